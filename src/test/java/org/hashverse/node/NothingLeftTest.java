package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerAddress;
import org.hashverse.transport.HelloRecord;
import org.hashverse.transport.HostileServer;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.Frame;
import org.junit.jupiter.api.Test;

/// A node that is closed in the middle of everything leaves no thread and no socket.
class NothingLeftTest {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    // a dump has one line per thread, virtual ones too: #31 "read-7K3F" virtual
    private static final Pattern OURS = Pattern.compile("\"(hashverse-[a-z0-9-]*|read-....|write-....|answer|dial)\"");

    @Test
    void theDumpShowsAThreadThatIsThere() throws Exception {
        var started = new CountDownLatch(1);
        var thread = Thread.ofVirtual().name("read-TEST").start(() -> {
            started.countDown();
            LockSupport.park();
        });
        started.await();
        assertTrue(threads().contains("read-TEST"));
        thread.interrupt();
        thread.join();
    }

    @Test
    void aNodeClosedInTheMiddleOfEverythingLeavesNothing() throws Exception {
        new Besieged().close(); // the library keeps a socket of its own from the first one that is closed on
        awaitNone("threads of other tests", NothingLeftTest::threads);
        long before = sockets();
        var crowd = new ArrayList<RawPeer>();
        var papers = Papers.good();
        try (var hole = HostileServer.open(_ -> {}); var mute = HostileServer.open(caller -> caller.answer(papers)); var full = HostileServer.full()) {
            var siege = new Besieged(Besieged.patient());
            try (siege) {
                everything(siege, crowd);
                siege.ana.node.add(hole.address());
                siege.ana.node.add(mute.address());
                siege.ana.node.add(full.address());
                siege.ana.node.add(new PeerAddress("nobody-has-this-name.invalid", 8000));
                siege.ana.node.keepTrying(hole.address());
                siege.unharmed();
            }
            awaitNone("threads", NothingLeftTest::threads);
            for (var one : crowd) one.awaitEnd();
        } finally {
            crowd.forEach(RawPeer::close);
        }
        awaitNone("sockets", () -> sockets() > before ? List.of(sockets() + " instead of " + before) : List.of());
    }

    private static void everything(Besieged siege, List<RawPeer> crowd) throws Exception {
        for (int i = 0; i < 100; i++) crowd.add(RawPeer.connect(siege.address()));
        var hello = HelloRecord.whole();
        for (int i = 0; i < 4; i++) {
            var stalled = RawPeer.connect(siege.address());
            stalled.bytes(hello);
            crowd.add(stalled); // holds a handshake slot
        }
        for (int i = 0; i < 3; i++) crowd.add(siege.stranger("Stranger " + i));
        var deaf = RawPeer.connectDeaf(siege.address()).tls(Papers.good());
        crowd.add(deaf);
        deaf.say(RawPeer.hello("Deaf"));
        siege.ana.awaitPeer(deaf.id(), Peer::connected);
        TestNode.get(siege.ana.node.accept(deaf.id()));
        var text = "x".repeat(16 * 1024);
        for (int i = 0; i < 100; i++) TestNode.get(siege.ana.node.send(Conversation.with(deaf.id()), text));
        for (int i = 0; i < 1_000; i++) deaf.say(new Frame.PeersQuery(i + 1));
        crowd.add(RawPeer.in(siege.address(), Papers.good())); // never says HELLO
        var turned = RawPeer.in(siege.address(), Papers.of(siege.key()));
        turned.say(RawPeer.hello("Ana"));
        crowd.add(turned); // is told to go and stays
    }

    /// Names of all threads of ours, from a dump by the tool of the JDK that runs this.
    private static List<String> threads() {
        try {
            var folder = Files.createTempDirectory("hashverse-dump");
            var file = folder.resolve("threads.txt");
            var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
            var tool = new ProcessBuilder(jcmd.toString(), Long.toString(ProcessHandle.current().pid()), "Thread.dump_to_file", file.toString())
                    .redirectErrorStream(true).start();
            tool.getInputStream().readAllBytes();
            tool.waitFor();
            var dump = Files.readString(file);
            Files.delete(file);
            Files.delete(folder);
            return OURS.matcher(dump).results().map(found -> found.group(1)).toList();
        } catch (IOException | InterruptedException broken) {
            throw new AssertionError(broken);
        }
    }

    /// Open sockets of this process; 0 where the system does not tell.
    private static long sockets() {
        if (Files.notExists(DESCRIPTORS)) return 0;
        try (var all = Files.list(DESCRIPTORS)) {
            return all.filter(NothingLeftTest::socket).count();
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private static boolean socket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    private static void awaitNone(String what, Supplier<List<String>> left) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        var now = left.get();
        while (!now.isEmpty()) {
            if (System.nanoTime() > end) throw new AssertionError(what + " left: " + now);
            now = left.get();
        }
    }
}
