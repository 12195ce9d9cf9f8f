/// The open conversation: header, banner, find bar, and the messages with their scroll position.
package org.hashverse.ui.conversation;
