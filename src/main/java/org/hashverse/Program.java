package org.hashverse;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.hashverse.CommandLine.Flag;
import org.hashverse.store.profile.Profiles;
import org.hashverse.ui.app.Launch;

/// How this program is started once more.
final class Program {
    /// How this process was told to draw; one beside it draws likewise.
    private static final List<String> INHERITED = List.of("glass.platform", "prism.order");
    private static final int READABLE = 32;

    private Program() {}

    /// Beside this one: by its launcher where it was packaged, else by this Java from where it came.
    static List<String> again() {
        var launcher = launcher(System.getProperties());
        if (launcher.isPresent()) return List.of(launcher.get());
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        for (var property : INHERITED) if (System.getProperty(property) != null) command.add("-D" + property + "=" + System.getProperty(property));
        var module = Program.class.getModule();
        if (module.isNamed()) {
            command.addAll(List.of("--enable-native-access=javafx.graphics,org.xerial.sqlitejdbc", "-p", System.getProperty("jdk.module.path"),
                    "-m", module.getName() + "/" + Hashverse.class.getName()));
        } else {
            command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), Start.class.getName()));
        }
        return command;
    }

    /// At login, for the profile of a command line: the launcher or the jar, whatever else this process was started from; empty where there is neither, and for a guest.
    ///
    /// @param folder the profile's
    static Optional<Launch.AtLogin> atLogin(CommandLine.Run line, Path folder, Profiles profiles) {
        return line.has(Flag.GUEST) ? Optional.empty() : installed(System.getProperties()).map(program -> atLogin(program, line, folder, profiles));
    }

    static Launch.AtLogin atLogin(List<String> program, CommandLine.Run line, Path folder, Profiles profiles) {
        var command = new ArrayList<>(program);
        boolean standard = folder.equals(profiles.standard());
        if (!standard) command.add(line.as().isPresent() && line.data().isEmpty() && !line.has(Flag.PORTABLE) ? "--as=" + line.as().get().text() : "--data=" + folder.toAbsolutePath());
        command.add("--hidden");
        return new Launch.AtLogin(standard ? "hashverse" : "hashverse-" + name(folder.toAbsolutePath().normalize()), command);
    }

    /// A name for a folder: one can read it, and no other folder has it.
    private static String name(Path folder) {
        var readable = folder.getFileName() == null ? "" : folder.getFileName().toString().replaceAll("[^A-Za-z0-9]", "-").toLowerCase(Locale.ROOT);
        return "%s-%08x".formatted(readable.substring(0, Math.min(readable.length(), READABLE)), folder.toString().hashCode());
    }

    /// What stays on this computer when the process ends: the launcher, or Java and the jar with it.
    static Optional<List<String>> installed(Properties system) {
        var launcher = launcher(system);
        if (launcher.isPresent()) return Optional.of(List.of(launcher.get()));
        var classes = system.getProperty("java.class.path", "");
        if (classes.contains(File.pathSeparator) || !classes.endsWith(".jar") || !Files.isRegularFile(Path.of(classes))) return Optional.empty();
        var bin = Path.of(system.getProperty("java.home"), "bin");
        var silent = bin.resolve("javaw.exe"); // no window of a terminal beside
        var command = new ArrayList<>(List.of((Files.isRegularFile(silent) ? silent : bin.resolve("java")).toString()));
        var place = system.getProperty("hashverse.place", "");
        if (!place.isBlank()) command.add("-Dhashverse.place=" + Path.of(place).toAbsolutePath());
        command.addAll(List.of("-jar", Path.of(classes).toAbsolutePath().normalize().toString()));
        return Optional.of(command);
    }

    private static Optional<String> launcher(Properties system) {
        return Optional.ofNullable(system.getProperty("jpackage.app-path"));
    }
}
