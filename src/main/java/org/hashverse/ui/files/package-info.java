/// Files in the window: how they look in a message, what is done with them, and those that are about to be sent. Reads no file on the FX thread.
package org.hashverse.ui.files;
