package org.hashverse.ui.message;

import java.util.Optional;
import org.hashverse.chat.Message;

/// What a reply shows above its text: the message that it quotes, in two lines.
///
/// @param author  who wrote the message, or that it is not here
/// @param words   its words, or a sentence in their place; empty if it is not here, or not yet
/// @param message the message, to go to it; empty if it is not here, or not yet
public record Quote(String author, String words, Optional<Message> message) {}
