package org.hashverse.node.files;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.FileState.FileKey;
import org.hashverse.node.api.FileState.Stage;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.OptionalFrame;
import org.hashverse.wire.files.FilesCodec;
import org.hashverse.wire.files.FilesFrame;
import org.hashverse.wire.files.FilesFrame.None.Reason;
import org.hashverse.wire.files.FilesFrameType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bo gets a file of Eve. When Bo has one piece, Eve names Cy as another receiver, and serves no more until the test lets her.
class NamedReceiversTest {
    private static final int MIB = 1 << 20;
    @TempDir
    Path folder;
    private final CountDownLatch go = new CountDownLatch(1);
    private final Papers cyPapers = Papers.good();
    private TestNode bo;
    private RawContent content;
    private RawSharer eve;
    private RawPeer cy;
    private FileKey key;

    @BeforeEach
    void offer() throws Exception {
        bo = TwoNodesWithFiles.open(folder, "Bo", Settings.Accept.ANYONE, folder.resolve("inbox"));
        cy = RawSharer.greeted(bo.address(), cyPapers);
        TwoNodesWithFiles.accept(bo, cyPapers.id());
        content = RawContent.of(TwoNodesWithFiles.random(2 * MIB));
        var evePapers = Papers.good();
        eve = new RawSharer(bo.address(), evePapers, question -> {
            if (question instanceof FilesFrame.PieceQuery(_, var piece) && piece == 1) {
                eve.name(content.hashes().root(), cyPapers.id());
                go.await();
            }
            return content.answer(question);
        });
        TwoNodesWithFiles.accept(bo, evePapers.id());
        key = new FileKey(eve.offer(content.file("file")), 0);
    }

    @AfterEach
    void close() throws Exception {
        go.countDown();
        eve.close();
        cy.close();
        bo.close();
    }

    private FilesFrame question() {
        return new FilesFrame.HaveQuery(content.hashes().root());
    }

    @Test
    void aConnectionThatComesAfterTheFileIsClosed() throws Exception {
        cy.hear(OptionalFrame.Call.class);
        go.countDown();
        TwoNodesWithFiles.awaitWhole(bo, key, content.bytes());
        try (var late = RawPeer.connect(bo.address()).tls(cyPapers, "TLSv1.3", RawSharer.ALPN)) {
            late.bytes(FilesCodec.encode(new FilesFrame.Role(false)));
            late.awaitEnd();
        }
    }

    @Test
    void aPausedFileIsNotPassedOn() throws Exception {
        cy.hear(OptionalFrame.Call.class);
        try (var getter = new RawGetter(bo.address(), cyPapers)) {
            assertSame(FilesFrameType.HAVE, getter.ask(question()).type());
            bo.node.files().pause(key);
            TwoNodesWithFiles.awaitStage(bo, key, Stage.PAUSED);
            getter.awaitNone(question(), Reason.UNKNOWN);
        }
    }

    @Test
    void aFileWhoseMessageIsDeletedIsNotPassedOn() throws Exception {
        cy.hear(OptionalFrame.Call.class);
        go.countDown();
        TwoNodesWithFiles.awaitWhole(bo, key, content.bytes());
        try (var getter = new RawGetter(bo.address(), cyPapers)) {
            assertSame(FilesFrameType.HAVE, getter.ask(question()).type());
            assertTrue(TestNode.get(bo.node.delete(key.message())));
            getter.awaitNone(question(), Reason.UNKNOWN);
        }
    }
}
