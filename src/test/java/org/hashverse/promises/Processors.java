package org.hashverse.promises;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/// The ticks of this machine's processors at one moment. A virtual machine may lose a part of its time to others, which makes
/// everything that is measured meanwhile slower.
///
/// @param all    ticks of all processors; 0 if the system does not tell
/// @param idle   ticks without work
/// @param stolen ticks that other machines took
record Processors(long all, long idle, long stolen) {
    private static final Path STAT = Path.of("/proc/stat");
    /// Columns of the first line: user nice system idle iowait irq softirq steal; user includes the columns after these.
    private static final int IDLE = 3;
    private static final int WAITING = 4;
    private static final int STEAL = 7;

    static Processors now() {
        try {
            if (!Files.isReadable(STAT)) return new Processors(0, 0, 0);
            var ticks = Arrays.stream(Files.readString(STAT).lines().findFirst().orElseThrow().split(" +")).skip(1).limit(STEAL + 1).mapToLong(Long::parseLong).toArray();
            return new Processors(Arrays.stream(ticks).sum(), ticks[IDLE] + ticks[WAITING], ticks[STEAL]);
        } catch (IOException unknown) {
            return new Processors(0, 0, 0);
        }
    }

    /// The load between this moment and a later one, as a sentence.
    String until(Processors later) {
        int processors = Runtime.getRuntime().availableProcessors();
        long wanted = later.all - all - (later.idle - idle);
        if (wanted <= 0) return "Measured on " + processors + " processors.";
        return String.format(Locale.ROOT, "Measured on %d processors; of the time they were wanted, %d %% went to other machines on the same host.", processors,
                (later.stolen - stolen) * 100 / wanted);
    }
}
