package org.hashverse.store.history;

import static org.hashverse.store.history.OpenStore.BO;
import static org.hashverse.store.history.OpenStore.WITH_BO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hashverse.chat.Change;
import org.hashverse.chat.Content;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.SeenMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever the order in which changes of one message arrive or are made, the same is seen in the end.
class OrdersOfChangesTest {
    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private static <T> List<List<T>> orders(List<T> of) {
        if (of.isEmpty()) return List.of(List.of());
        var all = new ArrayList<List<T>>();
        for (int first = 0; first < of.size(); first++) {
            var rest = new ArrayList<>(of);
            var begin = rest.remove(first);
            for (var end : orders(rest)) {
                var order = new ArrayList<>(List.of(begin));
                order.addAll(end);
                all.add(order);
            }
        }
        return all;
    }

    /// A change of a message, with the first digit of its id, which decides between equal revisions.
    private record Made(char digit, Function<MessageKey, Content> content) {
        private Message of(MessageKey key) {
            return new Message(new MessageId(digit + MessageId.random().hex().substring(1)), WITH_BO, BO, 5, Instant.EPOCH, content.apply(key));
        }
    }

    private static Made edit(char digit, long revision, String text) {
        return new Made(digit, key -> new Change.Edit(key, revision, text));
    }

    private static Made reaction(char digit, long revision, String emoji) {
        return new Made(digit, key -> new Change.Reaction(key, revision, Optional.ofNullable(emoji)));
    }

    private static final Made RETRACTION = new Made('0', Change.Retraction::new);

    private void everyOrder(String seen, Made... changes) throws IOException {
        try (var open = new OpenStore(folder)) {
            var messages = new ArrayList<MessageKey>();
            long number = 0;
            var places = new ArrayList<Integer>();
            for (int i = -1; i < changes.length; i++) places.add(i);
            for (var order : orders(places)) {
                var key = new MessageKey(BO, MessageId.random());
                messages.add(key);
                for (int place : order) {
                    var message = place < 0 ? new Message(key.id(), WITH_BO, BO, 5, Instant.EPOCH, Content.text("first")) : changes[place].of(key);
                    open.store.receive(BO, ++number, message, _ -> { });
                }
            }
            open.settle();
            var all = open.history(WITH_BO);
            assertEquals(messages.size(), all.size());
            for (var one : all) assertEquals(seen, SeenMessage.words(one), "after the order " + orders(places).get(messages.indexOf(one.message().key())));
            assertEquals(all.stream().filter(one -> !one.takenBack()).count(), open.store.unread(WITH_BO));
        }
    }

    @Test
    void editsAndReactionsOfOneMessage() throws IOException {
        everyOrder("third (edited)[B🎉]", edit('1', 1, "second"), edit('2', 2, "third"), reaction('3', 1, "👍"), reaction('4', 2, "🎉"));
    }

    @Test
    void editsAndReactionsWithEqualRevisions() throws IOException {
        everyOrder("greatest (edited)[]", edit('1', 7, "small"), edit('9', 7, "greater"), edit('f', 7, "greatest"), reaction('2', 7, "👍"), reaction('f', 7, null));
    }

    @Test
    void pinsOfOneMessage() throws IOException {
        everyOrder("first[] pinned", new Made('1', key -> new Change.Pin(key, 1, true)), new Made('2', key -> new Change.Pin(key, 2, false)), new Made('3', key -> new Change.Pin(key, 3, true)));
    }

    @Test
    void aRetractionCountsForEver() throws IOException {
        everyOrder("taken back", edit('1', 1, "second"), edit('2', Long.MAX_VALUE >> 10, "third"), reaction('3', 1, "👍"), RETRACTION);
    }

    @Test
    void severalRetractionsAreAsOne() throws IOException {
        everyOrder("taken back", RETRACTION, RETRACTION, reaction('1', 9, "👍"));
    }

    // --- from both sides

    private interface Action {
        void run(TwoStores stores, MessageKey message);
    }

    private static final List<Action> ACTIONS = List.of(
            (stores, message) -> stores.ana.change(new Change.Edit(message, 1, "edited")),
            (stores, message) -> stores.ana.change(new Change.Reaction(message, 1, Optional.of("👍"))),
            (stores, message) -> stores.bo.change(new Change.Reaction(message, 1, Optional.of("🎉"))),
            (stores, message) -> stores.ana.change(new Change.Retraction(message)));
    private static final List<Action> PINS = List.of(
            (stores, message) -> stores.ana.change(new Change.Pin(message, 1, true)),
            (stores, message) -> stores.bo.change(new Change.Pin(message, 1, false)),
            (stores, message) -> stores.ana.change(new Change.Pin(message, 1, false)));

    /// @param ways how many ways there are between two actions, of: nothing arrives; all arrives; what Ana sent arrives, and no acknowledgement
    private void fromBothSides(List<Action> actions, int ways, String seen) throws IOException {
        int places = actions.size();
        try (var stores = new TwoStores(folder)) {
            for (var order : orders(actions)) for (int gaps = 0; gaps < Math.pow(ways, places); gaps++) {
                var message = stores.ana.write("first").key();
                for (int place = 0, rest = gaps; place < places; place++, rest /= ways) {
                    stores.links.clear(); // what is on its way is lost
                    if (rest % ways == 1) stores.deliverAll();
                    if (rest % ways == 2) {
                        stores.connect();
                        stores.send(stores.ana, 64);
                        while (stores.chat(stores.links.getFirst().fromAna())) { /* all of Ana's arrive, and no acknowledgement */ }
                    }
                    order.get(place).run(stores, message);
                }
            }
            stores.links.clear();
            stores.deliverAll();
            stores.assertAgreement();
            for (var one : stores.ana.messages()) assertTrue(SeenMessage.words(one).matches(seen), () -> "Ana sees " + SeenMessage.words(one));
        }
    }

    @Test
    void editsAndReactionsFromBothSides() throws IOException {
        fromBothSides(ACTIONS.subList(0, 3), 3, "edited( \\(edited\\))?\\[A👍(, B🎉)?]"); // before the message is there Bo cannot react
    }

    @Test
    void pinsFromBothSides() throws IOException {
        fromBothSides(PINS, 2, "first\\[]( pinned)?");
    }

    @Test
    void editsReactionsAndRetractionsFromBothSides() throws IOException {
        fromBothSides(ACTIONS.subList(1, 4), 3, "taken back");
    }
}
