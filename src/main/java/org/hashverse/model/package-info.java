/// The observable state that the window shows, updated by the node's events. It only needs `javafx.base`. Everything here is read and
/// changed on the FX thread, unless a method says otherwise. [ChatModel] is what views know; each [ConversationItem] has the messages of one conversation, and [Pages] loads them.
package org.hashverse.model;

