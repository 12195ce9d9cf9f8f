package org.hashverse.store.history;

import static org.hashverse.store.history.OpenStore.ANA;
import static org.hashverse.store.history.OpenStore.BO;
import static org.hashverse.store.history.OpenStore.WITH_BO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivery;
import org.junit.jupiter.api.Test;

/// Which of our messages a peer has read, when its READ and its ACK come in any order.
class ReadMessagesTest extends StoreTest {
    private List<Delivery> read(Conversation conversation, long upTo) {
        return stages(open.ask(done -> open.store.read(BO, conversation, upTo, done)));
    }

    private List<Delivery> acknowledged(long upTo) {
        return stages(open.ask(done -> open.store.acknowledge(BO, upTo, done)));
    }

    private static List<Delivery> stages(List<MessageStore.Progress> progress) {
        return progress.stream().map(MessageStore.Progress::delivery).toList();
    }

    @Test
    void aMessageWhoseReadComesBeforeItsAcknowledgementIsRead() throws Exception {
        var first = open.write("a");
        open.write("b");
        open.taken();
        assertEquals(List.of(), read(WITH_BO, 1), "nobody knows yet that Bo has it");
        restart();
        assertEquals(List.of(Delivery.READ, Delivery.DELIVERED), acknowledged(2));
        MessageQueries.Trail trail = open.ask(done -> open.store.queries().trail(first.key(), done));
        assertTrue(trail.steps().getFirst().delivered().isPresent() && trail.steps().getFirst().read().isPresent());
        assertEquals(List.of(Delivery.READ), read(WITH_BO, 2));
    }

    @Test
    void aReadThatComesFirstCountsForItsConversationOnlyAndForNothingThatIsRefused() {
        open.write("to you");
        var toAll = open.message(Conversation.EVERYONE, ANA, "to all");
        open.<Boolean>ask(done -> open.store.write(toAll, List.of(BO), done));
        open.write("refused");
        open.taken();
        assertEquals(List.of(), read(WITH_BO, 3));
        assertEquals(List.of(Delivery.refused("full")), stages(open.ask(done -> open.store.reject(BO, 3, "full", done))));
        assertEquals(List.of(Delivery.READ, Delivery.DELIVERED), acknowledged(3));
    }

    @Test
    void aReadSaysNothingOfMessagesThatWereNotSent() {
        assertEquals(List.of(), read(WITH_BO, 9));
        open.write("later");
        open.taken();
        assertEquals(List.of(Delivery.DELIVERED), acknowledged(1));
    }

    @Test
    void onlyDeliveredMessagesBecomeReadAndTheyStayRead() throws Exception {
        open.write("a");
        open.write("b");
        open.taken();
        open.<List<MessageStore.Progress>>ask(done -> open.store.acknowledge(BO, 1, done));
        var changes = open.<List<MessageStore.Progress>>ask(done -> open.store.read(BO, WITH_BO, 9, done));
        assertEquals(List.of(Delivery.READ), changes.stream().map(MessageStore.Progress::delivery).toList());
        restart();
        assertEquals(List.of(Delivery.READ, Delivery.SENT), open.history(WITH_BO).stream().map(one -> one.deliveries().get(BO)).toList());
    }

    @Test
    void whatWasReadInOneConversationSaysNothingOfAnother() throws Exception {
        var direct = open.write("to you");
        var toAll = open.message(Conversation.EVERYONE, ANA, "to all");
        open.<Boolean>ask(done -> open.store.write(toAll, List.of(BO), done));
        open.taken();
        open.<List<MessageStore.Progress>>ask(done -> open.store.acknowledge(BO, 2, done));
        for (var in : List.of(toAll, direct)) {
            assertEquals(List.of(in.id()), open.<List<MessageStore.Progress>>ask(done -> open.store.read(BO, in.conversation(), 2, done)).stream().map(MessageStore.Progress::message).toList());
            restart();
            assertEquals(List.of(), open.<List<MessageStore.Progress>>ask(done -> open.store.read(BO, in.conversation(), 2, done)), "it is not news any more");
        }
    }
}
