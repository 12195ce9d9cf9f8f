package org.hashverse.console;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hashverse.chat.IssuedInvite;
import org.hashverse.console.words.ConsoleLine;

/// Reads the operands of commands: those that several have, and those of invites.
final class Operands {
    private static final String V6 = "[0-9a-fA-F]*:[0-9a-fA-F]*:[0-9a-fA-F:.]*(%[^\\s\\]]+)?";
    // an IP address without a port: 10.0.0.9, fd00::7 or [fd00::7]
    private static final Pattern IP = Pattern.compile("[0-9]+\\.[0-9.]+|" + V6 + "|\\[" + V6 + "]");
    private static final Pattern PORT = Pattern.compile("[0-9]+");
    private static final String INVITE_FORMS = "invite, invite --once, invite --until DATE, or invite --once --until DATE; DATE is like 2026-12-24 or 2026-12-24T18:00:00Z";

    private Operands() {}

    /// The peer of a command that has no other operand.
    ///
    /// @param word the first word of the command
    static String peer(String operands, String word) throws Command.Misuse {
        if (operands.isEmpty()) throw new Command.Misuse("whom? " + word + " IP PORT, or " + word + " @NAME");
        return operands;
    }

    /// The message of a command that has no other operand.
    static Command.TypedMessage message(String operands, String word) throws Command.Misuse {
        var read = MessageFirst.read(operands, word + " MESSAGE");
        if (!read.rest.isEmpty()) throw new Command.Misuse("after the message comes nothing; " + word + " MESSAGE");
        return read.message;
    }

    /// The operands of a command that sends something: to one peer if they begin with `@`, else to everyone. `--` is before a text that begins with `@` or `--`.
    ///
    /// @param rest what to send; not blank, without white space around it
    record Addressed(Command.TypedConversation to, String rest) {
        /// @param word the first word of the command
        /// @param what what it sends, as help calls it
        static Addressed read(String operands, String word, String what) throws Command.Misuse {
            boolean toOne = operands.startsWith("@");
            int end = toOne ? endOfPeer(operands, 1) : operands.matches("(?s)--(\\s.*)?") ? 2 : 0;
            if (toOne && end == 1) throw new Command.Misuse("@ needs a name; for a " + what.toLowerCase(Locale.ROOT) + " that begins so: " + word + " -- " + ConsoleLine.text(operands));
            var peer = operands.substring(0, end);
            var rest = operands.substring(end).strip();
            if (rest.isEmpty()) throw new Command.Misuse("nothing to send; " + word + (toOne ? " " + ConsoleLine.text(peer) : "") + " " + what);
            return new Addressed(toOne ? new Command.TypedConversation.With(peer) : Command.EVERYONE, rest);
        }
    }

    /// The operands of a command that begin with a peer.
    ///
    /// @param rest what follows the peer; may be empty
    record PeerFirst(String peer, String rest) {
        static PeerFirst read(String operands) throws Command.Misuse {
            int end = endOfPeer(operands, operands.startsWith("@") ? 1 : 0);
            var peer = operands.substring(0, end);
            var rest = operands.substring(end).strip();
            var words = rest.split("\\s+", 2);
            // IP PORT is one peer in two words
            boolean port = IP.matcher(peer).matches() && PORT.matcher(words[0]).matches();
            return port ? new PeerFirst(peer + " " + words[0], words.length > 1 ? words[1] : "") : new PeerFirst(peer, rest);
        }

        Command.TypedConversation conversation() {
            return peer.equals("everyone") ? Command.EVERYONE : new Command.TypedConversation.With(peer);
        }
    }

    // the index behind the peer that begins at `start`. In a quoted name \ escapes the character after it, and the first quote that is not escaped ends the name; any
    // other word ends at the first space
    private static int endOfPeer(String operands, int start) throws Command.Misuse {
        int end = start;
        if (!operands.startsWith("\"", start)) {
            while (end < operands.length() && !Character.isWhitespace(operands.charAt(end))) end++;
            return end;
        }
        end++;
        while (end < operands.length() && operands.charAt(end) != '"') end += operands.charAt(end) == '\\' ? 2 : 1;
        if (end >= operands.length()) throw new Command.Misuse("the name's second \" is missing");
        if (end + 1 < operands.length() && !Character.isWhitespace(operands.charAt(end + 1))) throw new Command.Misuse("after the name's second \" comes a space");
        return end + 1;
    }

    /// The operands of a command that begin with a message.
    ///
    /// @param rest what follows the message; may be empty
    record MessageFirst(Command.TypedMessage message, String rest) {
        // a number of up to five digits needs no #, which begins a comment in a shell; six digits are the beginning of an id
        private static final Pattern NUMBER = Pattern.compile("#[0-9]{1,9}|[0-9]{1,5}");
        private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{6,32}");

        /// @param form the command as it should be typed
        static MessageFirst read(String operands, String form) throws Command.Misuse {
            var words = operands.split("\\s+", 2);
            var rest = words.length > 1 ? words[1].strip() : "";
            if (NUMBER.matcher(words[0]).matches()) return new MessageFirst(new Command.TypedMessage.Number(Integer.parseInt(words[0].replace("#", ""))), rest);
            if (ID.matcher(words[0]).matches()) return new MessageFirst(new Command.TypedMessage.Id(words[0].toLowerCase(Locale.ROOT)), rest);
            throw new Command.Misuse("which message? " + form + "; " + MessageFinder.MESSAGE);
        }
    }

    /// The file of a command that has no other operand.
    static Command.TypedFile file(String operands, String word) throws Command.Misuse {
        var read = FileFirst.read(operands, word + " FILE");
        if (!read.rest.isEmpty()) throw new Command.Misuse("after the file comes nothing; " + word + " FILE");
        return read.file;
    }

    /// A path as typed: in quotes, or without.
    static String path(String typed) {
        boolean quoted = typed.length() > 2 && typed.startsWith("\"") && typed.endsWith("\"");
        return quoted ? typed.substring(1, typed.length() - 1) : typed;
    }

    /// The operands of a command that begin with a file.
    ///
    /// @param rest what follows the file; may be empty
    record FileFirst(Command.TypedFile file, String rest) {
        private static final Pattern FORM = Pattern.compile("#(?<number>[0-9]{1,9})|(?<id>[0-9a-fA-F]{6,32})\\.(?<place>[0-9]{1,2})");

        /// Whether operands begin with a file, and not with a peer.
        static boolean begins(String operands) {
            return operands.startsWith("#") || FORM.matcher(operands.split("\\s+", 2)[0]).matches();
        }

        /// @param form the command as it should be typed
        static FileFirst read(String operands, String form) throws Command.Misuse {
            var words = operands.split("\\s+", 2);
            var rest = words.length > 1 ? words[1].strip() : "";
            var found = FORM.matcher(words[0]);
            if (!found.matches()) throw new Command.Misuse("which file? " + form + "; " + SharedFileCommands.FILE);
            if (found.group("number") != null) return new FileFirst(new Command.TypedFile.Number(Integer.parseInt(found.group("number"))), rest);
            return new FileFirst(new Command.TypedFile.Of(found.group("id").toLowerCase(Locale.ROOT), Integer.parseInt(found.group("place"))), rest);
        }
    }

    /// Reads the operands of `invite`.
    static Command invite(String operands) throws Command.Misuse {
        boolean once = false;
        var until = Optional.<Instant>empty();
        var words = List.of(operands.isEmpty() ? new String[0] : operands.split("\\s+"));
        for (int i = 0; i < words.size(); i++) {
            switch (words.get(i)) {
                case "--once" -> {
                    if (once) throw new Command.Misuse(INVITE_FORMS);
                    once = true;
                }
                case "--until" -> {
                    if (until.isPresent() || i + 1 == words.size()) throw new Command.Misuse(INVITE_FORMS);
                    until = Optional.of(end(words.get(++i)));
                }
                default -> throw new Command.Misuse(INVITE_FORMS);
            }
        }
        return words.isEmpty() ? new Command.ShowInvite() : new Command.IssueInvite(once, until);
    }

    /// The end that a date means: a day ends when the next one begins, in UTC.
    private static Instant end(String date) throws Command.Misuse {
        try {
            return date.indexOf('T') < 0 ? LocalDate.parse(date).plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC) : Instant.parse(date);
        } catch (DateTimeParseException noDate) {
            throw new Command.Misuse(INVITE_FORMS);
        }
    }

    /// Reads the operand of `revoke`.
    static Command revoke(String code) throws Command.Misuse {
        if (!code.matches("[0-9a-fA-F]{" + IssuedInvite.CODE_LENGTH + "}")) throw new Command.Misuse("which? revoke CODE, with the code that invites prints");
        return new Command.RevokeInvite(code.toLowerCase(Locale.ROOT));
    }
}
