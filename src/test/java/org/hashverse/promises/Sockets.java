package org.hashverse.promises;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Assumptions;

/// The sockets of processes on this computer, as Linux lists them.
final class Sockets {
    private static final List<Path> LISTS = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
    private static final String LISTENING = "0A";
    private static final String NOBODY = "0";

    private Sockets() {}

    /// Number of sockets with this port at either end, without listening ones: two for a connection within this computer.
    static long held(int port) throws IOException {
        Assumptions.assumeTrue(Files.isReadable(LISTS.getFirst()), "sockets are counted on Linux alone");
        var end = String.format(":%04X", port);
        long held = 0;
        for (var list : LISTS) {
            if (!Files.isReadable(list)) continue;
            for (var line : Files.readString(list).lines().skip(1).toList()) {
                var words = line.strip().split("\\s+");
                boolean open = !words[3].equals(LISTENING) && !words[9].equals(NOBODY);
                if (open && (words[1].endsWith(end) || words[2].endsWith(end))) held++;
            }
        }
        return held;
    }

    /// Waits until there are so many sockets, for a bounded time. Returns their number at the end.
    static long settled(int wanted, int... ports) throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (true) {
            long held = 0;
            for (int port : ports) held += held(port);
            if (held == wanted || System.nanoTime() > end) return held;
            LockSupport.parkNanos(1_000_000);
        }
    }
}
