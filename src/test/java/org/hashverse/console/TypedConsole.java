package org.hashverse.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.ChatCommands;

/// A console that a test types into and whose lines it reads.
final class TypedConsole implements AutoCloseable {
    private final PipedOutputStream keyboard = new PipedOutputStream();
    private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
    /// The exit status.
    final CompletableFuture<Integer> status = new CompletableFuture<>();

    /// Starts a console over a node.
    TypedConsole(ChatCommands node) throws IOException {
        this(node, false);
    }

    /// Starts a console over a node.
    ///
    /// @param json whether it prints JSON
    TypedConsole(ChatCommands node, boolean json) throws IOException {
        var in = new PipedInputStream(keyboard);
        Thread.ofVirtual().start(() -> status.complete(new Console(node, in, new PrintStream(new Lines(), false, StandardCharsets.UTF_8), json).run(List.of())));
    }

    private final class Lines extends OutputStream {
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        @Override
        public void write(int b) {
            if (b != '\n') {
                line.write(b);
                return;
            }
            lines.add(line.toString(StandardCharsets.UTF_8));
            line.reset();
        }
    }

    /// Types a line.
    void type(String line) throws IOException {
        keyboard.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }

    /// The next line that begins with these words. Throws away those before it.
    String until(String beginning) throws InterruptedException {
        return upTo(beginning).getLast();
    }

    /// The lines up to the next one that begins with these words.
    List<String> upTo(String beginning) throws InterruptedException {
        var passed = new ArrayList<String>();
        do {
            var line = next();
            if (line == null) throw new AssertionError("nothing begins with " + beginning + " in " + passed);
            passed.add(line);
        } while (!passed.getLast().startsWith(beginning));
        return passed;
    }

    /// The next line; null if none comes.
    String next() throws InterruptedException {
        return lines.poll(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /// Ends the input.
    @Override
    public void close() throws IOException {
        keyboard.close();
    }
}
