package org.hashverse.node.messages;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.hashverse.chat.Change;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageText;
import org.hashverse.chat.Reason;
import org.hashverse.chat.Standing;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.kit.Events;
import org.hashverse.node.kit.Limits;
import org.hashverse.node.kit.NodeClock;
import org.hashverse.node.peer.Link;
import org.hashverse.node.peer.PeerState;
import org.hashverse.node.strangers.Strangers;
import org.hashverse.store.history.Arrival;
import org.hashverse.store.history.MessageStore;
import org.hashverse.transport.PeerConnection;
import org.hashverse.wire.Frame;

/// Receives messages: commits each one to the store, then acknowledges it, then tells the subscribers. Node thread only.
public final class Inbox {
    private final MessageStore store;
    private final Events events;
    private final NodeClock clock;
    private final Limits limits;
    private final Strangers strangers;
    private final BooleanSupplier rebuilt;

    /// @param rebuilt whether the history was rebuilt, so that peers send lost messages again
    Inbox(MessageStore store, Events events, NodeClock clock, Limits limits, Strangers strangers, BooleanSupplier rebuilt) {
        this.store = store;
        this.events = events;
        this.clock = clock;
        this.limits = limits;
        this.strangers = strangers;
        this.rebuilt = rebuilt;
    }

    /// Notes that the first link of a peer is ready. Call this before [PeerState#lastHeard] changes.
    public void connected(PeerState peer) {
        peer.incoming.timestamps.connected(peer.lastHeard, rebuilt.getAsBoolean(), clock.nanos(), clock.wall().toEpochMilli());
    }

    /// Whether another program with the key of the peer has sent messages since our HELLO on this connection. Then that HELLO is out of date: the new message numbers
    /// belong to the other program, and this program would take our answers to them for answers to its own messages.
    public boolean overtakenByOtherProgram(PeerState peer, PeerConnection connection) {
        var hello = connection.hello();
        long acknowledged = connection.said().have().filter(have -> have.store().equals(hello.store())).map(Frame.Have::number).orElse(0L);
        return store.have(peer.id).filter(have -> have.store().equals(hello.store()) && have.number() > acknowledged).isPresent()
                && !peer.incoming.committedBy.equals(hello.instance());
    }

    /// Starts to receive on a link that is ready. Message numbers continue after the last one that we have.
    public void start(Link link) {
        store.meet(link.peer.id, link.connection.hello().store());
        link.peer.incoming.highestReceived = store.have(link.peer.id).map(MessageStore.Received::number).orElse(0L);
    }

    /// Whether the store takes messages.
    public boolean open() {
        return store.writable();
    }

    /// Sends READ again for the messages that were on screen: the last link may have ended before READ was sent.
    public void resendRead(Link link) {
        store.have(link.peer.id).ifPresent(have -> have.read().forEach((conversation, number) -> link.connection.read(new Frame.Read(Frame.To.of(conversation), number))));
    }

    /// Stores or refuses a message.
    ///
    /// @param handled runs when the message is committed or refused; until then the message counts against the connection’s `LinkLimits.inboxFrames`
    public void chat(Link link, Frame.Chat chat, Runnable handled) {
        var peer = link.peer;
        if (store.have(peer.id).filter(have -> have.store().equals(link.connection.hello().store())).isEmpty()) {
            handled.run(); // the number belongs to another store of the peer, and this link is being closed
            return;
        }
        link.received = Math.max(link.received, chat.number());
        boolean isSettled = store.have(peer.id).filter(have -> have.number() >= chat.number()).isPresent();
        if (isSettled || chat.number() <= peer.incoming.highestReceived) {
            if (isSettled) answer(link, chat.number()); // else answerAll() will answer on this link too
            handled.run();
            return;
        }
        peer.incoming.highestReceived = chat.number();
        boolean stranger = peer.standing == Standing.STRANGER;
        int weight = stranger ? weight(chat.content()) : 0;
        boolean accepted = peer.incoming.strangerMessages + weight <= limits.quotas().strangerMessages() && (!stranger || strangers.places.mayWrite(peer))
                && strangers.quota.takes(peer, chat.content().bytes());
        if (!accepted) {
            store.refuse(peer.id, chat.number(), chat.id(), () -> {
                answerAll(link, chat.number());
                handled.run();
            });
            return;
        }
        peer.incoming.strangerMessages += weight;
        var arrived = clock.wall();
        var message = message(peer, chat, arrived);
        store.receive(peer.id, chat.number(), message, arrival -> {
            answerAll(link, chat.number());
            handled.run();
            boolean takesRoom = !(arrival instanceof Arrival.Nothing);
            if (!takesRoom && peer.standing == Standing.STRANGER) peer.incoming.strangerMessages -= weight;
            if (peer.forgotten) return;
            tell(peer, message.content(), arrival);
        });
    }

    private void tell(PeerState peer, Content content, Arrival arrival) {
        switch (arrival) {
            case Arrival.Nothing(), Arrival.Waiting() -> { }
            case Arrival.New(var message) -> {
                strangers.arrivals.wrote(peer);
                events.tell(new NodeEvent.MessageArrived(message));
            }
            case Arrival.Changed(var message, boolean wasUnread) -> {
                events.tell(new NodeEvent.MessageChanged(message, Optional.of(new NodeEvent.ChangeBy(peer.id, (Change) content))));
                var conversation = message.message().conversation();
                if (wasUnread) events.tell(new NodeEvent.UnreadChanged(conversation, store.unread(conversation)));
            }
        }
    }

    /// How many of a stranger's messages one message counts as. All messages of a stranger together may be as long as the longest single message: anyone can make any number of
    /// keys, and strangers must not fill the disk.
    private int weight(Content content) {
        return Math.max(1, Math.ceilDiv(content.bytes(), Math.ceilDiv(MessageText.MAX_BYTES, limits.quotas().strangerMessages())));
    }

    /// Answers on every link of the program that sent a number on which that number has come, or a later one. Another program with the same key may use the same number for
    /// another message. If it is the last number, also notes which program sent it.
    private void answerAll(Link sender, long number) {
        var instance = sender.connection.hello().instance();
        if (store.have(sender.peer.id).filter(have -> have.number() == number).isPresent()) sender.peer.incoming.committedBy = instance;
        for (var link : sender.peer.links) if (link.received >= number && link.connection.hello().instance().equals(instance)) answer(link, number);
    }

    /// Sends ACK; for a refused message NAK first, then the ACK that covers it. If the queue has no room for the NAK, the link is closed, and our next HELLO names the
    /// number. If we no longer know whether the number was refused, the link is closed too: our next HELLO does not tell it either, so the peer sends the message under a new
    /// number.
    private void answer(Link link, long number) {
        if (link.hungUp) return;
        var refused = store.have(link.peer.id).flatMap(have -> have.refused(number));
        if (refused.isPresent() && (!refused.get() || link.connection.offer(new Frame.Nak(number, refusal(link.peer))))) link.connection.ack(number);
        else link.connection.abort(CloseReason.STALLED);
    }

    /// Why a message is refused. A stranger that wrote before waits to be accepted; for any other peer there is no room.
    private static String refusal(PeerState peer) {
        return peer.standing == Standing.STRANGER && peer.incoming.strangerMessages > 0 ? Reason.NOT_ACCEPTED : Reason.FULL;
    }

    private Message message(PeerState peer, Frame.Chat chat, Instant arrived) {
        // all messages of a stranger go to its own conversation, even those to Everyone
        var conversation = peer.contact() ? chat.to().conversation(peer.id) : Conversation.with(peer.id);
        // converted to our clock, because our answers have stamps of our clock: else an answer could be shown a year away from its question
        long claimed = chat.stamp() - peer.clock.correction().toMillis();
        long exact = chat.stamp() - peer.clock.ahead.orElse(peer.clock.correction()).toMillis();
        long stamp = peer.incoming.timestamps.stamp(conversation, claimed, exact, store.lastStamp(conversation), store.lastStamp(conversation, peer.id), clock.nanos(),
                arrived.toEpochMilli());
        return new Message(chat.id(), conversation, peer.id, stamp, Message.shown(stamp, arrived), chat.content());
    }
}
