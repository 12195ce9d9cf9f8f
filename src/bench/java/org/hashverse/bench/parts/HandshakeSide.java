package org.hashverse.bench.parts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.hashverse.bench.side.Side;
import org.hashverse.bench.side.Talk;

/// A side that has both ends of many handshakes. It says `ready` and answers `shake N`, to make N handshakes, twice as many at a time as there are processors, because each has two ends, with `took NANOS`.
public abstract class HandshakeSide implements Side {
    /// An acceptor and a dialler.
    interface Ends extends AutoCloseable {
        /// Makes one handshake and closes the connection. Several threads call it.
        void connect() throws Exception;

        @Override
        void close() throws IOException;
    }

    /// Opens both ends.
    ///
    /// @param folder a folder of its own
    abstract Ends open(Path folder) throws Exception;

    @Override
    public final void run(List<String> arguments, Talk runner) throws Exception {
        try (var ends = open(Path.of(arguments.getFirst()))) {
            runner.say("ready");
            for (var line = runner.next(); line.isPresent(); line = runner.next()) runner.say("took " + shake(ends, Integer.parseInt(line.get().split(" ")[1])));
        }
    }

    private static long shake(Ends ends, int handshakes) throws Exception {
        var work = new ArrayList<Callable<Void>>();
        for (int i = 0; i < handshakes; i++) work.add(() -> {
            ends.connect();
            return null;
        });
        try (var diallers = Executors.newFixedThreadPool(2 * Runtime.getRuntime().availableProcessors())) {
            long begun = System.nanoTime();
            for (var one : diallers.invokeAll(work)) one.get();
            return System.nanoTime() - begun;
        }
    }
}
