package org.hashverse.store.settings;

import java.util.LinkedHashSet;
import java.util.List;
import org.hashverse.chat.Conversation;

/// When the window calls for attention. Immutable.
///
/// @param show  whether the desktop notifies
/// @param words whether a notification shows what was written, or only by whom
/// @param sound whether it makes a sound
/// @param quiet whether nothing of all that happens for now (do not disturb)
/// @param muted conversations that never call: a peer's key, or `everyone`; at most [#MOST]
public record Alerts(boolean show, boolean words, boolean sound, boolean quiet, List<String> muted) {
    /// Muted conversations kept; whoever mutes more gives up the oldest.
    public static final int MOST = 1_000;

    /// What a new profile starts with.
    public static final Alerts DEFAULT = new Alerts(true, true, true, false, List.of());

    public Alerts {
        muted = List.copyOf(muted.subList(Math.max(0, muted.size() - MOST), muted.size()));
    }

    /// Notifying, or not.
    public Alerts withShow(boolean show) {
        return new Alerts(show, words, sound, quiet, muted);
    }

    /// Showing what was written, or only by whom.
    public Alerts withWords(boolean words) {
        return new Alerts(show, words, sound, quiet, muted);
    }

    /// With a sound, or without.
    public Alerts withSound(boolean sound) {
        return new Alerts(show, words, sound, quiet, muted);
    }

    /// Quiet for now, or not any more.
    public Alerts withQuiet(boolean quiet) {
        return new Alerts(show, words, sound, quiet, muted);
    }

    /// Whether a conversation never calls.
    public boolean mutes(Conversation conversation) {
        return !muted.isEmpty() && muted.contains(key(conversation));
    }

    /// With one conversation muted or not.
    public Alerts withMuted(Conversation conversation, boolean mute) {
        var now = new LinkedHashSet<>(muted);
        now.remove(key(conversation));
        if (mute) now.add(key(conversation));
        return new Alerts(show, words, sound, quiet, List.copyOf(now));
    }

    private static String key(Conversation conversation) {
        return switch (conversation) {
            case Conversation.Everyone() -> "everyone";
            case Conversation.Direct(var peer) -> peer.text();
        };
    }
}
