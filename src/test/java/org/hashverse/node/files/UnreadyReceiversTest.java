package org.hashverse.node.files;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.hashverse.chat.files.PieceSizes;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.FileState.FileKey;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.Papers;
import org.hashverse.wire.files.FilesCodec;
import org.hashverse.wire.files.FilesFrame.None.Reason;
import org.hashverse.wire.files.FilesFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Eve offers a file to Bo and names Cy as another receiver. One of the two receivers has nothing yet.
class UnreadyReceiversTest {
    private static final int PIECES = 8;
    @TempDir
    Path folder;
    private final List<AutoCloseable> open = new ArrayList<>();
    private final CountDownLatch go = new CountDownLatch(1);
    private TestNode bo;
    private final Papers cyPapers = Papers.good();
    private RawContent content;
    private RawSharer eve;

    @BeforeEach
    void open() throws Exception {
        bo = TwoNodesWithFiles.open(folder, "Bo", Settings.Accept.ANYONE, folder.resolve("inbox"));
        content = RawContent.of(TwoNodesWithFiles.random(PIECES * PieceSizes.PIECE));
    }

    @AfterEach
    void close() throws Exception {
        go.countDown();
        for (var each : open.reversed()) each.close();
        bo.close();
    }

    private RawSharer sharer(Papers papers, RawSharer.Server server) throws Exception {
        var sharer = new RawSharer(bo.address(), papers, server);
        open.add(sharer);
        TwoNodesWithFiles.accept(bo, papers.id());
        return sharer;
    }

    private static byte[] none(Reason reason) throws Exception {
        return FilesCodec.encode(new FilesFrame.None(reason));
    }

    /// Eve names Cy, and serves one piece before the test lets her serve more.
    private FileKey offerByEve() throws Exception {
        eve = sharer(Papers.good(), question -> {
            if (question instanceof FilesFrame.PieceQuery(_, var piece) && piece > 0) {
                eve.name(content.hashes().root(), cyPapers.id());
                go.await();
            }
            return content.answer(question);
        });
        return new FileKey(eve.offer(content.file("file")), 0);
    }

    @Test
    void aReceiverThatHasNothingYetIsAskedAgain() throws Exception {
        var asked = new AtomicInteger();
        sharer(cyPapers, question -> {
            if (question instanceof FilesFrame.HaveQuery) {
                int times = asked.incrementAndGet();
                if (times < 3) return none(times == 1 ? Reason.MISSING : Reason.BUSY);
            }
            if (question instanceof FilesFrame.PieceQuery) go.countDown();
            return content.answer(question);
        });
        TwoNodesWithFiles.awaitWhole(bo, offerByEve(), content.bytes());
    }

    @Test
    void aReceiverThatRefusesAllPiecesIsAskedAgainAfterAPause() throws Exception {
        var asked = new ArrayList<Long>(); // of the thread of the one connection
        var enough = new CountDownLatch(3);
        sharer(cyPapers, question -> {
            if (question instanceof FilesFrame.PieceQuery) return none(Reason.MISSING);
            asked.add(System.nanoTime());
            enough.countDown();
            return enough.getCount() > 0 ? content.answer(question) : null;
        });
        var key = offerByEve();
        assertTrue(enough.await(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS));
        go.countDown();
        TwoNodesWithFiles.awaitWhole(bo, key, content.bytes());
        for (int i = 1; i < 3; i++) assertTrue(asked.get(i) - asked.get(i - 1) >= TimeUnit.MILLISECONDS.toNanos(OtherSource.LOOK_AGAIN), "asked without a pause");
    }

    @Test
    void whoBeginsToGetAFileHasNothingYet() throws Exception {
        open.add(RawSharer.greeted(bo.address(), cyPapers));
        TwoNodesWithFiles.accept(bo, cyPapers.id());
        eve = sharer(Papers.good(), question -> {
            if (question instanceof FilesFrame.HashesQuery) {
                eve.name(content.hashes().root(), cyPapers.id());
                go.await();
            }
            return content.answer(question);
        });
        var key = new FileKey(eve.offer(content.file("file")), 0);
        try (var getter = new RawGetter(bo.address(), cyPapers)) {
            var question = new FilesFrame.HaveQuery(content.hashes().root());
            getter.awaitNone(question, Reason.MISSING);
            bo.node.files().pause(key);
            getter.awaitNone(question, Reason.UNKNOWN);
        }
    }
}
