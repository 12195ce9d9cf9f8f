package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerId;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.platform.UserFolders;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Exporting and clearing whole conversations in the window.
class WholeConversationFlowsTest extends AnasWindow {
    @Start
    void start(Stage stage) throws IOException {
        show(stage);
    }

    private String toast() {
        return window.lookup(".toast .label") instanceof Label label ? label.getText() : "";
    }

    private void exchange() throws Exception {
        connect();
        TestNode.get(ana.node.send(Conversation.with(bo.id()), "Hello Bo"));
        bo.await(NodeEvent.MessageArrived.class, _ -> true);
        TestNode.get(bo.node.send(Conversation.with(ana.id()), "Hello Ana,\nhow are you?"));
        ana.await(NodeEvent.MessageArrived.class, _ -> true);
    }

    private PeerId makeOffline(TestNode peer) throws Exception {
        ana.meet(peer);
        peer.close();
        until("the peer is offline", () -> peer(peer.id()).filter(state -> !state.connected()).isPresent());
        return peer.id();
    }

    @Test
    void aConversationIsExportedAsTextAndAsJson() throws Exception {
        exchange();
        try (var folder = new Folder()) {
            chosen = folder.path().resolve("talk.txt");
            FxThread.act(() -> window.dialogs().export(Conversation.with(bo.id())));
            until("the result is shown", () -> toast().startsWith("2 messages written to ") && toast().endsWith("talk.txt"));
            var name = "Bo \\d{4}-\\d\\d-\\d\\d\\.txt";
            assertTrue(Path.of(suggested).getFileName().toString().matches(name), suggested);
            assertEquals(UserFolders.documents(), Path.of(suggested).getParent(), "not the working directory of the program");
            var text = Files.readAllLines(chosen);
            assertTrue(text.get(0).endsWith("] Ana: Hello Bo"), text.toString());
            assertTrue(text.get(1).endsWith("] Bo: Hello Ana,") && text.get(2).equals("    how are you?"), text.toString());

            chosen = folder.path().resolve("talk.JSON");
            FxThread.act(() -> window.dialogs().export(Conversation.with(bo.id())));
            until("the second export is reported", () -> toast().endsWith("talk.JSON"));
            assertEquals(folder.path().toAbsolutePath(), Path.of(suggested).getParent(), "the folder of the last export");
            var json = Files.readAllLines(chosen);
            assertEquals(2, json.size());
            assertTrue(json.get(0).contains("\"text\":\"Hello Bo\"") && json.get(1).contains("\"mine\":false"), json.toString());
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsExplained() throws Exception {
        exchange();
        try (var folder = new Folder()) {
            chosen = folder.path().resolve("gone").resolve("talk.txt");
            FxThread.act(() -> window.dialogs().export(Conversation.with(bo.id())));
            until("the result is shown", () -> toast().equals("The folder " + folder.path().resolve("gone") + " is not there."));
        }
    }

    @Test
    void cancellingOrAnEmptyConversationWritesNoFile() throws Exception {
        FxThread.act(() -> window.dialogs().export(Conversation.EVERYONE));
        until("the empty conversation is reported", () -> toast().equals("There is nothing to export: no messages here yet."));
        exchange();
        FxThread.act(() -> {
            window.toasts().close();
            window.dialogs().export(Conversation.with(bo.id()));
        });
        until("Ana was asked for a file", () -> suggested != null);
        assertEquals("", toast());
    }

    @Test
    void clearingDeletesMessagesHereAndCancelsWaitingOnes() throws Exception {
        var dara = makeOffline(TestNode.open("Dara"));
        var talk = Conversation.with(dara);
        TestNode.get(ana.node.send(talk, "one"));
        TestNode.get(ana.node.send(talk, "two"));
        until("two messages wait", () -> peer(dara).filter(peer -> peer.waiting() == 2).isPresent());
        FxThread.act(() -> {
            model.open().set(talk);
            window.dialogs().clear(talk);
        });
        until("the confirmation is open", () -> find("clear") != null && find("clear-cancel") == scene.getFocusOwner());
        assertEquals("Clear the conversation with Dara? Delete the 2 messages with Dara here? Dara keeps what arrived there.", find("clear").getAccessibleText());
        assertEquals("2 waiting messages will be cancelled.", notice("clear-waiting"));
        fire("clear-go");
        until("it is empty", () -> toast().equals("2 messages deleted") && model.conversation(talk).messages().isEmpty());
        until("nothing waits", () -> peer(dara).filter(peer -> peer.waiting() == 0).isPresent());
        assertEquals(0, TestNode.get(ana.node.history().count(talk)));
    }

    @Test
    void clearingOneConversationKeepsWaitingMessagesInAnother() throws Exception {
        exchange();
        var dara = makeOffline(TestNode.open("Dara"));
        TestNode.get(ana.node.send(Conversation.with(dara), "for later"));
        FxThread.act(() -> window.dialogs().clear(Conversation.with(bo.id())));
        until("the confirmation is open", () -> find("clear") != null);
        assertEquals("", notice("clear-waiting"));
        fire("clear-go");
        until("it is empty", () -> toast().equals("2 messages deleted"));
        assertEquals(List.of("for later"), ana.texts(Conversation.with(dara)));
        assertEquals(2, bo.texts(Conversation.with(ana.id())).size());
    }

    @Test
    void theConversationWithEveryoneCanBeClearedToo(FxRobot robot) throws Exception {
        connect();
        TestNode.get(ana.node.send(Conversation.EVERYONE, "Hello all"));
        bo.await(NodeEvent.MessageArrived.class, _ -> true);
        FxThread.act(() -> window.open(Conversation.EVERYONE));
        fire("conversation-menu");
        robot.clickOn("#menu-clear");
        fire("clear-go");
        ana.await(NodeEvent.ConversationCleared.class, cleared -> cleared.conversation().equals(Conversation.EVERYONE));
        until("it is empty", () -> model.conversation(Conversation.EVERYONE).messages().isEmpty());
        assertEquals(0, TestNode.get(ana.node.history().count(Conversation.EVERYONE)));
    }
}
