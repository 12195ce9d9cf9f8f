package org.hashverse.launch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hashverse.chat.Invite;
import org.hashverse.chat.PeerName;
import org.hashverse.platform.OperatingSystem;
import org.hashverse.ui.app.Launch;

/// Opens a second window for another person: the same program in a process of its own.
public final class SecondWindow implements Launch.Windows {
    private final Path folder;

    /// @param folder the profile folder of this window
    public SecondWindow(Path folder) {
        this.folder = folder;
    }

    /// Opens a window for a guest, whose profile is deleted at the end. People use it to try Hashverse alone.
    @Override
    public void guest(PeerName name, Invite invite) throws IOException {
        start(List.of("--guest", "--name", name.text(), invite.toString()));
    }

    /// Opens a window for a new person, whose profile stays. That profile is made beside the profile of this window.
    @Override
    public void person() throws IOException {
        start(List.of("--another", "--data", folder.toAbsolutePath().toString()));
    }

    private static void start(List<String> words) throws IOException {
        var command = new ArrayList<>(Program.again());
        command.addAll(words);
        new ProcessBuilder(command).redirectInput(ProcessBuilder.Redirect.from(nullDevice())).redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static File nullDevice() {
        return new File(OperatingSystem.ofThisComputer() == OperatingSystem.WINDOWS ? "NUL" : "/dev/null");
    }
}
