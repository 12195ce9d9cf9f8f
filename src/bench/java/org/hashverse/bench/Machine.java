package org.hashverse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.hashverse.bench.link.DiskCommits;

/// The computer that a run measures.
///
/// @param processor    its model
/// @param cores        processors that Java may use
/// @param memory       mebibytes; 0 if the system does not tell
/// @param java         version and vendor
/// @param system       name, version and architecture
/// @param commitMicros median time of a SQLite commit of one row on the disk of the run, in microseconds
public record Machine(String processor, int cores, long memory, String java, String system, long commitMicros) {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final int KIBI = 1_024;

    /// The machine of this process.
    ///
    /// @param folder  a folder on the disk to measure
    /// @param commits how many commits to time
    static Machine here(Path folder, int commits) throws IOException, SQLException {
        long[] nanos;
        try (var disk = new DiskCommits(folder)) {
            nanos = disk.time(commits, 0);
        }
        Arrays.sort(nanos);
        return new Machine(value(PROCESSORS, "model name").orElse("unknown processor"), Runtime.getRuntime().availableProcessors(),
                value(MEMORY, "MemTotal").map(total -> Long.parseLong(total.split(" ")[0]) / KIBI).orElse(0L),
                System.getProperty("java.vm.name") + " " + Runtime.version(), System.getProperty("os.name") + " " + System.getProperty("os.version") + " " + System.getProperty("os.arch"),
                nanos[nanos.length / 2] / 1_000);
    }

    private static Optional<String> value(Path file, String name) throws IOException {
        if (!Files.isReadable(file)) return Optional.empty();
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name)).findFirst().map(line -> line.substring(line.indexOf(':') + 1).strip());
        }
    }

    /// The machine in one line.
    String text() {
        return String.format(Locale.ROOT, "%s, %d cores, %,d MiB; %s; %s; a SQLite commit takes %,d µs", processor, cores, memory, java, system, commitMicros);
    }
}
