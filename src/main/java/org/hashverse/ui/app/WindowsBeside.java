package org.hashverse.ui.app;

import java.io.IOException;
import java.util.Optional;
import javafx.application.Platform;
import javafx.util.Duration;
import org.hashverse.chat.Invite;
import org.hashverse.chat.PeerName;
import org.hashverse.ui.dialog.Toasts;
import org.hashverse.ui.words.Words;

/// Opens windows of others beside this one, and says whether that worked. FX thread.
final class WindowsBeside {
    private static final Duration OFFERED = Duration.seconds(15);

    private final Optional<Launch.Windows> windows;
    private final Toasts toasts;

    /// @param windows empty where none are to be opened
    WindowsBeside(Optional<Launch.Windows> windows, Toasts toasts) {
        this.windows = windows;
        this.toasts = toasts;
    }

    /// Whether there is anything to offer.
    boolean possible() {
        return windows.isPresent();
    }

    /// Opens the window of a guest who is to add us.
    void guest(Invite invite) {
        var name = new PeerName(Words.get("guest.name"));
        open(all -> all.guest(name, invite), Words.get("welcome.guest.opens"));
    }

    /// Says that this window was open already, and offers one of another person.
    void offer() {
        if (possible()) toasts.show(Words.get("already.open"), Words.get("already.another"), OFFERED, () -> open(Launch.Windows::person, Words.get("already.opens")));
        else toasts.show(Words.get("already.open"));
    }

    private interface Opening {
        void of(Launch.Windows windows) throws IOException;
    }

    private void open(Opening opening, String done) {
        windows.ifPresent(all -> Thread.startVirtualThread(() -> {
            try {
                opening.of(all);
                Platform.runLater(() -> toasts.show(done));
            } catch (IOException failed) {
                Platform.runLater(() -> toasts.show(Words.get("welcome.guest.failed", failed.getMessage())));
            }
        }));
    }
}
