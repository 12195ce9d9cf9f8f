package org.hashverse;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hashverse.chat.Invite;
import org.hashverse.chat.PeerName;

/// A second window for whoever has nobody to try Hashverse with: the same program in a process of its own, with a profile
/// that is deleted at its end.
final class Guest {
    private Guest() {}

    /// Opens the window and does not wait for it.
    ///
    /// @throws IOException if it cannot be started
    static void open(PeerName name, Invite invite) throws IOException {
        var command = new ArrayList<>(Program.again());
        command.addAll(List.of("--guest", "--name", name.text(), invite.toString()));
        new ProcessBuilder(command).redirectInput(ProcessBuilder.Redirect.from(nothing())).redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static File nothing() {
        return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
    }
}
