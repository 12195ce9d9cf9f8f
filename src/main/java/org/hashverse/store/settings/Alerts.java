package org.hashverse.store.settings;

import java.util.LinkedHashSet;
import java.util.List;
import org.hashverse.chat.Conversation;

/// The settings of notifications. Immutable.
///
/// @param show  whether the desktop shows notifications
/// @param words whether a notification shows the message, or only its author
/// @param sound whether a notification makes a sound
/// @param quiet whether all notifications are off for now (do not disturb)
/// @param muted conversations without notifications: a peer's key, or `everyone`; at most [#MOST]
public record Alerts(boolean show, boolean words, boolean sound, boolean quiet, List<String> muted) {
    /// The most muted conversations. If more are muted, the oldest are dropped.
    public static final int MOST = 1_000;

    /// The settings of a new profile.
    public static final Alerts DEFAULT = new Alerts(true, true, true, false, List.of());

    /// Keeps the last [#MOST] muted conversations.
    public Alerts {
        muted = List.copyOf(muted.subList(Math.max(0, muted.size() - MOST), muted.size()));
    }

    /// With or without notifications on the desktop.
    public Alerts withShow(boolean show) {
        return new Alerts(show, words, sound, quiet, muted);
    }

    /// With or without the message in notifications.
    public Alerts withWords(boolean words) {
        return new Alerts(show, words, sound, quiet, muted);
    }

    /// With or without a sound.
    public Alerts withSound(boolean sound) {
        return new Alerts(show, words, sound, quiet, muted);
    }

    /// With or without do-not-disturb.
    public Alerts withQuiet(boolean quiet) {
        return new Alerts(show, words, sound, quiet, muted);
    }

    /// Whether a conversation is muted.
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
