package org.hashverse.ui.add;

import java.util.function.Function;
import org.hashverse.chat.Invite;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.ui.words.Sentence;
import org.hashverse.ui.words.Words;

/// The texts of the add dialog: about wrong fields, and about a call (an attempt to connect) that runs or has failed.
public final class AddSentences {
    private AddSentences() {}

    /// What is wrong with the fields.
    ///
    /// @param fault as [AddressInput#read] found it
    public static Sentence wrong(AddressInput.Fault fault) {
        return switch (fault) {
            case HOST -> Sentence.of("add.wrong.host");
            case PORT -> Sentence.headOnly(Words.get("add.wrong.port"));
            case INVITE_LONG -> Sentence.of("add.wrong.invite-long", Invite.MAX_LENGTH);
            case INVITE_FORM -> Sentence.of("add.wrong.invite-form");
            case INVITE_CUT -> Sentence.of("add.wrong.invite-cut");
            case INVITE_NEWER -> Sentence.of("add.wrong.invite-newer");
            case INVITE_TWO_KEYS -> Sentence.of("add.wrong.invite-two-keys");
            case INVITE_DAMAGED -> Sentence.of("add.wrong.invite-damaged");
        };
    }

    /// Says which address is being called, and for how many seconds.
    static String calling(PeerAddress address, long seconds) {
        return Words.get("add.calling", address.host(), port(address), seconds);
    }

    /// The same for a call to the peer that has an invite's key.
    static String calling(Invite invite, long seconds) {
        var first = invite.addresses().getFirst();
        return Words.get("add.calling.invite", inviter(invite), first.host(), port(first), invite.addresses().size() - 1, seconds);
    }

    /// Whose invite it is: the name that the invite claims, and the code of its key, which tells peers of the same name apart.
    public static String inviter(Invite invite) {
        return invite.name().map(name -> name.text() + " · ").orElse("") + invite.key().code();
    }

    /// Why a call failed and what to do.
    ///
    /// @param address the address that was called, or the first one of the invite
    /// @param invited whether the address came from an invite
    /// @param name    what we call the peer that has a key; its code if we know none
    public static Sentence failed(AddOutcome.Failed failed, PeerAddress address, boolean invited, Function<PeerId, String> name) {
        var host = address.host();
        return switch (failed.failure()) {
            case OWN_ADDRESS -> Sentence.of("add.own-address");
            case OWN_KEY -> Sentence.of("add.own-key", host);
            case UNKNOWN_HOST -> Sentence.of("add.unknown-host", host);
            case NO_INTERFACE -> Sentence.of("add.no-interface", address.zone().orElse(host));
            case REFUSED -> Sentence.of("add.refused", host, port(address));
            case SILENCE -> Sentence.of("add.silence", host, port(address));
            case NO_ROUTE -> Sentence.of("add.no-route", host);
            case NOT_HASHVERSE -> Sentence.of("add.not-hashverse", host, port(address));
            case TOO_SLOW -> Sentence.of("add.too-slow", host);
            case INCOMPATIBLE -> Sentence.of("add.incompatible");
            case OTHER_KEY -> otherKey(failed, host, invited, name);
            case DECLINED -> Sentence.of("add.declined", host);
            case BUSY -> Sentence.of("add.busy", host);
            case BLOCKED -> Sentence.of("add.blocked", failed.answered().map(name).orElse(host));
            case CANCELLED -> Sentence.headOnly(Words.get("add.cancelled"));
        };
    }

    private static Sentence otherKey(AddOutcome.Failed failed, String host, boolean invited, Function<PeerId, String> name) {
        var head = invited ? Words.get("add.other-key.invite.head") : Words.get("add.other-key.head", host, failed.expected().map(name).orElse(""));
        var next = invited ? Words.get("add.other-key.invite.body") : Words.get("add.other-key.body", failed.expected().map(name).orElse(""));
        if (failed.expected().isEmpty() || failed.answered().isEmpty()) return new Sentence(head, next);
        return new Sentence(head, next + "\n" + Words.get("add.other-key.codes", failed.expected().get().code(), failed.answered().get().code()));
    }

    // as a text, because a number would be written with separators: 8,000
    private static String port(PeerAddress address) {
        return Integer.toString(address.port());
    }
}
