package org.hashverse.console;

import java.util.Optional;
import org.hashverse.chat.Invite;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.console.words.ConsoleLine;
import org.hashverse.node.api.AddOutcome;

/// The answers to `add`, which say what to do next.
final class AddAnswers {
    private AddAnswers() {}

    /// The line that answers `add IP PORT`.
    ///
    /// @throws Command.Failure if the peer could not be added; the message says why and what to do
    static String ofAddress(AddOutcome outcome, PeerAddress address) throws Command.Failure {
        return of(outcome, address, false);
    }

    /// The line that answers `add INVITE`. A failure names the first address of the invite.
    ///
    /// @throws Command.Failure if the peer could not be added; the message says why and what to do
    static String ofInvite(AddOutcome outcome, Invite invite) throws Command.Failure {
        return of(outcome, invite.addresses().getFirst(), true);
    }

    private static String of(AddOutcome outcome, PeerAddress address, boolean invited) throws Command.Failure {
        return switch (outcome) {
            case AddOutcome.Connected(var peer, var _) -> "connected " + ConsoleLine.who(peer);
            case AddOutcome.Failed failed -> throw new Command.Failure(sentence(failed, address, invited));
        };
    }

    private static String sentence(AddOutcome.Failed failed, PeerAddress address, boolean invited) {
        var host = address.host();
        int port = address.port();
        return switch (failed.failure()) {
            case OWN_ADDRESS -> "that is this node's own address";
            case OWN_KEY -> "a copy of this profile runs at " + address + "; start one of the two with a new profile: --as NAME";
            case UNKNOWN_HOST -> "no computer called " + ConsoleLine.text(host) + " was found; check the spelling or use its number, like 10.0.0.9";
            case NO_INTERFACE -> "this computer has no network interface " + address.zone().orElse(host) + " just now; plug the adapter in or use another address";
            case REFUSED -> host + " answers, but Hashverse is not listening on port " + port + "; start it there and compare the port";
            case SILENCE -> "nobody answered at " + address + "; is Hashverse running there? Its firewall may block port " + port + ": allow it there, or let them add you";
            case NO_ROUTE -> "this computer has no way to " + host + "; are both on one network or VPN?";
            case NOT_HASHVERSE -> "another program answers at " + address + "; compare the port";
            case TOO_SLOW -> "the computer at " + address + " answers too slowly; it or the network may be busy: try again in a minute";
            case INCOMPATIBLE -> "the Hashverse at " + address + " and this one do not fit together; update the older one";
            case OTHER_KEY -> otherKey(failed, address, invited);
            case DECLINED -> address + " does not accept your connection; ask them to add you";
            case BUSY -> address + " has no room at the moment; try again later";
            case BLOCKED -> "you blocked whoever answers at " + address + code(" (", failed.answered(), ")") + "; a window's settings can lift that";
            case CANCELLED -> "given up";
        };
    }

    private static String otherKey(AddOutcome.Failed failed, PeerAddress address, boolean invited) {
        var codes = code(": expected ", failed.expected(), "") + code(", met ", failed.answered(), "");
        if (invited) return "another computer than the one in the invite answered" + codes + "; ask for a new invite";
        return "another key than the one you know answers at " + address + codes + "; ask them by voice whether that is their new computer, then add its invite";
    }

    private static String code(String before, Optional<PeerId> id, String after) {
        return id.map(key -> before + key.code() + after).orElse("");
    }
}
