package org.hashverse.node.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.hashverse.chat.Conversation;
import org.hashverse.node.StandingClock;
import org.hashverse.node.TestLimits;
import org.hashverse.node.TestNode;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.OptionalFrame;
import org.hashverse.wire.files.FilesFrame;
import org.hashverse.wire.files.FilesFrameType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ana offers files to Everyone. Eve begins to get one again and again, and Ana tells Bo of it, who gets it too.
class SwarmFloodTest {
    @TempDir
    Path folder;
    private TestNode ana;

    private RawPeer contact(Papers papers) throws Exception {
        var link = RawSharer.greeted(ana.address(), papers);
        TwoNodesWithFiles.accept(ana, papers.id());
        return link;
    }

    private RawContent offer(String name, int size) throws Exception {
        var content = RawContent.of(TwoNodesWithFiles.random(size));
        TwoNodesWithFiles.send(ana, Conversation.EVERYONE, Files.write(folder.resolve(name), content.bytes()));
        return content;
    }

    private static void begin(RawGetter getter, RawContent content) throws Exception {
        assertEquals(FilesFrameType.HASHES, getter.ask(new FilesFrame.HashesQuery(content.hashes().root(), content.bytes().length)).type());
    }

    private static OptionalFrame.Sources named(RawContent content, Papers peer) {
        return new OptionalFrame.Sources(content.hashes().root(), List.of(peer.id()));
    }

    /// The clock stands, so Eve may not begin more often with time. Bo would hear of the first file before the second one if Ana told him once more.
    @Test
    void whoBeginsAgainAndAgainIsNamedAFewTimes() throws Exception {
        var eve = Papers.good();
        var bo = Papers.good();
        var cy = Papers.good();
        var clock = new StandingClock();
        clock.wall = Instant.now();
        try (var node = TestNode.open("Ana", Settings.Accept.ASK, TestLimits.SHORT, clock)) {
            ana = node;
            try (var _ = contact(eve); var link = contact(bo); var _ = contact(cy); var fromEve = new RawGetter(ana.address(), eve); var fromBo = new RawGetter(ana.address(), bo);
                    var fromCy = new RawGetter(ana.address(), cy)) {
                var first = offer("first", 5);
                var second = offer("second", 6);
                begin(fromBo, first);
                for (int i = 0; i < Swarms.STARTS; i++) {
                    begin(fromEve, first);
                    assertEquals(named(first, eve), link.hear(OptionalFrame.Sources.class));
                }
                begin(fromEve, first);
                begin(fromBo, second);
                begin(fromCy, second);
                assertEquals(named(second, cy), link.hear(OptionalFrame.Sources.class));
            }
        }
    }
}
