package org.hashverse.console;

import java.util.Optional;
import org.hashverse.chat.Invite;
import org.hashverse.chat.PeerAddress;

/// A parsed line of input. Its peers are still text as typed; the node finds the peer.
sealed interface Command {
    /// Sends a text to everyone connected.
    record SendAll(String text) implements Command {}

    /// Sends a text to one peer.
    ///
    /// @param peer the text after `@`: a name, an address or part of an id, with its quotes if it was quoted
    record SendTo(String peer, String text) implements Command {}

    record Add(PeerAddress address) implements Command {}

    record AddInvite(Invite invite) implements Command {}

    record Delete(String peer) implements Command {}

    record ListPeers(boolean all) implements Command {}

    record Query(String peer) implements Command {}

    record Select(String peer) implements Command {}

    /// @param peer empty for everyone
    record History(Optional<String> peer, int max) implements Command {}

    /// @param peer empty for all conversations, `everyone` for that one
    record Export(Optional<String> peer, String file) implements Command {}

    record Accept(String peer) implements Command {}

    record Block(String peer) implements Command {}

    record Cancel(int number) implements Command {}

    record ShowInvite() implements Command {}

    record Help() implements Command {}

    record Exit() implements Command {}

    /// The line cannot be understood or carried out. The message is the answer after `error`.
    final class Misuse extends Exception {
        private static final long serialVersionUID = 1L;

        Misuse(String message) {
            super(message);
        }
    }
}
