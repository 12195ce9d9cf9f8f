package org.hashverse.node.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.SharedFiles;
import org.hashverse.chat.files.FileItem;
import org.hashverse.node.AttackedNode;
import org.hashverse.node.StandingClock;
import org.hashverse.node.TestLimits;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.FileState.FileKey;
import org.hashverse.node.api.FileState.Stage;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.Papers;
import org.hashverse.wire.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Eve offers Ana more files than anybody wants and serves none of them. Bo offers her one.
class ManyOffersTest {
    private static final int OFFERS = 10_000;
    private static final int FILES = 10;
    /// Small files of one contact that are got in a day without asking.
    private static final int A_DAY = AutomaticQuota.LARGEST_A_DAY * AutomaticQuota.PARTS;
    @TempDir
    Path folder;

    private static void receiveIn(Path folder, TestNode ana) {
        ana.change(settings -> settings.withReceiving(settings.receiving().withFolder(Optional.of(folder.toString())).withAutomatic(1)));
    }

    private static long begun(TestNode ana, PeerId author) {
        var files = new HashSet<FileKey>();
        for (var event : ana.told(NodeEvent.FilesChanged.class)) for (var state : event.files()) if (state.file().message().author().equals(author)) files.add(state.file());
        return files.size();
    }

    @Test
    void offersWithoutEndHoldUpNoFileOfAnother() throws Exception {
        var eve = Papers.good();
        var bo = Papers.good();
        var content = RawContent.of(TwoNodesWithFiles.random(3));
        try (var attacked = new AttackedNode(); var lying = new RawSharer(attacked.address(), eve, _ -> null); var friend = new RawSharer(attacked.address(), bo, content::answer)) {
            var ana = attacked.ana;
            receiveIn(folder, ana);
            TwoNodesWithFiles.accept(ana, eve.id());
            TwoNodesWithFiles.accept(ana, bo.id());
            for (int number = 1; number <= OFFERS; number++) lying.say(offer(number, content));
            var last = new MessageKey(eve.id(), id(OFFERS));
            ana.await(NodeEvent.MessageArrived.class, event -> event.message().message().key().equals(last));
            TwoNodesWithFiles.awaitWhole(ana, new FileKey(friend.offer(content.file("wanted")), 0), content.bytes());
            assertTrue(begun(ana, eve.id()) <= 2 * A_DAY, begun(ana, eve.id()) + " files were begun");
            attacked.unharmed();
        }
    }

    /// The clock of Ana stands, so that each pause is over when the test says so.
    @Test
    void whileFilesOfOneFailAFewAreTriedAtATimeAndAllInTurn() throws Exception {
        var eve = Papers.good();
        var bo = Papers.good();
        var content = RawContent.of(TwoNodesWithFiles.random(3));
        var attempts = new AtomicInteger();
        var clock = new StandingClock();
        clock.wall = Instant.now();
        try (var ana = TestNode.open("Ana", Settings.Accept.ASK, TestLimits.SHORT, clock); var lying = new RawSharer(ana.address(), eve, _ -> {
            attempts.incrementAndGet();
            return null;
        }); var friend = new RawSharer(ana.address(), bo, content::answer)) {
            receiveIn(folder, ana);
            TwoNodesWithFiles.accept(ana, eve.id());
            TwoNodesWithFiles.accept(ana, bo.id());
            var message = lying.offer(Collections.nCopies(FILES, content.file("unwanted")).toArray(FileItem[]::new));
            for (int place = 0; place < DownloadQueue.OF_ONE; place++) awaitFailed(ana, new FileKey(message, place));
            TestNode.get(ana.node.accept(bo.id())); // she did already; the node thread has noted the pause by then
            clock.nanos += DownloadQueue.PAUSE.toNanos();
            TwoNodesWithFiles.awaitWhole(ana, new FileKey(friend.offer(content.file("wanted")), 0), content.bytes());
            for (int place = DownloadQueue.OF_ONE; place < 2 * DownloadQueue.OF_ONE; place++) awaitFailed(ana, new FileKey(message, place));
            assertEquals(2 * DownloadQueue.OF_ONE, attempts.get());
        }
    }

    /// A file waits before its first attempt and after it.
    private static void awaitFailed(TestNode ana, FileKey file) {
        var waits = new AtomicInteger();
        ana.awaitFrom(0, NodeEvent.FilesChanged.class, event -> event.files().stream().anyMatch(state -> state.file().equals(file) && state.stage() == Stage.WAITING) && waits.incrementAndGet() == 2);
    }

    private static MessageId id(int number) {
        return new MessageId("%032x".formatted(number));
    }

    private static Frame.Chat offer(int number, RawContent content) {
        return new Frame.Chat(number, id(number), Frame.To.YOU, System.currentTimeMillis(), new SharedFiles(List.of(content.file("unwanted " + number)), ""));
    }
}
