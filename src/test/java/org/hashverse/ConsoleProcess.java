package org.hashverse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A process of the built jar, its standard input and its lines.
final class ConsoleProcess implements AutoCloseable {
    static final Path JAR = Path.of(System.getProperty("hashverse.jar", "target/hashverse.jar")).toAbsolutePath();
    static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    static final long DEADLINE_SECONDS = 300;

    final Process process;
    private final Writer input;
    private final List<String> lines = new ArrayList<>(); // guarded by itself
    private final List<String> errors = new ArrayList<>(); // guarded by itself
    private final List<Thread> readers;
    private int read; // lines that expect has passed; test thread

    /// Starts the jar under LANG=C and without a display.
    static ConsoleProcess start(String... arguments) throws IOException {
        // the tests run many short processes on few cores, so take the cheapest compiler and collector
        var command = new ArrayList<>(List.of(JAVA, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        return new ConsoleProcess(command);
    }

    /// Starts any command in this way.
    ConsoleProcess(List<String> command) throws IOException {
        var quiet = new ArrayList<>(command);
        int java = quiet.indexOf(JAVA);
        if (java >= 0) quiet.add(java + 1, "-Dhashverse.nearby=off"); // a test sends nothing into the network
        var builder = new ProcessBuilder(quiet);
        builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY", "JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS"));
        builder.environment().put("LC_ALL", "C");
        process = builder.start();
        input = process.outputWriter(StandardCharsets.UTF_8);
        // no virtual threads: a read of a pipe holds the carrier, and with two processors two of them stop all others
        readers = List.of(Thread.ofPlatform().daemon().start(() -> collect(process.inputReader(StandardCharsets.UTF_8), lines)),
                Thread.ofPlatform().daemon().start(() -> collect(new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8)), errors)));
    }

    private static void collect(BufferedReader from, List<String> to) {
        try (from) {
            for (String line; (line = from.readLine()) != null; ) {
                synchronized (to) {
                    to.add(line);
                    to.notifyAll();
                }
            }
        } catch (IOException killed) {
            return; // close() closed the stream
        }
    }

    /// Writes one line to standard input.
    void type(String line) throws IOException {
        input.write(line + "\n");
        input.flush();
    }

    /// Ends the input.
    void endInput() throws IOException {
        input.close();
    }

    /// Waits for the next line that matches a pattern, and skips others. Returns the match.
    MatchResult expect(String pattern) throws InterruptedException {
        var form = Pattern.compile(pattern);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        synchronized (lines) {
            while (true) {
                for (int i = read; i < lines.size(); i++) {
                    var matcher = form.matcher(lines.get(i));
                    if (!matcher.matches()) continue;
                    read = i + 1;
                    return matcher.toMatchResult();
                }
                long left = deadline - System.nanoTime();
                if (left <= 0) throw new AssertionError("no line is like " + pattern + " after line " + read + " of " + lines + "\n" + errors());
                TimeUnit.NANOSECONDS.timedWait(lines, left);
            }
        }
    }

    /// Writes a command and waits for a line.
    MatchResult ask(String command, String pattern) throws IOException, InterruptedException {
        type(command);
        return expect(pattern);
    }

    /// All lines so far.
    List<String> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    /// All lines on standard error so far.
    List<String> errors() {
        synchronized (errors) {
            return List.copyOf(errors);
        }
    }

    /// Waits for the end of the process. Returns its exit status.
    int status() throws InterruptedException {
        if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) throw new AssertionError("still running; said " + lines() + "\n" + errors());
        for (var reader : readers) reader.join();
        return process.exitValue();
    }

    /// Kills the process if it still runs.
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
