package org.hashverse.store.settings;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hashverse.chat.Conversation;

/// The settings of notifications, and the conversations that are muted or marked as unread. Immutable.
///
/// @param show   whether the desktop shows notifications
/// @param words  whether a notification shows the message, or only its author
/// @param sound  whether a notification makes a sound
/// @param quiet  whether all notifications are off for now (do not disturb)
/// @param muted  the muted conversations, each once; at most [#MOST]
/// @param marked conversations that the person marked as unread, each once; at most [#MOST]
public record Alerts(boolean show, boolean words, boolean sound, boolean quiet, List<Mute> muted, List<Conversation> marked) {
    /// The most muted conversations, and the most marked ones. If there are more, the oldest are dropped.
    public static final int MOST = 1_000;

    /// The settings of a new profile.
    public static final Alerts DEFAULT = new Alerts(true, true, true, false, List.of(), List.of());

    /// Keeps the last [#MOST] muted and the last [#MOST] marked conversations.
    public Alerts {
        muted = last(muted);
        marked = last(marked);
    }

    private static <T> List<T> last(List<T> all) {
        return List.copyOf(all.subList(Math.max(0, all.size() - MOST), all.size()));
    }

    /// With or without notifications on the desktop.
    public Alerts withShow(boolean show) {
        return new Alerts(show, words, sound, quiet, muted, marked);
    }

    /// With or without the message in notifications.
    public Alerts withWords(boolean words) {
        return new Alerts(show, words, sound, quiet, muted, marked);
    }

    /// With or without a sound.
    public Alerts withSound(boolean sound) {
        return new Alerts(show, words, sound, quiet, muted, marked);
    }

    /// With or without do-not-disturb.
    public Alerts withQuiet(boolean quiet) {
        return new Alerts(show, words, sound, quiet, muted, marked);
    }

    /// The mute of a conversation that is in force at a time.
    public Optional<Mute> mute(Conversation conversation, Instant now) {
        return muted.stream().filter(mute -> mute.conversation().equals(conversation) && mute.lasts(now)).findFirst();
    }

    /// Whether a conversation is muted at a time.
    public boolean mutes(Conversation conversation, Instant now) {
        return !muted.isEmpty() && mute(conversation, now).isPresent();
    }

    /// With a mute in place of the one before of the same conversation.
    public Alerts withMute(Mute mute) {
        var others = withoutMute(mute.conversation()).muted;
        return new Alerts(show, words, sound, quiet, Stream.concat(others.stream(), Stream.of(mute)).toList(), marked);
    }

    /// With one conversation not muted.
    public Alerts withoutMute(Conversation conversation) {
        return new Alerts(show, words, sound, quiet, muted.stream().filter(mute -> !mute.conversation().equals(conversation)).toList(), marked);
    }

    /// Without the mutes that have ended at a time.
    public Alerts withoutEndedMutes(Instant now) {
        return new Alerts(show, words, sound, quiet, muted.stream().filter(mute -> mute.lasts(now)).toList(), marked);
    }

    /// With one conversation marked as unread, or not.
    public Alerts withMarked(Conversation conversation, boolean mark) {
        var others = marked.stream().filter(other -> !other.equals(conversation));
        return new Alerts(show, words, sound, quiet, muted, Stream.concat(others, mark ? Stream.of(conversation) : Stream.empty()).toList());
    }
}
