package org.hashverse.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.FakeCommands;
import org.hashverse.node.api.FakeHistory;
import org.hashverse.node.api.HistoryQuestions;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Subscription;
import org.hashverse.store.history.MessageQueries;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// When printed messages are flushed and marked as read.
class PrintedMessagesTest {
    private static final PeerId BO = PeerId.parse("B".repeat(51) + "A");
    private static final PeerId CHEN = PeerId.parse("C".repeat(51) + "A");

    private final FakeNode node = new FakeNode();
    private final PipedOutputStream keyboard = new PipedOutputStream();
    private final CompletableFuture<Integer> status = new CompletableFuture<>();

    private static final class FakeNode extends FakeCommands {
        final LinkedBlockingQueue<Set<MessageKey>> noted = new LinkedBlockingQueue<>();
        private final CompletableFuture<Consumer<List<NodeEvent>>> subscriber = new CompletableFuture<>();

        @Override
        public Subscription subscribe(Executor executor, Consumer<NodeEvent> listener) {
            subscriber.complete(events -> executor.execute(() -> events.forEach(listener)));
            return () -> { };
        }

        /// Tells events in one task, so that the console flushes only after the last one.
        void tell(List<NodeEvent> events) throws Exception {
            subscriber.get(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS).accept(events);
        }

        @Override
        public HistoryQuestions history() {
            return new FakeHistory() {
                @Override
                public CompletableFuture<List<MessageQueries.ConversationSummary>> conversations() {
                    return CompletableFuture.completedFuture(List.of());
                }
            };
        }

        @Override
        public void noted(Conversation conversation, Set<MessageKey> messages) {
            noted.add(messages);
        }
    }

    /// Starts a console whose node has told its state.
    private void start(OutputStream out) throws Exception {
        var in = new PipedInputStream(keyboard);
        Thread.ofVirtual().start(() -> status.complete(new Console(node, in, new PrintStream(new BufferedOutputStream(out), false, StandardCharsets.UTF_8)).run(List.of())));
        node.tell(List.of(new NodeEvent.CallingChanged(List.of())));
    }

    @AfterEach
    void end() throws Exception {
        keyboard.close();
        status.get(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static Message message(PeerId author, long stamp) {
        return new Message(MessageId.random(), Conversation.with(author), author, stamp, Instant.ofEpochMilli(stamp), Content.text("at " + stamp));
    }

    private void arrive(Message... messages) throws Exception {
        node.tell(List.of(messages).stream().<NodeEvent>map(message -> new NodeEvent.MessageArrived(new Delivered(message, false, true, Optional.empty(), Map.of()))).toList());
    }

    private Set<MessageKey> noted() throws InterruptedException {
        return node.noted.poll(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void whatIsPrintedTogetherIsMarkedAsReadTogetherInEachConversation() throws Exception {
        start(new ByteArrayOutputStream());
        var one = message(BO, 10);
        var last = message(BO, 30);
        arrive(one, last);
        assertEquals(Set.of(one.key(), last.key()), noted(), "and nothing that stands between them");
        var other = message(CHEN, 5);
        var later = message(BO, 40);
        arrive(other, later);
        assertEquals(Set.of(Set.of(other.key()), Set.of(later.key())), Set.of(noted(), noted()));
    }

    @Test
    void aConsoleThatNobodyReadsAnyMoreEndsAndMarksNothingAsRead() throws Exception {
        start(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("broken pipe");
            }
        });
        arrive(message(BO, 10));
        assertEquals(1, status.get(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS), "although its input stays open");
        assertTrue(node.noted.isEmpty());
    }
}
