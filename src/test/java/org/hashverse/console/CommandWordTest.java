package org.hashverse.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hashverse.chat.Change;
import org.hashverse.chat.Content;
import org.hashverse.chat.Invite;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.junit.jupiter.api.Test;

class CommandWordTest {
    private static void reads(Command command, String... lines) {
        for (var line : lines) {
            try {
                assertEquals(command, CommandWord.read(line), line);
            } catch (Command.Misuse misuse) {
                throw new AssertionError(line + ": " + misuse.getMessage(), misuse);
            }
        }
    }

    private static final MessageKey KEY = new MessageKey(new PeerId("A".repeat(52)), new MessageId("0".repeat(32)));

    private static void changes(Command.TypedMessage message, boolean ours, Change change, String... lines) {
        for (var line : lines) {
            try {
                var read = (Command.ChangeMessage) CommandWord.read(line);
                assertEquals(List.of(message, ours, change), List.of(read.message(), read.ours(), read.maker().make(KEY, "#7")), line);
            } catch (Command.Misuse | Command.Failure fault) {
                throw new AssertionError(line + ": " + fault.getMessage(), fault);
            }
        }
    }

    private static void sends(Command.TypedConversation to, Content content, String... lines) {
        for (var line : lines) {
            try {
                var read = (Command.Send) CommandWord.read(line);
                assertEquals(List.of(to, content), List.of(read.to(), read.maker().make()), line);
            } catch (Command.Misuse | Command.Failure fault) {
                throw new AssertionError(line + ": " + fault.getMessage(), fault);
            }
        }
    }

    private static void refuses(String message, String line) {
        assertEquals(message, assertThrows(Command.Misuse.class, () -> CommandWord.read(line), line).getMessage());
    }

    @Test
    void sendIsForEveryoneUnlessItNamesAPeer() {
        sends(Command.EVERYONE, Content.text("Hello, peers!"), "send Hello, peers!", "  send\t Hello, peers! ", "SEND Hello, peers!", "send -- Hello, peers!");
        sends(Command.EVERYONE, Content.text("two  spaces"), "send two  spaces");
        sends(Command.EVERYONE, Content.text("@all hi"), "send -- @all hi", "send --\t@all hi", "send --\n@all hi");
        sends(Command.EVERYONE, Content.text("--"), "send -- --");
        sends(Command.EVERYONE, Content.text("--console"), "send --console");
        sends(new Command.TypedConversation.With("@Bo"), Content.text("hi there"), "send @Bo hi there", "send @Bo   hi there ");
        sends(new Command.TypedConversation.With("@\"Two Words\""), Content.text("hi"), "send @\"Two Words\" hi");
        sends(new Command.TypedConversation.With("@\"a \\\" b\\\\\""), Content.text("hi \" there"), "send @\"a \\\" b\\\\\" hi \" there");
        sends(new Command.TypedConversation.With("@\"a\\\\\\\\\""), Content.text("hi"), "send @\"a\\\\\\\\\" hi");
        sends(new Command.TypedConversation.With("@\"\\\\\\\"\""), Content.text("hi"), "send @\"\\\\\\\"\" hi");
        sends(new Command.TypedConversation.With("@10.0.0.9:8000"), Content.text("hi"), "send @10.0.0.9:8000 hi");
        sends(new Command.TypedConversation.With("@[fd00::7]:8000"), Content.text("hi"), "send @[fd00::7]:8000 hi");
    }

    @Test
    void aSendToNobodyIsNeverABroadcast() {
        refuses("nothing to send; send TEXT", "send");
        refuses("nothing to send; send TEXT", "send -- ");
        refuses("nothing to send; send @Bo TEXT", "send @Bo");
        refuses("@ needs a name; for a text that begins so: send -- @ hi", "send @ hi");
        refuses("@ needs a name; for a text that begins so: send -- @", "send @");
        refuses("the name's second \" is missing", "send @\"Two Words hi");
        refuses("the name's second \" is missing", "send @\"Two Words\\\" hi");
        refuses("the name's second \" is missing", "send @\"\\");
        refuses("after the name's second \" comes a space", "send @\"Two\"Words hi");
    }

    @Test
    void aFileIsSentAsATextIsAndItsPathIsTheRestOfTheLine() {
        reads(new Command.SendFile(Command.EVERYONE, "my report.pdf"), "send-file my report.pdf", "SEND-FILE  my report.pdf ", "send-file -- my report.pdf", "send-file \"my report.pdf\"");
        reads(new Command.SendFile(new Command.TypedConversation.With("@\"Two Words\""), "a  b"), "send-file @\"Two Words\" a  b", "send-file @\"Two Words\" \"a  b\"");
        reads(new Command.SendFile(Command.EVERYONE, "@x"), "send-file -- @x");
        reads(new Command.SendFile(Command.EVERYONE, " C:\\new\\table "), "send-file \" C:\\new\\table \"");
        reads(new Command.SendFile(Command.EVERYONE, "\"x"), "send-file \"x");
        reads(new Command.SendFile(Command.EVERYONE, "\"\""), "send-file \"\"");
        refuses("nothing to send; send-file PATH", "send-file");
        refuses("nothing to send; send-file @Bo PATH", "send-file @Bo");
        refuses("@ needs a name; for a path that begins so: send-file -- @ x", "send-file @ x");
    }

    @Test
    void aFileOfOthersIsNamedByItsNumberOrByItsMessageAndPlace() {
        var seven = new Command.TypedFile.Number(7);
        var second = new Command.TypedFile.Of("00abcd", 2);
        reads(new Command.GetFile(seven, Optional.empty()), "get #7", "get  #7 ");
        reads(new Command.GetFile(second, Optional.of("my folder")), "get 00ABcd.2 my folder", "get 00abcd.2 \"my folder\"");
        reads(new Command.PauseFile(seven), "pause #7");
        reads(new Command.DeclineFile(seven), "decline #7");
        reads(new Command.DeclineFile(second), "decline 00abcd.2");
        reads(new Command.Decline("00abcd"), "decline 00abcd");
        reads(new Command.Decline("10.0.0.9"), "decline 10.0.0.9");
        for (var bad : new String[] {"", "7", "#", "00abcd", "00abc.1", "00abcd.", "00abcd.100", "x.pdf"}) refuses("which file? get FILE; " + SharedFileCommands.FILE, "get " + bad);
        refuses("after the file comes nothing; pause FILE", "pause #7 now");
        refuses("which file? decline FILE; " + SharedFileCommands.FILE, "decline #x");
    }

    @Test
    void addTakesAnAddressOrAnInvite() {
        reads(new Command.Add(new PeerAddress("10.0.0.9", 8000)), "add 10.0.0.9 8000", "add 10.0.0.9:8000", "add 10.0.0.9");
        reads(new Command.Add(new PeerAddress("fd00::7", 8001)), "add [fd00::7]:8001", "add fd00::7 8001");
        var link = "hashverse://add?k=" + "A".repeat(52) + "&a=10.0.0.7:8000&v=1";
        reads(new Command.AddInvite(Invite.parse(link)), "add " + link);
        refuses("the invite is cut short: copy all of it", "add " + link.substring(0, link.length() - 2));
        refuses("whom? add IP PORT, or add INVITE, or add @NAME for somebody nearby", "add");
        reads(new Command.AddNearby("@Bo", Optional.empty()), "add @Bo");
        reads(new Command.AddNearby("@\"Bo Li\"", Optional.empty()), "add @\"Bo Li\"");
        reads(new Command.AddNearby("BOXYZ2", Optional.of(new PeerAddress("boxyz2", 8000))), "add BOXYZ2");
        reads(new Command.AddNearby("a".repeat(52), Optional.of(new PeerAddress("a".repeat(52), 8000))), "add " + "a".repeat(52));
        reads(new Command.Add(new PeerAddress("BOXYZ", 8000)), "add BOXYZ");
        reads(new Command.Add(new PeerAddress("server", 8000)), "add server");
        reads(new Command.ListNearby(), "nearby");
        refuses("nearby stands alone", "nearby all");
        refuses("a port is a number from 1 to 65535", "add 10.0.0.9 0");
        refuses("a port is a number from 1 to 65535", "add 10.0.0.9 65536");
        refuses("a port is a number from 1 to 65535", "add 10.0.0.9 x");
        refuses("an address is IP PORT or IP:PORT", "add 10.0.0.9 8000 1");
        refuses("an address of digits has four parts, like 10.0.0.9", "add 10.0.0 8000");
        refuses("not an address: write it like 10.0.0.9", "add 10.0.0.256 8000");
    }

    @Test
    void otherCommandsTakeAPeerAsTyped() {
        reads(new Command.Delete("10.0.0.9 8000"), "delete 10.0.0.9 8000", "del 10.0.0.9 8000", "remove 10.0.0.9 8000");
        reads(new Command.Query("@\"Two Words\""), "query @\"Two Words\"");
        reads(new Command.Select("7K3FAB"), "select 7K3FAB");
        reads(new Command.Accept("@Fay"), "accept @Fay");
        reads(new Command.Block("@Fay"), "block @Fay");
        reads(new Command.Decline("@Fay"), "decline @Fay");
        reads(new Command.Introduce("@Bo", "@\"Two Words\""), "introduce @Bo @\"Two Words\"", "introduce  @Bo   @\"Two Words\"");
        reads(new Command.Introduce("@\"Two Words\"", "7K3FAB"), "introduce @\"Two Words\" 7K3FAB");
        refuses("whom? introduce @NAME @NAME", "introduce");
        refuses("whom? introduce @NAME @NAME", "introduce @Bo");
        for (var name : new String[] {"delete", "query", "select", "accept", "block", "decline"})
            refuses("whom? " + name + " IP PORT, or " + name + " @NAME", name);
    }

    @Test
    void listStandsAloneOrIsListAll() {
        reads(new Command.ListPeers(false), "list");
        reads(new Command.ListPeers(true), "list all");
        refuses("list stands alone, or is list all", "list of peers");
    }

    @Test
    void historyTakesAPeerANumberOrBoth() {
        reads(new Command.History(Command.EVERYONE, 20), "history", "history everyone");
        reads(new Command.History(Command.EVERYONE, 5), "history 5", "history everyone 5");
        reads(new Command.History(new Command.TypedConversation.With("@Bo"), 20), "history @Bo");
        reads(new Command.History(new Command.TypedConversation.With("@\"Two Words\""), 5), "history @\"Two Words\" 5");
        reads(new Command.History(new Command.TypedConversation.With("10.0.0.9 8000"), 20), "history 10.0.0.9 8000");
        reads(new Command.History(new Command.TypedConversation.With("10.0.0.9 8000"), 5), "history 10.0.0.9 8000 5");
        reads(new Command.History(new Command.TypedConversation.With("10.0.0.9:8000"), 5), "history 10.0.0.9:8000 5");
        reads(new Command.History(new Command.TypedConversation.With("fd00::7 8000"), 5), "history fd00::7 8000 5");
        reads(new Command.History(new Command.TypedConversation.With("[fd00::7]:8000"), 5), "history [fd00::7]:8000 5");
        reads(new Command.History(new Command.TypedConversation.With("[fd00::7] 8000"), 5), "history [fd00::7] 8000 5");
        reads(new Command.History(new Command.TypedConversation.With("fe80::7%eth0 8000"), 5), "history fe80::7%eth0 8000 5");
        reads(new Command.History(new Command.TypedConversation.With("@123"), 20), "history @123");
        reads(new Command.History(new Command.TypedConversation.With("234567"), 5), "history 234567 5");
        refuses("history N; N is 1 or more", "history 0");
        refuses("history PEER N; a name of two words stands in quotes, as @\"TWO WORDS\"", "history @Two Words");
    }

    @Test
    void exportTakesAPeerOrAllAndAFile() {
        reads(new Command.ExportAll("a file.txt"), "export all a file.txt");
        reads(new Command.Export(Command.EVERYONE, "a.json"), "export everyone a.json");
        reads(new Command.Export(new Command.TypedConversation.With("@\"Two Words\""), "a.json"), "export @\"Two Words\" a.json");
        reads(new Command.Export(new Command.TypedConversation.With("10.0.0.9:8000"), "2026"), "export 10.0.0.9:8000 2026");
        reads(new Command.Export(new Command.TypedConversation.With("10.0.0.9 8000"), "my talk.txt"), "export 10.0.0.9 8000 my talk.txt");
        reads(new Command.Export(new Command.TypedConversation.With("fd00::7 8000"), "a.json"), "export fd00::7 8000 a.json");
        for (var incomplete : new String[] {"export", "export all", "export @Bo", "export 10.0.0.9 8000"})
            refuses("what, and where to? export all FILE, export everyone FILE or export @NAME FILE", incomplete);
    }

    @Test
    void cancelTakesTheNumberThatSendPrinted() {
        reads(new Command.Cancel(7), "cancel #7", "cancel 7");
        refuses("which? cancel #K, with the K that sent printed", "cancel");
        refuses("which? cancel #K, with the K that sent printed", "cancel #9999999999");
        refuses("which? cancel #K, with the K that sent printed", "cancel #-1");
    }

    @Test
    void aMessageIsANumberOrTheBeginningOfAnId() {
        var seven = new Command.TypedMessage.Number(7);
        reads(new Command.Reply(seven, "sure,  fine"), "reply #7 sure,  fine", "reply 7 sure,  fine ", " REPLY  #7\tsure,  fine");
        reads(new Command.Reply(new Command.TypedMessage.Id("12abef"), "#8"), "reply 12abef #8", "reply 12ABEF #8");
        changes(new Command.TypedMessage.Id("123456"), true, new Change.Edit(KEY, "- x"), "edit 123456 - x");
        changes(new Command.TypedMessage.Number(123_456), true, new Change.Edit(KEY, "x"), "edit #123456 x");
        changes(seven, true, new Change.Retraction(KEY), "retract #7", "retract 7 ");
        changes(seven, false, new Change.Pin(KEY, true), "pin #7");
        changes(seven, false, new Change.Pin(KEY, false), "unpin 7");
        changes(seven, false, new Change.Confirmation(KEY), "confirm #7");
        sends(Command.EVERYONE, new Content.Text("#7 is  closed", Optional.empty(), true), "announce #7 is  closed ");
        refuses("nothing to announce; announce TEXT", "announce  ");
        reads(new Command.Forget(new Command.TypedMessage.Id("a".repeat(32))), "forget " + "A".repeat(32));
        for (var bad : new String[] {"", "#", "12ab", "12345g", "#-1", "#1234567890", "a".repeat(33), "@Bo"})
            refuses("which message? retract MESSAGE; " + MessageFinder.MESSAGE, "retract " + bad);
        refuses("which message? reply MESSAGE TEXT; " + MessageFinder.MESSAGE, "reply sure");
        refuses("nothing to send; reply MESSAGE TEXT", "reply #7");
        refuses("the new text is missing; edit MESSAGE TEXT. retract MESSAGE takes the message back", "edit #7 ");
        refuses("after the message comes nothing; forget MESSAGE", "forget #7 now");
    }

    @Test
    void aReactionIsOneEmojiOrAMinus() {
        var seven = new Command.TypedMessage.Number(7);
        changes(seven, false, new Change.Reaction(KEY, Optional.of("\ud83d\udc4d")), "react #7 \ud83d\udc4d", "react 7  \ud83d\udc4d ");
        changes(seven, false, new Change.Reaction(KEY, Optional.of("\u2764\ufe0f")), "react #7 \u2764\ufe0f", "react #7 \u2764\\u{fe0f}");
        changes(seven, false, new Change.Reaction(KEY, Optional.empty()), "react #7 -");
        for (var bad : new String[] {"", "ok", "\ud83d\udc4d\ud83d\udc4d", "\ud83d\udc4d fine", "\\u{202e}"})
            refuses("a reaction is one emoji; react MESSAGE EMOJI, or react MESSAGE - to remove yours", "react #7 " + bad);
    }

    @Test
    void arrivalsAreNumberedOrNot() {
        reads(new Command.NumberArrivals(true), "number on");
        reads(new Command.NumberArrivals(false), "number off");
        for (var bad : new String[] {"", "On", "on off", "#7"}) refuses("number on, or number off", "number " + bad);
    }

    @Test
    void anInviteMayHaveLimits() {
        var end = Optional.of(Instant.parse("2026-12-25T00:00:00Z"));
        reads(new Command.ShowInvite(), "invite", " invite ");
        reads(new Command.IssueInvite(true, Optional.empty()), "invite --once");
        reads(new Command.IssueInvite(false, end), "invite --until 2026-12-24", "invite --until 2026-12-25T00:00:00Z");
        reads(new Command.IssueInvite(true, end), "invite --once --until 2026-12-24", "invite  --until 2026-12-24  --once");
        for (var bad : new String[] {"once", "--once --once", "--until", "--until 24.12.2026", "--until 2026-12-24 --until 2026-12-24", "--until 2026-12-32", "--until 2026-12-24T18:00"})
            refuses("invite, invite --once, invite --until DATE, or invite --once --until DATE; DATE is like 2026-12-24 or 2026-12-24T18:00:00Z", "invite " + bad);
        reads(new Command.ListInvites(), "invites");
        refuses("invites stands alone", "invites all");
        reads(new Command.RevokeInvite("00ab12"), "revoke 00AB12", "revoke 00ab12");
        for (var bad : new String[] {"", "00ab1", "00ab123", "00ab1g", "#1"}) refuses("which? revoke CODE, with the code that invites prints", "revoke " + bad);
    }

    @Test
    void exitMustStandAlone() {
        reads(new Command.Exit(), "exit", " exit ");
        refuses("exit stands alone", "exit polls are out");
        reads(new Command.Help(), "help", "help send");
    }

    @Test
    void everyCommandIsOneOfTheContractAndOfHelp() throws IOException {
        var contract = Files.readString(Path.of("src/main/java/org/hashverse/console/package-info.java"));
        var commands = contract.substring(contract.indexOf("| command |"), contract.indexOf("| what happens |")).lines().filter(line -> line.startsWith("/// | `"))
                .flatMap(line -> Pattern.compile("`([a-z-]+)[^`]*`").matcher(line.substring(6).split("(?<!\\\\) \\| ")[0]).results().map(word -> word.group(1))).collect(Collectors.toSet());
        var words = Arrays.stream(CommandWord.values()).map(CommandWord::word).collect(Collectors.toSet());
        words.addAll(List.of("del", "remove"));
        assertEquals(words, commands);
        for (var word : commands) assertTrue(CommandWord.of(word).isPresent(), word);
        var help = String.join(" ", CommandWord.help());
        for (var command : CommandWord.values()) assertTrue(help.contains(" " + command.word()), command.word());
        assertEquals(List.of("help PEER is", "help MESSAGE is", "help FILE is"), CommandWord.help().reversed().subList(0, 3).reversed().stream().map(line -> line.replaceAll(" is .*", " is")).toList());
    }

    @Test
    void unknownCommandsAreNamedSafely() {
        refuses("unknown command hello; help lists them", "hello there");
        refuses("unknown command \"/send\"; help lists them", "/send hi");
        refuses("unknown command \"\\u{1b}[2J\"; help lists them", "\u001b[2J");
    }
}
