package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import javafx.scene.control.CheckBox;
import javafx.stage.Stage;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Standing;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.NodeEvent;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Removing and blocking peers in the window, and undoing both.
class RemovingFlowsTest extends AnasWindow {
    @Start
    void start(Stage stage) throws IOException {
        show(stage);
    }

    @Test
    void aPeerIsRemovedAndTheRemovalUndone(FxRobot robot) throws Exception {
        connect();
        TestNode.get(ana.node.send(Conversation.with(bo.id()), "one"));
        bo.await(NodeEvent.MessageArrived.class, _ -> true);
        FxThread.act(() -> {
            model.open().set(Conversation.with(bo.id()));
            window.dialogs().remove(bo.id());
        });
        until("the focus is on Cancel", () -> find("remove-cancel") == scene.getFocusOwner());
        until("the message is counted", () -> find("remove").getAccessibleText().equals("Remove Bo? The connection ends and Hashverse stops calling Bo. "
                + "Your message stays under Not contacts."));
        robot.clickOn("#remove-go");
        until("Bo is removed", () -> peer(bo.id()).filter(peer -> peer.standing() == Standing.REMOVED && !peer.connected()).isPresent());
        bo.awaitPeer(ana.id(), peer -> !peer.connected());
        until("it can be undone", () -> window.lookup(".toast-action") != null);
        robot.clickOn(".toast-action");
        until("Bo is back", () -> peer(bo.id()).filter(peer -> peer.standing() == Standing.CONTACT && peer.connected()).isPresent());
        assertEquals(Conversation.with(bo.id()), model.open().get());
        assertEquals(1, TestNode.get(ana.node.history().count(Conversation.with(bo.id()))));
    }

    @Test
    void blockingAStrangerOffersNoUndo() throws Exception {
        TestNode.get(bo.node.add(ana.address()));
        until("a stranger", () -> peer(bo.id()).filter(peer -> peer.standing() == Standing.STRANGER).isPresent());
        FxThread.act(() -> window.dialogs().block(bo.id()));
        fire("block-go");
        until("the result is shown", () -> window.lookup(".toast") != null);
        assertEquals(null, window.lookup(".toast-action"));
    }

    @Test
    void removingAPeerDeletesItsConversationIfThePersonChoosesSo(FxRobot robot) throws Exception {
        connect();
        TestNode.get(ana.node.send(Conversation.with(bo.id()), "one"));
        FxThread.act(() -> window.dialogs().remove(null));
        until("the choice is there", () -> find("pick-choice") != null);
        robot.clickOn("#pick-choice .choice");
        until("the confirmation is open", () -> find("remove-delete") != null);
        FxThread.act(() -> ((CheckBox) find("remove-delete")).setSelected(true));
        until("it says what is deleted", () -> find("remove").getAccessibleText().endsWith("Your message is deleted from this computer."));
        fire("remove-go");
        until("Bo is removed", () -> peer(bo.id()).filter(peer -> peer.standing() == Standing.REMOVED).isPresent());
        ana.await(NodeEvent.ConversationCleared.class, cleared -> cleared.conversation().equals(Conversation.with(bo.id())));
        assertEquals(0, TestNode.get(ana.node.history().count(Conversation.with(bo.id()))));
    }

    @Test
    void aBlockedPeerIsListedInTheSettingsAndCanBeUnblocked() throws Exception {
        connect();
        FxThread.act(() -> window.dialogs().block(bo.id()));
        fire("block-go");
        until("Bo is blocked", () -> peer(bo.id()).filter(peer -> peer.standing() == Standing.BLOCKED).isPresent());
        FxThread.act(() -> model.open().set(Conversation.with(bo.id())));
        fire("inspector-unblock");
        until("Bo is unblocked but still removed", () -> peer(bo.id()).filter(peer -> peer.standing() == Standing.REMOVED).isPresent());
        fire("inspector-add-back");
        until("Bo is a contact", () -> peer(bo.id()).filter(peer -> peer.standing() == Standing.CONTACT).isPresent());
        FxThread.act(() -> window.dialogs().block(bo.id()));
        fire("block-go");
        until("Bo is blocked again", () -> peer(bo.id()).filter(peer -> peer.standing() == Standing.BLOCKED).isPresent());
        FxThread.act(() -> window.dialogs().settings());
        fire("settings-unblock-" + bo.id().code());
        until("Bo is unblocked but still removed", () -> peer(bo.id()).filter(peer -> peer.standing() == Standing.REMOVED).isPresent());
        fire("settings-add-back-" + bo.id().code());
        until("Bo is a contact", () -> peer(bo.id()).filter(peer -> peer.standing() == Standing.CONTACT).isPresent());
    }
}
