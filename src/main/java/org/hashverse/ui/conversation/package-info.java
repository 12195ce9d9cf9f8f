/// The open conversation: header, banner, find bar, pinned messages, the messages with their scroll position, and the bar for selected messages.
package org.hashverse.ui.conversation;
