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
import org.hashverse.store.MessageStore;
import org.hashverse.transport.PeerConnection;
import org.hashverse.wire.Frame;

/// What comes in: committed, then acknowledged, then told. Node thread only.
final class Inbox {
    /// Clocks that differ by less are taken as they are.
    static final Duration CLOCKS_AGREE = Duration.ofMinutes(2);

    private final MessageStore store;
    private final Events events;
    private final NodeClock clock;
    private final Limits limits;
    private final Predicate<PeerState> mayWrite;
    private BooleanSupplier anew = () -> false;

    /// @param mayWrite whether there is room for messages of a stranger
    Inbox(MessageStore store, Events events, NodeClock clock, Limits limits, Predicate<PeerState> mayWrite) {
        this.store = store;
        this.events = events;
        this.clock = clock;
        this.limits = limits;
        this.mayWrite = mayWrite;
    }

    /// @param anew whether the history was rebuilt, so that peers send again what was lost with it
    void use(BooleanSupplier anew) {
        this.anew = anew;
    }

    /// It is here, for the first time since it was heard last.
    void back(PeerState peer) {
        peer.past.back(peer.lastHeard, anew.getAsBoolean(), clock.nanos(), clock.wall().toEpochMilli());
    }

    /// Whether another program with the peer's key brought messages since we said HELLO on a connection. What that HELLO says we have is out of date, and the
    /// numbers since are the other program's: this one would take our answers to them for its own.
    boolean overtaken(PeerState peer, PeerConnection connection) {
        var hello = connection.hello();
        long said = connection.said().have().filter(have -> have.store().equals(hello.store())).map(Frame.Have::number).orElse(0L);
        return store.have(peer.id).filter(have -> have.store().equals(hello.store()) && have.number() > said).isPresent() && !peer.settledBy.equals(hello.instance());
    }

    /// A link is ready: its numbers count from what we have.
    void start(Link link) {
        store.meet(link.peer.id, link.connection.hello().store());
        link.peer.receiving = store.have(link.peer.id).map(MessageStore.Received::number).orElse(0L);
    }

    /// Whether what comes in can be kept.
    boolean open() {
        return store.writable();
    }

    /// Says again what of the peer's messages was on screen here: the last link may have broken before it said so.
    void tellRead(Link link) {
        store.have(link.peer.id).ifPresent(have -> {
            if (have.readDirect() > 0) link.connection.read(new Frame.Read(Frame.To.YOU, have.readDirect()));
            if (have.readEveryone() > 0) link.connection.read(new Frame.Read(Frame.To.EVERYONE, have.readEveryone()));
        });
    }

    /// `settled` is run when the message is committed or refused: until then it counts against what the link may read ahead.
    void chat(Link link, Frame.Chat chat, Runnable settled) {
        var peer = link.peer;
        if (store.have(peer.id).filter(have -> have.store().equals(link.connection.hello().store())).isEmpty()) {
            settled.run(); // numbers of another store than the one met last: its link is on its way out
            return;
        }
        link.received = Math.max(link.received, chat.number());
        if (chat.number() <= peer.receiving) {
            // settled, or about to be: then that answers on every link it came over
            store.have(peer.id).filter(have -> have.number() >= chat.number())
                    .ifPresent(have -> answer(link, chat.number(), have.refused().contains(chat.number())));
            settled.run();
            return;
        }
        peer.receiving = chat.number();
        boolean stranger = peer.standing == Standing.STRANGER;
        int room = stranger ? room(chat.text()) : 0;
        boolean taken = peer.strangerMessages + room <= limits.strangerMessages() && (!stranger || mayWrite.test(peer))
                && DailyQuota.takes(store.kept(peer.id), MessageText.bytes(chat.text()), store.spare());
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
            if (!fresh && peer.standing == Standing.STRANGER) peer.strangerMessages -= room; // said before, so it takes no room
            if (fresh && !peer.forgotten) events.tell(new NodeEvent.MessageArrived(new Delivered(message, false, true, Optional.of(arrived), Map.of())));
        });
    }

    /// How many of a stranger's messages a text counts as: all that he may write is together no longer than one message may be, for strangers cost
    /// nothing, and each text costs the disk its length and more.
    private int room(String text) {
        return Math.max(1, Math.ceilDiv(MessageText.bytes(text), Math.ceilDiv(MessageText.MAX_BYTES, limits.strangerMessages())));
    }

    /// Answers on each link of the program that sent the number: under the same number another program with the key may have sent another message.
    private void answerAll(Link by, long number, boolean refused) {
        var instance = by.connection.hello().instance();
        if (store.have(by.peer.id).filter(have -> have.number() == number).isPresent()) by.peer.settledBy = instance;
        for (var link : by.peer.links) if (link.received >= number && link.connection.hello().instance().equals(instance)) answer(link, number, refused);
    }

    /// On each link the NAK of a number goes ahead of any ACK that covers it; where it finds no room the link ends, and the
    /// next HELLO says it again.
    private static void answer(Link link, long number, boolean refused) {
        if (refused && !link.connection.offer(new Frame.Nak(number, why(link.peer)))) link.connection.abort(CloseReason.STALLED);
        else link.connection.ack(number);
    }

    /// A stranger that wrote before has its share. Anybody else is refused only for want of room.
    private static String why(PeerState peer) {
        return peer.standing == Standing.STRANGER && peer.strangerMessages > 0 ? Reason.NOT_ACCEPTED : Reason.FULL;
    }

    private Message message(PeerState peer, Frame.Chat chat, Instant arrived) {
        // until a stranger is accepted all that he says stands in one place, under his row
        boolean broadcast = chat.to() == Frame.To.EVERYONE && peer.contact();
        var conversation = broadcast ? Conversation.EVERYONE : Conversation.with(peer.id);
        // on our clock: an answer of ours carries our time, and would else stand a year away from what it answers
        long claimed = chat.stamp() - peer.correction.toMillis();
        long exact = chat.stamp() - peer.clockAhead.orElse(peer.correction).toMillis();
        long stamp = peer.past.stamp(conversation, claimed, exact, store.lastStamp(conversation), clock.nanos(), arrived.toEpochMilli());
        return new Message(chat.id(), conversation, peer.id, stamp, Message.shown(stamp, arrived), chat.text(), chat.replyTo());
    }
}
