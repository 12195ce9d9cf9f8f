package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.hashverse.chat.Conversation;
import org.hashverse.faults.Seed;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.node.api.QueryAnswer;
import org.hashverse.node.api.SendOutcome;
import org.hashverse.node.kit.Limits;
import org.hashverse.store.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Three nodes, one with a clock a year ahead and one a day behind. All read the messages in the order in which they were written.
class WrongClocksTest {
    /// Time between two messages, so that the speed of the test does not matter; less than [Limits.Ticks#late].
    private static final long STEP_MILLIS = 1_500;
    private static final int MESSAGES = 24;
    private static final int BREATH = 500;
    private static final Limits LIMITS = TestLimits.SHORT;

    private final long seed = Seed.or(20_261_122);
    private final Random random = new Random(seed);
    @TempDir
    private Path folder;
    private final AtomicLong passed = new AtomicLong();
    private int texts;
    private TestNode now;
    private TestNode ahead;
    private TestNode behind;
    private List<TestNode> all;

    private TestNode open(String name, Duration skew) throws Exception {
        return open(name, skew, 0);
    }

    private TestNode open(String name, Duration skew, int port) throws Exception {
        return TestNode.in(Files.createDirectories(folder.resolve(name)), name, Settings.Accept.ANYONE, port, LIMITS, new SkewedClock(skew, passed));
    }

    /// Restarts all three nodes and waits until they are connected.
    private void restart() throws Exception {
        var ports = new ArrayList<Integer>();
        for (var node : all) ports.add(node.address().port());
        for (var node : all) node.close();
        now = open("Now", Duration.ZERO, ports.get(0));
        ahead = open("Ahead", Duration.ofDays(365), ports.get(1));
        behind = open("Behind", Duration.ofDays(-1), ports.get(2));
        all = List.of(now, ahead, behind);
        for (var one : all) for (var other : all) if (one != other) one.awaitPeer(other.id(), Peer::connected);
    }

    @BeforeEach
    void meet() throws Exception {
        now = open("Now", Duration.ZERO);
        ahead = open("Ahead", Duration.ofDays(365));
        behind = open("Behind", Duration.ofDays(-1));
        all = List.of(now, ahead, behind);
        now.meet(ahead);
        now.meet(behind);
        ahead.meet(behind);
    }

    @AfterEach
    void close() throws Exception {
        for (var node : all) node.close();
    }

    /// Moves all clocks forward, and lets each node measure the clocks of the others again.
    private void moment() throws Exception {
        passed.addAndGet(STEP_MILLIS);
        for (var one : all) for (var other : all) if (one != other) measure(one, other);
    }

    /// Two nodes that call each other at the same time have no connection for a moment, while the second one takes the place of the first.
    private static void measure(TestNode one, TestNode other) throws Exception {
        while (!(TestNode.get(one.node.query(other.id().text())) instanceof QueryAnswer.Connected)) one.awaitPeer(other.id(), Peer::connected);
    }

    /// Sends a message and waits until all readers have it.
    private void say(TestNode from, Conversation to, String text, List<TestNode> readers) throws Exception {
        moment();
        assertInstanceOf(SendOutcome.Sent.class, TestNode.get(from.node.send(to, text)));
        for (var reader : readers) reader.await(NodeEvent.MessageArrived.class, e -> e.message().message().text().equals(text));
    }

    private void readsTwice(List<String> expected, TestNode reader, Conversation conversation) throws Exception {
        assertEquals(expected, reader.texts(conversation), "seed " + seed);
        assertEquals(expected, reader.texts(conversation), "read again, seed " + seed);
    }

    @Test
    void everyPairReadsItsMessagesInTheOrderInWhichTheyWereWritten() throws Exception {
        for (var pair : List.of(List.of(now, ahead), List.of(now, behind), List.of(ahead, behind))) {
            var said = new ArrayList<String>();
            for (int i = 0; i < MESSAGES / 3; i++) {
                int author = random.nextInt(2);
                said.add("said " + ++texts); // each text is unique, because the test waits for it
                say(pair.get(author), Conversation.with(pair.get(1 - author).id()), said.getLast(), List.of(pair.get(1 - author)));
            }
            readsTwice(said, pair.get(0), Conversation.with(pair.get(1).id()));
            readsTwice(said, pair.get(1), Conversation.with(pair.get(0).id()));
        }
    }

    @Test
    void messagesWrittenTogetherKeepTheirOrderHoweverOftenTheClocksAreCompared() throws Exception {
        var said = new ArrayList<String>();
        for (int i = 0; i < BREATH; i++) {
            said.add("breath " + i);
            ahead.node.send(Conversation.with(now.id()), said.getLast());
            if (i % 10 == 0) TestNode.get(now.node.query(ahead.id().text()));
        }
        now.await(NodeEvent.MessageArrived.class, e -> e.message().message().text().equals(said.getLast()));
        readsTwice(said, now, Conversation.with(ahead.id()));
    }

    @Test
    void allPeersReadMessagesToEveryoneInTheOrderInWhichTheyWereWritten() throws Exception {
        var said = new ArrayList<String>();
        for (int i = 0; i < MESSAGES; i++) {
            if (i == MESSAGES / 2) restart();
            var author = all.get(random.nextInt(3));
            said.add("to all " + i);
            var readers = new ArrayList<>(all);
            readers.removeAll(Collections.singleton(author));
            say(author, Conversation.EVERYONE, said.getLast(), readers);
        }
        for (var reader : all) readsTwice(said, reader, Conversation.EVERYONE);
        restart();
        for (var reader : all) readsTwice(said, reader, Conversation.EVERYONE);
    }
}
