package org.hashverse.node.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.hashverse.chat.files.FileItem;
import org.hashverse.files.PieceHashes;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.FileState.FileKey;
import org.hashverse.node.api.FileState.Stage;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.files.FilesFrame;
import org.hashverse.wire.files.FilesFrameType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Bo gets files of a peer that serves something else than it offered, or stops.
class LyingSharersTest {
    private static final int MIB = 1 << 20;
    @TempDir
    Path folder;
    private final List<RawSharer> sharers = new ArrayList<>();
    private final List<Integer> served = new ArrayList<>(); // guarded by itself
    private final CountDownLatch go = new CountDownLatch(1);
    private final Papers papers = Papers.good();
    private Path inbox;
    private TestNode bo;

    @BeforeEach
    void open() throws Exception {
        inbox = folder.resolve("inbox");
        bo = TwoNodesWithFiles.open(folder, "Bo", Settings.Accept.ANYONE, inbox);
    }

    @AfterEach
    void close() throws Exception {
        go.countDown();
        sharers.forEach(RawSharer::close);
        bo.close();
    }

    private RawSharer sharer(RawSharer.Server server) throws Exception {
        var sharer = new RawSharer(bo.address(), papers, server);
        sharers.add(sharer);
        return sharer;
    }

    private FileKey offer(RawSharer.Server server, FileItem item) throws Exception {
        return new FileKey(sharer(server).offer(item), 0);
    }

    /// Offers a file, and serves only the pieces before one of them until the test lets it go on. Returns when Bo has them.
    private FileKey stoppedBefore(int stop, RawContent content) throws Exception {
        var key = offer(question -> {
            if (question instanceof FilesFrame.PieceQuery(_, var piece) && piece == stop) go.await();
            return content.answer(question);
        }, content.file("file"));
        TwoNodesWithFiles.awaitFrom(bo, 0, key, state -> state.done() == stop * MIB);
        return key;
    }

    /// Counts a piece that is served.
    private void count(FilesFrame question) {
        synchronized (served) {
            if (question instanceof FilesFrame.PieceQuery asked) served.add(asked.piece());
        }
    }

    private List<Integer> served() {
        synchronized (served) {
            return List.copyOf(served);
        }
    }

    @Test
    void aWrongPieceIsFetchedAgain() throws Exception {
        var content = RawContent.of(TwoNodesWithFiles.random(3 * MIB + 5));
        var lies = new AtomicInteger();
        var key = offer(question -> {
            count(question);
            boolean lie = question instanceof FilesFrame.PieceQuery(_, var piece) && piece == 1 && lies.getAndIncrement() == 0;
            return lie ? RawContent.frame(new byte[MIB]) : content.answer(question);
        }, content.file("file"));
        TwoNodesWithFiles.awaitWhole(bo, key, content.bytes());
        assertEquals(2, lies.get());
        assertEquals(1, served().stream().filter(piece -> piece == 0).count());
    }

    @Test
    void aFileWhosePieceIsAlwaysWrongCountsAsChanged() throws Exception {
        var content = RawContent.of(TwoNodesWithFiles.random(2 * MIB));
        var lies = new AtomicInteger();
        RawSharer.Server server = question -> {
            if (!(question instanceof FilesFrame.PieceQuery(_, var piece)) || piece == 0) return content.answer(question);
            lies.incrementAndGet();
            return RawContent.frame(new byte[MIB]);
        };
        var key = offer(server, content.file("file"));
        assertEquals(0, TwoNodesWithFiles.awaitStage(bo, key, Stage.CHANGED).done());
        TwoNodesWithFiles.awaitNoPart(inbox);
        assertEquals(Downloads.WRONG_IN_A_ROW, lies.get());
        assertFalse(Files.exists(inbox.resolve("file")));
        int mark = bo.mark();
        bo.node.files().get(key, Optional.empty());
        TwoNodesWithFiles.awaitFrom(bo, mark, key, state -> state.stage() == Stage.CHANGED);
        assertEquals(2 * Downloads.WRONG_IN_A_ROW, lies.get());
    }

    @Test
    void hashesThatAreNotThoseOfTheOfferAreRefused() throws Exception {
        var offered = RawContent.of(TwoNodesWithFiles.random(2 * MIB));
        var other = RawContent.of(new byte[2 * MIB]);
        var key = offer(_ -> RawPeer.frame(FilesFrameType.HASHES.number(), other.hashes().bytes()), offered.file("file"));
        TwoNodesWithFiles.awaitStage(bo, key, Stage.GONE);
        assertFalse(TwoNodesWithFiles.hasPart(inbox));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"files\":[{\"path\":\"../out\",\"size\":10,\"modified\":0}],\"folders\":[]}", "{\"files\":[{\"path\":\"/out\",\"size\":10,\"modified\":0}],\"folders\":[]}",
        "{\"files\":[{\"path\":\"in\",\"size\":9,\"modified\":0}],\"folders\":[]}", "{\"files\":[{\"path\":\"a\",\"size\":5,\"modified\":0},{\"path\":\"b\",\"size\":5,\"modified\":0}],\"folders\":[]}",
        "{\"files\":[{\"path\":\"a\",\"size\":10,\"modified\":0}],\"folders\":[\"..\"]}", "{\"files\":[{\"path\":\"a\",\"size\":10,\"modified\":0}],\"folders\":[\"a/b\"]}", "{\"files\":[],\"folders\":[]}", "[]", "x"})
    void aListingThatLiesIsRefused(String listing) throws Exception {
        var content = RawContent.of(new byte[10]);
        var listed = RawContent.of(listing.getBytes(StandardCharsets.UTF_8));
        var item = new FileItem("album", 10, content.hashes().root(), Optional.of(new FileItem.Folder(listed.hashes().root(), listed.bytes().length, 1)), Optional.empty());
        var key = offer(question -> {
            boolean aboutListing = question instanceof FilesFrame.HashesQuery(var hash, _) && hash.equals(listed.hashes().root())
                    || question instanceof FilesFrame.PieceQuery(var of, _) && of.equals(listed.hashes().root());
            return (aboutListing ? listed : content).answer(question);
        }, item);
        TwoNodesWithFiles.awaitStage(bo, key, Stage.GONE);
        try (var all = Files.walk(inbox)) {
            assertEquals(List.of(inbox), all.toList());
        }
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void noPieceThatIsHereIsFetchedAgain() throws Exception {
        var content = RawContent.of(TwoNodesWithFiles.random(6 * MIB + 7));
        var item = content.file("file");
        var key = offer(question -> {
            if (question instanceof FilesFrame.PieceQuery(_, var piece) && piece == 3) go.await();
            count(question);
            return content.answer(question);
        }, item);
        TwoNodesWithFiles.awaitFrom(bo, 0, key, state -> state.done() == 3 * MIB);
        bo.close();
        assertEquals(List.of(0, 1, 2), served());
        sharers.forEach(RawSharer::close);
        bo = TwoNodesWithFiles.open(folder, "Bo", Settings.Accept.ANYONE, inbox);
        sharer(question -> {
            count(question);
            return content.answer(question);
        });
        assertArrayEquals(content.bytes(), Files.readAllBytes(TwoNodesWithFiles.awaitWhole(bo, key, content.bytes())));
        assertEquals(List.of(0, 1, 2, 3, 4, 5, 6), served().stream().sorted().toList());
    }

    @Test
    void nothingMoreComesFromAContactThatIsBlocked() throws Exception {
        var content = RawContent.of(TwoNodesWithFiles.random(3 * MIB));
        var key = stoppedBefore(1, content);
        int mark = bo.mark();
        assertTrue(TestNode.get(bo.node.block(papers.id())));
        bo.change(settings -> settings); // the node thread has handled the event of the block too
        go.countDown();
        assertEquals(MIB, TwoNodesWithFiles.awaitFrom(bo, mark, key, state -> state.stage() != Stage.GETTING).done());
        assertFalse(Files.exists(inbox.resolve("file")));
    }

    @Test
    void aFolderThatIsRemovedInTheMiddleIsToldAndMadeAgain() throws Exception {
        var content = RawContent.of(TwoNodesWithFiles.random(3 * MIB));
        var key = stoppedBefore(2, content);
        try (var all = Files.walk(inbox)) {
            for (var each : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(each);
        }
        go.countDown();
        TwoNodesWithFiles.awaitStage(bo, key, Stage.NOT_WRITTEN);
        assertFalse(Files.exists(inbox));
        bo.node.files().get(key, Optional.empty());
        TwoNodesWithFiles.awaitWhole(bo, key, content.bytes());
    }

    /// Offers a file, and waits until it cannot be written because a file is in the place of the folder.
    private FileKey notWritten(RawContent content) throws Exception {
        Files.writeString(inbox, "no folder");
        var key = offer(content::answer, content.file("file"));
        TwoNodesWithFiles.awaitStage(bo, key, Stage.NOT_WRITTEN);
        assertEquals("no folder", Files.readString(inbox));
        return key;
    }

    @Test
    void aFolderThatCannotBeMadeIsToldAndGetWorksAfterwards() throws Exception {
        var content = RawContent.of(TwoNodesWithFiles.random(MIB));
        var key = notWritten(content);
        Files.delete(inbox);
        bo.node.files().get(key, Optional.empty());
        TwoNodesWithFiles.awaitWhole(bo, key, content.bytes());
    }

    @Test
    void aFileThatCannotBeWrittenGoesIntoAnotherFolderOfTheSettings() throws Exception {
        var content = RawContent.of(TwoNodesWithFiles.random(MIB));
        var key = notWritten(content);
        var other = folder.resolve("other");
        bo.change(settings -> settings.withReceiving(settings.receiving().withFolder(Optional.of(other.toString()))));
        bo.node.files().get(key, Optional.empty());
        assertEquals(other.resolve("file"), TwoNodesWithFiles.awaitWhole(bo, key, content.bytes()));
    }

    @Test
    void aDiskWithoutRoomIsToldAndAskedAgain() throws Exception {
        assumeTrue(folder.toFile().getUsableSpace() < FileItem.MAX_SIZE, "this disk has room for the largest file");
        var piece = RawContent.of(new byte[MIB]).hashes().bytes();
        var all = ByteBuffer.allocate(FilesFrame.hashesBytes(FileItem.MAX_SIZE));
        while (all.hasRemaining()) all.put(piece);
        var hashes = PieceHashes.of(FileItem.MAX_SIZE, all.array());
        TwoNodesWithFiles.getNothingWithoutAsking(bo);
        var key = offer(_ -> RawPeer.frame(FilesFrameType.HASHES.number(), hashes.bytes()), new FileItem("huge", FileItem.MAX_SIZE, hashes.root(), Optional.empty(), Optional.empty()));
        bo.await(NodeEvent.MessageArrived.class, _ -> true);
        for (int i = 0; i < 2; i++) {
            int mark = bo.mark();
            bo.node.files().get(key, Optional.empty());
            TwoNodesWithFiles.awaitFrom(bo, mark, key, state -> state.stage() == Stage.NO_SPACE);
        }
        bo.node.files().decline(key);
        TwoNodesWithFiles.awaitStage(bo, key, Stage.DECLINED);
        TwoNodesWithFiles.awaitNoPart(inbox);
    }
}
