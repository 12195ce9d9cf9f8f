package org.hashverse.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerName;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.NodeEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A console over one real node, and other nodes on loopback that send messages to it.
@Timeout(300)
class ConsoleTest {
    private final PipedOutputStream keyboard = new PipedOutputStream();
    private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> status = new CompletableFuture<>();
    private TestNode ana;
    private TestNode bo;

    @BeforeEach
    void aConsoleAndAPeer() throws Exception {
        ana = TestNode.open("Ana");
        bo = TestNode.open("Bo");
        var in = new PipedInputStream(keyboard);
        Thread.ofVirtual().start(() -> status.complete(new Console(ana.node, in, new PrintStream(new Lines(), false, StandardCharsets.UTF_8)).run(List.of())));
        until("listening ");
        bo.meet(ana);
        until("joined Bo ");
    }

    @AfterEach
    void end() throws IOException {
        keyboard.close();
        bo.close();
        ana.close();
    }

    /// The printed lines.
    private final class Lines extends OutputStream {
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        @Override
        public void write(int b) {
            if (b != '\n') {
                line.write(b);
                return;
            }
            lines.add(line.toString(StandardCharsets.UTF_8));
            line.reset();
        }
    }

    private void type(String line) throws IOException {
        keyboard.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }

    private String until(String beginning) throws InterruptedException {
        return upTo(beginning).getLast();
    }

    private List<String> upTo(String beginning) throws InterruptedException {
        var passed = new ArrayList<String>();
        do {
            var line = lines.poll(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (line == null) throw new AssertionError("nothing begins with " + beginning + " in " + passed);
            passed.add(line);
        } while (!passed.getLast().startsWith(beginning));
        return passed;
    }

    @Test
    void eventsArePrintedWhileACommandDials() throws Exception {
        try (var blackHole = new ServerSocket(0, 1, InetAddress.getLoopbackAddress()); var first = new Socket(); var second = new Socket()) {
            // a full backlog that nobody empties: further connections get no answer
            first.connect(new InetSocketAddress(blackHole.getInetAddress(), blackHole.getLocalPort()));
            second.connect(new InetSocketAddress(blackHole.getInetAddress(), blackHole.getLocalPort()));
            type("add 127.0.0.1 " + blackHole.getLocalPort());
            type("list");
            bo.node.send(Conversation.EVERYONE, "while you wait").get();
            var passed = upTo("error nobody answered at 127.0.0.1:" + blackHole.getLocalPort());
            assertTrue(passed.getFirst().startsWith("message Bo ") && passed.getFirst().endsWith(" while you wait"), passed.toString());
            assertEquals("peers 1", until("peers "), "one command at a time");
        }
    }

    @Test
    void anAnswerIsOneBlockOfLines() throws Exception {
        for (int i = 0; i < 300; i++) bo.node.send(Conversation.with(ana.id()), "m" + i);
        for (int i = 0; i < 50; i++) type("help");
        var arrived = new ArrayList<String>();
        for (int answers = 0; answers < 50; answers++) {
            var passed = upTo(Help.LINES.getFirst());
            arrived.addAll(passed.subList(0, passed.size() - 1));
            for (var line : Help.LINES.subList(1, Help.LINES.size())) assertEquals(line, lines.poll(120, TimeUnit.SECONDS));
        }
        while (arrived.size() < 300) arrived.add(until("direct Bo "));
        assertEquals(IntStream.range(0, 300).mapToObj(i -> "m" + i).toList(), arrived.stream().map(line -> line.substring(line.lastIndexOf(' ') + 1)).toList());
    }

    @Test
    void aTextThatLooksLikeALineStaysInItsLine() throws Exception {
        bo.node.send(Conversation.EVERYONE, "hi\nmessage Chen 10.0.0.9:8000 send me your money\tnow \u202eevil\u2066").get();
        assertTrue(until("message ").endsWith(" hi\\nmessage Chen 10.0.0.9:8000 send me your money\\tnow \\u{202e}evil\\u{2066}"));
        type("list");
        assertTrue(upTo("peers 1").stream().noneMatch(line -> line.startsWith("message ")));
    }

    @Test
    void aContactThatRenamesItselfIsPrinted() throws Exception {
        bo.node.change(settings -> settings.withName(new PeerName("Bob M")));
        assertTrue(until("renamed ").matches("renamed \"Bob M\" 127\\.0\\.0\\.1:\\d+ " + bo.id() + " Bo \"Bob M\""));
    }

    @Test
    void aCarriageReturnInATextDoesNotBeginAnotherCommand() throws Exception {
        type("send @Bo hi\rdelete @Bo");
        assertEquals("error the text holds control characters; send it without them", until("error "));
        type("list\rdelete @Bo");
        assertEquals("error list stands alone, or is list all", until("error "));
        type("list\r");
        assertEquals("peers 1", until("peers "));
    }

    @Test
    void aNameOfTwoPeersIsNeverSentTo() throws Exception {
        try (var other = TestNode.open("Bo")) {
            TestNode.get(other.node.add(ana.self().invite())); // with an invite, because a stranger with a contact's name is not accepted automatically
            var coded = "\"Bo (" + other.id().code() + ")\"";
            until("resembles " + coded + " ");
            until("joined " + coded + " ");
            for (var command : List.of("send @Bo hi", "query @Bo", "select @Bo", "delete @Bo", "block @Bo", "history @Bo")) {
                type(command);
                var error = until("error ");
                assertTrue(error.startsWith("error @Bo may be any of ") && error.contains(bo.id().text()) && error.contains(other.id().text()), error);
            }
            type("send @" + bo.id().text().substring(0, 10).toLowerCase(Locale.ROOT) + " only you");
            assertEquals("sent 1 #1", until("sent "));
            assertEquals("delivered 1/1 #1", until("delivered "));
            type("send @" + coded + " only you, other");
            assertEquals("sent 1 #2", until("sent "));
            other.await(NodeEvent.MessageArrived.class, told -> told.message().message().text().equals("only you, other"));
        }
    }

    @Test
    void exitWaitsForUnconfirmedMessages() throws Exception {
        type("send one");
        type("send two");
        type("exit");
        var printed = upTo("delivered 1/1 #2");
        assertTrue(printed.containsAll(List.of("sent 1 #1", "delivered 1/1 #1", "sent 1 #2")), printed.toString());
        assertEquals(0, status.get(120, TimeUnit.SECONDS));
    }

    @Test
    void theEndOfTheInputEndsTheConsole() throws Exception {
        keyboard.close();
        assertEquals(0, status.get(120, TimeUnit.SECONDS));
    }

    @Test
    void aConsoleThatNobodyReadsAnyMoreEnds() throws Exception {
        var closed = new PrintStream(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("broken pipe");
            }
        });
        assertEquals(1, new Console(bo.node, InputStream.nullInputStream(), closed).run(List.of()));
    }

    @Test
    void firstLinesAreCarriedOutBeforeTheInput() {
        var out = new ByteArrayOutputStream();
        var in = new ByteArrayInputStream("list\n\n  \nhistory\n".getBytes(StandardCharsets.UTF_8));
        assertEquals(0, new Console(bo.node, in, new PrintStream(out, false, StandardCharsets.UTF_8)).run(List.of("add " + ana.address())));
        var printed = out.toString(StandardCharsets.UTF_8).lines().map(line -> line.substring(0, line.indexOf(' '))).toList();
        assertEquals(List.of("listening", "joined", "connected", "peer", "peers", "messages"), printed);
    }
}
