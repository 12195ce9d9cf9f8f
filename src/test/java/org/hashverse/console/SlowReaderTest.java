package org.hashverse.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.hashverse.chat.Conversation;
import org.hashverse.node.TestLimits;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.kit.Limits.Quotas;
import org.hashverse.store.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A console over a real node, whose output nobody reads for a while.
@Timeout(300)
class SlowReaderTest {
    private static final int MESSAGES = 200;

    @TempDir
    private Path folder;

    /// Holds what is printed until it is read.
    private static final class Output extends OutputStream {
        private final ByteArrayOutputStream read = new ByteArrayOutputStream();
        volatile CountDownLatch reading = new CountDownLatch(0);

        @Override
        public void write(int b) {
            try {
                reading.await();
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
            read.write(b);
        }

        List<String> lines() {
            return read.toString(StandardCharsets.UTF_8).lines().toList();
        }
    }

    @Test
    void whatComesWhileNobodyReadsTheOutputIsPrintedOnceAndThenRead() throws Exception {
        var few = TestLimits.SHORT.withQuotas(product -> new Quotas(product.links(), product.linksPerPeer(), product.dials(), product.contactsLetIn(), product.strangers(), product.strangerMessages(),
                product.waitingMessages(), MESSAGES / 10));
        try (var ana = TestNode.in(folder.resolve("ana"), "Ana", Settings.Accept.ANYONE, 0, few); var bo = TestNode.open("Bo"); var keyboard = new PipedOutputStream()) {
            var out = new Output();
            var in = new PipedInputStream(keyboard);
            var status = new CompletableFuture<Integer>();
            Thread.ofVirtual().start(() -> status.complete(new Console(ana.node, in, new PrintStream(out, false, StandardCharsets.UTF_8)).run(List.of())));
            bo.meet(ana);
            while (out.lines().stream().noneMatch(line -> line.startsWith("joined Bo "))) Thread.onSpinWait();
            out.reading = new CountDownLatch(1);
            for (int i = 0; i < MESSAGES; i++) TestNode.get(bo.node.send(Conversation.with(ana.id()), "m" + i));
            ana.await(NodeEvent.MessageArrived.class, arrived -> arrived.message().message().text().equals("m" + (MESSAGES - 1)));
            int before = ana.mark();
            out.reading.countDown();
            ana.awaitFrom(before, NodeEvent.UnreadChanged.class, changed -> changed.unread() == 0);
            var lines = out.lines();
            assertTrue(lines.stream().anyMatch(line -> line.startsWith("missed events")), lines.toString());
            assertEquals(IntStream.range(0, MESSAGES).mapToObj(i -> "m" + i).toList(),
                    lines.stream().filter(line -> line.startsWith("direct Bo ")).map(line -> line.substring(line.lastIndexOf(' ') + 1)).toList());
            keyboard.close();
            assertEquals(0, TestNode.get(status));
        }
    }
}
