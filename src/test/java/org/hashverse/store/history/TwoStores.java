package org.hashverse.store.history;

import static org.hashverse.store.history.OpenStore.ANA;
import static org.hashverse.store.history.OpenStore.BO;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.hashverse.chat.Change;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.SeenMessage;
import org.hashverse.chat.SomeMarks;
import org.hashverse.store.database.Database;

/// The stores of Ana and Bo, and connections between them that send and acknowledge as `node.messages` does. The test decides when a frame arrives and when a connection or
/// a store ends. A frame on a connection that ended is lost.
final class TwoStores implements AutoCloseable {
    final Side ana;
    final Side bo;
    /// The connections, the newest last. Each side sends on the newest only.
    final List<Link> links = new ArrayList<>();

    TwoStores(Path folder) throws IOException {
        ana = new Side(folder.resolve("ana"), ANA, BO);
        bo = new Side(folder.resolve("bo"), BO, ANA);
    }

    /// One person: the store, and what the person does.
    static final class Side implements InstantSource {
        final PeerId own;
        final PeerId other;
        final Conversation talk;
        private final Path folder;
        OpenStore open;
        long now = 1_000_000;
        private long highestReceived;

        private Side(Path folder, PeerId own, PeerId other) throws IOException {
            this.folder = Files.createDirectories(folder);
            this.own = own;
            this.other = other;
            talk = Conversation.with(other);
            open = new OpenStore(folder, own, OpenStore.LIMITS, this);
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(now);
        }

        void restart() throws IOException {
            open.close();
            open = new OpenStore(folder, own, OpenStore.LIMITS, this);
        }

        Message write(String text) {
            return write(Content.text(text));
        }

        Message write(Content content) {
            var message = new Message(MessageId.random(), talk, own, Math.max(now, open.store.lastStamp(talk) + 1), instant(), content);
            open.<Boolean>ask(done -> open.store.write(message, List.of(other), done));
            return message;
        }

        ChangeResult change(Change change) {
            return open.ask(done -> open.store.change(MessageId.random(), change, Set.of(other), 10_000, done));
        }

        List<Delivered> messages() {
            return open.history(talk);
        }
    }

    /// One direction of a connection: what its sender has sent and what is on its way.
    static final class Direction {
        final Side from;
        final Side to;
        private final Deque<MessageStore.Numbered> chats = new ArrayDeque<>();
        private final Deque<Long> acks = new ArrayDeque<>(); // from `to` back to `from`
        private final Deque<Long> flight = new ArrayDeque<>();
        private long cursor;
        private long received;

        private Direction(Side from, Side to) {
            this.from = from;
            this.to = to;
        }
    }

    /// A connection.
    record Link(Direction fromAna, Direction fromBo) {
        List<Direction> directions() {
            return List.of(fromAna, fromBo);
        }
    }

    /// Opens a connection: both sides say what they have, and start to send after that.
    void connect() {
        var link = new Link(new Direction(ana, bo), new Direction(bo, ana));
        record Hello(String store, Optional<MessageStore.Received> have) {}
        var hellos = new LinkedHashMap<Side, Hello>();
        for (var side : List.of(ana, bo)) hellos.put(side, new Hello(side.open.store.id(), side.open.store.have(side.other)));
        links.add(link);
        for (var direction : link.directions()) {
            var me = direction.from;
            var hello = hellos.get(direction.to);
            me.open.store.meet(me.other, hello.store());
            me.highestReceived = me.open.store.have(me.other).orElseThrow().number();
            var have = hello.have().filter(one -> one.store().equals(me.open.store.id()));
            long upTo = have.map(MessageStore.Received::number).orElse(0L);
            direction.cursor = Math.min(upTo, me.open.store.lastNumber(me.other)) + 1;
            if (upTo > 0) me.open.<List<MessageStore.Progress>>ask(done -> me.open.store.reconcile(me.other,
                    new MessageStore.Claim(upTo, have.get().last(), Set.copyOf(have.get().refused()), "full"), done));
        }
    }

    /// Ends a connection. If it was the newest, both sides go on with the one before it.
    void disconnect(Link link) {
        boolean newest = links.getLast() == link;
        links.remove(link);
        if (!newest || links.isEmpty()) return;
        var older = links.getLast();
        for (int i = 0; i < 2; i++) {
            var broken = link.directions().get(i);
            var resumed = older.directions().get(i);
            resumed.flight.clear();
            resumed.cursor = broken.flight.isEmpty() ? broken.cursor : broken.flight.getFirst();
        }
    }

    void restart(Side side) throws IOException {
        links.clear();
        side.restart();
    }

    /// Makes random rows of a side's history unreadable, and opens it again: it is repaired.
    void damage(Side side, Random random) throws IOException, SQLException {
        links.clear();
        side.open.close();
        try (var sql = Database.writer(side.folder.resolve("messages.db"))) {
            for (int i = 0; i < DAMAGED; i++) sql.change("UPDATE message SET stamp = stamp + 1 WHERE row = (SELECT row FROM message ORDER BY row LIMIT 1 OFFSET ?)",
                    (long) random.nextInt((int) Math.max(1, sql.number("SELECT count(*) FROM message"))));
        }
        side.open = new OpenStore(side.folder, side.own, OpenStore.LIMITS, side);
        side.open.store.checkAndBackUp();
        side.open.until(() -> !side.open.events.isEmpty());
    }

    /// Fails if one side sees a message of the other otherwise than its author does, but for what that side itself did with it, which may be lost, and for pins, which both set.
    void assertSeenAt(Side side, Side author) {
        var there = new HashMap<MessageKey, String>();
        for (var one : side.messages()) if (!one.mine()) there.put(one.message().key(), without(one, side.own));
        for (var one : author.messages()) if (one.mine()) {
            var words = there.remove(one.message().key());
            var expected = without(one, side.own);
            if (words == null ? !one.takenBack() : !words.equals(expected)) throw new AssertionError(one.message().key() + ": its author sees " + expected + ", the other sees " + words);
        }
        if (!there.isEmpty()) throw new AssertionError("not there any more: " + there);
    }

    private static String without(Delivered one, PeerId person) {
        var others = one.reactions().stream().filter(reaction -> !reaction.who().equals(person)).toList();
        return SeenMessage.words(new Delivered(one.message(), one.mine(), one.unread(), one.arrived(), one.deliveries(), SomeMarks.of(one.edited(), others, false, Set.of())));
    }

    private static final int DAMAGED = 4;

    /// Puts at most `max` waiting messages on the newest connection.
    ///
    /// @return how many
    int send(Side from, int max) {
        if (links.isEmpty()) return 0;
        var direction = links.getLast().directions().stream().filter(one -> one.from == from).findFirst().orElseThrow();
        MessageStore.Batch batch = from.open.ask(done -> from.open.store.take(from.other, direction.cursor, max, 1 << 20, done));
        for (var next : batch.messages()) {
            direction.chats.add(next);
            direction.flight.add(next.number());
            direction.cursor = next.number() + 1;
        }
        return batch.messages().size();
    }

    /// The next message of one direction arrives and is acknowledged.
    ///
    /// @return false if none is on its way
    boolean chat(Direction on) {
        var next = on.chats.poll();
        if (next == null) return false;
        var to = on.to;
        on.received = Math.max(on.received, next.number());
        if (next.number() <= to.highestReceived) {
            if (to.open.store.have(to.other).orElseThrow().number() >= next.number()) on.acks.add(next.number());
            return true;
        }
        to.highestReceived = next.number();
        var sent = next.message();
        var received = new Message(sent.id(), to.talk, to.other, sent.stamp(), sent.shown(), sent.content());
        to.open.<Arrival>ask(done -> to.open.store.receive(to.other, next.number(), received, done));
        for (var link : links) for (var direction : link.directions()) if (direction.to == to && direction.received >= next.number()) direction.acks.add(next.number());
        return true;
    }

    /// The next acknowledgement in one direction arrives.
    ///
    /// @return false if none is on its way
    boolean ack(Direction on) {
        var upTo = on.acks.poll();
        if (upTo == null) return false;
        int before = on.flight.size();
        while (!on.flight.isEmpty() && on.flight.getFirst() <= upTo) on.flight.poll();
        if (on.flight.size() < before) on.from.open.<List<MessageStore.Progress>>ask(done -> on.from.open.store.acknowledge(on.from.other, upTo, done));
        return true;
    }

    /// Lets everything arrive.
    void deliverAll() {
        if (links.isEmpty()) connect();
        for (boolean more = true; more; ) {
            more = send(ana, 64) + send(bo, 64) > 0;
            for (var link : links) for (var direction : link.directions()) {
                while (chat(direction)) more = true;
                while (ack(direction)) more = true;
            }
        }
    }

    /// What both people see, in comparable words. Fails if they see different things, or a thing twice, or if something looks delivered that is not.
    void assertAgreement() {
        var atAna = seen(ana);
        var atBo = seen(bo);
        for (var side : List.of(ana, bo)) {
            if (side.open.store.waiting(side.other) > 0) throw new AssertionError("something waits");
            for (var one : side.messages()) for (var delivery : one.deliveries().values())
                if (delivery.open()) throw new AssertionError("open: " + one);
                else if (delivery.stage() == Delivery.Stage.CANCELLED && !one.takenBack()) throw new AssertionError("cancelled: " + one);
        }
        var keys = new HashSet<>(atAna.keySet());
        keys.addAll(atBo.keySet());
        for (var key : keys) {
            var atAuthor = (key.author().equals(ANA) ? atAna : atBo).get(key);
            var atOther = (key.author().equals(ANA) ? atBo : atAna).get(key);
            boolean neverThere = atOther == null && "taken back".equals(atAuthor); // its words never arrived
            if (!neverThere && (atAuthor == null || !atAuthor.equals(atOther))) throw new AssertionError(key + ": its author sees " + atAuthor + ", the other sees " + atOther);
        }
    }

    private static Map<MessageKey, String> seen(Side side) {
        return side.messages().stream().collect(Collectors.toMap(one -> one.message().key(), SeenMessage::words)); // throws if a key is there twice
    }

    @Override
    public void close() {
        ana.open.close();
        bo.open.close();
    }
}
