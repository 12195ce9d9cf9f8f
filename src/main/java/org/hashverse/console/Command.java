package org.hashverse.console;

import java.util.Optional;
import org.hashverse.chat.Invite;
import org.hashverse.chat.PeerAddress;

/// One line of input, understood. Where a peer is meant, as typed: the node knows who that is.
sealed interface Command {
    /// To everyone connected.
    record SendAll(String text) implements Command {}

    /// To one.
    ///
    /// @param peer after the `@`: a name, an address or part of an id; in its quotes if it was quoted
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

    /// The line is none of these; the message is the answer after `error`.
    final class Misuse extends Exception {
        private static final long serialVersionUID = 1L;

        Misuse(String message) {
            super(message);
        }
    }
}
