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
import java.util.function.Predicate;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Message;
import org.hashverse.chat.PeerId;
import org.hashverse.store.settings.Alerts;

/// Decides when a person is called, and with what: once for a conversation until it is read, once for all strangers until the list was looked at. What comes on
/// top renews that call, at most every [#RENEWED_EVERY]. A rule alone: it shows nothing. For one thread.
public final class Attention {
    /// There is at most one sound in this time, whoever writes.
    public static final Duration SOUND_EVERY = Duration.ofSeconds(3);
    /// The call for one subject is renewed at most so often.
    public static final Duration RENEWED_EVERY = Duration.ofSeconds(5);

    /// What a person is called for.
    public sealed interface Subject {
        /// A conversation, Everyone included.
        record Talk(Conversation conversation) implements Subject {}

        /// Whoever wants to talk and was not decided about.
        record Strangers() implements Subject {}
    }

    /// Where the person looks.
    ///
    /// @param here whether the window has the focus and is on screen
    /// @param open the conversation that is shown; null for none
    public record Eyes(boolean here, Conversation open) {
        boolean on(Conversation conversation) {
            return here && conversation.equals(open);
        }
    }

    /// A call, in place of an earlier one for the same subject.
    ///
    /// @param count  messages since the conversation was read, or strangers since the list was looked at
    /// @param latest who wrote, or knocked, last
    /// @param words  what was written last, where that may be shown
    /// @param show   whether it is to be seen
    /// @param sound  whether it is to be heard
    public record Call(Subject subject, int count, PeerId latest, Optional<String> words, boolean show, boolean sound) {}

    private static final class Pending {
        int count;
        PeerId latest;
        String words;
        Instant called;
        int calledWith;
    }

    private static final Subject STRANGERS = new Subject.Strangers();
    private final InstantSource clock;
    private final Map<Subject, Pending> pending = new LinkedHashMap<>();
    // a stranger calls once, however often it writes
    private final Set<PeerId> knocked = new HashSet<>();
    private Instant sounded;

    /// A rule for a person who has not been called yet.
    public Attention(InstantSource clock) {
        this.clock = clock;
    }

    /// A message of a contact came; empty if it is no reason to call, or not now.
    public Optional<Call> arrived(Message message, Eyes eyes, Alerts alerts) {
        if (eyes.on(message.conversation())) return Optional.empty();
        return add(new Subject.Talk(message.conversation()), message.author(), message.text(), alerts, alerts.mutes(message.conversation()));
    }

    /// A stranger knocked, or wrote; empty if it is no reason to call, or not now.
    public Optional<Call> knocked(PeerId stranger, Eyes eyes, Alerts alerts) {
        if (!knocked.add(stranger) || eyes.here()) return Optional.empty();
        return add(STRANGERS, stranger, null, alerts, alerts.mutes(Conversation.with(stranger)));
    }

    /// A stranger that was there before: nobody is called for it.
    public void known(PeerId stranger) {
        knocked.add(stranger);
    }

    /// A peer is no stranger any more, or gone. True if no stranger is left that the person was called for.
    public boolean decided(PeerId stranger) {
        return knocked.remove(stranger) && knocked.isEmpty() && withdrawn(STRANGERS);
    }

    /// Those alone are strangers still, because everything was told anew.
    public void strangers(Predicate<PeerId> still) {
        knocked.removeIf(still.negate());
    }

    /// The list of strangers was on screen. True if the call for it is of no more use.
    public boolean looked() {
        return withdrawn(STRANGERS);
    }

    /// A conversation was read, or is gone. True if the call for it is of no more use.
    public boolean read(Conversation conversation) {
        return withdrawn(new Subject.Talk(conversation));
    }

    /// The conversations that have something new.
    public List<Conversation> unread() {
        return pending.keySet().stream().filter(Subject.Talk.class::isInstance).map(subject -> ((Subject.Talk) subject).conversation()).toList();
    }

    /// Once a second: the calls that are to be renewed, silently, because more came since.
    public List<Call> due(Alerts alerts) {
        var due = new ArrayList<Call>();
        pending.forEach((subject, state) -> {
            boolean muted = subject instanceof Subject.Talk(var conversation) && alerts.mutes(conversation);
            if (state.called == null || state.count == state.calledWith || alerts.quiet() || muted || !alerts.show() || recent(state.called, RENEWED_EVERY)) return;
            due.add(call(subject, state, alerts, false));
        });
        return due;
    }

    private Optional<Call> add(Subject subject, PeerId who, String words, Alerts alerts, boolean muted) {
        var state = pending.computeIfAbsent(subject, _ -> new Pending());
        state.count++;
        state.latest = who;
        state.words = words;
        boolean sound = alerts.sound() && !recent(sounded, SOUND_EVERY);
        if (alerts.quiet() || muted || !alerts.show() && !sound || recent(state.called, RENEWED_EVERY)) return Optional.empty();
        return Optional.of(call(subject, state, alerts, sound));
    }

    private Call call(Subject subject, Pending state, Alerts alerts, boolean sound) {
        state.called = clock.instant();
        state.calledWith = state.count;
        if (sound) sounded = state.called;
        return new Call(subject, state.count, state.latest, Optional.ofNullable(state.words).filter(_ -> alerts.words()), alerts.show(), sound);
    }

    private boolean withdrawn(Subject subject) {
        var state = pending.remove(subject);
        return state != null && state.called != null;
    }

    /// Whether a moment is less than a span ago; a clock that was set back does not silence us.
    private boolean recent(Instant moment, Duration span) {
        if (moment == null) return false;
        var past = Duration.between(moment, clock.instant());
        return !past.isNegative() && past.compareTo(span) < 0;
    }
}
