package org.hashverse.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerName;
import org.hashverse.console.SingleCommands;
import org.hashverse.launch.CommandLine.Flag;
import org.hashverse.store.profile.Profiles;
import org.hashverse.store.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
    private static CommandLine.Run run(String... words) throws CommandLine.Misuse {
        return assertInstanceOf(CommandLine.Run.class, CommandLine.parse(List.of(words)));
    }

    private static String misuse(String... words) {
        return assertThrows(CommandLine.Misuse.class, () -> CommandLine.parse(List.of(words)), String.join(" ", words)).getMessage();
    }

    @Test
    void anEmptyCommandLineOpensAWindowWithTheDefaults() throws CommandLine.Misuse {
        assertEquals(new CommandLine.Run(Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                List.of(), Optional.empty()), run());
    }

    @Test
    void optionsStandBeforeOrAfterTheAddresses() throws CommandLine.Misuse {
        var expected = new CommandLine.Run(Set.of(Flag.CONSOLE), Optional.of(new PeerName("Ana")), Optional.of(Path.of("d")), Optional.of(new PeerName("Anna M")),
                Optional.of(Settings.Accept.ASK), Optional.of("10.0.0.7"), Optional.of(8001),
                List.of(new PeerAddress("10.0.0.8", 8000), new PeerAddress("bo.example", 1)), Optional.empty());
        assertEquals(expected, run("--console", "--as", "Ana", "--data", "d", "--name", "Anna M", "--accept", "ask", "10.0.0.7", "8001", "10.0.0.8", "8000", "bo.example", "1"));
        assertEquals(expected, run("10.0.0.7", "8001", "10.0.0.8", "8000", "bo.example", "1", "--console", "--as=Ana", "--data=d", "--name=Anna M", "--accept=ask"));
        assertEquals(expected, run("10.0.0.7", "--console", "8001", "--as", "Ana", "10.0.0.8", "--data", "d", "8000", "--name", "Anna M", "bo.example", "1", "--accept", "ask"));
    }

    @Test
    void portableGoesWithAsAndAnother() throws CommandLine.Misuse {
        assertTrue(run("--portable", "--as", "Ana").has(Flag.PORTABLE));
        assertTrue(run("--portable").another().has(Flag.PORTABLE));
        assertFalse(run("--as", "Ana").has(Flag.PORTABLE));
    }

    @Test
    void aWindowMayStartHidden() throws CommandLine.Misuse {
        assertTrue(run("--hidden", "--as", "Ana").has(Flag.HIDDEN));
        assertFalse(run().has(Flag.HIDDEN));
    }

    @Test
    void twoHyphensEndTheOptions() throws CommandLine.Misuse {
        assertEquals(8000, run("--console", "--", "10.0.0.7", "8000").port().orElseThrow());
        assertTrue(misuse("--", "--console", "8000").contains("--console"));
    }

    @Test
    void aClickOnALinkAllowsOneInviteAndNoOptions() throws Exception {
        assertEquals(run("hashverse://add?k=x"), run("--link", "hashverse://add?k=x"));
        assertEquals(run(), run("--link"), "opened from the menu");
        var only = "after --link comes one invite and nothing else";
        for (var words : List.of(List.of("hashverse://x", "--data=\\\\evil\\share"), List.of("hashverse://x", "0.0.0.0", "8000", "10.6.6.6", "8000"), List.of("hashverse:", "8000", "send", "hello"),
                List.of("hashverse://x", "hashverse://y"), List.of("--data=/x"), List.of("exit"), List.of("--help"), List.of("--"), List.of("")))
            assertEquals(only, misuse(Stream.concat(Stream.of("--link"), words.stream()).toArray(String[]::new)));
        assertTrue(misuse("--console", "--link", "hashverse://x").startsWith("unknown option --link"), "it stands first");
    }

    @Test
    void installersRegisterTheLinkOption() throws IOException {
        assertTrue(Files.readString(Path.of("src/package/windows/LinkHandler.java")).contains("Hashverse.exe&quot; --link &quot;%1&quot;"));
        assertTrue(Files.readAllLines(Path.of("src/package/linux/Hashverse.desktop")).contains("Exec=/opt/hashverse/bin/Hashverse --link %u"));
    }

    @Test
    void helpAndVersionWinOverTheRest() throws CommandLine.Misuse {
        assertEquals(new CommandLine.Help(), CommandLine.parse(List.of("--console", "odd", "--help")));
        assertEquals(new CommandLine.Help(), CommandLine.parse(List.of("-h")));
        assertEquals(new CommandLine.Version(), CommandLine.parse(List.of("--version", "odd")));
    }

    @Test
    void everyWrongLineSaysWhatToDo() {
        assertEquals("unknown option --consol; --help lists them", misuse("--consol"));
        assertEquals("unknown option -; --help lists them", misuse("-"));
        assertEquals("--as needs a value: --as NAME", misuse("--as"));
        assertEquals("--data needs a folder: --data DIR", misuse("--data="));
        assertEquals("--accept is ask or anyone", misuse("--accept", "none"));
        assertEquals("--console takes no value", misuse("--console=yes"));
        assertEquals("--as stands twice; give it once", misuse("--as", "A", "--as=B"));
        assertEquals("--name: a name has at least one visible character", misuse("--name", " "));
        assertTrue(misuse("--as", "x".repeat(65)).startsWith("--as: "));
        assertEquals("after 10.0.0.7 comes a port, as in 10.0.0.7 8000", misuse("10.0.0.7"));
        assertEquals("after 10.0.0.8 comes a port, as in 10.0.0.7 8000", misuse("10.0.0.7", "8000", "10.0.0.8"));
        assertEquals("0: a port is a number from 1 to 65535", misuse("10.0.0.7", "0"));
        assertEquals("65536: a port is a number from 1 to 65535", misuse("10.0.0.7", "65536"));
        assertEquals("10.0.0: an address of digits has four parts, like 10.0.0.9", misuse("10.0.0", "8000"));
        assertEquals("--data: this computer has no folder of that name: Nul character not allowed", misuse("--data", "a\0b"));
        assertEquals("--guest has a profile of its own; leave out --as and --data", misuse("--guest", "--as", "Ana"));
        assertEquals("--guest has a profile of its own; leave out --as and --data", misuse("--data", "d", "--guest"));
        assertEquals("--exit is for a window; a console leaves at exit or at the end of its input", misuse("--console", "--exit"));
        for (var other : List.of("--console", "--guest", "--exit")) assertEquals("--hidden is for a window that stays; leave out --console, --guest and --exit", misuse("--hidden", other));
        assertEquals("--portable keeps the data beside the program; leave out --data and --guest", misuse("--portable", "--data", "d"));
        assertEquals("--portable keeps the data beside the program; leave out --data and --guest", misuse("--guest", "--portable"));
        assertEquals("there are two invites; give one", misuse("hashverse://add?k=a", "hashverse://add?k=b"));
    }

    @Test
    void anInviteMayStandAnywhereAndIsNotParsedYet() throws CommandLine.Misuse {
        var line = run("10.0.0.7", "hashverse://add?cut", "8000");
        assertEquals(Optional.of("hashverse://add?cut"), line.invite());
        assertEquals(Optional.of(8000), line.port());
    }

    @Test
    void aConsoleAddsPeersAndInviteFirst() throws CommandLine.Misuse {
        assertEquals(List.of("add 10.0.0.8:8000", "add [fd00::7]:1", "add hashverse://x"),
                run("10.0.0.7", "1", "10.0.0.8", "8000", "fd00::7", "1", "hashverse://x").commands());
    }

    private static CommandLine.Tell tell(String... words) throws CommandLine.Misuse {
        return assertInstanceOf(CommandLine.Tell.class, CommandLine.parse(List.of(words)));
    }

    @Test
    void aCommandIsForTheRunningInstance(@TempDir Path temp) throws CommandLine.Misuse, IOException {
        assertEquals("list all", tell("list", "all").line());
        assertEquals(run(), tell("list").run());
        assertTrue(tell("--json", "list").json());
        assertEquals(Path.of("d"), tell("--data", "d", "send", "hi").run().folder(new Profiles(temp)));
        assertEquals(new Profiles(temp).port(8005), tell("127.0.0.1", "8005", "list").run().folder(new Profiles(temp)));
        assertEquals("send --json -- is  said", tell("send", "--json", "--", "is  said").line(), "what is sent may look like anything");
        assertEquals("send -- @all", tell("send", "--", "@all").line());
        for (var word : List.of("reply", "edit", "announce")) assertEquals(word + " --json", tell(word, "--json").line());
        assertEquals("send two\nlines", tell("send", "two\nlines").line());
        assertEquals("add hashverse://add?k=x", tell("add", "hashverse://add?k=x").line());
        assertEquals(8000, run("--", "list", "8000").port().orElseThrow(), "a computer may be called so");
        assertEquals(new CommandLine.Help(), CommandLine.parse(List.of("help", "list")));
    }

    @Test
    void aCommandForOneMessageIsForTheRunningInstance() throws CommandLine.Misuse {
        assertEquals("reply 12abef --json is  said", tell("reply", "12abef", "--json", "is  said").line(), "what is sent may look like anything");
        assertEquals("edit #3 two\nlines @Chen Li", tell("edit", "#3", "two\nlines", "@Chen Li").line());
        assertEquals("react 3 \ud83d\udc4d", tell("react", "3", "\ud83d\udc4d").line());
        assertEquals("retract 12abef", tell("retract", "12abef").line());
        assertEquals("forget 12abef", tell("forget", "12abef").line());
        assertEquals("options stand before the command: hashverse --json … forget", misuse("forget", "3", "--json"));
    }

    @Test
    void aNameOfTwoWordsIsQuotedAgain() throws CommandLine.Misuse {
        assertEquals("send @\"Chen Li\" hello", tell("send", "@Chen Li", "hello").line());
        assertEquals("announce @all hi there", tell("announce", "@all hi there").line());
        assertEquals("announce @all hi there now", tell("announce", "@all hi there", "now").line());
        assertEquals("send @\"Chen \\\"X\\\" Li\" hello", tell("send", "@Chen \"X\" Li", "hello").line());
        assertEquals("send @\"Chen Li\" hello", tell("send", "@\"Chen Li\"", "hello").line());
        assertEquals("send-file @\"Chen Li\" my  file --json", tell("send-file", "@Chen Li", "my  file", "--json").line());
        assertEquals("send-file @my file", tell("send-file", "@my file").line());
        assertEquals("send @Bo hello there", tell("send", "@Bo", "hello there").line());
        assertEquals("send to @Bo Li", tell("send", "to", "@Bo Li").line());
        assertEquals("history @\"Chen Li\"", tell("history", "@Chen Li").line());
    }

    @Test
    void theOnlyWordAfterSendHoldsThePeerAndTheText() throws CommandLine.Misuse {
        assertEquals("send @Bo hello", tell("send", "@Bo hello").line());
        assertEquals("send @\"Chen Li\" hello", tell("send", "@\"Chen Li\" hello").line());
    }

    @Test
    void optionsThatDoNotGoWithACommandAreRefused() {
        assertEquals("options stand before the command: hashverse --json … list", misuse("list", "--json"));
        assertEquals("options stand before the command: hashverse --as … list", misuse("list", "--as=Ana"));
        assertEquals("--console does not go with list, which asks the Hashverse that runs; --as, --data and --json do", misuse("--console", "list"));
        assertEquals("--hidden does not go with list, which asks the Hashverse that runs; --as, --data and --json do", misuse("--hidden", "list"));
        assertEquals("list stands alone; --as, --data or HOST PORT say whose it is", misuse("127.0.0.1", "8000", "127.0.0.1", "8001", "list"));
        assertEquals("list stands alone; --as, --data or HOST PORT say whose it is", misuse("hashverse://add?k=x", "list"));
        assertEquals("--json is for --console and for commands, as in hashverse --json list", misuse("--json"));
        assertEquals("frob is no command, and no host without a port; --help lists what there is", misuse("frob"));
        assertEquals("--another is for a window; a console says --as NAME", misuse("--another", "--console"));
        assertEquals("--another has a profile of its own; leave out --as and --guest", misuse("--another", "--as", "Ana"));
    }

    @Test
    void onlyWhatAnOpenWindowCanDoIsHandedOver() throws CommandLine.Misuse {
        assertTrue(run().openWindowSuffices());
        assertTrue(run("--as", "Ana", "hashverse://add?k=x").openWindowSuffices());
        assertTrue(run("--data", "d").openWindowSuffices());
        for (var line : List.of(List.of("--console"), List.of("--guest"), List.of("--another"), List.of("--exit"), List.of("--name", "A"), List.of("--accept", "ask"), List.of("127.0.0.1", "8000")))
            assertEquals(false, run(line.toArray(String[]::new)).openWindowSuffices(), line.toString());
    }

    @Test
    void theCommandLineChoosesTheProfile(@TempDir Path temp) throws CommandLine.Misuse, IOException {
        var profiles = new Profiles(temp);
        assertEquals(profiles.standard(), run().folder(profiles));
        assertEquals(profiles.as("Ana"), run("--as", "Ana", "10.0.0.7", "8005").folder(profiles));
        assertEquals(Path.of("d"), run("--as", "Ana", "--data", "d", "10.0.0.7", "8005").folder(profiles));
        assertEquals(profiles.standard(), run("10.0.0.7", "8000").folder(profiles), "the standard profile has had no port yet, so 8000 is its own");
        assertEquals(profiles.port(8005), run("10.0.0.7", "8005").folder(profiles));
        Files.createDirectories(profiles.standard());
        Files.writeString(profiles.standard().resolve("settings.json"), "{\"version\":1,\"port\":8005}");
        assertEquals(profiles.standard(), run("10.0.0.7", "8005").folder(profiles));
        assertEquals(profiles.port(8000), run("10.0.0.7", "8000").folder(profiles));
    }

    @Test
    void asSetsTheNameOnlyIfNoneIsChosen() throws CommandLine.Misuse {
        var fresh = Settings.defaults("root");
        assertEquals(new PeerName("Ana"), run("--as", "Ana").applied(fresh).name());
        assertTrue(run("--as", "Ana").applied(fresh).named());
        var chosen = fresh.withName(new PeerName("Dr. Ana"));
        assertEquals(chosen, run("--as", "Ana").applied(chosen));
        assertEquals(new PeerName("Zoe"), run("--as", "Ana", "--name", "Zoe").applied(chosen).name());
        assertEquals(fresh, run().applied(fresh));
    }

    @Test
    void acceptIsKeptIfGivenAndAConsoleAsksAsAWindowDoes() throws CommandLine.Misuse {
        var asking = Settings.defaults("root");
        assertEquals(Settings.Accept.ASK, asking.accept());
        for (var line : List.of(run(), run("--console"), run("--console", "--accept", "ask"))) assertEquals(asking, line.applied(asking));
        assertEquals(Settings.Accept.ANYONE, run("--accept", "anyone").applied(asking).accept());
    }

    @Test
    void anotherPersonSharesNoNameFolderPortOrPeers() throws CommandLine.Misuse {
        var another = run("--as", "Ana", "--data", "d", "--name", "A", "10.0.0.7", "8000", "10.0.0.8", "8000").another();
        assertEquals(run().as(), another.as());
        assertEquals(run().data(), another.data());
        assertEquals(run().name(), another.name());
        assertEquals(Optional.of("10.0.0.7"), another.host());
        assertEquals(Optional.empty(), another.port());
        assertEquals(List.of(), another.peers());
        assertEquals(Set.of(), run("--another", "--hidden").another().flags());
        assertEquals(Set.of(Flag.EXIT), run("--guest", "--exit").another().flags());
    }

    @Test
    void wordsBeyondAsciiAreReadAsTyped() {
        assertEquals(List.of("--name", "Zoë"), Arguments.restore(List.of("--name", "Zo\ufffd\ufffd"), "java\0-jar\0x.jar\0--name\0Zoë\0"));
        assertEquals(List.of("?"), Arguments.restore(List.of("?"), ""));
        assertEquals(List.of("a", "\ufffd"), Arguments.restore(List.of("a", "\ufffd"), "java\0b\0ë\0"), "another line than ours");
    }

    @Test
    void theUsageNamesEveryCommandInLinesThatAreNotTooLong() {
        var words = Set.copyOf(List.of(Usage.TEXT.split("[\\s,.]+")));
        for (var word : SingleCommands.WORDS) assertTrue(words.contains(word), word);
        assertEquals(List.of(), Usage.TEXT.lines().filter(line -> line.startsWith(" ".repeat(Usage.FIRST_COLUMN)) && line.length() > Usage.FIRST_COLUMN + Usage.SECOND_COLUMN).toList());
    }
}
