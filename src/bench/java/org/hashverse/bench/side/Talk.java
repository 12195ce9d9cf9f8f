package org.hashverse.bench.side;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Lines between the runner and one side, each way. The first word of a line says what it is. Any thread may use it.
public final class Talk implements AutoCloseable {
    /// How long to wait for a line. It only decides when a row counts as failed. Longer than [Patience#USUAL], so that a side which misses something can say what.
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    /// First word of the line with which a side reports that it failed.
    static final String FAILED = "failed";

    private final String other;
    private final Writer out;
    private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();

    /// Starts a thread that reads the lines of the other end.
    ///
    /// @param other what the other end is called in errors
    /// @param in    lines of the other end
    /// @param out   lines for the other end
    public Talk(String other, InputStream in, OutputStream out) {
        this.other = other;
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        Thread.ofPlatform().daemon().name("bench-talk").start(() -> readAll(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))));
    }

    private void readAll(BufferedReader in) {
        try (in) {
            for (String line; (line = in.readLine()) != null; ) lines.add(Optional.of(line));
        } catch (IOException ended) {
            // the other end is gone, which the empty line below says
        }
        lines.add(Optional.empty());
    }

    /// Sends a line.
    public synchronized void say(String line) throws IOException {
        out.write(line);
        out.write('\n');
        out.flush();
    }

    /// The next line; empty at the end. Blocks.
    ///
    /// @throws IOException if no line comes for ten minutes
    public Optional<String> next() throws IOException, InterruptedException {
        var next = lines.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (next == null) throw new IOException(other + " said nothing for " + PATIENCE.toMinutes() + " minutes");
        if (next.isEmpty()) lines.add(next); // so that the end is found again
        return next;
    }

    /// Waits for the next line with a first word, and skips others. Returns the rest of the line.
    ///
    /// @throws IOException if the other end failed or ended instead
    public String await(String word) throws IOException, InterruptedException {
        while (true) {
            var line = next().orElseThrow(() -> new IOException(other + " ended, and never said " + word));
            if (line.equals(word)) return "";
            if (line.startsWith(word + " ")) return line.substring(word.length() + 1);
            if (line.startsWith(FAILED + " ")) throw new IOException(other + ": " + line.substring(FAILED.length() + 1));
        }
    }

    /// Ends our direction, which tells the other end to end.
    @Override
    public synchronized void close() {
        try {
            out.close();
        } catch (IOException gone) {
            // the other end is gone already
        }
    }
}
