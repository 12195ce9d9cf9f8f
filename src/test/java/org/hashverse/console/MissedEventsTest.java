package org.hashverse.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.FakeCommands;
import org.hashverse.node.api.FakeHistory;
import org.hashverse.node.api.HistoryQuestions;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.SendOutcome;
import org.hashverse.node.api.Subscription;
import org.hashverse.store.history.MessageQueries.ConversationSummary;
import org.hashverse.store.history.MessageQueries.Where;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a console prints, marks as read and waits for after it missed events, and if the history cannot be read.
@Timeout(300)
class MissedEventsTest {
    private static final PeerId ME = PeerId.parse("A".repeat(52));
    private static final PeerId BO = PeerId.parse("B".repeat(51) + "A");
    private static final PeerId CHEN = PeerId.parse("C".repeat(51) + "A");
    private static final String MISSED = "missed events; list and history tell the present state";

    private final FakeNode node = new FakeNode();
    private TypedConsole console;

    /// A node whose history has unread messages, and cannot be read while it is broken.
    private static final class FakeNode extends FakeCommands {
        final List<Delivered> unread = new ArrayList<>(); // guarded by this; the older first
        final Map<MessageKey, Delivered> ours = new ConcurrentHashMap<>();
        final LinkedBlockingQueue<Set<MessageKey>> noted = new LinkedBlockingQueue<>();
        final LinkedBlockingQueue<CompletableFuture<SendOutcome>> sends = new LinkedBlockingQueue<>();
        volatile boolean broken;
        private final CompletableFuture<Consumer<List<NodeEvent>>> subscriber = new CompletableFuture<>();

        @Override
        public Subscription subscribe(Executor executor, Consumer<NodeEvent> listener) {
            subscriber.complete(events -> executor.execute(() -> events.forEach(listener)));
            return () -> { };
        }

        /// Tells events in one task.
        void tell(NodeEvent... events) throws Exception {
            TestNode.get(subscriber).accept(List.of(events));
        }

        @Override
        public void noted(Conversation conversation, Set<MessageKey> messages) {
            noted.add(messages);
        }

        @Override
        public CompletableFuture<SendOutcome> send(Conversation to, Content content) {
            var outcome = new CompletableFuture<SendOutcome>();
            sends.add(outcome);
            return outcome;
        }

        private synchronized List<Delivered> unread(Conversation conversation) {
            return unread.stream().filter(one -> one.message().conversation().equals(conversation)).toList();
        }

        private <T> CompletableFuture<T> answer(T answer) {
            return broken ? CompletableFuture.failedFuture(new IOException("the history cannot be read now")) : CompletableFuture.completedFuture(answer);
        }

        @Override
        public HistoryQuestions history() {
            return new FakeHistory() {
                @Override
                public CompletableFuture<List<ConversationSummary>> conversations() {
                    return answer(Stream.of(Conversation.EVERYONE, Conversation.with(BO), Conversation.with(CHEN)).filter(one -> !unread(one).isEmpty())
                            .map(one -> new ConversationSummary(one, unread(one).size(), unread(one).getLast())).toList());
                }

                @Override
                public CompletableFuture<List<Delivered>> page(Conversation conversation, Where where, int max) {
                    var all = unread(conversation);
                    int from = switch (where) {
                        case Where.FirstUnread() -> 0;
                        case Where.After(var key) -> all.stream().map(one -> one.message().key()).toList().indexOf(key) + 1;
                        default -> throw new AssertionError(where);
                    };
                    return answer(all.subList(from, Math.min(all.size(), from + max)));
                }

                @Override
                public CompletableFuture<Optional<Delivered>> message(MessageKey key) {
                    return answer(Optional.ofNullable(ours.get(key)));
                }
            };
        }

        synchronized void hold(Delivered... messages) {
            unread.addAll(List.of(messages));
        }
    }

    @BeforeEach
    void aConsole() throws IOException {
        console = new TypedConsole(node);
    }

    @AfterEach
    void end() throws Exception {
        console.close();
        console.status.get(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private void tellState() throws Exception {
        node.tell(new NodeEvent.CallingChanged(List.of()));
    }

    private void missEvents() throws Exception {
        node.tell(new NodeEvent.Resync(), new NodeEvent.CallingChanged(List.of()));
        assertEquals(MISSED, console.next());
    }

    private static Delivered message(Conversation conversation, PeerId author, long stamp) {
        return new Delivered(new Message(MessageId.random(), conversation, author, stamp, Instant.ofEpochMilli(stamp), Content.text("at " + stamp)), author.equals(ME), Map.of());
    }

    private static Delivered from(PeerId author, long stamp) {
        return message(Conversation.with(author), author, stamp);
    }

    private static String line(PeerId author, long stamp) {
        return "waiting " + author.code() + " - " + author + " at " + stamp;
    }

    private void untilMarked(Delivered... messages) throws InterruptedException {
        var missing = new ArrayList<>(Stream.of(messages).map(one -> one.message().key()).toList());
        while (!missing.isEmpty()) missing.removeAll(node.noted.poll(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS));
    }

    @Test
    void messagesWhoseEventsWereMissedArePrintedAndOnlyThenMarkedAsRead() throws Exception {
        tellState();
        var printed = from(BO, 10);
        node.tell(new NodeEvent.MessageArrived(printed));
        assertEquals(line(BO, 10), console.next());
        assertEquals(Set.of(printed.message().key()), node.noted.poll(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS));
        var missed = from(BO, 5);
        node.hold(missed, printed, from(CHEN, 7));
        var later = from(BO, 20);
        node.tell(new NodeEvent.MessageArrived(later));
        assertEquals(line(BO, 20), console.next());
        assertEquals(Set.of(later.message().key()), node.noted.poll(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS), "no other one that stands before it");
        missEvents();
        assertEquals(List.of(line(BO, 5), line(CHEN, 7)), List.of(console.next(), console.next()), "and not again what is printed, although its mark is not committed");
        untilMarked(missed);
    }

    @Test
    void aHistoryThatCannotBeReadLeavesItsMessagesUnreadUntilItIsRepaired() throws Exception {
        var old = from(BO, 5);
        node.hold(old);
        node.broken = true;
        tellState();
        var later = from(BO, 20);
        node.tell(new NodeEvent.MessageArrived(later));
        assertEquals(line(BO, 20), console.next());
        assertEquals(Set.of(later.message().key()), node.noted.poll(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS));
        node.broken = false;
        missEvents();
        assertEquals(line(BO, 5), console.next());
        untilMarked(old);
    }

    @Test
    void allUnreadMessagesArePrintedThoughOnlySomeAreReadAtATime() throws Exception {
        for (int i = 0; i <= CatchUp.PAGE; i++) node.hold(message(Conversation.EVERYONE, BO, 2 * i));
        node.hold(message(Conversation.EVERYONE, CHEN, 2 * CatchUp.PAGE + 2), from(CHEN, 3));
        tellState();
        var expected = Stream.concat(Stream.of(line(BO, 0), line(BO, 2), line(CHEN, 3)), IntStream.rangeClosed(2, CatchUp.PAGE).mapToObj(i -> line(BO, 2 * i))).toList();
        for (var line : expected) assertEquals(line, console.next());
        assertEquals(line(CHEN, 2 * CatchUp.PAGE + 2), console.next());
    }

    private Delivered ours(Delivery delivery) {
        var message = message(Conversation.with(BO), ME, 1).message();
        node.ours.put(message.key(), new Delivered(message, true, Map.of(BO, delivery)));
        return new Delivered(message, true, Map.of(BO, Delivery.QUEUED));
    }

    @Test
    void exitDoesNotWaitForAMessageThatWasDeliveredWhileEventsWereMissed() throws Exception {
        tellState();
        console.type("send hi");
        node.sends.take().complete(new SendOutcome.Sent(ours(Delivery.DELIVERED)));
        assertEquals("sent 1 #1", console.next());
        missEvents();
        assertEquals("delivered 1/1 #1", console.next());
        console.type("exit");
        assertEquals(0, console.status.get(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS));
    }

    @Test
    void aMessageThatIsAnsweredAfterEventsWereMissedIsLookedUpToo() throws Exception {
        tellState();
        console.type("send one");
        console.type("send two");
        var one = node.sends.take();
        var two = node.sends.take();
        missEvents();
        two.complete(new SendOutcome.Sent(ours(Delivery.refused("full"))));
        one.complete(new SendOutcome.Sent(ours(Delivery.READ)));
        assertEquals(List.of("sent 1 #1", "sent 1 #2"), List.of(console.next(), console.next()));
        assertEquals(Set.of("delivered 1/1 #1", "refused BBBB #2 full"), Set.of(console.next(), console.next()));
    }

    @Test
    void aMessageThatIsNotInTheHistoryAnyMoreStaysUnsent() throws Exception {
        tellState();
        console.type("send hi");
        var lost = ours(Delivery.SENT);
        node.ours.clear();
        node.sends.take().complete(new SendOutcome.Sent(lost));
        assertEquals("sent 1 #1", console.next());
        missEvents();
        console.type("exit");
        assertEquals("unsent 1", console.next());
        assertTrue(console.status.get(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS) == 1);
    }
}
