package org.hashverse.node;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageText;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Reason;
import org.hashverse.store.history.MessageStore;
import org.hashverse.transport.PeerConnection;
import org.hashverse.wire.Frame;

/// Sends our messages. The store is the queue. A link has a window of unacknowledged messages, and every acknowledgement pulls the next ones. Node thread only.
final class Deliveries {
    /// If a peer closes so many links in a row with BYE `protocol` at the same message, that message is rejected: the peer cannot read it.
    static final int ACCUSATIONS = 3;
    /// If so many links in a row end silently at the same message, the path is taken for one that swallows large packets.
    static final int SILENT_ENDS = 2;
    /// How long links to such a peer are written in pieces. Then a whole message is tried again, because the path may have changed.
    static final Duration IN_PIECES = Duration.ofHours(1);
    /// Bytes that a CHAT frame has besides its text.
    private static final int AROUND_TEXT = 200;
    /// Windows whose numbers are remembered after their links ended: that of the newest link, and that of the older link that carried on.
    static final int RECALLED_WINDOWS = 2;

    private final OwnIdentity myself;
    private final PeerDirectory roster;
    private final MessageStore store;
    private final Events events;
    private final NodeClock clock;
    private final Limits limits;

    Deliveries(OwnIdentity myself, PeerDirectory roster, MessageStore store, Events events, NodeClock clock, Limits limits) {
        this.myself = myself;
        this.roster = roster;
        this.store = store;
        this.events = events;
        this.clock = clock;
        this.limits = limits;
    }

    CompletableFuture<SendOutcome> sendToEveryone(String text) {
        var recipients = roster.reachable().stream().map(peer -> peer.id).toList();
        if (recipients.isEmpty()) return CompletableFuture.completedFuture(new SendOutcome.NobodyConnected());
        return write(Conversation.EVERYONE, recipients, text);
    }

    CompletableFuture<SendOutcome> send(PeerState to, String text) {
        int waiting = store.waiting(to.id);
        if (waiting >= limits.quotas().waitingMessages()) return CompletableFuture.completedFuture(new SendOutcome.TooManyWaiting(waiting));
        return write(Conversation.with(to.id), List.of(to.id), text);
    }

    private CompletableFuture<SendOutcome> write(Conversation conversation, List<PeerId> recipients, String text) {
        var fault = MessageText.fault(text);
        if (fault.isPresent()) return CompletableFuture.completedFuture(new SendOutcome.BadText(fault.get()));
        var now = clock.wall();
        long stamp = Math.max(now.toEpochMilli(), store.lastStamp(conversation) + 1);
        var message = new Message(MessageId.random(), conversation, myself.id, stamp, now, text, Optional.empty());
        var outcome = new CompletableFuture<SendOutcome>();
        store.write(message, recipients, kept -> {
            if (!kept) {
                outcome.complete(new SendOutcome.DiskFull());
                return;
            }
            var deliveries = new LinkedHashMap<PeerId, Delivery>();
            for (var recipient : recipients) deliveries.put(recipient, Delivery.QUEUED);
            var written = new Delivered(message, true, deliveries);
            events.tell(new NodeEvent.MessageWritten(written));
            outcome.complete(new SendOutcome.Sent(written));
            for (var recipient : recipients) roster.find(recipient).ifPresent(peer -> {
                peer.active().ifPresent(this::pump); // if the take below did not get it
                if (peer.links.isEmpty()) roster.changed(peer); // one more waits
            });
        });
        // taken right after the write, so that one commit stores it and makes it SENT if a link is ready
        for (var recipient : recipients) roster.find(recipient).flatMap(PeerState::active).ifPresent(link -> take(link));
        return outcome;
    }

    /// Starts to send on a link that is ready. Messages up to the number in the peer's HELLO become delivered, if that HELLO names the message that we gave
    /// this number. All others are sent again.
    void start(Link link) {
        var peer = link.peer;
        if (peer.inPieces(clock.nanos())) link.connection.inPieces();
        var have = link.connection.hello().have().filter(h -> h.store().equals(store.id()));
        long upTo = have.map(Frame.Have::number).orElse(0L);
        link.cursor = Math.min(upTo, store.lastNumber(peer.id)) + 1;
        peer.recalled.headSet(link.cursor).clear();
        // a HELLO does not say why, but a peer that has us as a contact refuses a message only for want of room
        var reason = link.connection.hello().met() ? Reason.FULL : Reason.NOT_ACCEPTED;
        if (upTo > 0) store.reconcile(peer.id, new MessageStore.Claim(upTo, have.get().last(), Set.copyOf(have.get().refused()), reason), peer.contact(), changes -> {
            tell(changes);
            peer.active().ifPresent(this::pump); // messages that got another number now wait to be sent
        });
        pump(link);
    }

    /// A link ended without BYE. Counts as a silent end if more than one packet was on its way. After [#SILENT_ENDS] of them at the same message, large packets seem
    /// to be lost, without the ICMP message that should say so. Then links to this peer are written in pieces.
    void endedSilently(Link link) {
        if (link.flight.isEmpty() || link.flightBytes + AROUND_TEXT * link.flight.size() <= PeerConnection.PIECE) return;
        var peer = link.peer;
        var first = link.flight.getFirst().id();
        peer.silentEnds = first.equals(peer.silentAt) ? peer.silentEnds + 1 : 1;
        peer.silentAt = first;
        if (peer.silentEnds >= SILENT_ENDS) peer.inPiecesUntil = Optional.of(clock.nanos() + IN_PIECES.toNanos());
    }

    /// Remembers the numbers in flight on a link that ended: the peer may still refuse them.
    void recall(Link link) {
        var recalled = link.peer.recalled;
        for (var one : link.flight) recalled.add(one.number());
        while (recalled.size() > RECALLED_WINDOWS * limits.flow().windowChats()) recalled.pollFirst();
    }

    /// Continues on an older link when the newest one broke.
    void resume(Link link, Link broken) {
        recall(link);
        link.flight.clear();
        link.flightBytes = 0;
        // all before that number is settled. This link sends its own unsettled messages again, because an ACK counts only for what is in flight
        link.cursor = broken.flight.isEmpty() ? broken.cursor : broken.flight.getFirst().number();
        pump(link);
    }

    /// Sends as much as the window allows.
    void pump(Link link) {
        if (link.cursor > store.lastNumber(link.peer.id) && store.waiting(link.peer.id) == 0) return;
        take(link);
    }

    private void take(Link link) {
        int room = limits.flow().windowChats() - link.flight.size();
        int bytes = limits.flow().windowBytes() - link.flightBytes;
        if (link.taking || !link.active() || room <= 0 || bytes <= 0) return;
        link.taking = true;
        long from = link.cursor;
        store.take(link.peer.id, from, room, bytes, batch -> {
            link.taking = false;
            tell(batch.changes());
            if (!link.active()) return; // the next link starts at what the peer has
            if (link.cursor != from) { // resume() moved it meanwhile
                pump(link);
                return;
            }
            for (var next : batch.messages()) send(link, next);
            if (!batch.messages().isEmpty()) pump(link);
            else link.cursor = Math.max(link.cursor, store.lastNumber(link.peer.id) + 1); // all that is left was refused or forgotten
            if (!batch.changes().isEmpty()) roster.changed(link.peer); // fewer wait
        });
    }

    private void send(Link link, MessageStore.Numbered next) {
        var message = next.message();
        var to = switch (message.conversation()) {
            case Conversation.Everyone _ -> Frame.To.EVERYONE;
            case Conversation.Direct _ -> Frame.To.YOU;
        };
        if (link.flight.isEmpty()) link.progressAt = clock.nanos();
        int bytes = MessageText.bytes(message.text());
        link.flight.add(new Link.Flight(next.number(), message.id(), bytes));
        link.flightBytes += bytes;
        link.cursor = next.number() + 1;
        link.connection.chat(new Frame.Chat(next.number(), message.id(), to, message.stamp(), message.text(), message.replyTo()));
    }

    /// Handles ACK. Ignores numbers that are not in flight on this link, before anything asks the store.
    void acknowledged(Link link, long upTo) {
        if (!landed(link, upTo)) return;
        link.peer.recalled.headSet(upTo, true).clear();
        link.peer.accusations = 0;
        store.acknowledge(link.peer.id, upTo, this::tell);
        link.peer.active().ifPresent(this::pump);
    }

    /// Handles NAK: rejects one message, and the queue goes on. It counts for a number in flight on any link of the peer. The peer sends the NAK once on each link,
    /// ahead of the ACK, perhaps before we have sent the message on that link.
    void refused(Link link, long number, String reason) {
        boolean sent = link.peer.recalled.remove(number);
        for (var each : link.peer.links) sent |= dropped(each, number);
        if (!sent && !dropped(link, number)) return; // a number that we did not send
        store.reject(link.peer.id, number, reason, this::tell);
        link.peer.active().ifPresent(this::pump);
    }

    /// Takes a number out of the window. False if it was not in flight.
    private boolean dropped(Link link, long number) {
        if (!link.drop(number)) return false;
        link.progressAt = clock.nanos();
        return true;
    }

    /// Takes all numbers up to `upTo` out of the window. False if none was in flight.
    private boolean landed(Link link, long upTo) {
        int before = link.flight.size();
        for (var first = link.flight.peek(); first != null && first.number() <= upTo; first = link.flight.peek()) {
            link.flight.poll();
            link.flightBytes -= first.bytes();
            link.progressAt = clock.nanos();
        }
        return link.flight.size() < before;
    }

    void read(Link link, Frame.Read read) {
        store.read(link.peer.id, read.to() == Frame.To.EVERYONE, read.upTo(), this::tell);
    }

    /// Whether messages are in flight and the peer acknowledged none of them for [Limits.Liveness#stalled].
    boolean stalled(Link link, long now) {
        return !link.flight.isEmpty() && now - link.progressAt > limits.liveness().stalled().toNanos();
    }

    /// The peer closed the link with BYE `protocol`. Rejects the first message in flight if that happened [#ACCUSATIONS] times in a row at this message.
    void accused(Link link) {
        if (link.flight.isEmpty()) return;
        var first = link.flight.getFirst();
        var peer = link.peer;
        peer.accusations = first.id().equals(peer.accused) ? peer.accusations + 1 : 1; // by id, because the number may change with each link
        peer.accused = first.id();
        if (peer.accusations >= ACCUSATIONS) store.reject(peer.id, first.number(), Reason.PROTOCOL, this::tell);
    }

    CompletableFuture<Integer> cancel(MessageId message) {
        var answer = new CompletableFuture<Integer>();
        store.cancel(message, changes -> {
            tell(changes);
            for (var change : changes) roster.find(change.recipient()).ifPresent(roster::changed);
            answer.complete(changes.size());
        });
        return answer;
    }

    /// Ends all that waits for a peer, because nothing is sent to it any more. See [MessageStore#abandon].
    void abandon(PeerState peer, Delivery fate, String reason) {
        store.abandon(peer.id, fate, reason, changes -> {
            tell(changes);
            roster.changed(peer);
        });
    }

    private void tell(List<MessageStore.Change> changes) {
        for (var change : changes) events.tell(new NodeEvent.DeliveryChanged(change.conversation(), change.message(), change.recipient(), change.delivery()));
    }
}
