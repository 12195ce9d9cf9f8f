package org.hashverse.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hashverse.console.words.ConsoleLine;
import org.hashverse.node.api.ChatCommands;
import org.hashverse.node.api.Self;

/// The commands about our invites: `invite`, `invites` and `revoke`.
final class InviteCommands {
    private final ChatCommands node;

    InviteCommands(ChatCommands node) {
        this.node = node;
    }

    String standing() throws Command.Failure, InterruptedException {
        return "invite " + self().invite();
    }

    String issue(boolean once, Optional<Instant> until) throws Command.Failure, InterruptedException {
        if (until.filter(end -> !end.isAfter(Instant.now())).isPresent()) throw new Command.Failure("that time is over; give one that is to come");
        var issued = NodeAnswer.await(node.issueInvite(once, until))
                .orElseThrow(() -> new Command.Failure("too many invites are open; revoke one that nobody needs: invites lists them"));
        return "invite " + self().invite(issued);
    }

    List<String> list() throws Command.Failure, InterruptedException {
        return list(self(), Instant.now());
    }

    static List<String> list(Self self, Instant now) {
        var lines = new ArrayList<String>();
        for (var invite : self.issued())
            lines.add("issued " + invite.code() + (invite.once() ? " once " : " many ") + invite.state(now).name().toLowerCase(Locale.ROOT) + " " + ConsoleLine.when(invite.until())
                    + " " + invite.users().size() + " " + self.invite(invite));
        lines.add("invites " + lines.size());
        return lines;
    }

    String revoke(Command.RevokeInvite revoke) throws Command.Failure, InterruptedException {
        if (!NodeAnswer.await(node.revokeInvite(revoke.code()))) throw new Command.Failure("no invite has the code " + revoke.code() + "; invites lists them");
        return "revoked " + revoke.code();
    }

    private Self self() throws Command.Failure, InterruptedException {
        return NodeAnswer.await(Snapshot.of(node)).self();
    }
}
