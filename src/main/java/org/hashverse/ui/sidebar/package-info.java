/// The list of peers and conversations, and oneself above it.
package org.hashverse.ui.sidebar;
