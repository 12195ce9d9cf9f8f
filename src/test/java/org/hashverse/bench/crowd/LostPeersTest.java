package org.hashverse.bench.crowd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hashverse.TestPorts;
import org.hashverse.bench.side.BenchNode;
import org.hashverse.bench.side.Side;
import org.hashverse.bench.side.Talk;
import org.hashverse.node.kit.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A side that waits for what never comes fails, and says what is missing.
class LostPeersTest {
    private static final Duration LONG = Duration.ofSeconds(120);

    @TempDir
    private Path folder;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    /// Runs a side that hears these commands and then the end.
    private void run(Side side, List<String> arguments, String commands) throws Exception {
        side.run(arguments, new Talk("the test", new ByteArrayInputStream(commands.getBytes(StandardCharsets.UTF_8)), said));
    }

    @Test
    void aHubSaysHowManyPeersAreConnected() {
        var failed = assertThrows(IOException.class, () -> run(new HubSide(Duration.ZERO), List.of(folder.toString(), "2"), "connected 1\n"));
        assertEquals("0 peers are connected, and not 1, after 0 s", failed.getMessage());
    }

    @Test
    void aTextThatDoesNotGoToAllIsNoReasonToWait() {
        var failed = assertThrows(IOException.class, () -> run(new HubSide(LONG), List.of(folder.toString(), "2"), "broadcast 1 2\n"));
        assertEquals("a text went to 0 of 2 contacts", failed.getMessage());
    }

    @Test
    void peersThatNobodyAnswersSayWhichOneIsNotConnected() throws Exception {
        var nobody = List.of("127.0.0.1", Integer.toString(TestPorts.free()));
        var failed = assertThrows(IOException.class, () -> run(new RawPeers(Duration.ZERO), nobody, "join 2\n"));
        assertTrue(failed.getMessage().startsWith("Peer 1 is not connected ("), failed.getMessage());
    }

    @Test
    void peersThatAreConnectedDoNotHinderTheEndOfAFailedSide() throws Exception {
        try (var hub = new BenchNode(folder, "Hub", Limits.PRODUCT, _ -> { })) {
            var at = List.of(hub.address().host(), Integer.toString(hub.address().port()));
            var side = Thread.ofPlatform().start(() -> assertThrows(IllegalArgumentException.class, () -> run(new RawPeers(LONG), at, "join 1\nnonsense\n")));
            assertTrue(side.join(LONG), "it waits for its peer");
            assertTrue(said.toString(StandardCharsets.UTF_8).startsWith("ready\ntook "));
        }
    }
}
