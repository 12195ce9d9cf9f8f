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

/// How the application starts: it opens the window first, then starts the node off the FX thread.
///
/// @param lastSettings settings from the last run, still being read; they decide what the window looks like before the node runs
/// @param number       number of this window among the open windows of this account; different numbers get different positions
/// @param hidden       start without a window if the settings say that closing the window keeps the program running
/// @param atLogin      how the program is started at login for this profile; empty if unknown or not possible
/// @param start        opens the profile and starts the node; throws `Profile.InUse` if another window holds the profile, [TakenOver] if that window handles this start
/// @param other        starts a node with another, new profile
/// @param windows      opens further windows; empty in a guest's window
/// @param progress     told on the FX thread how far the window is; with it, the program ends at [Moment#STANDS]; empty to let it run
/// @param invite       an invite from the command line; it fills the add dialog, and only a click dials it
public record Launch(CompletableFuture<Optional<Settings>> lastSettings, int number, boolean hidden, Optional<AtLogin> atLogin, NodeSource start, NodeSource other,
                     Optional<Windows> windows, Optional<Consumer<Moment>> progress, Optional<String> invite) {
    /// How far the window's start is.
    public enum Moment {
        /// The window is painted with the outlines, which need no node.
        PAINTED,
        /// The window is painted with the content of the node.
        STANDS
    }

    /// The program that holds the profile does what this start was asked for. This start ends silently.
    public static final class TakenOver extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /// How the program is started at login.
    ///
    /// @param name    unique for each profile; lower-case letters, digits and dashes
    /// @param command the program and its arguments
    public record AtLogin(String name, List<String> command) {
        /// Copies the command.
        public AtLogin {
            command = List.copyOf(command);
        }
    }

    /// Opens further windows without waiting for them. Called off the FX thread.
    public interface Windows {
        /// Opens the window of a guest, whose profile is temporary.
        ///
        /// @param name   the guest's name
        /// @param invite the guest adds its owner
        /// @throws IOException if the window cannot be started
        void guest(PeerName name, Invite invite) throws IOException;

        /// Opens the window of another person.
        ///
        /// @throws IOException if the window cannot be started
        void person() throws IOException;
    }

    /// Starts a node. Called off the FX thread.
    @FunctionalInterface
    public interface NodeSource {
        /// Starts the node.
        ///
        /// @param window the window of the node from now on
        /// @throws IOException if the node cannot be started; the message is shown to the person
        Node start(Window window) throws IOException;
    }

    /// The window, as controlled by later starts of the program. Any thread; no method blocks.
    public interface Window {
        /// Brings the window to the front. Without an invite the window says that it was already open. With one it shows the add dialog, after those of earlier invites.
        ///
        /// @param invite fills the add dialog; only a click dials it
        /// @return true once the window accepts the request; false if too many invites wait and the window cannot tell the person; cancelled if the window is closing.
        ///         A caller withdraws the request by completing the future first
        CompletableFuture<Boolean> comeForward(Optional<String> invite);

        /// Whether the node runs and its profile has a name, chosen now or earlier.
        boolean named();

        /// Ends the program.
        void quit();
    }
}
