package org.hashverse.promises;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/// What this machine's processors had done by a moment. In a virtual machine a part of their time may go to others, and whatever
/// was measured meanwhile is longer by it.
///
/// @param all    ticks of all processors, 0 where the system does not say
/// @param idle   of these, with nothing to do
/// @param stolen of these, taken by other machines
record Processors(long all, long idle, long stolen) {
    private static final Path STAT = Path.of("/proc/stat");
    /// Places in its first line: user nice system idle iowait irq softirq steal; what follows is counted in user.
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

    /// What happened from this moment to a later one, as a sentence.
    String until(Processors later) {
        int processors = Runtime.getRuntime().availableProcessors();
        long wanted = later.all - all - (later.idle - idle);
        if (wanted <= 0) return "Measured on " + processors + " processors.";
        return String.format(Locale.ROOT, "Measured on %d processors; of the time they were wanted, %d %% went to other machines on the same host.", processors,
                (later.stolen - stolen) * 100 / wanted);
    }
}
