package org.hashverse.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hashverse.console.SingleCommands.Answer;
import org.hashverse.console.SingleCommands.Result;
import org.hashverse.node.NodeEvent;
import org.hashverse.node.TestNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Commands from elsewhere, at a real node that has a peer.
@Timeout(60)
class SingleCommandsTest {
    @TempDir
    private Path folder;
    private TestNode ana;
    private TestNode bo;
    private SingleCommands commands;

    @BeforeEach
    void aNodeWithAPeer() throws Exception {
        ana = TestNode.open("Ana");
        bo = TestNode.open("Bo");
        bo.meet(ana);
        commands = new SingleCommands(ana.node);
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
    void theyAnswerAsAConsoleDoes() throws Exception {
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
    void whatCannotBeDoneOrUnderstoodIsAnErrorOfItsKind() throws Exception {
        assertEquals(new Answer(Result.FAILED, List.of("error no peer is @Nobody; list all shows them")), ask("delete @Nobody"));
        assertEquals(new Answer(Result.MISUSED, List.of("error list stands alone, or is list all")), ask("list 3"));
        assertEquals(Result.MISUSED, ask("frob").result());
        assertEquals(Result.MISUSED, ask(" ").result());
        assertEquals(new Answer(Result.MISUSED, List.of("{\"fact\":\"error\",\"text\":\"exit stands alone\"}")), commands.carryOut("exit now", true, folder));
        assertEquals(new Answer(Result.EXIT, List.of()), ask("exit"));
    }

    @Test
    void aFileIsNamedFromTheFolderOfWhoAsks() throws Exception {
        assertEquals(new Answer(Result.DONE, List.of("exported 0 " + folder.resolve("all.json").toAbsolutePath())), ask("export all all.json"));
        assertTrue(Files.exists(folder.resolve("all.json")));
    }

    @Test
    void theLastMessagesCanBeCancelledByTheirNumbersAndOlderOnesNot() throws Exception {
        for (int i = 0; i <= SingleCommands.NUMBERED; i++) assertEquals("sent 1 #" + (i + 1), ask("send @Bo x").lines().getFirst());
        assertEquals(new Answer(Result.MISUSED, List.of("error no message #1; cancel #K, with the K that sent printed")), ask("cancel #1"));
        var oldest = ask("cancel #2");
        assertFalse(oldest.result() == Result.MISUSED, oldest.toString());
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
