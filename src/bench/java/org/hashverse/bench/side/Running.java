package org.hashverse.bench.side;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// A side, or a console, that runs in a process of its own or in this one.
///
/// @param talk    lines to and from it
/// @param process the process that it runs in
/// @param end     completes when it has ended
public record Running(Talk talk, ProcessHandle process, CompletableFuture<?> end) implements AutoCloseable {
    /// Processor time that its process used so far, in steps of a hundredth of a second; zero if the system does not tell.
    public Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /// Tells it to end and waits until it has.
    @Override
    public void close() {
        talk.close();
        end.join();
    }
}
