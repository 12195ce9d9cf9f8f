package org.hashverse.model;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Message;
import org.hashverse.chat.PeerId;
import org.hashverse.store.settings.Alerts;

/// Decides when a notification is shown, and its content. There is one notification for each unread conversation, and one for all strangers until the window
/// comes to the front, where their list is. Further messages update it, at most once every [#RENEWED_EVERY]. This class only decides; it shows nothing. For one thread.
public final class Attention {
    /// The shortest time between two sounds.
    public static final Duration SOUND_EVERY = Duration.ofSeconds(3);
    /// The shortest time between two updates of a notification.
    public static final Duration RENEWED_EVERY = Duration.ofSeconds(5);

    /// The subject of a notification.
    public sealed interface Subject {
        /// A conversation, Everyone included.
        record Talk(Conversation conversation) implements Subject {}

        /// All strangers that wait for a decision.
        record Strangers() implements Subject {}
    }

    /// What the person is looking at.
    ///
    /// @param inFront whether the window has the focus and is on screen
    /// @param open    the conversation that is open in it; null for none
    public record Viewing(boolean inFront, Conversation open) {
        boolean shows(Conversation conversation) {
            return inFront && conversation.equals(open);
        }
    }

    /// A notification, which replaces an earlier one with the same subject.
    ///
    /// @param count  the number of messages since the conversation was read, or of strangers since the window was last in front
    /// @param latest the author of the last message, or the last stranger
    /// @param words  what the last message says, if it says something and that may be shown
    /// @param show   whether to show the notification
    /// @param sound  whether to play a sound
    public record Announcement(Subject subject, int count, PeerId latest, Optional<String> words, boolean show, boolean sound) {}

    /// What a notification would say now, and what it said last.
    private static final class Pending {
        int count;
        PeerId latest;
        String words;
        Instant shownAt; // null if no notification was shown yet
        int shownCount;
        boolean mentioned; // a message since the last notification mentions us
    }

    private static final Subject STRANGERS = new Subject.Strangers();
    private final InstantSource clock;
    private final Function<Message, String> words;
    private final Map<Subject, Pending> pending = new LinkedHashMap<>();
    // strangers that the person did not decide about; each causes one notification, however often it writes
    private final Set<PeerId> knocked = new HashSet<>();
    private Instant soundedAt;

    /// Starts without any notification. Only texts are shown.
    public Attention(InstantSource clock) {
        this(clock, Message::text);
    }

    /// @param words what a message says, for content that is no text too; empty for nothing
    public Attention(InstantSource clock, Function<Message, String> words) {
        this.clock = clock;
        this.words = words;
    }

    /// Takes in a message of a contact. Returns the notification to show now, if any.
    ///
    /// @param mentionsMe whether it mentions us, so that it is announced even if the conversation is muted
    public Optional<Announcement> arrived(Message message, boolean mentionsMe, Viewing viewing, Alerts alerts) {
        if (viewing.shows(message.conversation())) return Optional.empty();
        var talk = new Subject.Talk(message.conversation());
        if (mentionsMe) pending.computeIfAbsent(talk, _ -> new Pending()).mentioned = true;
        return add(talk, message.author(), words.apply(message), alerts, muted(talk, alerts));
    }

    /// Whether a subject is muted. A conversation with a mention of us that was not announced yet is not.
    private boolean muted(Subject subject, Alerts alerts) {
        var state = pending.get(subject);
        return subject instanceof Subject.Talk(var conversation) && alerts.mutes(conversation, clock.instant()) && (state == null || !state.mentioned);
    }

    /// Takes in that a stranger connected or wrote. Returns the notification to show now, if any.
    public Optional<Announcement> knocked(PeerId stranger, Viewing viewing, Alerts alerts) {
        if (!knocked.add(stranger) || viewing.inFront()) return Optional.empty();
        return add(STRANGERS, stranger, null, alerts, alerts.mutes(Conversation.with(stranger), clock.instant()));
    }

    /// Takes in a stranger that was known before. It causes no notification.
    public void known(PeerId stranger) {
        knocked.add(stranger);
    }

    /// Takes in that a peer is not a stranger any more, or gone. Returns whether the notification of strangers must be withdrawn, because no stranger is left.
    public boolean decided(PeerId stranger) {
        return knocked.remove(stranger) && knocked.isEmpty() && withdrawn(STRANGERS);
    }

    /// Forgets all strangers that are none any more, once the node has reported its whole state again. Returns whether the notification of strangers must be withdrawn,
    /// because no stranger is left.
    ///
    /// @param still whether a peer is still a stranger
    public boolean keepStrangers(Predicate<PeerId> still) {
        return knocked.removeIf(still.negate()) && knocked.isEmpty() && withdrawn(STRANGERS);
    }

    /// Takes in that the window is in front, so that the list of strangers is on screen. Returns whether the notification of strangers must be withdrawn.
    public boolean looked() {
        return withdrawn(STRANGERS);
    }

    /// Takes in that a conversation was read, or is gone. Returns whether its notification must be withdrawn.
    public boolean read(Conversation conversation) {
        return withdrawn(new Subject.Talk(conversation));
    }

    /// The conversations in which messages arrived since [#read], whether a notification was shown or not.
    public List<Conversation> unread() {
        return pending.keySet().stream().filter(Subject.Talk.class::isInstance).map(subject -> ((Subject.Talk) subject).conversation()).toList();
    }

    /// The notifications to update without a sound, because more messages arrived. They count as shown, so the caller must show them. Called once a second.
    public List<Announcement> due(Alerts alerts) {
        var due = new ArrayList<Announcement>();
        pending.forEach((subject, state) -> {
            if (state.shownAt == null || state.count == state.shownCount || alerts.quiet() || muted(subject, alerts) || !alerts.show() || recent(state.shownAt, RENEWED_EVERY)) return;
            due.add(announce(subject, state, alerts, false));
        });
        return due;
    }

    private Optional<Announcement> add(Subject subject, PeerId author, String words, Alerts alerts, boolean muted) {
        var state = pending.computeIfAbsent(subject, _ -> new Pending());
        state.count++;
        state.latest = author;
        state.words = words;
        boolean sound = alerts.sound() && !recent(soundedAt, SOUND_EVERY);
        if (alerts.quiet() || muted || !alerts.show() && !sound || recent(state.shownAt, RENEWED_EVERY)) return Optional.empty();
        return Optional.of(announce(subject, state, alerts, sound));
    }

    private Announcement announce(Subject subject, Pending state, Alerts alerts, boolean sound) {
        state.shownAt = clock.instant();
        state.shownCount = state.count;
        state.mentioned = false;
        if (sound) soundedAt = state.shownAt;
        return new Announcement(subject, state.count, state.latest, Optional.ofNullable(state.words).filter(said -> alerts.words() && !said.isEmpty()), alerts.show(), sound);
    }

    /// Forgets what arrived about a subject. Returns whether a notification of it was shown.
    private boolean withdrawn(Subject subject) {
        var state = pending.remove(subject);
        return state != null && state.shownAt != null;
    }

    /// Whether a moment is less than a span ago. A moment in the future, after the clock was set back, is not recent.
    private boolean recent(Instant moment, Duration span) {
        if (moment == null) return false;
        var past = Duration.between(moment, clock.instant());
        return !past.isNegative() && past.compareTo(span) < 0;
    }
}
