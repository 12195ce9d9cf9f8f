package org.hashverse.store.settings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hashverse.chat.Conversation;

/// What the person has written and not sent, by conversation. Immutable.
///
/// @param texts the one that was changed last stands last; at most [#MOST] of them, each of at most [#MOST_CHARACTERS], none of them blank
public record Drafts(Map<Conversation, String> texts) {
    /// Drafts kept; of more, those that were changed last.
    public static final int MOST = 200;
    /// `char`s kept of one draft: as many as the window lets a person write.
    public static final int MOST_CHARACTERS = 131_072;
    /// Nothing is written.
    public static final Drafts NONE = new Drafts(Map.of());

    public Drafts {
        var kept = new LinkedHashMap<Conversation, String>();
        var all = new ArrayList<>(texts.entrySet());
        all.removeIf(entry -> entry.getValue().isBlank());
        for (var entry : all.subList(Math.max(0, all.size() - MOST), all.size())) kept.put(entry.getKey(), cut(entry.getValue()));
        texts = Collections.unmodifiableMap(kept);
    }

    private static String cut(String text) {
        if (text.length() <= MOST_CHARACTERS) return text;
        return text.substring(0, Character.isHighSurrogate(text.charAt(MOST_CHARACTERS - 1)) ? MOST_CHARACTERS - 1 : MOST_CHARACTERS);
    }
}
