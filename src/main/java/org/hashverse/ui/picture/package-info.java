/// Pictures as files: their headers, decoding them in bounds and upright, and writing small ones. Nothing here runs on the FX thread.
package org.hashverse.ui.picture;
