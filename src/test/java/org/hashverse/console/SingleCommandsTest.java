package org.hashverse.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Invite;
import org.hashverse.chat.IssuedInvite;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.ShownReaction;
import org.hashverse.console.SingleCommands.Answer;
import org.hashverse.console.SingleCommands.Result;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.peer.IssuedInvites;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Single commands at a real node that has a peer.
@Timeout(300)
class SingleCommandsTest {
    @TempDir
    private Path folder;
    private TestNode ana;
    private TestNode bo;
    private SingleCommands commands;
    private final AtomicBoolean named = new AtomicBoolean(true);

    @BeforeEach
    void aNodeWithAPeer() throws Exception {
        ana = TestNode.open("Ana");
        bo = TestNode.open("Bo");
        bo.meet(ana);
        commands = new SingleCommands(ana.node, named::get);
    }

    @AfterEach
    void end() throws Exception {
        bo.close();
        ana.close();
    }

    private Answer ask(String line) throws InterruptedException {
        return commands.carryOut(line, false, folder);
    }

    @Test
    void answersAreThoseOfAConsole() throws Exception {
        var list = ask("list");
        assertEquals(Result.DONE, list.result());
        assertTrue(list.lines().getFirst().startsWith("peer Bo 127.0.0.1:"), list.toString());
        assertEquals("peers 1", list.lines().getLast());
        assertEquals(new Answer(Result.DONE, List.of("sent 1 #1")), ask("send @Bo two\nlines"));
        assertEquals(new Answer(Result.DONE, List.of("sent 1 #2")), ask("send to all"));
        bo.await(NodeEvent.MessageArrived.class, arrived -> arrived.message().message().text().equals("two\nlines"));
        assertEquals(new Answer(Result.DONE, List.of("{\"fact\":\"sent\",\"count\":1,\"number\":3}")), commands.carryOut("send again", true, folder));
        assertTrue(ask("history @Bo").lines().getFirst().endsWith(" two\\nlines"));
    }

    @Test
    void anInviteForOnePeerIsMadeListedAndRevoked() throws Exception {
        var link = ask("invite --once").lines().getFirst().split(" ")[1];
        var until = ask("invite --until 2999-01-01").lines().getFirst().split(" ")[1];
        assertNotEquals(link, ask("invite").lines().getFirst().split(" ")[1]);
        var code = Invite.parse(link).token().orElseThrow().substring(0, IssuedInvite.CODE_LENGTH);
        var other = Invite.parse(until).token().orElseThrow().substring(0, IssuedInvite.CODE_LENGTH);
        assertEquals(new Answer(Result.DONE, List.of("issued " + code + " once open - 0 " + link, "issued " + other + " many open 2999-01-02T00:00:00Z 0 " + until, "invites 2")), ask("invites"));
        assertEquals(new Answer(Result.DONE, List.of("revoked " + code)), ask("revoke " + code));
        assertEquals(new Answer(Result.FAILED, List.of("error no invite has the code " + code + "; invites lists them")), ask("revoke " + code));
        assertEquals("invites 1", ask("invites").lines().getLast());
        assertEquals(new Answer(Result.FAILED, List.of("error that time is over; give one that is to come")), ask("invite --until 2020-01-01"));
        for (int i = 1; i < IssuedInvites.MOST; i++) assertEquals(Result.DONE, ask("invite --once").result());
        assertEquals(new Answer(Result.FAILED, List.of("error too many invites are open; revoke one that nobody needs: invites lists them")), ask("invite --once"));
    }

    @Test
    void onlyExitIsCarriedOutBeforeThePersonHasAName() throws Exception {
        var why = "Hashverse waits for a name to be chosen in its window; choose one, and say it again";
        named.set(false);
        for (var line : List.of("list", "send hi", "invite", "add 127.0.0.1 1")) assertEquals(new Answer(Result.FAILED, List.of("error " + why)), ask(line));
        assertEquals(new Answer(Result.FAILED, List.of("{\"fact\":\"error\",\"text\":\"" + why + "\"}")), commands.carryOut("list", true, folder));
        assertEquals(new Answer(Result.MISUSED, List.of("error list stands alone, or is list all")), ask("list 3"));
        assertEquals(new Answer(Result.EXIT, List.of()), ask("exit"));
        named.set(true);
        assertEquals(Result.DONE, ask("list").result());
    }

    @Test
    void failedAndMisusedCommandsAreTwoKindsOfErrors() throws Exception {
        assertEquals(new Answer(Result.FAILED, List.of("error no peer is @Nobody; list all shows them")), ask("delete @Nobody"));
        assertEquals(new Answer(Result.MISUSED, List.of("error list stands alone, or is list all")), ask("list 3"));
        assertEquals(Result.MISUSED, ask("frob").result());
        assertEquals(Result.MISUSED, ask(" ").result());
        assertEquals(new Answer(Result.MISUSED, List.of("{\"fact\":\"error\",\"text\":\"exit stands alone\"}")), commands.carryOut("exit now", true, folder));
        assertEquals(new Answer(Result.EXIT, List.of()), ask("exit"));
    }

    @Test
    void aRelativeFileStartsFromTheFolderOfTheCaller() throws Exception {
        assertEquals(new Answer(Result.DONE, List.of("exported 0 " + folder.resolve("all.json").toAbsolutePath())), ask("export all all.json"));
        assertTrue(Files.exists(folder.resolve("all.json")));
    }

    @Test
    void onlyTheLastMessagesCanBeCancelledByNumber() throws Exception {
        int numbered = 5;
        commands = new SingleCommands(ana.node, named::get, numbered);
        for (int i = 0; i <= numbered; i++) assertEquals("sent 1 #" + (i + 1), ask("send @Bo x").lines().getFirst());
        assertEquals(new Answer(Result.MISUSED, List.of("error no message #1; cancel #K, with the K that sent printed")), ask("cancel #1"));
        var oldest = ask("cancel #2");
        assertFalse(oldest.result() == Result.MISUSED, oldest.toString());
    }

    @Test
    void aMessageIsNamedByItsNumberOrByTheIdThatHistoryPrints() throws Exception {
        bo.node.send(Conversation.with(ana.id()), "lunch at noon?").get();
        ana.await(NodeEvent.MessageArrived.class, arrived -> arrived.message().message().text().equals("lunch at noon?"));
        var id = ask("history @Bo").lines().getFirst().split(" ")[1];
        assertEquals(new Answer(Result.DONE, List.of("sent 1 #1")), ask("reply " + id.substring(0, 6) + " sure\nand gladly"));
        bo.await(NodeEvent.MessageArrived.class, arrived -> arrived.message().message().content().equals(new Content.Text("sure\nand gladly", Optional.of(new MessageKey(bo.id(), new MessageId(id))))));
        assertEquals(new Answer(Result.DONE, List.of("reacted " + id)), ask("react " + id + " \u2600"));
        assertEquals(new Answer(Result.DONE, List.of("edited #1")), ask("edit 1 sure"));
        bo.await(NodeEvent.MessageChanged.class, changed -> changed.message().message().text().equals("sure"));
        bo.await(NodeEvent.MessageChanged.class, changed -> changed.message().reactions().equals(List.of(new ShownReaction(ana.id(), "\u2600", false))));
        var json = commands.carryOut("history @Bo", true, folder).lines();
        assertEquals(3, json.size());
        assertTrue(json.get(0).endsWith(",\"text\":\"lunch at noon?\",\"reactions\":[{\"name\":\"Ana\",\"address\":\"" + ana.address() + "\",\"emoji\":\"\u2600\"}]}"), json.get(0));
        assertTrue(json.get(1).contains(",\"text\":\"sure\",\"replyTo\":\"" + id + "\",\"edited\":\""), json.get(1));
        assertEquals(new Answer(Result.FAILED, List.of("error " + id + " is not yours; forget " + id + " deletes it on this computer")), ask("retract " + id));
        assertEquals(new Answer(Result.DONE, List.of("forgotten " + id)), ask("forget " + id));
        assertEquals(new Answer(Result.DONE, List.of("retracted #1")), ask("retract #1"));
        bo.await(NodeEvent.MessageChanged.class, changed -> changed.message().takenBack());
        assertEquals(new Answer(Result.FAILED, List.of("error no message has an id that begins with " + id + "; history shows the ids")), ask("reply " + id + " too late"));
        assertEquals(new Answer(Result.FAILED, List.of("error no message #2; " + MessageFinder.MESSAGE)), ask("retract #2"));
        assertEquals(Result.MISUSED, ask("react #1 well").result());
        assertEquals(Result.MISUSED, ask("number on").result());
    }

    @Test
    void theHistoryIsReadInPagesAndStaysInOrder() throws Exception {
        int all = 2 * LastMessages.PAGE + 3;
        for (int i = 1; i <= all; i++) ask("send @Bo number " + i);
        for (int max : List.of(1, LastMessages.PAGE, LastMessages.PAGE + 1, all, 99_999)) {
            int shown = Math.min(all, max);
            var lines = ask("history @Bo " + max).lines();
            assertEquals("messages " + shown, lines.getLast());
            assertEquals(IntStream.rangeClosed(all - shown + 1, all).mapToObj(i -> "number " + i).toList(), lines.stream().limit(shown).map(line -> line.replaceFirst(".* (?=number)", "")).toList());
        }
    }

    @Test
    void theLengthOfAnAnswerIsBounded() throws Exception {
        // each character becomes eight
        var text = "\u200b".repeat(5_400);
        int all = LastMessages.MOST / (8 * 5_400) + 1;
        for (int i = 0; i < all; i++) ask("send @Bo " + text + i);
        int most = ask("history @Bo 99999").lines().size() - 1;
        assertTrue(most < all);
        assertEquals("messages " + most + " of " + all, ask("history @Bo 99999").lines().getLast());
        assertEquals("messages " + most, ask("history @Bo " + most).lines().getLast());
        assertEquals("messages " + most + " of " + (most + 1), ask("history @Bo " + (most + 1)).lines().getLast());
        assertEquals("{\"fact\":\"messages\",\"count\":" + most + ",\"of\":" + all + "}", commands.carryOut("history @Bo 99999", true, folder).lines().getLast());
        assertTrue(ask("history @Bo 99999").lines().stream().limit(most).mapToInt(String::length).sum() <= LastMessages.MOST);
        assertTrue(ask("history @Bo 99999").lines().get(most - 1).endsWith("}" + (all - 1)), "the last ones");
    }

    @Test
    void everyWordThatBeginsACommandIsUnderstood() throws Exception {
        for (var word : SingleCommands.WORDS) {
            if (word.equals("exit")) continue;
            var answer = ask(word);
            assertFalse(answer.lines().getFirst().contains("unknown command"), answer.toString());
        }
    }
}
