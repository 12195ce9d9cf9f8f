package org.hashverse.bench.link;

import java.nio.file.Path;
import java.util.List;
import org.hashverse.bench.side.Side;
import org.hashverse.bench.side.Talk;

/// A side that receives. It says `at WORDS`, which its sender needs to connect.
public abstract class ReceiverSide implements Side {
    /// A receiver that listens.
    ///
    /// @param words what the sender needs to know
    /// @param close ends it
    record Open(String words, AutoCloseable close) {}

    /// Opens the receiver.
    ///
    /// @param folder a folder of its own
    abstract Open open(Path folder) throws Exception;

    @Override
    public final void run(List<String> arguments, Talk runner) throws Exception {
        var open = open(Path.of(arguments.getFirst()));
        try (var _ = open.close()) {
            runner.say("at " + open.words());
            while (runner.next().isPresent()) { /* until the talk ends */ }
        }
    }
}
