package org.hashverse.node.peer;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerAddress;
import org.hashverse.transport.PeerConnection;

/// One ready connection to a peer, with the messages and pings in flight. Times of type `long` are nanoseconds of the node's clock. Node thread only.
public final class Link {
    /// The connection.
    public final PeerConnection connection;
    /// Whose link it is.
    public final PeerState peer;
    /// When the link became ready.
    public final Instant since;
    /// The peer is silent for so long that it is shown as not responding.
    public boolean notResponding;

    /// The nonces of unanswered pings, and when they were sent; bounded, the oldest go first.
    public final LinkedHashMap<Long, Long> pings = new LinkedHashMap<>();
    /// The nonces of unanswered pings of `query`, and the futures that wait for the answers.
    public final Map<Long, CompletableFuture<Long>> queries = new HashMap<>();
    /// When the last ping was sent.
    public long pingedAt;
    /// After this computer slept for long: the link is closed if nothing has come by this time. [Long#MAX_VALUE] if the link is not being checked.
    public long answerBy = Long.MAX_VALUE;
    /// When the latest such check began; see [#answerBy].
    public long checkedAt;

    /// A message in flight: sent, and not acknowledged.
    public record Flight(long number, MessageId id, int bytes) {}

    /// What is in flight, in the order in which it was sent.
    public final ArrayDeque<Flight> flight = new ArrayDeque<>();
    /// Bytes of text in flight.
    public int flightBytes;
    /// The next message number to send.
    public long cursor = 1;
    /// The store was asked for messages to send and has not answered yet.
    public boolean taking;
    /// The link is being closed, and what still comes over it is ignored.
    public boolean hungUp;
    /// The link is being closed to make room for another, and no longer counts as one of the open links ([org.hashverse.node.kit.Limits.Quotas#links]).
    public boolean evicted;
    /// The highest message number that came over this link.
    public long received;
    /// When a message was last acknowledged, or when the first one in flight was sent.
    public long progressAt;

    /// A link on which nothing was sent yet.
    public Link(PeerConnection connection, PeerState peer, Instant since) {
        this.connection = connection;
        this.peer = peer;
        this.since = since;
    }

    /// Removes a message from those in flight. Returns false if no message with this number was in flight.
    public boolean drop(long number) {
        boolean inFlight = flight.removeIf(sent -> sent.number() == number);
        if (inFlight) flightBytes = flight.stream().mapToInt(Flight::bytes).sum();
        return inFlight;
    }

    /// Where the link came from, with the port on which the peer says it listens; empty if it names no port.
    public Optional<PeerAddress> sourceAddress() {
        int port = connection.hello().port();
        return port == 0 ? Optional.empty() : Optional.of(PeerAddress.of(connection.remote().getAddress(), port));
    }

    /// Whether this is the link on which messages are sent.
    public boolean active() {
        return !peer.links.isEmpty() && peer.links.getLast() == this;
    }
}
