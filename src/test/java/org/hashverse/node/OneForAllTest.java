package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hashverse.LoggedLines;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Standing;
import org.hashverse.node.kit.Background;
import org.hashverse.node.kit.Events;
import org.hashverse.node.kit.Limits;
import org.hashverse.node.kit.NodeThread;
import org.hashverse.node.kit.RetryPause;
import org.hashverse.node.peer.PeerDirectory;
import org.hashverse.store.profile.PeerBook;
import org.hashverse.store.profile.Profile;
import org.hashverse.transport.Papers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Actions for all peers that fail for one of them.
class OneForAllTest {
    @TempDir
    private Path folder;

    @Test
    void anActionThatFailsForOnePeerRunsForTheOthers() throws Exception {
        var events = new Events(100, Runnable::run);
        try (var profile = Profile.open(folder); var background = new Background(profile, new RetryPause(TestLimits.STORE.retry(), System::nanoTime), Runnable::run, events);
             var log = new LoggedLines(NodeThread.class)) {
            var directory = new PeerDirectory(PeerBook.EMPTY, null, events, null, background, Limits.PRODUCT);
            var broken = directory.add(Papers.good().id(), new PeerName("Broken"), Standing.CONTACT);
            var bo = directory.add(Papers.good().id(), new PeerName("Bo"), Standing.CONTACT);
            var served = new ArrayList<PeerId>();
            directory.each(peer -> {
                served.add(peer.id);
                if (peer == broken) throw new IllegalStateException("thrown by the test");
            });
            assertEquals(List.of(broken.id, bo.id), served);
            assertEquals(List.of("a rule failed"), log.lines());
        }
    }
}
