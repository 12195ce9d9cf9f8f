package org.hashverse.console;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hashverse.chat.Change;
import org.hashverse.chat.Content;
import org.hashverse.chat.Emoji;
import org.hashverse.chat.Invite;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.MessageText;
import org.hashverse.chat.PeerAddress;
import org.hashverse.console.words.ConsoleLine;
import org.hashverse.console.words.PeerWord;

/// The commands by their first words, in the order of `help`: how the operands of each are read, and the lines that `help` prints for it. A line may tell of two commands.
enum CommandWord {
    SEND(Use.TEXT, CommandWord::send, "send TEXT: to everyone connected", "send @PEER TEXT: to one; send -- TEXT for a text that begins with @"),
    SEND_FILE(Use.TEXT, CommandWord::sendFile, "send-file PATH, send-file @PEER PATH: offers a file or folder, which stays where it is; send-file -- PATH for one that begins with @"),
    GET(CommandWord::get, "get FILE [FOLDER]: gets a file that somebody offered, or goes on with it"),
    PAUSE(rest -> new Command.PauseFile(Operands.file(rest, "pause")), "pause FILE: stops getting it; get FILE goes on"),
    ADD(CommandWord::add, "add IP PORT: connect, and stay connected; or add INVITE; or add @NAME for somebody nearby"),
    NEARBY(forms(Map.of("", new Command.ListNearby()), "nearby stands alone"), "nearby: who is on the same network"),
    DELETE(rest -> new Command.Delete(Operands.peer(rest, "delete")), "delete PEER: end the connection and stop calling"),
    LIST(forms(Map.of("", new Command.ListPeers(false), "all", new Command.ListPeers(true)), "list stands alone, or is list all"),
            "list: who is connected; list all: who is offline too"),
    QUERY(rest -> new Command.Query(Operands.peer(rest, "query")), "query PEER: whether it is connected, asked now"),
    SELECT(rest -> new Command.Select(Operands.peer(rest, "select")), "select PEER: its peers"),
    HISTORY(CommandWord::history, "history [PEER|everyone] [N]: the last messages"),
    EXPORT(CommandWord::export,
            "export PEER|everyone|all FILE: writes a conversation, or all, into a file: .json or .jsonl one JSON object a line, else text"),
    ACCEPT(rest -> new Command.Accept(Operands.peer(rest, "accept")), "accept PEER: a stranger becomes a contact; or consents to an introduction"),
    BLOCK(rest -> new Command.Block(Operands.peer(rest, "block")), "block PEER: delete and refuse"),
    INTRODUCE(CommandWord::introduce, "introduce PEER PEER: asks two contacts whether they want to be introduced to each other"),
    DECLINE(CommandWord::decline, "decline PEER: an introduction that a contact offers; decline FILE: a file"),
    CANCEL(CommandWord::cancel, "cancel #K: take back a message that has not left"),
    REPLY(Use.TEXT, CommandWord::reply, "reply MESSAGE TEXT: answers a message, in its conversation"),
    REACT(CommandWord::react, "react MESSAGE EMOJI: sets your reaction; react MESSAGE - removes it"),
    EDIT(Use.TEXT, CommandWord::edit, "edit MESSAGE TEXT: another text in place of one of yours"),
    RETRACT(rest -> change(Operands.message(rest, "retract"), true, Change.Retraction::new), "retract MESSAGE: takes one of yours back, here and on the computers of others"),
    FORGET(rest -> new Command.Forget(Operands.message(rest, "forget")), "forget MESSAGE: deletes it on this computer only"),
    PIN(rest -> change(Operands.message(rest, "pin"), false, message -> new Change.Pin(message, true)),
            "pin MESSAGE, unpin MESSAGE: in a conversation with one peer for both, in that with everyone for you alone"),
    UNPIN(rest -> change(Operands.message(rest, "unpin"), false, message -> new Change.Pin(message, false))),
    ANNOUNCE(Use.TEXT, CommandWord::announce, "announce TEXT: to all contacts, who are asked to confirm it; confirm MESSAGE confirms an announcement"),
    CONFIRM(rest -> change(Operands.message(rest, "confirm"), false, Change.Confirmation::new)),
    NUMBER(Use.CONSOLE, forms(Map.of("on", new Command.NumberArrivals(true), "off", new Command.NumberArrivals(false)), "number on, or number off"),
            "number on: from now on a line number #K after each message that arrives; number off ends that"),
    INVITE(Operands::invite, "invite: the link to give to others; invite --once: a new one for one peer; invite --until DATE: a new one that ends then"),
    INVITES(forms(Map.of("", new Command.ListInvites()), "invites stands alone"), "invites: those for one peer and those that end"),
    REVOKE(Operands::revoke, "revoke CODE: an invite that invites lists lets nobody in any more"),
    DOCTOR(CommandWord::doctor, "doctor: why others can or cannot reach this computer; doctor IP PORT or doctor INVITE: also why that cannot be added"),
    // `hashverse help` prints the options of the program, without a running instance. Whatever follows, as in `help send`, is no reason to refuse help
    HELP(Use.CONSOLE, _ -> new Command.Help()),
    EXIT(forms(Map.of("", new Command.Exit()), "exit stands alone"), "exit: end, when all is confirmed or after 3 s");

    /// Whether a command may be given from another terminal too, and then whether it ends with a text, which may look like an option of the program.
    enum Use { CONSOLE, ANYWHERE, TEXT }

    /// Reads the operands of a command.
    private interface Reader {
        Command read(String operands) throws Command.Misuse;
    }

    /// Number of messages that `history` shows if no number is given.
    private static final String SHOWN = "20";
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,5}");

    final Use use;
    private final Reader reader;
    private final List<String> help;

    CommandWord(Reader reader, String... help) {
        this(Use.ANYWHERE, reader, help);
    }

    CommandWord(Use use, Reader reader, String... help) {
        this.use = use;
        this.reader = reader;
        this.help = List.of(help);
    }

    /// The first word of the command.
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Finds a command by its first word, in lower case. Accepts the older words for `delete` too.
    static Optional<CommandWord> of(String word) {
        return List.of("del", "remove").contains(word) ? Optional.of(DELETE) : Arrays.stream(values()).filter(command -> command.word().equals(word)).findFirst();
    }

    /// The answer to `help`: the lines of all commands, and last what a peer, a message and a file are.
    static List<String> help() {
        var last = Stream.of("PEER is IP PORT, IP:PORT, @NAME, @\"TWO WORDS\" or six characters of the id",
                "MESSAGE is #K, as sent and number print it, or six digits or more of the id that history prints", SharedFileCommands.FILE);
        return Stream.concat(Arrays.stream(values()).flatMap(command -> command.help.stream()), last).map(line -> "help " + line).toList();
    }

    /// Parses a line.
    ///
    /// @param line a line that is not blank
    /// @throws Command.Misuse if it cannot be understood; the message says what to type
    static Command read(String line) throws Command.Misuse {
        var words = line.strip().split("\\s+", 2);
        var command = of(words[0].toLowerCase(Locale.ROOT)).orElseThrow(() -> new Command.Misuse("unknown command " + ConsoleLine.name(words[0]) + "; help lists them"));
        return command.reader.read(words.length > 1 ? words[1] : "");
    }

    /// Reads operands that have only a few forms.
    private static Reader forms(Map<String, Command> forms, String misuse) {
        return rest -> Optional.ofNullable(forms.get(rest)).orElseThrow(() -> new Command.Misuse(misuse));
    }

    private static Command send(String rest) throws Command.Misuse {
        var read = Operands.Addressed.read(rest, "send", "TEXT");
        return text(read.to(), read.rest(), false);
    }

    private static Command sendFile(String rest) throws Command.Misuse {
        var read = Operands.Addressed.read(rest, "send-file", "PATH");
        return new Command.SendFile(read.to(), Operands.path(read.rest()));
    }

    private static Command get(String rest) throws Command.Misuse {
        var read = Operands.FileFirst.read(rest, "get FILE");
        return new Command.GetFile(read.file(), Optional.of(read.rest()).filter(folder -> !folder.isEmpty()).map(Operands::path));
    }

    private static Command decline(String rest) throws Command.Misuse {
        return Operands.FileFirst.begins(rest) ? new Command.DeclineFile(Operands.file(rest, "decline")) : new Command.Decline(Operands.peer(rest, "decline"));
    }

    private static Command announce(String rest) throws Command.Misuse {
        if (rest.isBlank()) throw new Command.Misuse("nothing to announce; announce TEXT");
        return text(Command.EVERYONE, rest.strip(), true);
    }

    private static Command text(Command.TypedConversation to, String text, boolean asksConfirmation) {
        return new Command.Send(to, () -> {
            var fault = MessageText.fault(text);
            if (fault.isPresent()) throw new Command.Failure(Answers.cannotSend(fault.get()));
            return new Content.Text(text, Optional.empty(), asksConfirmation);
        });
    }

    private static Command add(String rest) throws Command.Misuse {
        if (rest.isEmpty()) throw new Command.Misuse("whom? add IP PORT, or add INVITE, or add @NAME for somebody nearby");
        if (rest.startsWith("@")) return new Command.AddNearby(rest, Optional.empty());
        try {
            if (NearbyLines.isId(rest)) return new Command.AddNearby(rest, Optional.of(PeerAddress.parse(rest)));
            return rest.startsWith(Invite.SCHEME) ? new Command.AddInvite(Invite.parse(rest)) : new Command.Add(PeerAddress.parse(rest));
        } catch (IllegalArgumentException notOne) {
            throw new Command.Misuse(notOne.getMessage());
        }
    }

    private static Command doctor(String rest) throws Command.Misuse {
        if (rest.isEmpty()) return new Command.Doctor(List.of());
        return switch (add(rest)) {
            case Command.AddInvite(var invite) -> new Command.Doctor(invite.addresses());
            case Command.Add(var address) -> new Command.Doctor(List.of(address));
            case Command _ -> throw new AssertionError("add reads nothing else");
        };
    }

    private static Command history(String rest) throws Command.Misuse {
        boolean everyone = rest.isEmpty() || COUNT.matcher(rest).matches();
        var read = everyone ? new Operands.PeerFirst("everyone", rest) : Operands.PeerFirst.read(rest);
        var count = read.rest().isEmpty() ? SHOWN : read.rest();
        if (!COUNT.matcher(count).matches()) throw new Command.Misuse("history PEER N; a name of two words stands in quotes, as @\"TWO WORDS\"");
        if (Integer.parseInt(count) == 0) throw new Command.Misuse("history N; N is 1 or more");
        return new Command.History(read.conversation(), Integer.parseInt(count));
    }

    private static Command export(String rest) throws Command.Misuse {
        var read = Operands.PeerFirst.read(rest);
        if (read.rest().isEmpty()) throw new Command.Misuse("what, and where to? export all FILE, export everyone FILE or export @NAME FILE");
        return read.peer().equals("all") ? new Command.ExportAll(read.rest()) : new Command.Export(read.conversation(), read.rest());
    }

    private static Command introduce(String rest) throws Command.Misuse {
        var read = Operands.PeerFirst.read(rest);
        if (read.rest().isEmpty()) throw new Command.Misuse("whom? introduce @NAME @NAME");
        return new Command.Introduce(read.peer(), read.rest());
    }

    private static Command cancel(String rest) throws Command.Misuse {
        var digits = rest.startsWith("#") ? rest.substring(1) : rest;
        if (!digits.matches("[0-9]{1,9}")) throw new Command.Misuse("which? cancel #K, with the K that sent printed");
        return new Command.Cancel(Integer.parseInt(digits));
    }

    private static Command reply(String rest) throws Command.Misuse {
        var read = Operands.MessageFirst.read(rest, "reply MESSAGE TEXT");
        if (read.rest().isEmpty()) throw new Command.Misuse("nothing to send; reply MESSAGE TEXT");
        return new Command.Reply(read.message(), read.rest());
    }

    private static Command change(Command.TypedMessage message, boolean ours, Function<MessageKey, Change> change) {
        return new Command.ChangeMessage(message, ours, (key, _) -> change.apply(key));
    }

    private static Command edit(String rest) throws Command.Misuse {
        var read = Operands.MessageFirst.read(rest, "edit MESSAGE TEXT");
        if (read.rest().isEmpty()) throw new Command.Misuse("the new text is missing; edit MESSAGE TEXT. retract MESSAGE takes the message back");
        return new Command.ChangeMessage(read.message(), true, (message, word) -> {
            var fault = MessageText.fault(read.rest());
            if (fault.isEmpty()) return new Change.Edit(message, read.rest());
            throw new Command.Failure(fault.get() == MessageText.Fault.BLANK ? "the new text is empty; retract " + word + " takes the message back" : Answers.cannotSend(fault.get()));
        });
    }

    private static Command react(String rest) throws Command.Misuse {
        var read = Operands.MessageFirst.read(rest, "react MESSAGE EMOJI");
        // an emoji may be typed as it was printed, where an invisible part of it is a backslash and u{HEX}
        var emoji = Optional.of(read.rest()).filter(typed -> !typed.equals("-")).map(PeerWord::unescaped);
        if (emoji.isPresent() && !Emoji.isOne(emoji.get())) throw new Command.Misuse("a reaction is one emoji; react MESSAGE EMOJI, or react MESSAGE - to remove yours");
        return change(read.message(), false, key -> new Change.Reaction(key, emoji));
    }
}
