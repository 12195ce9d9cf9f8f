package org.hashverse.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Threads, virtual ones too, and sockets of nodes in this process.
final class Leftovers {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    // a dump has one line per thread, virtual ones too: #31 "read-7K3F" virtual
    private static final Pattern OURS = Pattern.compile("\"(hashverse-[a-z0-9-]*|read-....|write-....|answer|dial)\"");

    private Leftovers() {}

    /// Names of all threads of nodes, from a thread dump by the JDK tool.
    static List<String> threads() {
        try {
            var folder = Files.createTempDirectory("hashverse-dump");
            var file = folder.resolve("threads.txt");
            var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
            var tool = new ProcessBuilder(jcmd.toString(), Long.toString(ProcessHandle.current().pid()), "Thread.dump_to_file", file.toString())
                    .redirectErrorStream(true).start();
            tool.getInputStream().readAllBytes();
            tool.waitFor();
            var dump = Files.readString(file);
            Files.delete(file);
            Files.delete(folder);
            return OURS.matcher(dump).results().map(found -> found.group(1)).toList();
        } catch (IOException | InterruptedException broken) {
            throw new AssertionError(broken);
        }
    }

    /// Open sockets of this process; 0 if the system does not tell.
    static long sockets() {
        if (Files.notExists(DESCRIPTORS)) return 0;
        try (var all = Files.list(DESCRIPTORS)) {
            return all.filter(Leftovers::socket).count();
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private static boolean socket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    /// Waits until all threads of nodes have ended.
    static void awaitNoThreads() {
        awaitNone("threads", Leftovers::threads);
    }

    /// Waits until no more sockets are open than before.
    static void awaitSockets(long before) {
        awaitNone("sockets", () -> sockets() > before ? List.of(sockets() + " instead of " + before) : List.of());
    }

    private static void awaitNone(String what, Supplier<List<String>> left) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        var now = left.get();
        while (!now.isEmpty()) {
            if (System.nanoTime() > end) throw new AssertionError(what + " left: " + now);
            now = left.get();
        }
    }
}
