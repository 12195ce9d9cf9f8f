package org.hashverse;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hashverse.chat.Invite;
import org.hashverse.chat.PeerName;
import org.hashverse.ui.Launch;

/// A second window beside this one, of another person: the same program in a process of its own.
final class SecondWindow implements Launch.Windows {
    /// How this process was told to draw; the other draws likewise.
    private static final List<String> INHERITED = List.of("glass.platform", "prism.order");

    private final Path folder;

    /// @param folder the profile folder of this one
    SecondWindow(Path folder) {
        this.folder = folder;
    }

    /// Whose profile is deleted at the end, for whoever has nobody to try Hashverse with.
    @Override
    public void guest(PeerName name, Invite invite) throws IOException {
        start(List.of("--guest", "--name", name.text(), invite.toString()));
    }

    /// Whose profile stays, beside this one's.
    @Override
    public void person() throws IOException {
        start(List.of("--another", "--data", folder.toAbsolutePath().toString()));
    }

    private static void start(List<String> words) throws IOException {
        var command = new ArrayList<>(program());
        command.addAll(words);
        new ProcessBuilder(command).redirectInput(ProcessBuilder.Redirect.from(nothing())).redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static File nothing() {
        return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
    }

    /// How this program is started once more: by its launcher where it was packaged, else by this Java from where it came.
    private static List<String> program() {
        var launcher = Optional.ofNullable(System.getProperty("jpackage.app-path"));
        if (launcher.isPresent()) return List.of(launcher.get());
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        for (var property : INHERITED) if (System.getProperty(property) != null) command.add("-D" + property + "=" + System.getProperty(property));
        var module = SecondWindow.class.getModule();
        if (module.isNamed()) {
            command.addAll(List.of("--enable-native-access=javafx.graphics,org.xerial.sqlitejdbc", "-p", System.getProperty("jdk.module.path"),
                    "-m", module.getName() + "/" + Hashverse.class.getName()));
        } else {
            command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), Start.class.getName()));
        }
        return command;
    }
}
