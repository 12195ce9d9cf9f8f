package org.hashverse.console;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.hashverse.chat.Change;
import org.hashverse.chat.Emoji;
import org.hashverse.chat.Invite;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.MessageText;
import org.hashverse.chat.PeerAddress;

/// Parses one line of input.
final class CommandReader {
    /// Number of messages that `history` shows if no number is given.
    static final int HISTORY = 20;
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,5}");
    private static final String V6 = "[0-9a-fA-F]*:[0-9a-fA-F]*:[0-9a-fA-F:.]*(%[^\\s\\]]+)?";
    // an IP address without a port: 10.0.0.9, fd00::7 or [fd00::7]
    private static final Pattern IP = Pattern.compile("[0-9]+\\.[0-9.]+|" + V6 + "|\\[" + V6 + "]");
    private static final Pattern PORT = Pattern.compile("[0-9]+");

    private CommandReader() {}

    /// Parses a line.
    ///
    /// @param line a line that is not blank
    /// @throws Command.Misuse if it cannot be understood; the message says what to type
    static Command read(String line) throws Command.Misuse {
        var words = line.strip().split("\\s+", 2);
        var rest = words.length > 1 ? words[1] : "";
        return switch (words[0].toLowerCase(Locale.ROOT)) {
            case "send" -> send(rest);
            case "add" -> add(rest);
            case "delete", "del", "remove" -> new Command.Delete(peer(rest, "delete"));
            case "list" -> list(rest);
            case "query" -> new Command.Query(peer(rest, "query"));
            case "select" -> new Command.Select(peer(rest, "select"));
            case "history" -> history(rest);
            case "export" -> export(rest);
            case "accept" -> new Command.Accept(peer(rest, "accept"));
            case "block" -> new Command.Block(peer(rest, "block"));
            case "cancel" -> cancel(rest);
            case "reply" -> reply(rest);
            case "react" -> react(rest);
            case "edit" -> edit(rest);
            case "retract" -> change(MessageFirst.alone(rest, "retract"), true, Change.Retraction::new);
            case "pin" -> change(MessageFirst.alone(rest, "pin"), false, message -> new Change.Pin(message, true));
            case "unpin" -> change(MessageFirst.alone(rest, "unpin"), false, message -> new Change.Pin(message, false));
            case "confirm" -> change(MessageFirst.alone(rest, "confirm"), false, Change.Confirmation::new);
            case "announce" -> announce(rest);
            case "forget" -> new Command.Forget(MessageFirst.alone(rest, "forget"));
            case "number" -> numberArrivals(rest);
            case "invite" -> withoutOperands(new Command.ShowInvite(), rest, "invite");
            case "help" -> new Command.Help(); // whatever follows, as in `help send`: that is no reason to refuse help
            case "exit" -> withoutOperands(new Command.Exit(), rest, "exit");
            default -> throw new Command.Misuse("unknown command " + ConsoleLine.name(words[0]) + "; help lists them");
        };
    }

    private static Command withoutOperands(Command command, String rest, String word) throws Command.Misuse {
        if (!rest.isEmpty()) throw new Command.Misuse(word + " stands alone");
        return command;
    }

    private static Command send(String rest) throws Command.Misuse {
        if (rest.equals("--") || rest.startsWith("-- ")) return new Command.SendAll(text(rest.substring(2)));
        if (!rest.startsWith("@")) return new Command.SendAll(text(rest));
        int end = endOfPeer(rest, 1);
        if (end == 1) throw new Command.Misuse("@ needs a name; for a text that begins so: send -- " + ConsoleLine.text(rest));
        if (end == rest.length()) throw new Command.Misuse("nothing to send; send " + ConsoleLine.text(rest) + " TEXT");
        return new Command.SendTo(rest.substring(1, end), text(rest.substring(end)));
    }

    private static String text(String text) throws Command.Misuse {
        if (text.isBlank()) throw new Command.Misuse("nothing to send; send TEXT");
        return text.strip();
    }

    // the index behind the peer that begins at `start`. In a quoted name \ escapes the character after it, and the first quote that is not escaped ends the name; any
    // other word ends at the first space
    private static int endOfPeer(String rest, int start) throws Command.Misuse {
        int end = start;
        if (!rest.startsWith("\"", start)) {
            while (end < rest.length() && !Character.isWhitespace(rest.charAt(end))) end++;
            return end;
        }
        end++;
        while (end < rest.length() && rest.charAt(end) != '"') end += rest.charAt(end) == '\\' ? 2 : 1;
        if (end >= rest.length()) throw new Command.Misuse("the name's second \" is missing");
        if (end + 1 < rest.length() && !Character.isWhitespace(rest.charAt(end + 1))) throw new Command.Misuse("after the name's second \" comes a space");
        return end + 1;
    }

    private static Command add(String rest) throws Command.Misuse {
        if (rest.isEmpty()) throw new Command.Misuse("whom? add IP PORT, or add INVITE");
        try {
            return rest.startsWith(Invite.SCHEME) ? new Command.AddInvite(Invite.parse(rest)) : new Command.Add(PeerAddress.parse(rest));
        } catch (IllegalArgumentException notOne) {
            throw new Command.Misuse(notOne.getMessage());
        }
    }

    private static String peer(String rest, String command) throws Command.Misuse {
        if (rest.isEmpty()) throw new Command.Misuse("whom? " + command + " IP PORT, or " + command + " @NAME");
        return rest;
    }

    private static Command list(String rest) throws Command.Misuse {
        return switch (rest) {
            case "" -> new Command.ListPeers(false);
            case "all" -> new Command.ListPeers(true);
            default -> throw new Command.Misuse("list stands alone, or is list all");
        };
    }

    /// The operands of a command that begin with a peer.
    ///
    /// @param rest what follows the peer; may be empty
    private record PeerFirst(String peer, String rest) {
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
            return peer.equals("everyone") ? new Command.TypedConversation.Everyone() : new Command.TypedConversation.With(peer);
        }
    }

    private static Command history(String rest) throws Command.Misuse {
        if (rest.isEmpty()) return new Command.History(new Command.TypedConversation.Everyone(), HISTORY);
        if (COUNT.matcher(rest).matches()) return new Command.History(new Command.TypedConversation.Everyone(), count(rest));
        var read = PeerFirst.read(rest);
        if (read.rest.isEmpty()) return new Command.History(read.conversation(), HISTORY);
        if (!COUNT.matcher(read.rest).matches()) throw new Command.Misuse("history PEER N; a name of two words stands in quotes, as @\"TWO WORDS\"");
        return new Command.History(read.conversation(), count(read.rest));
    }

    private static Command export(String rest) throws Command.Misuse {
        var read = PeerFirst.read(rest);
        if (read.rest.isEmpty()) throw new Command.Misuse("what, and where to? export all FILE, export everyone FILE or export @NAME FILE");
        return read.peer.equals("all") ? new Command.ExportAll(read.rest) : new Command.Export(read.conversation(), read.rest);
    }

    private static int count(String digits) throws Command.Misuse {
        int count = Integer.parseInt(digits);
        if (count == 0) throw new Command.Misuse("history N; N is 1 or more");
        return count;
    }

    private static Command cancel(String rest) throws Command.Misuse {
        var digits = rest.startsWith("#") ? rest.substring(1) : rest;
        if (!digits.matches("[0-9]{1,9}")) throw new Command.Misuse("which? cancel #K, with the K that sent printed");
        return new Command.Cancel(Integer.parseInt(digits));
    }

    /// The operands of a command that begin with a message.
    ///
    /// @param rest what follows the message; may be empty
    private record MessageFirst(Command.TypedMessage message, String rest) {
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

        /// The message of a command that has no other operand.
        ///
        /// @param word the first word of the command
        static Command.TypedMessage alone(String operands, String word) throws Command.Misuse {
            var read = read(operands, word + " MESSAGE");
            if (!read.rest.isEmpty()) throw new Command.Misuse("after the message comes nothing; " + word + " MESSAGE");
            return read.message;
        }
    }

    private static Command reply(String rest) throws Command.Misuse {
        var read = MessageFirst.read(rest, "reply MESSAGE TEXT");
        if (read.rest.isEmpty()) throw new Command.Misuse("nothing to send; reply MESSAGE TEXT");
        return new Command.Reply(read.message, read.rest);
    }

    private static Command announce(String rest) throws Command.Misuse {
        if (rest.isBlank()) throw new Command.Misuse("nothing to announce; announce TEXT");
        return new Command.Announce(rest.strip());
    }

    private static Command change(Command.TypedMessage message, boolean ours, Function<MessageKey, Change> change) {
        return new Command.ChangeMessage(message, ours, (key, _) -> change.apply(key));
    }

    private static Command edit(String rest) throws Command.Misuse {
        var read = MessageFirst.read(rest, "edit MESSAGE TEXT");
        if (read.rest.isEmpty()) throw new Command.Misuse("the new text is missing; edit MESSAGE TEXT. retract MESSAGE takes the message back");
        return new Command.ChangeMessage(read.message, true, (message, word) -> {
            var fault = MessageText.fault(read.rest);
            if (fault.isEmpty()) return new Change.Edit(message, read.rest);
            throw new Command.Failure(fault.get() == MessageText.Fault.BLANK ? "the new text is empty; retract " + word + " takes the message back" : Answers.cannotSend(fault.get()));
        });
    }

    private static Command react(String rest) throws Command.Misuse {
        var read = MessageFirst.read(rest, "react MESSAGE EMOJI");
        if (read.rest.equals("-")) return react(read.message, Optional.empty());
        // an emoji may be typed as it was printed, where an invisible part of it is a backslash and u{HEX}
        var emoji = PeerWord.unescaped(read.rest);
        if (!Emoji.isOne(emoji)) throw new Command.Misuse("a reaction is one emoji; react MESSAGE EMOJI, or react MESSAGE - to remove yours");
        return react(read.message, Optional.of(emoji));
    }

    private static Command react(Command.TypedMessage message, Optional<String> emoji) {
        return change(message, false, key -> new Change.Reaction(key, emoji));
    }

    private static Command numberArrivals(String rest) throws Command.Misuse {
        return switch (rest) {
            case "on" -> new Command.NumberArrivals(true);
            case "off" -> new Command.NumberArrivals(false);
            default -> throw new Command.Misuse("number on, or number off");
        };
    }
}
