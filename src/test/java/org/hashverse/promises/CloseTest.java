package org.hashverse.promises;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.hashverse.chat.CloseReason;
import org.hashverse.node.api.NodeEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Measured(7)
class CloseTest {
    private static final int PEERS = 20;
    /// Threads of ours, virtual ones too, by the beginnings of their names.
    private static final Pattern OURS = Pattern.compile("\"name\": \"((?:hashverse|read-|write-|dial|answer)[^\"]*)\"");

    @Test
    void aNodeWithTwentyConnectionsClosesAndLeavesNothing(Promises promises, @TempDir Path folder) throws Exception {
        assertEquals(List.of(), threads(folder.resolve("before.json")), "other tests left threads");
        var peers = new ArrayList<MeasuredNode>();
        var hub = MeasuredNode.open("Hub");
        try {
            for (int i = 0; i < PEERS; i++) {
                peers.add(MeasuredNode.open("Peer " + i));
                peers.getLast().meet(hub);
            }
            assertTrue(threads(folder.resolve("open.json")).stream().anyMatch(name -> name.startsWith("read-")), "virtual threads are seen");
            long start = System.nanoTime();
            int port = hub.address().port();
            hub.close();
            promises.atMost("a node with 20 links closes", Duration.ofSeconds(1), Promises.since(start));
            long latest = 0;
            for (var peer : peers) {
                var left = peer.left(0, hub.id());
                assertEquals(new NodeEvent.Left(hub.id(), CloseReason.LEAVING), left.what());
                latest = Math.max(latest, left.at() - start);
            }
            promises.atMost("the last of the 20 shows it as left", Duration.ofSeconds(1), Duration.ofNanos(latest));
            promises.exactly("sockets that are left of it", 0, Sockets.settled(0, port));
        } finally {
            for (var peer : peers) peer.close();
        }
        var left = threads(folder.resolve("after.json"));
        promises.exactly("threads that are left of all 21", 0, left.size());
    }

    /// By name, platform and virtual.
    private static List<String> threads(Path dump) throws Exception {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var pid = Long.toString(ProcessHandle.current().pid());
        assertEquals(0, new ProcessBuilder(jcmd, pid, "Thread.dump_to_file", "-format=json", "-overwrite", dump.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor());
        return OURS.matcher(Files.readString(dump)).results().map(found -> found.group(1)).toList();
    }
}
