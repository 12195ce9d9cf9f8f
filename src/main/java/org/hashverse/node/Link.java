package org.hashverse.node;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.hashverse.chat.MessageId;
import org.hashverse.transport.PeerConnection;

/// One ready connection and what is under way on it. Node thread only.
final class Link {
    final PeerConnection connection;
    final PeerState peer;
    final Instant since;
    boolean notResponding;

    /// Pings not answered, with when they were sent; bounded, the oldest go first.
    final LinkedHashMap<Long, Long> pings = new LinkedHashMap<>();
    final Map<Long, CompletableFuture<Long>> queries = new HashMap<>();
    long pingedAt;
    /// After we stood still: heard by then, or gone.
    long heardBy = Long.MAX_VALUE;
    long checkFrom;

    /// A chat on its way.
    record Flight(long number, MessageId id, int bytes) {}

    final ArrayDeque<Flight> flight = new ArrayDeque<>();
    int flightBytes;
    /// The next number to send.
    long cursor = 1;
    boolean taking;
    /// It is being ended because what it brings cannot be kept: what it brought before is not taken in either.
    boolean hungUp;
    /// It was told to go so that another finds room, and its goodbye is still on its way.
    boolean makesRoom;
    /// The highest number that came over this link.
    long received;
    /// When something was last acknowledged, or the first was sent.
    long progressAt;

    Link(PeerConnection connection, PeerState peer, Instant since) {
        this.connection = connection;
        this.peer = peer;
        this.since = since;
    }

    /// One is on its way no more. Whether it was.
    boolean drop(long number) {
        boolean was = flight.removeIf(one -> one.number() == number);
        if (was) flightBytes = flight.stream().mapToInt(Flight::bytes).sum();
        return was;
    }

    /// Whether this is the link to send on.
    boolean active() {
        return !peer.links.isEmpty() && peer.links.getLast() == this;
    }
}
