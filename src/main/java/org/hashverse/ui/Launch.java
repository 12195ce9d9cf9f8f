package org.hashverse.ui;

import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.hashverse.chat.Invite;
import org.hashverse.chat.PeerName;
import org.hashverse.node.Node;

/// How the window gets its node: it opens first and starts the node beside the FX thread.
///
/// @param start  opens the profile and starts the node; throws `Profile.InUse` if another window holds it
/// @param other  the same as another person, with a new profile beside the first
/// @param elsewhere asks the window that holds the profile to come forward; whether that one has taken all that this one was asked for, so that this one can go
/// @param beside opens windows beside this one; empty in a guest's
/// @param shown  told on the FX thread once the window stands with its node, and is then to close; empty to stay
/// @param invite an invite given on the command line: fills the add dialog, dials only on a click
public record Launch(NodeSource start, NodeSource other, BooleanSupplier elsewhere, Optional<Windows> beside, Optional<Runnable> shown, Optional<String> invite) {
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
        /// Comes forward, and says that it was here already or shows the dialog to add a peer.
        ///
        /// @param invite goes into that dialog; dials only on a click
        void comeForward(Optional<String> invite);

        /// Ends the program.
        void quit();
    }
}
