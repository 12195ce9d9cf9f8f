package org.hashverse.ui.app;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hashverse.chat.Invite;
import org.hashverse.chat.PeerName;
import org.hashverse.ui.dialog.Toasts;

/// Records the windows that a test opens.
final class OpenedWindows implements Launch.Windows {
    /// Name and invite of the guest whose window was opened.
    final CompletableFuture<String> guest = new CompletableFuture<>();
    /// Completed when a window for another person was opened.
    final CompletableFuture<Boolean> person = new CompletableFuture<>();
    private final Optional<IOException> fault;

    OpenedWindows() {
        fault = Optional.empty();
    }

    /// Fails to open any window.
    OpenedWindows(IOException fault) {
        this.fault = Optional.of(fault);
    }

    WindowOpener beside(Toasts toasts) {
        return new WindowOpener(Optional.of(this), toasts);
    }

    @Override
    public void guest(PeerName name, Invite invite) throws IOException {
        if (fault.isPresent()) throw fault.get();
        guest.complete(name.text() + " " + invite);
    }

    @Override
    public void person() throws IOException {
        if (fault.isPresent()) throw fault.get();
        person.complete(true);
    }
}
