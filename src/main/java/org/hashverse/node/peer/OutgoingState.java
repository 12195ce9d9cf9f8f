package org.hashverse.node.peer;

import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;
import org.hashverse.chat.MessageId;

/// What is remembered about messages to one peer when a link ends. For `Deliveries`. Node thread only.
public final class OutgoingState {
    /// Message numbers that were in flight on links that have ended.
    private final TreeSet<Long> sentBefore = new TreeSet<>();
    private final Repeats protocolCloses = new Repeats();
    private final Repeats silentEnds = new Repeats();
    /// In nanoseconds of the node's clock.
    private Optional<Long> inPiecesUntil = Optional.empty();

    /// Counts how often in a row something happened at the same message. The message is known by its id, because each link may give it another number.
    private static final class Repeats {
        private MessageId last;
        private int count;

        /// Counts that it happened at this message. Returns how often in a row.
        int at(MessageId message) {
            count = message.equals(last) ? count + 1 : 1;
            last = message;
            return count;
        }
    }

    /// Remembers numbers that were in flight on a link that has ended: a NAK for them may come on another link before they are sent there. If there are too
    /// many, the lowest are forgotten.
    ///
    /// @param most how many are remembered
    public void rememberFlight(Collection<Long> numbers, int most) {
        sentBefore.addAll(numbers);
        while (sentBefore.size() > most) sentBefore.pollFirst();
    }

    /// Forgets all numbers below one: those messages are in flight again or done.
    public void forgetBelow(long number) {
        sentBefore.headSet(number).clear();
    }

    /// Notes that the peer has all messages up to a number.
    public void acknowledged(long upTo) {
        forgetBelow(upTo + 1);
    }

    /// Forgets a number that the peer refuses. Returns whether it was in flight on a link that has ended.
    public boolean refused(long number) {
        return sentBefore.remove(number);
    }

    /// Counts a link that the peer closed with BYE `protocol`. After several at one message, `Deliveries` rejects it.
    ///
    /// @param first the first message in flight
    /// @return how often in a row it was this one
    public int closedForProtocol(MessageId first) {
        return protocolCloses.at(first);
    }

    /// Counts a link that ended without BYE while more than one packet was in flight. After several at one message, `Deliveries` sends in small pieces.
    ///
    /// @param first the first message in flight
    /// @return how often in a row it was this one
    public int endedSilently(MessageId first) {
        return silentEnds.at(first);
    }

    /// Notes that messages are to be sent in small pieces until a time, because the network seems to drop large packets.
    public void sendInPieces(long until) {
        inPiecesUntil = Optional.of(until);
    }

    /// Whether messages to the peer are sent in small pieces.
    ///
    /// @param now nanoseconds of the node's clock
    public boolean inPieces(long now) {
        return inPiecesUntil.filter(until -> now - until < 0).isPresent();
    }
}
