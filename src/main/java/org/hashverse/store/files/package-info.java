/// Small files that are replaced as a whole and that only their owner can read.
package org.hashverse.store.files;
