/// What is known of one peer, and the peers that it is connected to.
package org.hashverse.ui.inspector;
