package org.hashverse.desktop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Starts programs of the platform.
interface Launcher {
    /// How long a program may take, in seconds.
    long SECONDS = 10;
    /// Most bytes that are read of a program's output.
    int MOST_OUTPUT = 16_384;

    /// Starts a program; its error output is discarded.
    Process start(Notifier.Command command) throws IOException;

    /// Runs a program and returns the beginning of its output; empty if the program cannot be started or does not end in time. Blocks for at most [#SECONDS].
    default String ask(List<String> arguments) {
        try {
            var process = start(new Notifier.Command(arguments, Map.of()));
            try {
                process.getOutputStream().close();
                return process.waitFor(SECONDS, TimeUnit.SECONDS) ? new String(process.getInputStream().readNBytes(MOST_OUTPUT), StandardCharsets.UTF_8) : "";
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException | InterruptedException unanswered) {
            return "";
        }
    }

    /// The output of a program so far. Does not wait for more.
    static String outputSoFar(Process process) throws IOException {
        var from = process.getInputStream();
        return new String(from.readNBytes(Math.min(from.available(), MOST_OUTPUT)), StandardCharsets.UTF_8);
    }

    /// Starts programs of this computer.
    Launcher SYSTEM = command -> {
        var builder = new ProcessBuilder(command.arguments()).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(command.environment());
        return builder.start();
    };
}
