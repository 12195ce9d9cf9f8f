/// How far files have come that messages offer. FX thread only.
package org.hashverse.model.files;
