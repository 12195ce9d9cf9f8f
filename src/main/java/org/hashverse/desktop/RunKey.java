package org.hashverse.desktop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Autostart on Windows: a value in the registry key `Run`, read and written by `reg`.
///
/// @param reg      path of `reg`
/// @param name     name of the value
/// @param command  the program and its arguments
/// @param launcher starts `reg`
record RunKey(String reg, String name, List<String> command, Launcher launcher) implements Autostart {
    private static final String WINDOWS = "\\Software\\Microsoft\\Windows\\CurrentVersion\\";
    private static final String RUN = WINDOWS + "Run";
    /// The key in which the task manager notes entries that it switched off, by an odd first byte.
    private static final String APPROVED = WINDOWS + "Explorer\\StartupApproved\\Run";
    private static final Pattern OFF = Pattern.compile("REG_BINARY\\s+[0-9A-F][13579BDF]");

    RunKey {
        command = List.copyOf(command);
    }

    @Override
    public boolean on() throws IOException {
        return run("query", "HKCU" + RUN, "/v", name) == 0 && !OFF.matcher(launcher.ask(List.of(reg, "query", "HKCU" + APPROVED, "/v", name))).find();
    }

    @Override
    public void set(boolean on) throws IOException {
        if (!on) {
            if (run("query", "HKCU" + RUN, "/v", name) == 0) runOrThrow("delete", "HKCU" + RUN, "/v", name, "/f");
            return;
        }
        // through a file, because some settings of Java cannot pass a command with quotes as an argument
        var file = Files.createTempFile("hashverse", ".reg");
        try {
            Files.write(file, text().getBytes(StandardCharsets.UTF_16LE));
            runOrThrow("import", file.toString());
            run("delete", "HKCU" + APPROVED, "/v", name, "/f"); // fails if there is none
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /// The text to import, with a byte order mark in front, by which `reg` recognises UTF-16.
    String text() {
        var line = command.stream().map(RunKey::argument).collect(Collectors.joining(" "));
        return "\uFEFFWindows Registry Editor Version 5.00\r\n\r\n[HKEY_CURRENT_USER" + RUN + "]\r\n\"" + name + "\"=\"" + line.replace("\\", "\\\\").replace("\"", "\\\"") + "\"\r\n";
    }

    /// One argument, quoted as programs of Windows split their command line: a backslash is special only before a quote.
    static String argument(String argument) {
        return '"' + argument.replaceAll("(\\\\*)\"", "$1$1\\\\\"").replaceAll("(\\\\+)$", "$1$1") + '"';
    }

    private void runOrThrow(String... arguments) throws IOException {
        int status = run(arguments);
        if (status != 0) throw new IOException("reg " + arguments[0] + ": " + status);
    }

    private int run(String... arguments) throws IOException {
        var all = new ArrayList<>(List.of(reg));
        all.addAll(Arrays.asList(arguments));
        var process = launcher.start(new Notifier.Command(all, Map.of()));
        try {
            process.getOutputStream().close();
            process.getInputStream().readNBytes(Launcher.MOST_OUTPUT);
            if (!process.waitFor(Launcher.SECONDS, TimeUnit.SECONDS)) throw new IOException("reg does not end");
            return process.exitValue();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", hurried);
        } finally {
            process.destroyForcibly();
        }
    }
}
