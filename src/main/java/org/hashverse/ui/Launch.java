package org.hashverse.ui;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.hashverse.chat.Invite;
import org.hashverse.chat.PeerName;
import org.hashverse.node.Node;
import org.hashverse.store.Bell;

/// How the window gets its node: it opens first and starts the node beside the FX thread.
///
/// @param start  opens the profile and starts the node; throws `Profile.InUse` if another window holds it
/// @param other  the same as another person, with a new profile beside the first
/// @param bell   asks the window that holds the profile to come forward, or hears that this one should
/// @param guests opens a second window beside this one; empty in such a window
/// @param shown  told on the FX thread how far the window is; it closes once it stands; empty to stay
/// @param invite an invite given on the command line: fills the add dialog, dials only on a click
public record Launch(NodeSource start, NodeSource other, Bell bell, Optional<GuestWindow> guests, Optional<Consumer<Moment>> shown, Optional<String> invite) {
    /// How far a window is.
    public enum Moment {
        /// It is on the screen and painted; what it shows needs no node.
        PAINTED,
        /// It is painted with what its node knows.
        STANDS
    }

    /// Opens a window of somebody who is there for now only; called off the FX thread.
    @FunctionalInterface
    public interface GuestWindow {
        /// Opens it.
        ///
        /// @param name   who it is
        /// @param invite whom it is to add
        void open(PeerName name, Invite invite) throws IOException;
    }

    /// Something that starts a node; called off the FX thread.
    @FunctionalInterface
    public interface NodeSource {
        /// Starts it.
        Node start() throws IOException;
    }
}
