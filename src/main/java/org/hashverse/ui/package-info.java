/// The window: views over `model`, on the FX thread, which never waits for disk or network.
package org.hashverse.ui;
