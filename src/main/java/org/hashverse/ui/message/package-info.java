/// One row of a conversation: a message with its bubble, marks, menu and keys, a note, or the answer to a command.
package org.hashverse.ui.message;
