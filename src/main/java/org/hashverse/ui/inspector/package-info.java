/// The inspector: facts about one peer, and the peers it is connected to.
package org.hashverse.ui.inspector;
