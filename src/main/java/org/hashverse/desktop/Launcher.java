package org.hashverse.desktop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Starts programs of the platform.
interface Launcher {
    /// How long a program that shows or sounds something may take.
    long SECONDS = 10;
    /// Most that is read of what a program says, in bytes.
    int MOST_SAID = 16_384;

    /// Starts one; what it complains of is discarded.
    Process start(Notifier.Call call) throws IOException;

    /// What a program says until it ends; empty if it cannot be asked. Blocks for at most [#SECONDS].
    default String ask(List<String> arguments) {
        try {
            var process = start(new Notifier.Call(arguments, Map.of()));
            try {
                process.getOutputStream().close();
                return process.waitFor(SECONDS, TimeUnit.SECONDS) ? new String(process.getInputStream().readNBytes(MOST_SAID), StandardCharsets.UTF_8) : "";
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException | InterruptedException unanswered) {
            return "";
        }
    }

    /// What a program has said so far. Never waits for more.
    static String said(Process process) throws IOException {
        var from = process.getInputStream();
        return new String(from.readNBytes(Math.min(from.available(), MOST_SAID)), StandardCharsets.UTF_8);
    }

    /// Programs of this computer.
    Launcher SYSTEM = call -> {
        var builder = new ProcessBuilder(call.arguments()).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(call.environment());
        return builder.start();
    };
}
