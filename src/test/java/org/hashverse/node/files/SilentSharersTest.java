package org.hashverse.node.files;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hashverse.node.StandingClock;
import org.hashverse.node.TestLimits;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.FileState.FileKey;
import org.hashverse.node.api.FileState.Stage;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.kit.Limits;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.Papers;
import org.hashverse.wire.files.FilesFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Three peers take all places for downloads and send no piece. A fourth one offers a file. The clock of the node stands until the test moves it.
class SilentSharersTest {
    private static final Duration IDLE = Duration.ofMillis(300); // far less than a connection for files may be silent
    private static final Limits LIMITS = TestLimits.SHORT.withTimeouts(times -> new Limits.Timeouts(times.query(), times.peers(), times.closing(), times.doctor(), IDLE));
    @TempDir
    Path folder;
    private final CountDownLatch go = new CountDownLatch(1);
    private final CountDownLatch asked = new CountDownLatch(DownloadQueue.AT_ONCE);
    private final List<RawSharer> sharers = new ArrayList<>();

    private RawSharer sharer(TestNode bo, RawSharer.Server server) throws Exception {
        var papers = Papers.good();
        var sharer = new RawSharer(bo.address(), papers, server);
        sharers.add(sharer);
        TwoNodesWithFiles.accept(bo, papers.id());
        return sharer;
    }

    /// Waits until Bo has looked at its downloads again. It tells of the first one each time. The first of the two looks may have begun earlier.
    private static void awaitLooks(TestNode bo, FileKey first) {
        for (int i = 0; i < 2; i++) TwoNodesWithFiles.awaitFrom(bo, bo.mark(), first, state -> state.stage() == Stage.GETTING);
    }

    @Test
    void silentPeersCannotHoldAllPlacesAndAreTriedAgain() throws Exception {
        var content = RawContent.of(TwoNodesWithFiles.random(70_000));
        var clock = new StandingClock();
        clock.wall = Instant.now();
        try (var bo = TestNode.in(folder.resolve("Bo"), "Bo", Settings.Accept.ANYONE, 0, LIMITS, clock)) {
            bo.change(settings -> settings.withReceiving(settings.receiving().withFolder(Optional.of(folder.resolve("inbox").toString()))));
            var silent = new ArrayList<FileKey>();
            for (int i = 0; i < DownloadQueue.AT_ONCE / DownloadQueue.OF_ONE; i++) {
                var message = sharer(bo, question -> {
                    if (question instanceof FilesFrame.PieceQuery) {
                        asked.countDown();
                        go.await();
                    }
                    return content.answer(question);
                }).offer(content.file("first"), content.file("second"));
                for (int place = 0; place < DownloadQueue.OF_ONE; place++) silent.add(new FileKey(message, place));
            }
            assertTrue(asked.await(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS)); // so Bo has got all hashes
            awaitLooks(bo, silent.getFirst());
            var file = new FileKey(sharer(bo, content::answer).offer(content.file("file")), 0);
            TwoNodesWithFiles.awaitStage(bo, file, Stage.WAITING);
            clock.nanos += IDLE.toNanos() - 1;
            awaitLooks(bo, silent.getFirst());
            assertTrue(bo.told(NodeEvent.FilesChanged.class).stream().flatMap(event -> event.files().stream()).noneMatch(state -> state.file().equals(file) && state.stage() != Stage.WAITING));
            clock.nanos++;
            TwoNodesWithFiles.awaitWhole(bo, file, content.bytes());
            go.countDown();
            for (var key : silent) TwoNodesWithFiles.awaitWhole(bo, key, content.bytes());
        } finally {
            sharers.forEach(RawSharer::close);
        }
    }
}
