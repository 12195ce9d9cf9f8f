package org.hashverse.console;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hashverse.chat.IssuedInvite;
import org.hashverse.node.api.ChatCommands;
import org.hashverse.node.api.Self;

/// The commands about our invites: `invite`, `invites` and `revoke`.
final class InviteCommands {
    private static final String FORMS = "invite, invite --once, invite --until DATE, or invite --once --until DATE; DATE is like 2026-12-24 or 2026-12-24T18:00:00Z";
    private final ChatCommands node;

    InviteCommands(ChatCommands node) {
        this.node = node;
    }

    /// Reads the operands of `invite`.
    static Command read(String operands) throws Command.Misuse {
        boolean once = false;
        var until = Optional.<Instant>empty();
        var words = List.of(operands.isEmpty() ? new String[0] : operands.split("\\s+"));
        for (int i = 0; i < words.size(); i++) {
            switch (words.get(i)) {
                case "--once" -> {
                    if (once) throw new Command.Misuse(FORMS);
                    once = true;
                }
                case "--until" -> {
                    if (until.isPresent() || i + 1 == words.size()) throw new Command.Misuse(FORMS);
                    until = Optional.of(end(words.get(++i)));
                }
                default -> throw new Command.Misuse(FORMS);
            }
        }
        return words.isEmpty() ? new Command.ShowInvite() : new Command.IssueInvite(once, until);
    }

    /// The end that a date means: a day ends when the next one begins, in UTC.
    private static Instant end(String date) throws Command.Misuse {
        try {
            return date.indexOf('T') < 0 ? LocalDate.parse(date).plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC) : Instant.parse(date);
        } catch (DateTimeParseException noDate) {
            throw new Command.Misuse(FORMS);
        }
    }

    /// Reads the operand of `revoke`.
    static Command revoke(String code) throws Command.Misuse {
        if (!code.matches("[0-9a-fA-F]{" + IssuedInvite.CODE_LENGTH + "}")) throw new Command.Misuse("which? revoke CODE, with the code that invites prints");
        return new Command.RevokeInvite(code.toLowerCase(Locale.ROOT));
    }

    String standing() throws Command.Failure, InterruptedException {
        return "invite " + self().invite();
    }

    String issue(boolean once, Optional<Instant> until) throws Command.Failure, InterruptedException {
        if (until.filter(end -> !end.isAfter(Instant.now())).isPresent()) throw new Command.Failure("that time is over; give one that is to come");
        var issued = Commands.await(node.issueInvite(once, until))
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
        if (!Commands.await(node.revokeInvite(revoke.code()))) throw new Command.Failure("no invite has the code " + revoke.code() + "; invites lists them");
        return "revoked " + revoke.code();
    }

    private Self self() throws Command.Failure, InterruptedException {
        return Commands.await(Snapshot.of(node)).self();
    }
}
