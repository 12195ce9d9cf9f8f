package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hashverse.LoggedLines;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Standing;
import org.hashverse.store.profile.PeerBook;
import org.hashverse.store.profile.Profile;
import org.hashverse.transport.Papers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rules that serve all peers in turn, where they fail for one.
class OneForAllTest {
    @TempDir
    private Path folder;

    @Test
    void aRuleThatFailsForOnePeerServesTheOthers() throws Exception {
        var events = new Events(100, Runnable::run);
        try (var profile = Profile.open(folder); var background = new Background(profile, new RetryPause(TestLimits.STORE.retry(), System::nanoTime), Runnable::run, events);
             var log = new LoggedLines(NodeThread.class)) {
            var roster = new PeerDirectory(PeerBook.EMPTY, events, null, background, Limits.PRODUCT);
            var broken = roster.add(Papers.good().id(), new PeerName("Broken"), Standing.CONTACT);
            var bo = roster.add(Papers.good().id(), new PeerName("Bo"), Standing.CONTACT);
            var served = new ArrayList<PeerId>();
            roster.each(peer -> {
                served.add(peer.id);
                if (peer == broken) throw new IllegalStateException("what no code expected");
            });
            assertEquals(List.of(broken.id, bo.id), served);
            assertEquals(List.of("a rule failed"), log.lines());
        }
    }
}
