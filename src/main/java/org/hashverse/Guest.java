package org.hashverse;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hashverse.chat.Invite;
import org.hashverse.chat.PeerName;

/// A second window for whoever has nobody to try Hashverse with: the same program in a process of its own, with a profile
/// that is deleted at its end.
final class Guest {
    /// How this process was told to draw; the guest draws likewise.
    private static final List<String> INHERITED = List.of("glass.platform", "prism.order");

    private Guest() {}

    /// Opens the window and does not wait for it.
    ///
    /// @throws IOException if it cannot be started
    static void open(PeerName name, Invite invite) throws IOException {
        var command = new ArrayList<>(program());
        command.addAll(List.of("--guest", "--name", name.text(), invite.toString()));
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
        var module = Guest.class.getModule();
        if (module.isNamed()) {
            command.addAll(List.of("--enable-native-access=javafx.graphics,org.xerial.sqlitejdbc", "-p", System.getProperty("jdk.module.path"),
                    "-m", module.getName() + "/" + Hashverse.class.getName()));
        } else {
            command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), Start.class.getName()));
        }
        return command;
    }
}
