package org.hashverse.node.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.FileState.FileKey;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.Papers;
import org.hashverse.wire.files.FilesFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Eve offers a file to Bo and names Cy, who has nothing to do with it.
class NamedSourcesTest {
    private static final int MORE = 20;
    private static final int PAUSE = 10_000_000;
    @TempDir
    Path folder;

    @Test
    void anotherIsTriedAFewTimesHoweverOftenItIsNamed() throws Exception {
        var content = RawContent.of(TwoNodesWithFiles.random(3));
        var released = new CountDownLatch(1);
        var asked = new AtomicInteger();
        var cyPapers = Papers.good();
        var evePapers = Papers.good();
        try (var bo = TwoNodesWithFiles.open(folder, "Bo", Settings.Accept.ANYONE, folder.resolve("inbox"));
                var _ = new RawSharer(bo.address(), cyPapers, _ -> {
                    asked.incrementAndGet();
                    return null;
                });
                var eve = new RawSharer(bo.address(), evePapers, question -> {
                    if (question instanceof FilesFrame.PieceQuery) released.await();
                    return content.answer(question);
                })) {
            TwoNodesWithFiles.accept(bo, cyPapers.id());
            TwoNodesWithFiles.accept(bo, evePapers.id());
            var key = eve.offer(content.file("file"));
            for (long end = System.nanoTime() + TestNode.PATIENCE.toNanos(); asked.get() < Getter.MOST_TRIES; LockSupport.parkNanos(PAUSE)) {
                assertTrue(System.nanoTime() < end, "it was tried " + asked + " times");
                eve.name(content.hashes().root(), cyPapers.id());
            }
            for (int i = 0; i < MORE; i++) {
                eve.name(content.hashes().root(), cyPapers.id());
                LockSupport.parkNanos(PAUSE);
            }
            released.countDown();
            TwoNodesWithFiles.awaitWhole(bo, new FileKey(key, 0), content.bytes());
            assertEquals(Getter.MOST_TRIES, asked.get());
        }
    }
}
