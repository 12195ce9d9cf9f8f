/// The sidebar: the list of conversations, with our own card above.
package org.hashverse.ui.sidebar;
