package org.hashverse.bench.rows;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.hashverse.bench.Results;
import org.hashverse.bench.Run;
import org.hashverse.bench.crowd.HubSide;
import org.hashverse.bench.crowd.RawPeers;
import org.hashverse.bench.side.Sides;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The heap of a node with many idle links. The node has a process of its own with nothing else in its heap. Collections leave only objects in use, so a slow or busy computer
/// counts the same bytes. What the node loads meanwhile, and whether a ping has woken a reader since the last collection, makes a difference of 2 KiB for each link; the bound
/// leaves 6.
class IdleLinkIT {
    /// Most bytes of heap that one end of an idle link may take, with all that the node keeps of the contact.
    private static final long MOST = 24 * 1024;
    /// These load what is not needed for each link.
    private static final int FIRST = 8;
    private static final int MORE = 40;

    @Test
    void anIdleLinkTakesAtMost24KibibytesOfTheHeap(@TempDir Path folder) throws Exception {
        var run = new Run(true, 1, folder, new Results());
        try (var hub = Crowd.hub(run, "idle", FIRST + MORE, HubSide.EXACT_HEAP);
             var peers = new Sides(false).start(RawPeers.class, List.of(), hub.talk().await("at").split(" "))) {
            peers.talk().await("ready");
            var crowd = new Crowd(hub, peers);
            crowd.grow(0, FIRST);
            long before = crowd.heap(FIRST);
            crowd.grow(FIRST, FIRST + MORE);
            long each = (crowd.heap(FIRST + MORE) - before) / MORE;
            assertTrue(each <= MOST, each + " bytes for each link");
        }
    }
}
