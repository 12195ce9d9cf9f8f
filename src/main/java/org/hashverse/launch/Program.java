package org.hashverse.launch;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.hashverse.launch.CommandLine.Flag;
import org.hashverse.store.profile.Profiles;
import org.hashverse.ui.app.Launch;

/// The command lines that start this program again.
public final class Program {
    /// System properties about drawing that a second process takes over.
    private static final List<String> INHERITED = List.of("glass.platform", "prism.order");
    /// Most characters of the readable part of a name.
    private static final int MOST_READABLE = 32;
    /// The main class of the module. This and [#START] are names in place of classes, because this package must not use the package above it.
    private static final String MAIN = "org.hashverse.Hashverse";
    /// The main class of the jar.
    private static final String START = "org.hashverse.Start";

    private Program() {}

    /// The command for a second process: the launcher if the program is packaged, else this Java with the same classes.
    static List<String> again() {
        var launcher = launcher(System.getProperties());
        if (launcher.isPresent()) return List.of(launcher.get());
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        for (var property : INHERITED) if (System.getProperty(property) != null) command.add("-D" + property + "=" + System.getProperty(property));
        var module = Program.class.getModule();
        if (module.isNamed()) {
            command.addAll(List.of("--enable-native-access=javafx.graphics,org.xerial.sqlitejdbc", "-p", System.getProperty("jdk.module.path"),
                    "-m", module.getName() + "/" + MAIN));
        } else {
            command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), START));
        }
        return command;
    }

    /// The command to start at login for a profile: the launcher or the jar. Empty if there is neither, and for a guest.
    ///
    /// @param folder the profile folder
    public static Optional<Launch.AtLogin> atLogin(CommandLine.Run line, Path folder, Profiles profiles) {
        return line.has(Flag.GUEST) ? Optional.empty() : installed(System.getProperties()).map(program -> atLogin(program, line, folder, profiles));
    }

    /// The command to start an installed program at login, and the name of its entry.
    static Launch.AtLogin atLogin(List<String> program, CommandLine.Run line, Path folder, Profiles profiles) {
        var command = new ArrayList<>(program);
        boolean standard = folder.equals(profiles.standard());
        if (!standard) command.add(line.as().isPresent() && line.data().isEmpty() && !line.has(Flag.PORTABLE) ? "--as=" + line.as().get().text() : "--data=" + folder.toAbsolutePath());
        command.add("--hidden");
        return new Launch.AtLogin(standard ? "hashverse" : "hashverse-" + name(folder.toAbsolutePath().normalize()), command);
    }

    /// A readable name for a folder; a hash of the whole path tells folders of one name apart.
    private static String name(Path folder) {
        var readable = folder.getFileName() == null ? "" : folder.getFileName().toString().replaceAll("[^A-Za-z0-9]", "-").toLowerCase(Locale.ROOT);
        return "%s-%08x".formatted(readable.substring(0, Math.min(readable.length(), MOST_READABLE)), folder.toString().hashCode());
    }

    /// The command of the installed program: its launcher, or Java and the jar. Empty if the program is not installed.
    static Optional<List<String>> installed(Properties system) {
        var launcher = launcher(system);
        if (launcher.isPresent()) return Optional.of(List.of(launcher.get()));
        var classes = system.getProperty("java.class.path", "");
        if (classes.contains(File.pathSeparator) || !classes.endsWith(".jar") || !Files.isRegularFile(Path.of(classes))) return Optional.empty();
        var bin = Path.of(system.getProperty("java.home"), "bin");
        var silent = bin.resolve("javaw.exe"); // on Windows; opens no terminal window
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
