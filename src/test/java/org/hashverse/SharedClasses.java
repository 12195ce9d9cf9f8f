package org.hashverse;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.hashverse.node.TestNode;

/// What a console loads, in one file that each of them maps: dozens of short processes spent a third of their processor time on reading the same classes.
final class SharedClasses {
    // nothing on standard output but the console's own lines
    private static final List<String> QUIET = List.of("-Xlog:disable", "-Xlog:all=error:stderr");

    private SharedClasses() {}

    /// The options that make a process of the jar use them.
    static synchronized List<String> options() throws IOException {
        var options = new ArrayList<>(QUIET);
        options.add("-XX:SharedArchiveFile=" + file());
        return options;
    }

    /// The file for this jar, made by whichever of the test processes comes first.
    private static Path file() throws IOException {
        var file = ConsoleProcess.JAR.resolveSibling("hashverse.jsa");
        if (isNew(file)) return file;
        try (var one = FileChannel.open(file.resolveSibling("hashverse.jsa.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE); var _ = one.lock()) {
            if (!isNew(file)) make(file);
        }
        return file;
    }

    private static boolean isNew(Path file) throws IOException {
        return Files.exists(file) && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(ConsoleProcess.JAR)) > 0;
    }

    private static void make(Path file) throws IOException {
        var half = file.resolveSibling("hashverse.jsa.half");
        var command = new ArrayList<>(List.of(ConsoleProcess.JAVA, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:ArchiveClassesAtExit=" + half));
        command.addAll(QUIET);
        command.addAll(List.of("-jar", ConsoleProcess.JAR.toString(), "--console", "--guest", "127.0.0.1", "" + TestNode.freePort()));
        try (var console = new ConsoleProcess(command)) {
            console.endInput();
            if (console.status() != 0) throw new IOException("the console did not start: " + console.lines() + console.errors());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
