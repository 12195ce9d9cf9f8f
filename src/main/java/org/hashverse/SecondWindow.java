package org.hashverse;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hashverse.chat.Invite;
import org.hashverse.chat.PeerName;
import org.hashverse.platform.OperatingSystem;
import org.hashverse.ui.app.Launch;

/// A second window beside this one, of another person: the same program in a process of its own.
final class SecondWindow implements Launch.Windows {
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
        var command = new ArrayList<>(Program.again());
        command.addAll(words);
        new ProcessBuilder(command).redirectInput(ProcessBuilder.Redirect.from(nothing())).redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static File nothing() {
        return new File(OperatingSystem.ofThisComputer() == OperatingSystem.WINDOWS ? "NUL" : "/dev/null");
    }
}
