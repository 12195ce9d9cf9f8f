package org.hashverse.ui.app;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.hashverse.chat.Invite;
import org.hashverse.chat.PeerName;
import org.hashverse.node.Node;
import org.hashverse.store.settings.Settings;

/// How the window gets its node: it opens first and starts the node beside the FX thread.
///
/// @param last   the settings of last time, being read: what the window looks like before its node is there
/// @param number which of this account's open windows it is; windows of different numbers do not cover each other exactly
/// @param hidden no window at first, if closing it leaves the program running
/// @param atLogin how the program is started at login for this profile; empty if that is not known, or not for anybody
/// @param start  opens the profile and starts the node; throws `Profile.InUse` if another window holds it, [TakenOver] if that one has taken over all that this one was asked for
/// @param other  the same as another person, with a new profile beside the first
/// @param beside opens windows beside this one; empty in a guest's
/// @param shown  told on the FX thread how far the window is; it closes once it stands; empty to stay
/// @param invite an invite given on the command line: fills the add dialog, dials only on a click
public record Launch(CompletableFuture<Optional<Settings>> last, int number, boolean hidden, Optional<AtLogin> atLogin, NodeSource start, NodeSource other, Optional<Windows> beside,
                     Optional<Consumer<Moment>> shown, Optional<String> invite) {
    /// How far a window is.
    public enum Moment {
        /// It is on the screen and painted; what it shows needs no node.
        PAINTED,
        /// It is painted with what its node knows.
        STANDS
    }

    /// The program that holds the profile has taken over all that this start was asked for: this one ends, and nobody need notice.
    public static final class TakenOver extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /// How the program is started at login.
    ///
    /// @param name    one for each profile: small letters, digits and dashes
    /// @param command the program and its arguments
    public record AtLogin(String name, List<String> command) {
        public AtLogin {
            command = List.copyOf(command);
        }
    }

    /// Opens windows beside this one, and does not wait for them; called off the FX thread.
    public interface Windows {
        /// Of somebody who is there for now only.
        ///
        /// @param name   who it is
        /// @param invite whom it is to add
        /// @throws IOException if it cannot be started
        void guest(PeerName name, Invite invite) throws IOException;

        /// Of another person.
        ///
        /// @throws IOException if it cannot be started
        void person() throws IOException;
    }

    /// Something that starts a node; called off the FX thread.
    @FunctionalInterface
    public interface NodeSource {
        /// Starts it.
        ///
        /// @param window what stands before it, from now on
        Node start(Window window) throws IOException;
    }

    /// The window, for whoever hears what other starts of this program want of it. Any thread; nothing waits.
    public interface Window {
        /// Comes forward, and says that it was here already or shows the dialog to add a peer, once those of earlier invites are gone.
        ///
        /// @param invite goes into that dialog; dials only on a click
        /// @return whether that was taken, once it is: false if so many invites wait that it was not and the window cannot say so; cancelled if the window is going. Whoever
        ///         completes it first takes it back
        CompletableFuture<Boolean> comeForward(Optional<String> invite);

        /// Whether the person has been asked for a name and has chosen one, or needed not be asked.
        boolean named();

        /// Ends the program.
        void quit();
    }
}
