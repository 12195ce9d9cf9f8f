package org.hashverse.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hashverse.chat.Change;
import org.hashverse.chat.Conversation;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.SendOutcome;
import org.hashverse.store.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two people who answer, react to, edit and take back messages, each at a console over a node of their own.
@Timeout(300)
class TwoConsolesTest {
    @TempDir
    private Path folders;
    private int anaPort;
    private int boPort;
    private TestNode ana;
    private TestNode bo;
    private TypedConsole anaTypes;
    private TypedConsole boTypes;

    @BeforeEach
    void twoConsoles() throws Exception {
        openAna();
        openBo();
        bo.meet(ana);
        anaTypes.until("joined Bo ");
        anaTypes.type("number on");
        assertEquals("numbering on", anaTypes.until("numbering "));
    }

    private void openAna() throws Exception {
        ana = TestNode.in(folders.resolve("ana"), "Ana", Settings.Accept.ANYONE, anaPort);
        anaPort = ana.address().port();
        anaTypes = new TypedConsole(ana.node);
        anaTypes.until("listening ");
    }

    private void openBo() throws Exception {
        bo = TestNode.in(folders.resolve("bo"), "Bo", Settings.Accept.ANYONE, boPort);
        boPort = bo.address().port();
        boTypes = new TypedConsole(bo.node);
        boTypes.until("listening ");
    }

    private void closeBo() throws Exception {
        boTypes.close();
        boTypes.status.get(120, TimeUnit.SECONDS);
        bo.close();
        anaTypes.until("left Bo ");
    }

    private void closeAna() throws Exception {
        anaTypes.close();
        anaTypes.status.get(120, TimeUnit.SECONDS);
        ana.close();
    }

    @AfterEach
    void end() throws Exception {
        anaTypes.close();
        boTypes.close();
        bo.close();
        ana.close();
    }

    private String boAddress() {
        return "Bo " + bo.address();
    }

    private String anaAddress() {
        return "Ana " + ana.address();
    }

    @Test
    void oneAnswersAndReactsAndTheOtherEditsAndTakesBack() throws Exception {
        boTypes.type("send @Ana lunch at noon?");
        assertEquals("sent 1 #1", boTypes.until("sent "));
        assertEquals("direct Bo", anaTypes.until("direct ").substring(0, 9));
        assertEquals("number #1", anaTypes.until("number "));
        anaTypes.type("reply #1 sure");
        assertEquals("sent 1 #2", anaTypes.until("sent "));
        boTypes.until("direct Ana ");
        var reply = boTypes.until("in-reply-to ");
        assertTrue(reply.matches("in-reply-to [0-9a-f]{32} #1"), reply);
        anaTypes.type("react #1 \ud83d\udc4d");
        assertEquals("reacted #1", anaTypes.until("reacted "));
        assertEquals("reacted #1 " + anaAddress() + " \ud83d\udc4d", boTypes.until("reacted "));
        anaTypes.type("react #1 -");
        assertEquals("reacted #1", anaTypes.until("reacted "));
        assertEquals("reacted #1 " + anaAddress() + " -", boTypes.until("reacted "));
        boTypes.type("edit #1 lunch at one?");
        assertEquals("edited #1", boTypes.until("edited "));
        assertEquals("edited #1 " + boAddress() + " lunch at one?", anaTypes.until("edited "));
        boTypes.type("retract #1");
        assertEquals("retracted #1", boTypes.until("retracted "));
        assertEquals("retracted #1 " + boAddress(), anaTypes.until("retracted "));
        anaTypes.type("edit #1 mine now");
        assertEquals("error #1 is not here any more, or was taken back; history shows the messages that are", anaTypes.until("error "));
        anaTypes.type("history @Bo");
        var history = anaTypes.upTo("messages ");
        assertTrue(history.get(0).endsWith(" Bo received (message taken back)"), history.toString());
        assertTrue(history.get(1).matches("retracted [0-9a-f]{32} " + boAddress()), history.toString());
        assertTrue(history.get(2).matches("history [0-9a-f]{32} \\S+ Ana \\w+ sure"), history.toString());
        assertTrue(history.get(3).startsWith("in-reply-to "), history.toString());
        assertEquals("messages 2", history.get(4));
    }

    @Test
    void anAnnouncementIsConfirmedAndAMessageIsPinnedForBoth() throws Exception {
        boTypes.type("announce the printer is broken");
        assertEquals("sent 1 #1", boTypes.until("sent "));
        anaTypes.until("message Bo ");
        assertEquals(List.of("number #1", "asks-confirmation #1"), anaTypes.upTo("asks-confirmation "));
        anaTypes.type("confirm #1");
        assertEquals("confirmed #1", anaTypes.until("confirmed "));
        assertEquals("confirmed #1 " + anaAddress(), boTypes.until("confirmed "));
        anaTypes.type("send @Bo room 12");
        anaTypes.until("delivered 1/1 #2");
        anaTypes.type("confirm #2");
        assertEquals("error #2 does not ask you to confirm it; reply #2 TEXT answers it", anaTypes.until("error "));
        anaTypes.type("pin #2");
        assertEquals("pinned #2", anaTypes.until("pinned "));
        var pinned = boTypes.until("pinned ");
        assertTrue(pinned.matches("pinned [0-9a-f]{32} " + anaAddress()), pinned);
        boTypes.type("unpin " + pinned.substring("pinned ".length()).substring(0, 12));
        boTypes.until("unpinned ");
        assertEquals("unpinned #2 " + boAddress(), anaTypes.until("unpinned "));
    }

    // Bo leaves, and Ana changes what she wrote before, and what Bo has not got yet
    private void changeWhileBoIsAway() throws Exception {
        anaTypes.type("send @Bo wrong words");
        anaTypes.type("send @Bo to be taken back");
        anaTypes.until("delivered 1/1 #2");
        boTypes.upTo("direct " + anaAddress() + " to be taken back");
        closeBo();
        for (var line : List.of("edit #1 right words", "retract #2", "send @Bo never read", "retract #3", "send @Bo later", "edit #4 later, corrected")) anaTypes.type(line);
        assertEquals(List.of("edited #1", "retracted #2", "sent 1 #3", "retracted #3", "sent 1 #4", "edited #4"), anaTypes.upTo("edited #4"));
    }

    @Test
    void whatChangesWhileOneIsAwayIsThereAfterTheReturn() throws Exception {
        changeWhileBoIsAway();
        openBo();
        anaTypes.until("delivered 1/1 #4");
        boTypes.type("history @Ana");
        var history = boTypes.upTo("messages ");
        while (!history.getFirst().startsWith("history ")) history.removeFirst();
        assertTrue(history.get(0).endsWith(" received right words"), history.toString());
        assertTrue(history.get(1).startsWith("last-edited "), history.toString());
        assertTrue(history.get(2).endsWith(" received (message taken back)"), history.toString());
        assertTrue(history.get(3).startsWith("retracted "), history.toString());
        assertTrue(history.get(4).endsWith(" received later, corrected"), history.toString());
        assertEquals("messages 3", history.get(5));
        anaTypes.type("exit");
        assertEquals(0, anaTypes.status.get(120, TimeUnit.SECONDS), "nothing is left to be confirmed");
    }

    @Test
    void whatChangesWhileOneIsAwayIsToldAfterTheReturnOfBoth() throws Exception {
        changeWhileBoIsAway();
        closeAna();
        openBo(); // Bo's console runs before the two are connected, so it is told everything
        openAna();
        var printed = boTypes.upTo("direct ");
        assertEquals("direct " + anaAddress() + " later, corrected", printed.getLast());
        assertTrue(printed.stream().anyMatch(line -> line.matches("edited [0-9a-f]{32} " + anaAddress() + " right words")), printed.toString());
        assertTrue(printed.stream().anyMatch(line -> line.matches("retracted [0-9a-f]{32} " + anaAddress())), printed.toString());
        assertTrue(printed.stream().noneMatch(line -> line.contains("never read")), printed.toString());
    }

    @Test
    void exitWaitsForChangesThatNobodyConfirmed() throws Exception {
        anaTypes.type("send @Bo hello");
        anaTypes.until("delivered 1/1 #1");
        closeBo();
        anaTypes.type("edit #1 hello, Bo");
        anaTypes.type("exit");
        assertEquals("unsent 1", anaTypes.until("unsent "));
        assertEquals(1, anaTypes.status.get(120, TimeUnit.SECONDS));
    }

    @Test
    void exitDoesNotWaitForAMessageThatIsNotDeliveredAnyMore() throws Exception {
        closeBo();
        anaTypes.type("send @Bo one");
        anaTypes.type("send @Bo two");
        anaTypes.type("retract #1");
        anaTypes.type("forget #2");
        anaTypes.type("exit");
        var printed = anaTypes.upTo("forgotten #2");
        assertEquals(List.of("sent 1 #1", "sent 1 #2", "retracted #1", "forgotten #2"), printed);
        assertEquals(0, anaTypes.status.get(120, TimeUnit.SECONDS));
    }

    @Test
    void whatIsChangedInTheWindowIsTold() throws Exception {
        if (!(TestNode.get(ana.node.send(Conversation.with(bo.id()), "from the window")) instanceof SendOutcome.Sent(var written))) throw new AssertionError("not sent");
        var key = written.message().key();
        bo.await(NodeEvent.MessageArrived.class, arrived -> arrived.message().message().key().equals(key));
        TestNode.get(ana.node.changeMessage(new Change.Edit(key, "edited\nin the window")));
        assertEquals("edited " + key.id() + " " + anaAddress() + " edited\\nin the window", anaTypes.until("edited "));
        TestNode.get(ana.node.changeMessage(new Change.Reaction(key, Optional.of("\ud83c\udf89"))));
        assertEquals("reacted " + key.id() + " " + anaAddress() + " \ud83c\udf89", anaTypes.until("reacted "));
        TestNode.get(ana.node.changeMessage(new Change.Retraction(key)));
        assertEquals("retracted " + key.id() + " " + anaAddress(), anaTypes.until("retracted "));
        TestNode.get(ana.node.delete(key));
        assertEquals("forgotten " + key.id(), anaTypes.until("forgotten "));
    }
}
