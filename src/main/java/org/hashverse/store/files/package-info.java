/// Small files, replaced whole and readable by their owner alone.
package org.hashverse.store.files;
