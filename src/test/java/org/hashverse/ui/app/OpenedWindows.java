package org.hashverse.ui.app;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hashverse.chat.Invite;
import org.hashverse.chat.PeerName;
import org.hashverse.ui.dialog.Toasts;

/// The windows that a test had opened.
final class OpenedWindows implements Launch.Windows {
    /// Name and invite of the guest.
    final CompletableFuture<String> guest = new CompletableFuture<>();
    /// Another person's was opened.
    final CompletableFuture<Boolean> person = new CompletableFuture<>();
    private final Optional<IOException> fault;

    OpenedWindows() {
        fault = Optional.empty();
    }

    /// None can be opened.
    OpenedWindows(IOException fault) {
        this.fault = Optional.of(fault);
    }

    WindowsBeside beside(Toasts toasts) {
        return new WindowsBeside(Optional.of(this), toasts);
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
