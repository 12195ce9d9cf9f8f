package org.hashverse.platform;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Runs a program of the system and reads what it prints.
public final class ProgramOutput {
    /// Most bytes that are read; the rest is dropped.
    static final int MOST_BYTES = 256 * 1024;

    private ProgramOutput() {}

    /// What a program prints to its standard output. Empty if it cannot be started, fails, or does not end in time. Blocks for at most `limit`; the program is ended then.
    /// It gets no input and the locale of this process.
    public static Optional<String> of(Duration limit, String... command) {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException notThere) {
            return Optional.empty();
        }
        var read = new CompletableFuture<byte[]>();
        Thread.ofPlatform().daemon().name("hashverse-program").start(() -> {
            try (var out = process.getInputStream()) {
                process.getOutputStream().close();
                read.complete(out.readNBytes(MOST_BYTES));
            } catch (IOException | RuntimeException broken) {
                read.completeExceptionally(broken);
            }
        });
        try {
            long end = System.nanoTime() + limit.toNanos();
            var bytes = read.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            boolean ended = process.waitFor(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS) && process.exitValue() == 0;
            return ended ? Optional.of(new String(bytes, charset())) : Optional.empty();
        } catch (ExecutionException | TimeoutException failed) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            process.destroyForcibly();
        }
    }

    private static Charset charset() {
        return Charset.forName(System.getProperty("native.encoding", StandardCharsets.UTF_8.name()));
    }
}
