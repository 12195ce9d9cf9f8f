package org.hashverse.bench.side;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A side, or a console, that runs in a process of its own or in this one.
///
/// @param talk    lines to and from it
/// @param process the process that it runs in
/// @param end     completes when it has ended
public record Running(Talk talk, ProcessHandle process, CompletableFuture<?> end) implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    /// Processor time that its process used so far, in steps of a hundredth of a second; zero if the system does not tell.
    public Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /// Tells it to end and waits until it has. A process that does not end within a minute is killed.
    @Override
    public void close() {
        talk.close();
        try {
            end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException hangs) {
            if (!process.equals(ProcessHandle.current())) process.destroyForcibly();
        } catch (ExecutionException failed) {
            // it has ended, and reported why
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }
}
