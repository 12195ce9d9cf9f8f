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

/// A value in the registry's list of what starts at login, on Windows, read and written by `reg`.
///
/// @param reg      the program
/// @param name     of the value
/// @param command  the program and its arguments
/// @param launcher starts `reg`
record RunKey(String reg, String name, List<String> command, Launcher launcher) implements Autostart {
    private static final String WINDOWS = "\\Software\\Microsoft\\Windows\\CurrentVersion\\";
    private static final String RUN = WINDOWS + "Run";
    /// Where the task manager notes what it switched off: an odd first byte.
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
            if (run("query", "HKCU" + RUN, "/v", name) == 0) needed("delete", "HKCU" + RUN, "/v", name, "/f");
            return;
        }
        // through a file: a command with quotes cannot be handed over as an argument in every setting of Java
        var file = Files.createTempFile("hashverse", ".reg");
        try {
            Files.write(file, text().getBytes(StandardCharsets.UTF_16LE));
            needed("import", file.toString());
            run("delete", "HKCU" + APPROVED, "/v", name, "/f"); // it may not be there
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /// What is imported, with the mark in front by which `reg` knows UTF-16.
    String text() {
        var line = command.stream().map(RunKey::argument).collect(Collectors.joining(" "));
        return "\uFEFFWindows Registry Editor Version 5.00\r\n\r\n[HKEY_CURRENT_USER" + RUN + "]\r\n\"" + name + "\"=\"" + line.replace("\\", "\\\\").replace("\"", "\\\"") + "\"\r\n";
    }

    /// One argument as programs of Windows take their line apart: backslashes count only before a quote.
    static String argument(String argument) {
        return '"' + argument.replaceAll("(\\\\*)\"", "$1$1\\\\\"").replaceAll("(\\\\+)$", "$1$1") + '"';
    }

    private void needed(String... arguments) throws IOException {
        int status = run(arguments);
        if (status != 0) throw new IOException("reg " + arguments[0] + ": " + status);
    }

    private int run(String... arguments) throws IOException {
        var all = new ArrayList<>(List.of(reg));
        all.addAll(Arrays.asList(arguments));
        var process = launcher.start(new Notifier.Call(all, Map.of()));
        try {
            process.getOutputStream().close();
            process.getInputStream().readNBytes(Launcher.MOST_SAID);
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
