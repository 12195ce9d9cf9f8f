package org.hashverse.ui.app;

import java.io.IOException;
import java.util.Optional;
import javafx.application.Platform;
import javafx.util.Duration;
import org.hashverse.chat.Invite;
import org.hashverse.chat.PeerName;
import org.hashverse.ui.dialog.Toasts;
import org.hashverse.ui.words.Words;

/// Opens further windows and tells the person whether that worked. FX thread only.
final class WindowOpener {
    private static final Duration OFFER_SHOWN = Duration.seconds(15);

    private final Optional<Launch.Windows> windows;
    private final Toasts toasts;

    /// @param windows empty if this window offers no further windows
    WindowOpener(Optional<Launch.Windows> windows, Toasts toasts) {
        this.windows = windows;
        this.toasts = toasts;
    }

    /// Whether further windows can be opened.
    boolean possible() {
        return windows.isPresent();
    }

    /// Opens the window of a guest who adds us.
    void guest(Invite invite) {
        var name = new PeerName(Words.get("guest.name"));
        open(opener -> opener.guest(name, invite), Words.get("welcome.guest.opens"));
    }

    /// Says that this window was already open, and offers a window for another person.
    void offer() {
        if (possible()) toasts.show(Words.get("already.open"), Words.get("already.another"), OFFER_SHOWN, () -> open(Launch.Windows::person, Words.get("already.opens")));
        else toasts.show(Words.get("already.open"));
    }

    private interface Opening {
        void of(Launch.Windows windows) throws IOException;
    }

    private void open(Opening opening, String done) {
        windows.ifPresent(opener -> Thread.startVirtualThread(() -> {
            try {
                opening.of(opener);
                Platform.runLater(() -> toasts.show(done));
            } catch (IOException failed) {
                Platform.runLater(() -> toasts.show(Words.get("welcome.guest.failed", failed.getMessage())));
            }
        }));
    }
}
