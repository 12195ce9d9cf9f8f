package org.hashverse.console;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hashverse.chat.IssuedInvite;

/// Reads the operands of `invite` and `revoke`.
final class InviteOperands {
    private static final String FORMS = "invite, invite --once, invite --until DATE, or invite --once --until DATE; DATE is like 2026-12-24 or 2026-12-24T18:00:00Z";

    private InviteOperands() {}

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
}
