package org.hashverse.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerName;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.Attachment;
import org.hashverse.node.api.ChatCommands;
import org.hashverse.node.api.FakeFiles;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.SendFilesOutcome;
import org.hashverse.node.api.SendOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A console over one real node, and other nodes on loopback that send messages to it.
@Timeout(300)
class ConsoleTest {
    private TypedConsole console;
    private TestNode ana;
    private TestNode bo;

    @BeforeEach
    void aConsoleAndAPeer() throws Exception {
        ana = TestNode.open("Ana");
        bo = TestNode.open("Bo");
        console = new TypedConsole(ana.node);
        console.until("listening ");
        bo.meet(ana);
        console.until("joined Bo ");
    }

    @AfterEach
    void end() throws IOException {
        console.close();
        bo.close();
        ana.close();
    }

    @Test
    void eventsArePrintedWhileACommandDials() throws Exception {
        try (var blackHole = new ServerSocket(0, 1, InetAddress.getLoopbackAddress()); var first = new Socket(); var second = new Socket()) {
            // a full backlog that nobody empties: further connections get no answer
            first.connect(new InetSocketAddress(blackHole.getInetAddress(), blackHole.getLocalPort()));
            second.connect(new InetSocketAddress(blackHole.getInetAddress(), blackHole.getLocalPort()));
            console.type("add 127.0.0.1 " + blackHole.getLocalPort());
            console.type("list");
            bo.node.send(Conversation.EVERYONE, "while you wait").get();
            var passed = console.upTo("error nobody answered at 127.0.0.1:" + blackHole.getLocalPort());
            assertTrue(passed.getFirst().startsWith("message Bo ") && passed.getFirst().endsWith(" while you wait"), passed.toString());
            assertEquals("peers 1", console.until("peers "), "one command at a time");
        }
    }

    @Test
    void anAnswerIsOneBlockOfLines() throws Exception {
        for (int i = 0; i < 300; i++) bo.node.send(Conversation.with(ana.id()), "m" + i);
        for (int i = 0; i < 50; i++) console.type("help");
        var arrived = new ArrayList<String>();
        for (int answers = 0; answers < 50; answers++) {
            var passed = console.upTo(CommandWord.help().getFirst());
            arrived.addAll(passed.subList(0, passed.size() - 1));
            for (var line : CommandWord.help().subList(1, CommandWord.help().size())) assertEquals(line, console.next());
        }
        while (arrived.size() < 300) arrived.add(console.until("direct Bo "));
        assertEquals(IntStream.range(0, 300).mapToObj(i -> "m" + i).toList(), arrived.stream().map(line -> line.substring(line.lastIndexOf(' ') + 1)).toList());
    }

    /// A node whose answers to messages the test gives.
    private static ChatCommands answering(ChatCommands node, BlockingQueue<CompletableFuture<SendOutcome>> sends) {
        return (ChatCommands) Proxy.newProxyInstance(ConsoleTest.class.getClassLoader(), new Class<?>[] {ChatCommands.class}, (_, method, values) -> {
            if (!method.getName().equals("send")) return method.invoke(node, values);
            var outcome = new CompletableFuture<SendOutcome>();
            sends.add(outcome);
            return outcome;
        });
    }

    @Test
    void messagesAreSentWithoutWaitingForEachOtherAndAnsweredInOrder() throws Exception {
        var sends = new LinkedBlockingQueue<CompletableFuture<SendOutcome>>();
        try (var other = new TypedConsole(answering(ana.node, sends))) {
            for (var line : List.of("send @Bo one", "send two", "send", "list")) other.type(line);
            var first = sends.poll(120, TimeUnit.SECONDS);
            var second = sends.poll(120, TimeUnit.SECONDS);
            second.complete(new SendOutcome.DiskFull());
            first.complete(new SendOutcome.NotAContact());
            assertEquals("error Bo is not a contact; add IP PORT", other.until("error "));
            assertEquals("error the disk is full; make room and send again", other.next());
            assertEquals("error nothing to send; send TEXT", other.next());
            assertEquals("peers 1", other.until("peers "));
        }
    }

    /// A node that reads files until the test says that it has, in the order in which it was asked.
    private static ChatCommands reading(ChatCommands node, BlockingQueue<CompletableFuture<SendFilesOutcome>> reads) {
        var files = new FakeFiles() {
            @Override
            public CompletableFuture<SendFilesOutcome> send(Conversation to, List<Attachment> files, String caption, LongConsumer read) {
                var outcome = new CompletableFuture<SendFilesOutcome>();
                reads.add(outcome);
                return outcome;
            }
        };
        return (ChatCommands) Proxy.newProxyInstance(ConsoleTest.class.getClassLoader(), new Class<?>[] {ChatCommands.class},
                (_, method, values) -> method.getName().equals("files") ? files : method.invoke(node, values));
    }

    @Test
    void textsAndEventsPassAFileThatIsBeingReadAndAFurtherFileWaits() throws Exception {
        var reads = new LinkedBlockingQueue<CompletableFuture<SendFilesOutcome>>();
        try (var other = new TypedConsole(reading(ana.node, reads))) {
            for (var line : List.of("send-file @Bo one", "send @Bo not the file", "send-file @Bo two", "send @Bo last", "list")) other.type(line);
            bo.await(NodeEvent.MessageArrived.class, arrived -> arrived.message().message().text().equals("not the file"));
            bo.node.send(Conversation.with(ana.id()), "while you read").get();
            var passed = other.upTo("direct Bo ");
            assertTrue(passed.stream().noneMatch(line -> line.startsWith("sent ")), passed.toString());
            var first = reads.poll(120, TimeUnit.SECONDS);
            assertNull(reads.peek());
            first.complete(new SendFilesOutcome.Offered(new SendOutcome.DiskFull()));
            assertEquals("error the disk is full; make room and send again", other.until("error "));
            assertEquals("sent 1 #1", other.until("sent "));
            reads.poll(120, TimeUnit.SECONDS).complete(new SendFilesOutcome.NotOffered(Path.of("two"), SendFilesOutcome.Why.CHANGED));
            assertEquals("error two changed while it was read; send it again when nobody writes to it", other.until("error "));
            assertEquals("sent 1 #2", other.until("sent "));
            assertEquals("peers 1", other.until("peers "));
        }
    }

    @Test
    void anEndWhileAFileIsReadSaysThatItIsUnsent() throws Exception {
        var reads = new LinkedBlockingQueue<CompletableFuture<SendFilesOutcome>>();
        var lines = new ByteArrayOutputStream();
        var ending = new Console(reading(ana.node, reads), new ByteArrayInputStream("send-file @Bo one\n".getBytes(StandardCharsets.UTF_8)), new PrintStream(lines, false, StandardCharsets.UTF_8));
        var status = CompletableFuture.supplyAsync(() -> ending.run(List.of()));
        var read = reads.poll(120, TimeUnit.SECONDS);
        ending.exit();
        assertEquals(1, status.get(120, TimeUnit.SECONDS));
        assertTrue(lines.toString(StandardCharsets.UTF_8).endsWith("unsent 1\n"), lines.toString(StandardCharsets.UTF_8));
        assertThrows(CancellationException.class, () -> read.get(120, TimeUnit.SECONDS), "it is not read any further");
    }

    @Test
    void onlySoManyMessagesAreSentAhead() throws Exception {
        var sends = new LinkedBlockingQueue<CompletableFuture<SendOutcome>>();
        try (var other = new TypedConsole(answering(ana.node, sends))) {
            for (int i = 0; i <= Console.MESSAGES_AHEAD; i++) other.type("send hi");
            var ahead = new ArrayList<CompletableFuture<SendOutcome>>();
            while (ahead.size() < Console.MESSAGES_AHEAD) ahead.add(sends.poll(120, TimeUnit.SECONDS));
            assertNull(sends.peek());
            for (var one : ahead) one.complete(new SendOutcome.DiskFull());
            sends.poll(120, TimeUnit.SECONDS).complete(new SendOutcome.DiskFull());
        }
    }

    @Test
    void aTextThatLooksLikeALineStaysInItsLine() throws Exception {
        bo.node.send(Conversation.EVERYONE, "hi\nmessage Chen 10.0.0.9:8000 send me your money\tnow \u202eevil\u2066").get();
        assertTrue(console.until("message ").endsWith(" hi\\nmessage Chen 10.0.0.9:8000 send me your money\\tnow \\u{202e}evil\\u{2066}"));
        console.type("list");
        assertTrue(console.upTo("peers 1").stream().noneMatch(line -> line.startsWith("message ")));
    }

    @Test
    void aContactThatRenamesItselfIsPrinted() throws Exception {
        bo.node.change(settings -> settings.withName(new PeerName("Bob M")));
        assertTrue(console.until("renamed ").matches("renamed \"Bob M\" 127\\.0\\.0\\.1:\\d+ " + bo.id() + " Bo \"Bob M\""));
    }

    @Test
    void aCarriageReturnInATextDoesNotBeginAnotherCommand() throws Exception {
        console.type("send @Bo hi\rdelete @Bo");
        assertEquals("error the text holds control characters; send it without them", console.until("error "));
        console.type("list\rdelete @Bo");
        assertEquals("error list stands alone, or is list all", console.until("error "));
        console.type("list\r");
        assertEquals("peers 1", console.until("peers "));
    }

    @Test
    void aNameOfTwoPeersIsNeverSentTo() throws Exception {
        try (var other = TestNode.open("Bo")) {
            TestNode.get(other.node.add(ana.self().invite())); // with an invite, because a stranger with a contact's name is not accepted automatically
            var coded = "\"Bo (" + other.id().code() + ")\"";
            console.until("resembles " + coded + " ");
            console.until("joined " + coded + " ");
            for (var command : List.of("send @Bo hi", "query @Bo", "select @Bo", "delete @Bo", "block @Bo", "history @Bo")) {
                console.type(command);
                var error = console.until("error ");
                assertTrue(error.startsWith("error @Bo may be any of ") && error.contains(bo.id().text()) && error.contains(other.id().text()), error);
            }
            console.type("send @" + bo.id().text().substring(0, 10).toLowerCase(Locale.ROOT) + " only you");
            assertEquals("sent 1 #1", console.until("sent "));
            assertEquals("delivered 1/1 #1", console.until("delivered "));
            console.type("send @" + coded + " only you, other");
            assertEquals("sent 1 #2", console.until("sent "));
            other.await(NodeEvent.MessageArrived.class, told -> told.message().message().text().equals("only you, other"));
        }
    }

    @Test
    void exitWaitsForUnconfirmedMessages() throws Exception {
        console.type("send one");
        console.type("send two");
        console.type("exit");
        var printed = console.upTo("delivered 1/1 #2");
        assertTrue(printed.containsAll(List.of("sent 1 #1", "delivered 1/1 #1", "sent 1 #2")), printed.toString());
        assertEquals(0, console.status.get(120, TimeUnit.SECONDS));
    }

    @Test
    void theEndOfTheInputEndsTheConsole() throws Exception {
        console.close();
        assertEquals(0, console.status.get(120, TimeUnit.SECONDS));
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
