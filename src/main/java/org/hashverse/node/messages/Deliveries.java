package org.hashverse.node.messages;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Reason;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.SendOutcome;
import org.hashverse.node.kit.Events;
import org.hashverse.node.kit.Limits;
import org.hashverse.node.kit.NodeClock;
import org.hashverse.node.peer.Link;
import org.hashverse.node.peer.OwnIdentity;
import org.hashverse.node.peer.PeerDirectory;
import org.hashverse.node.peer.PeerState;
import org.hashverse.store.history.MessageStore;
import org.hashverse.transport.PeerConnection;
import org.hashverse.wire.Frame;

/// Sends our messages. They wait in the store. Each link has a window of unacknowledged messages ([Limits.Flow]); every ACK makes room for the next ones. Node
/// thread only.
public final class Deliveries {
    /// A message is rejected if it is the first in flight on this many links in a row that the peer closes with BYE `protocol`: the peer cannot read the message.
    static final int PROTOCOL_CLOSES = 3;
    /// If the same message is the first in flight on this many links in a row that end silently, the network between seems to drop large packets.
    static final int SILENT_ENDS = 2;
    /// How long messages to such a peer are sent in small pieces. Then a whole message is tried again, because the network may have changed.
    static final Duration IN_PIECES = Duration.ofHours(1);
    /// Bytes that a CHAT frame has besides its text, roughly.
    private static final int AROUND_TEXT = 200;
    /// Windows whose message numbers are remembered after their links ended: that of the newest link, and that of the older link which replaced it.
    static final int REMEMBERED_WINDOWS = 2;

    private final OwnIdentity myself;
    private final PeerDirectory directory;
    private final MessageStore store;
    private final Events events;
    private final NodeClock clock;
    private final Limits limits;

    /// Deliveries to peers of the directory.
    Deliveries(OwnIdentity myself, PeerDirectory directory, MessageStore store, Events events, NodeClock clock, Limits limits) {
        this.myself = myself;
        this.directory = directory;
        this.store = store;
        this.events = events;
        this.clock = clock;
        this.limits = limits;
    }

    /// Sends content to those who receive what we write to a conversation now. For those who are offline it waits.
    public CompletableFuture<SendOutcome> send(Conversation to, Content content) {
        return send(to, content, MessageId.random());
    }

    /// Sends content as [#send(Conversation, Content)] does.
    ///
    /// @param id of the new message
    public CompletableFuture<SendOutcome> send(Conversation to, Content content, MessageId id) {
        var recipients = recipients(to, content);
        if (recipients.isEmpty()) return CompletableFuture.completedFuture(to.isShared() ? new SendOutcome.NobodyConnected() : new SendOutcome.NotAContact());
        int waiting = to.isShared() ? 0 : store.waiting(recipients.getFirst());
        if (waiting >= limits.quotas().waitingMessages()) return CompletableFuture.completedFuture(new SendOutcome.TooManyWaiting(waiting));
        return write(to, recipients, content, id);
    }

    /// Who receives what we write to a conversation now: the contact of a direct one; of Everyone those that are connected, or all contacts, see [Content#waitsForOffline].
    private List<PeerId> recipients(Conversation to, Content content) {
        var peers = switch (to) {
            case Conversation.Direct(var peer) -> directory.find(peer).stream().filter(PeerState::contact);
            case Conversation.Everyone() -> content.waitsForOffline() ? directory.all().stream().filter(PeerState::contact) : directory.reachable().stream();
        };
        return peers.map(peer -> peer.id).toList();
    }

    private CompletableFuture<SendOutcome> write(Conversation conversation, List<PeerId> recipients, Content content, MessageId id) {
        var now = clock.wall();
        long stamp = Math.max(now.toEpochMilli(), store.lastStamp(conversation) + 1);
        var message = new Message(id, conversation, myself.id, stamp, now, content);
        var outcome = new CompletableFuture<SendOutcome>();
        // one commit stores the message and, where a link is ready, marks it SENT
        store.together(() -> {
            store.write(message, recipients, kept -> {
                if (kept) outcome.complete(written(message, recipients));
                else outcome.complete(new SendOutcome.DiskFull());
            });
            for (var recipient : recipients) directory.find(recipient).flatMap(PeerState::active).ifPresent(this::take);
        });
        return outcome;
    }

    private SendOutcome written(Message message, List<PeerId> recipients) {
        var deliveries = new LinkedHashMap<PeerId, Delivery>();
        for (var recipient : recipients) deliveries.put(recipient, Delivery.QUEUED);
        var written = new Delivered(message, true, deliveries);
        events.tell(new NodeEvent.MessageWritten(written));
        for (var recipient : recipients) directory.find(recipient).ifPresent(peer -> {
            peer.active().ifPresent(this::pump); // if a take() was under way already, which came before this message
            if (peer.links.isEmpty()) directory.changed(peer); // the number of waiting messages changed
        });
        return new SendOutcome.Sent(written);
    }

    /// Starts to send on a link that is ready. The peer's HELLO names the last number that the peer has, and the message that came under it. Messages up to that number become
    /// delivered if we gave it to the same message; see [MessageStore#reconcile]. All others are sent again.
    public void start(Link link) {
        var peer = link.peer;
        if (peer.outgoing.inPieces(clock.nanos())) link.connection.writeInPieces();
        var have = link.connection.hello().have().filter(h -> h.store().equals(store.id()));
        long upTo = have.map(Frame.Have::number).orElse(0L);
        link.cursor = Math.min(upTo, store.lastNumber(peer.id)) + 1;
        peer.outgoing.forgetBelow(link.cursor);
        // HELLO gives no reason for a refusal, but a peer that has us as a contact refuses a message only if it has no room
        var reason = link.connection.hello().met() ? Reason.FULL : Reason.NOT_ACCEPTED;
        if (upTo > 0) store.reconcile(peer.id, new MessageStore.Claim(upTo, have.get().last(), Set.copyOf(have.get().refused()), reason), progress -> {
            tell(progress);
            peer.active().ifPresent(this::pump); // messages that got a new number wait to be sent
        });
        pump(link);
    }

    /// Counts a link that ended without BYE while more than one packet was in flight. After [#SILENT_ENDS] of them with the same message first in flight, the network seems to
    /// drop large packets without the ICMP message that should say so. Then messages to this peer are sent in small pieces.
    public void endedSilently(Link link) {
        if (link.flight.isEmpty() || link.flightBytes + AROUND_TEXT * link.flight.size() <= PeerConnection.PIECE) return;
        var outgoing = link.peer.outgoing;
        if (outgoing.endedSilently(link.flight.getFirst().id()) >= SILENT_ENDS) outgoing.sendInPieces(clock.nanos() + IN_PIECES.toNanos());
    }

    /// Remembers the message numbers in flight on a link that ended: the peer may still refuse them.
    public void rememberFlight(Link link) {
        var numbers = link.flight.stream().map(Link.Flight::number).toList();
        link.peer.outgoing.rememberFlight(numbers, REMEMBERED_WINDOWS * limits.flow().windowChats());
    }

    /// Continues to send on an older link of the same peer, because the newest one ended.
    public void resume(Link link, Link broken) {
        rememberFlight(link);
        link.flight.clear();
        link.flightBytes = 0;
        // all messages before that number are settled. The older link sends its own unsettled ones again, because an ACK counts only for messages in flight on its link
        link.cursor = broken.flight.isEmpty() ? broken.cursor : broken.flight.getFirst().number();
        pump(link);
    }

    /// Sends as many waiting messages as the window allows.
    public void pump(Link link) {
        if (link.cursor > store.lastNumber(link.peer.id) && store.waiting(link.peer.id) == 0) return;
        take(link);
    }

    /// Asks the store for the next messages, even if there seem to be none, and sends them when the store answers.
    private void take(Link link) {
        int room = limits.flow().windowChats() - link.flight.size();
        int bytes = limits.flow().windowBytes() - link.flightBytes;
        if (link.taking || !link.active() || room <= 0 || bytes <= 0) return;
        link.taking = true;
        long from = link.cursor;
        store.take(link.peer.id, from, room, bytes, batch -> {
            link.taking = false;
            tell(batch.progress());
            if (!link.active()) return; // the next link starts with what the HELLO of the peer says
            if (link.cursor != from) { // resume() moved the cursor meanwhile
                pump(link);
                return;
            }
            send(link, batch.messages());
            if (!batch.messages().isEmpty()) pump(link);
            else link.cursor = Math.max(link.cursor, store.lastNumber(link.peer.id) + 1); // every message up to there was refused or cancelled
            if (!batch.progress().isEmpty()) directory.changed(link.peer); // the number of waiting messages changed
        });
    }

    /// Sends messages. Rejects one that cannot be sent, so that those after it do not wait for it.
    private void send(Link link, List<MessageStore.Numbered> messages) {
        if (messages.isEmpty()) return;
        if (link.flight.isEmpty()) link.progressAt = clock.nanos();
        var chats = new ArrayList<Frame.Chat>();
        for (var next : messages) chat(next).ifPresentOrElse(chats::add, () -> store.reject(link.peer.id, next.number(), Reason.PROTOCOL, this::tell));
        for (var chat : chats) {
            int bytes = chat.content().bytes();
            link.flight.add(new Link.Flight(chat.number(), chat.id(), bytes));
            link.flightBytes += bytes;
        }
        link.cursor = messages.getLast().number() + 1;
        if (!chats.isEmpty()) link.connection.chats(chats);
    }

    /// The frame of a message. Empty if the protocol allows none: earlier versions stored texts of invisible characters.
    private static Optional<Frame.Chat> chat(MessageStore.Numbered numbered) {
        var message = numbered.message();
        try {
            return Optional.of(new Frame.Chat(numbered.number(), message.id(), Frame.To.of(message.conversation()), message.stamp(), message.content()));
        } catch (IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    /// Handles ACK. Ignores a number that covers nothing in flight on this link, without asking the store.
    public void acknowledged(Link link, long upTo) {
        if (!removeUpTo(link, upTo)) return;
        link.peer.outgoing.acknowledged(upTo);
        store.acknowledge(link.peer.id, upTo, this::tell);
        link.peer.active().ifPresent(this::pump);
    }

    /// Handles NAK: rejects one message and goes on with the next. A NAK counts for a number in flight on any link of the peer, because the peer sends it once on each
    /// link, ahead of the ACK, and perhaps before the message was sent on that link.
    public void refused(Link link, long number, String reason) {
        boolean sent = link.peer.outgoing.refused(number);
        for (var each : link.peer.links) sent |= remove(each, number);
        if (!sent && !remove(link, number)) return; // a number that we did not send
        store.reject(link.peer.id, number, reason, this::tell);
        link.peer.active().ifPresent(this::pump);
    }

    /// Removes a number from the window. False if it was not in flight.
    private boolean remove(Link link, long number) {
        if (!link.drop(number)) return false;
        link.progressAt = clock.nanos();
        return true;
    }

    /// Removes all numbers up to `upTo` from the window. False if none was in flight.
    private boolean removeUpTo(Link link, long upTo) {
        int before = link.flight.size();
        for (var first = link.flight.peek(); first != null && first.number() <= upTo; first = link.flight.peek()) {
            link.flight.poll();
            link.flightBytes -= first.bytes();
            link.progressAt = clock.nanos();
        }
        return link.flight.size() < before;
    }

    /// Handles READ: our messages up to a number were on screen at the peer.
    public void read(Link link, Frame.Read read) {
        store.read(link.peer.id, read.to().conversation(link.peer.id), read.upTo(), this::tell);
    }

    /// Whether messages are in flight, and for [Limits.Liveness#stalled] the peer has acknowledged none.
    public boolean stalled(Link link, long now) {
        return !link.flight.isEmpty() && now - link.progressAt > limits.liveness().stalled().toNanos();
    }

    /// Counts a link that the peer closed with BYE `protocol`. After [#PROTOCOL_CLOSES] of them in a row with the same message first in flight, that message is rejected.
    public void closedForProtocol(Link link) {
        if (link.flight.isEmpty()) return;
        var first = link.flight.getFirst();
        if (link.peer.outgoing.closedForProtocol(first.id()) >= PROTOCOL_CLOSES) store.reject(link.peer.id, first.number(), Reason.PROTOCOL, this::tell);
    }

    /// Cancels a message for the recipients that it was not sent to. Completes with their number.
    public CompletableFuture<Integer> cancel(MessageId message) {
        var answer = new CompletableFuture<Integer>();
        store.cancel(message, progress -> {
            tell(progress);
            for (var delivery : progress) directory.find(delivery.recipient()).ifPresent(directory::changed);
            answer.complete(progress.size());
        });
        return answer;
    }

    /// Gives all messages for a peer that wait or are in flight a final state, because no more messages are sent to it. See [MessageStore#abandon].
    ///
    /// @param fate   what waiting messages become
    /// @param reason why those that were sent become REFUSED
    public void abandon(PeerState peer, Delivery fate, String reason) {
        store.abandon(peer.id, fate, reason, progress -> {
            tell(progress);
            directory.changed(peer);
        });
    }

    private void tell(List<MessageStore.Progress> progress) {
        for (var one : progress) events.tell(one.changed().<NodeEvent>map(NodeEvent.MessageChanged::new)
                .orElseGet(() -> new NodeEvent.DeliveryChanged(one.conversation(), one.message(), one.recipient(), one.delivery())));
    }
}
