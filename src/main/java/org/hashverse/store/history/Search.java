package org.hashverse.store.history;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;

/// A search for messages that hold all words of `text` (the first [#MOST_WORDS]), also inside longer words, in any order and case, in any Unicode normal form.
///
/// @param in      one conversation, or empty for all
/// @param before  only messages that arrived before this one; nothing is found if this one is not stored
/// @param max     the most messages to find
/// @param without peers whose conversations are left out
public record Search(String text, Optional<Conversation> in, Optional<MessageKey> before, int max, Set<PeerId> without) {
    /// The most words of a text that are searched for; further words are ignored.
    public static final int MOST_WORDS = 16;

    /// Copies the peers.
    public Search {
        without = Set.copyOf(without);
    }

    /// A search that leaves out no conversation.
    public Search(String text, Optional<Conversation> in, Optional<MessageKey> before, int max) {
        this(text, in, before, max, Set.of());
    }

    /// The same search without the conversations with these peers.
    public Search without(Set<PeerId> peers) {
        return new Search(text, in, before, max, peers);
    }

    /// The words that are searched for.
    public List<String> words() {
        return words(text);
    }

    /// The words of a text that are searched for: the first [#MOST_WORDS].
    public static List<String> words(String text) {
        return WORD.matcher(text.strip()).results().limit(MOST_WORDS).map(MatchResult::group).toList();
    }

    private static final Pattern WORD = Pattern.compile("\\S+");
}
