package org.hashverse.store.settings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.MessageKey;

/// The drafts: what the person wrote and did not send, by conversation. Immutable.
///
/// @param all the drafts in the order of their last change, newest last; at most [#MOST], none empty
public record Drafts(Map<Conversation, Unsent> all) {
    /// A text that was not sent.
    ///
    /// @param text    of at most [#MOST_CHARACTERS]; may be blank in a draft that replies to a message
    /// @param replyTo the message that it replies to, if any
    public record Unsent(String text, Optional<MessageKey> replyTo) {
        private boolean empty() {
            return text.isBlank() && replyTo.isEmpty();
        }

        private Unsent cut() {
            if (text.length() <= MOST_CHARACTERS) return this;
            return new Unsent(text.substring(0, Character.isHighSurrogate(text.charAt(MOST_CHARACTERS - 1)) ? MOST_CHARACTERS - 1 : MOST_CHARACTERS), replyTo);
        }
    }

    /// The most drafts. If there are more, those changed last are kept.
    public static final int MOST = 200;
    /// The most `char`s of a draft, more than the field accepts: older versions accepted that many.
    public static final int MOST_CHARACTERS = 131_072;
    /// No drafts.
    public static final Drafts NONE = new Drafts(Map.of());

    /// Drops empty drafts and those above [#MOST], and cuts long ones.
    public Drafts {
        var kept = new LinkedHashMap<Conversation, Unsent>();
        var entries = new ArrayList<>(all.entrySet());
        entries.removeIf(entry -> entry.getValue().empty());
        for (var entry : entries.subList(Math.max(0, entries.size() - MOST), entries.size())) kept.put(entry.getKey(), entry.getValue().cut());
        all = Collections.unmodifiableMap(kept);
    }
}
