/// One row of a conversation: a message with its bubble, marks, bar of buttons, menu and keys, a note, or the answer to a command. [MessageActions] knows what a person can do
/// with a message.
package org.hashverse.ui.message;
