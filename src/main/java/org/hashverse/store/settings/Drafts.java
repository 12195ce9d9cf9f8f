package org.hashverse.store.settings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hashverse.chat.Conversation;

/// The drafts: texts that the person wrote and did not send, by conversation. Immutable.
///
/// @param texts the drafts in the order of their last change, newest last; at most [#MOST], each of at most [#MOST_CHARACTERS], none blank
public record Drafts(Map<Conversation, String> texts) {
    /// The most drafts. If there are more, those changed last are kept.
    public static final int MOST = 200;
    /// The most `char`s of a draft, more than the field accepts: older versions accepted that many.
    public static final int MOST_CHARACTERS = 131_072;
    /// No drafts.
    public static final Drafts NONE = new Drafts(Map.of());

    /// Drops blank drafts and those above [#MOST], and cuts long ones.
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
