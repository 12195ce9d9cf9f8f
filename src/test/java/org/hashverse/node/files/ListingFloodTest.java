package org.hashverse.node.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.SharedFiles;
import org.hashverse.chat.files.FileItem;
import org.hashverse.node.StandingClock;
import org.hashverse.node.TestLimits;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.files.FilesFrame;
import org.hashverse.wire.files.FilesFrame.None.Reason;
import org.hashverse.wire.files.FilesFrameType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ana offers two large folders to Everyone. Eve asks for them in turn, so that Ana reads a listing for each question of a few bytes.
class ListingFloodTest {
    private static final int FILES = 2_000;
    private static final int KIB = 1_024;
    @TempDir
    Path folder;

    private static RawPeer contact(TestNode ana, Papers papers) throws Exception {
        var link = RawSharer.greeted(ana.address(), papers);
        TwoNodesWithFiles.accept(ana, papers.id());
        return link;
    }

    private FileItem offer(TestNode ana, String name) throws Exception {
        var all = Files.createDirectory(folder.resolve(name));
        for (int i = 0; i < FILES; i++) Files.writeString(all.resolve(name + "x".repeat(200) + i), name + i);
        var key = TwoNodesWithFiles.send(ana, Conversation.EVERYONE, all);
        return ((SharedFiles) ana.await(NodeEvent.MessageWritten.class, event -> event.message().message().key().equals(key)).message().message().content()).items().getFirst();
    }

    private static boolean isServed(RawGetter getter, FileItem item) throws Exception {
        var answer = getter.ask(new FilesFrame.HaveQuery(item.hash()));
        if (!answer.none(Reason.BUSY)) assertEquals(FilesFrameType.HAVE, answer.type());
        return answer.type() == FilesFrameType.HAVE;
    }

    /// The clock stands, so nothing more is read with time.
    @Test
    void whoAsksForTwoFoldersInTurnHasThemReadAFewTimes() throws Exception {
        var eve = Papers.good();
        var bo = Papers.good();
        var clock = new StandingClock();
        clock.wall = Instant.now();
        try (var ana = TestNode.open("Ana", Settings.Accept.ASK, TestLimits.SHORT, clock); var _ = contact(ana, eve); var _ = contact(ana, bo); var getter = new RawGetter(ana.address(), eve);
                var beside = new RawGetter(ana.address(), eve); var friend = new RawGetter(ana.address(), bo)) {
            var folders = List.of(offer(ana, "one"), offer(ana, "other"));
            int most = ServedFiles.OPENED / (folders.getFirst().folder().orElseThrow().bytes() / KIB);
            int read = 0;
            while (read <= most + 1 && isServed(getter, folders.get(read % 2))) read++;
            assertEquals(most, read, 1);
            assertFalse(isServed(beside, folders.getFirst()), "each connection of Eve counts");
            for (int i = 0; i < 2 * read; i++) assertTrue(isServed(friend, folders.getFirst()), "what is open is not read again");
            clock.nanos += Duration.ofSeconds(1).toNanos();
            assertTrue(isServed(getter, folders.getFirst()));
        }
    }
}
