package org.hashverse.node;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageText;
import org.hashverse.chat.Reason;
import org.hashverse.chat.Standing;
import org.hashverse.store.history.MessageStore;
import org.hashverse.transport.PeerConnection;
import org.hashverse.wire.Frame;

/// Receives messages: commits each to the store, then acknowledges it, then tells the subscribers. Node thread only.
final class Inbox {
    /// A peer's clock that differs less from ours is not corrected.
    static final Duration CLOCKS_AGREE = Duration.ofMinutes(2);

    private final MessageStore store;
    private final Events events;
    private final NodeClock clock;
    private final Limits limits;
    private final Predicate<PeerState> mayWrite;
    private final DailyQuota quota;
    private BooleanSupplier anew = () -> false;

    /// @param mayWrite whether there is room for messages of a stranger
    Inbox(MessageStore store, Events events, NodeClock clock, Limits limits, Predicate<PeerState> mayWrite, DailyQuota quota) {
        this.store = store;
        this.events = events;
        this.clock = clock;
        this.limits = limits;
        this.mayWrite = mayWrite;
        this.quota = quota;
    }

    /// @param anew whether the history was rebuilt, so that peers send again what was lost with it
    void use(BooleanSupplier anew) {
        this.anew = anew;
    }

    /// The peer's first link is ready. Call it before `lastHeard` is renewed.
    void back(PeerState peer) {
        peer.timestamps.back(peer.lastHeard, anew.getAsBoolean(), clock.nanos(), clock.wall().toEpochMilli());
    }

    /// Whether another program with the peer's key brought messages since we sent HELLO on this connection. Then our HELLO is out of date: the new numbers belong to
    /// the other program, and this one would take our answers to them for answers to its own messages.
    boolean overtaken(PeerState peer, PeerConnection connection) {
        var hello = connection.hello();
        long said = connection.said().have().filter(have -> have.store().equals(hello.store())).map(Frame.Have::number).orElse(0L);
        return store.have(peer.id).filter(have -> have.store().equals(hello.store()) && have.number() > said).isPresent() && !peer.settledBy.equals(hello.instance());
    }

    /// Starts to receive on a link that is ready. Its numbers continue after the last one that we have.
    void start(Link link) {
        store.meet(link.peer.id, link.connection.hello().store());
        link.peer.receiving = store.have(link.peer.id).map(MessageStore.Received::number).orElse(0L);
    }

    /// Whether what comes in can be kept.
    boolean open() {
        return store.writable();
    }

    /// Sends READ again for what was on screen here: the last link may have ended before it was sent.
    void tellRead(Link link) {
        store.have(link.peer.id).ifPresent(have -> {
            if (have.readDirect() > 0) link.connection.read(new Frame.Read(Frame.To.YOU, have.readDirect()));
            if (have.readEveryone() > 0) link.connection.read(new Frame.Read(Frame.To.EVERYONE, have.readEveryone()));
        });
    }

    /// Stores or refuses a message.
    ///
    /// @param settled runs when the message is committed or refused; until then it counts against what the link may read ahead
    void chat(Link link, Frame.Chat chat, Runnable settled) {
        var peer = link.peer;
        if (store.have(peer.id).filter(have -> have.store().equals(link.connection.hello().store())).isEmpty()) {
            settled.run(); // the number belongs to an older store of the peer, whose link is being closed
            return;
        }
        link.received = Math.max(link.received, chat.number());
        if (chat.number() <= peer.receiving) {
            // it came before. If it is not committed yet, answerAll() will answer on this link too
            store.have(peer.id).filter(have -> have.number() >= chat.number())
                    .ifPresent(have -> answer(link, chat.number(), have.refused().contains(chat.number())));
            settled.run();
            return;
        }
        peer.receiving = chat.number();
        boolean stranger = peer.standing == Standing.STRANGER;
        int room = stranger ? room(chat.text()) : 0;
        boolean taken = peer.strangerMessages + room <= limits.quotas().strangerMessages() && (!stranger || mayWrite.test(peer))
                && quota.takes(peer, MessageText.bytes(chat.text()));
        if (!taken) {
            store.refuse(peer.id, chat.number(), chat.id(), () -> {
                answerAll(link, chat.number(), true);
                settled.run();
            });
            return;
        }
        peer.strangerMessages += room;
        var arrived = clock.wall();
        var message = message(peer, chat, arrived);
        store.receive(peer.id, chat.number(), message, fresh -> {
            answerAll(link, chat.number(), false);
            settled.run();
            if (!fresh && peer.standing == Standing.STRANGER) peer.strangerMessages -= room; // stored before, so it takes no room
            if (fresh && !peer.forgotten) events.tell(new NodeEvent.MessageArrived(new Delivered(message, false, true, Optional.of(arrived), Map.of())));
        });
    }

    /// How many of a stranger's messages a text counts as. All texts of a stranger together may be as long as the longest single message. Keys cost nothing, so
    /// strangers must not fill the disk.
    private int room(String text) {
        return Math.max(1, Math.ceilDiv(MessageText.bytes(text), Math.ceilDiv(MessageText.MAX_BYTES, limits.quotas().strangerMessages())));
    }

    /// Answers on every link of the program that sent the number. Another program with the same key may use the same number for another message.
    private void answerAll(Link by, long number, boolean refused) {
        var instance = by.connection.hello().instance();
        if (store.have(by.peer.id).filter(have -> have.number() == number).isPresent()) by.peer.settledBy = instance;
        for (var link : by.peer.links) if (link.received >= number && link.connection.hello().instance().equals(instance)) answer(link, number, refused);
    }

    /// Sends the NAK of a number ahead of any ACK that covers it. If the queue has no room for it, the link is closed, and the next HELLO names the refused number.
    private static void answer(Link link, long number, boolean refused) {
        if (refused && !link.connection.offer(new Frame.Nak(number, why(link.peer)))) link.connection.abort(CloseReason.STALLED);
        else link.connection.ack(number);
    }

    /// Why a message is refused. A stranger that wrote before waits to be accepted; any other peer is refused only because there is no room.
    private static String why(PeerState peer) {
        return peer.standing == Standing.STRANGER && peer.strangerMessages > 0 ? Reason.NOT_ACCEPTED : Reason.FULL;
    }

    private Message message(PeerState peer, Frame.Chat chat, Instant arrived) {
        // all messages of a stranger go to one conversation, even those to Everyone, until the person accepts it
        boolean broadcast = chat.to() == Frame.To.EVERYONE && peer.contact();
        var conversation = broadcast ? Conversation.EVERYONE : Conversation.with(peer.id);
        // on our clock, because our answers carry our time: else an answer could be shown a year away from its question
        long claimed = chat.stamp() - peer.correction.toMillis();
        long exact = chat.stamp() - peer.clockAhead.orElse(peer.correction).toMillis();
        long stamp = peer.timestamps.stamp(conversation, claimed, exact, store.lastStamp(conversation), store.lastStamp(conversation, peer.id), clock.nanos(), arrived.toEpochMilli());
        return new Message(chat.id(), conversation, peer.id, stamp, Message.shown(stamp, arrived), chat.text(), chat.replyTo());
    }
}
