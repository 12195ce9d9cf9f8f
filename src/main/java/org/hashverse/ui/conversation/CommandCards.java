package org.hashverse.ui.conversation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hashverse.chat.Conversation;
import org.hashverse.ui.message.CommandCard;

/// The answers to commands in each conversation, until they are dismissed or the window closes. FX thread only.
final class CommandCards {
    private final Map<Conversation, List<CommandCard>> all = new HashMap<>();

    /// Those of a conversation, the oldest first. The list changes with them.
    List<CommandCard> of(Conversation conversation) {
        return all.computeIfAbsent(conversation, _ -> new ArrayList<>());
    }

    /// Adds a card.
    ///
    /// @param changed runs when the card is answered
    void add(Conversation conversation, CommandCard card, Runnable changed) {
        of(conversation).add(card);
        card.onChanged(changed);
    }

    /// Removes a card, wherever it is.
    void remove(CommandCard card) {
        all.values().forEach(cards -> cards.remove(card));
    }
}
