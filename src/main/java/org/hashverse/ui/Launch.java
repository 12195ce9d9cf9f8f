package org.hashverse.ui;

import java.io.IOException;
import java.util.Optional;
import org.hashverse.node.Node;
import org.hashverse.store.Bell;

/// How the window gets its node: it opens first and starts the node beside the FX thread.
///
/// @param start  opens the profile and starts the node; throws `Profile.InUse` if another window holds it
/// @param other  the same as another person, with a new profile beside the first
/// @param bell   asks the window that holds the profile to come forward, or hears that this one should
/// @param invite an invite given on the command line: fills the add dialog, dials only on a click
public record Launch(NodeSource start, NodeSource other, Bell bell, Optional<String> invite) {
    /// Something that starts a node; called off the FX thread.
    @FunctionalInterface
    public interface NodeSource {
        /// Starts it.
        Node start() throws IOException;
    }
}
