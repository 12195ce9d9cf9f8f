package org.hashverse.node.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.node.api.Attachment;
import org.hashverse.node.api.FileState;
import org.hashverse.node.api.FileState.FileKey;
import org.hashverse.node.api.FileState.Stage;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.node.api.SendFilesOutcome;
import org.hashverse.node.api.SendOutcome;
import org.hashverse.store.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A base for tests with two real nodes that are contacts of each other; Bo dialled Ana. Bo puts files into `inbox`.
abstract class TwoNodesWithFiles {
    @TempDir
    Path folder;
    TestNode ana;
    TestNode bo;
    Path inbox;

    @BeforeEach
    void meet() throws Exception {
        inbox = folder.resolve("inbox");
        ana = open("Ana");
        bo = open("Bo");
        assertInstanceOf(AddOutcome.Connected.class, get(bo.node.add(addressOfAna())));
        awaitConnected();
    }

    @AfterEach
    void close() throws Exception {
        ana.close();
        bo.close();
    }

    /// Where Bo dials Ana.
    PeerAddress addressOfAna() throws Exception {
        return ana.address();
    }

    final void awaitConnected() {
        ana.awaitPeer(bo.id(), peer -> peer.connected() && peer.met());
        bo.awaitPeer(ana.id(), peer -> peer.connected() && peer.met());
    }

    /// Starts a node, or starts it again.
    final TestNode open(String name) throws IOException {
        return open(folder, name, Settings.Accept.ANYONE, inbox);
    }

    static TestNode open(Path folder, String name, Settings.Accept accept, Path inbox) throws IOException {
        var node = TestNode.in(folder.resolve(name), name, accept, 0);
        node.change(settings -> settings.withReceiving(settings.receiving().withFolder(Optional.of(inbox.toString()))));
        return node;
    }

    static <T> T get(CompletableFuture<T> future) throws Exception {
        return TestNode.get(future);
    }

    /// Makes a test peer with a link a contact. All test peers have the same name, so a node makes only the first one a contact without asking.
    static void accept(TestNode node, PeerId peer) throws Exception {
        node.awaitPeer(peer, Peer::connected);
        get(node.node.accept(peer));
    }

    /// From now on a node gets no file without asking.
    static void getNothingWithoutAsking(TestNode node) throws Exception {
        node.change(settings -> settings.withReceiving(settings.receiving().withAutomatic(0)));
    }

    static byte[] random(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    final Path file(String name, int size) throws IOException {
        return Files.write(folder.resolve(name), random(size));
    }

    static MessageKey send(TestNode from, Conversation to, Path... files) throws Exception {
        var outcome = get(from.node.files().send(to, List.of(files).stream().map(Attachment::new).toList(), "look", _ -> { }));
        var sent = assertInstanceOf(SendOutcome.Sent.class, assertInstanceOf(SendFilesOutcome.Offered.class, outcome).outcome());
        return sent.message().message().key();
    }

    static FileState awaitStage(TestNode node, FileKey key, Stage stage) {
        return awaitFrom(node, 0, key, state -> state.stage() == stage);
    }

    /// The first state of a file that fits, from a mark on.
    static FileState awaitFrom(TestNode node, int mark, FileKey key, Predicate<FileState> fits) {
        var all = fits.and(state -> state.file().equals(key));
        return node.awaitFrom(mark, NodeEvent.FilesChanged.class, event -> event.files().stream().anyMatch(all)).files().stream().filter(all).findFirst().orElseThrow();
    }

    /// Waits until a file is whole, and compares it.
    static Path awaitWhole(TestNode node, FileKey key, byte[] expected) throws IOException {
        var got = awaitStage(node, key, Stage.GOT);
        assertEquals(expected.length, got.done());
        assertArrayEquals(expected, Files.readAllBytes(got.path().orElseThrow()));
        return got.path().get();
    }

    /// Whether a folder holds a part.
    static boolean hasPart(Path folder) throws IOException {
        if (Files.notExists(folder)) return false;
        try (var all = Files.list(folder)) {
            return all.anyMatch(path -> path.getFileName().toString().startsWith(".hashverse-"));
        }
    }

    /// Waits until a folder holds no part. They are deleted on a thread that tells nobody.
    static void awaitNoPart(Path folder) throws IOException {
        for (long end = System.nanoTime() + TestNode.PATIENCE.toNanos(); hasPart(folder); LockSupport.parkNanos(5_000_000))
            if (System.nanoTime() > end) throw new AssertionError("a part was left in " + folder);
    }
}
