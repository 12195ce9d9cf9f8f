/// Adding a peer by address or invite, giving one’s own invite, and asking whether somebody is connected.
package org.hashverse.ui.add;
