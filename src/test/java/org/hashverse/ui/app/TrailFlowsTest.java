package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import javafx.stage.Stage;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.PeerId;
import org.hashverse.model.MessageItem;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.store.settings.Settings;
import org.hashverse.ui.details.AttemptList;
import org.hashverse.ui.details.TrailSentences;
import org.hashverse.ui.message.MessageFormatter;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The trail of a message to an offline peer, in the window, with real nodes.
class TrailFlowsTest extends AnasWindow {
    @Start
    void start(Stage stage) throws IOException {
        show(stage);
    }

    /// Dara connects, leaves and misses a message, whose trail is opened.
    private PeerId miss(TestNode dara) throws Exception {
        ana.meet(dara);
        dara.close();
        until("Dara is offline", () -> peer(dara.id()).filter(peer -> !peer.connected()).isPresent());
        TestNode.get(ana.node.send(Conversation.with(dara.id()), "for later"));
        until("it waits", () -> last(dara.id()) != null && MessageFormatter.stage(last(dara.id())) == Delivery.Stage.QUEUED);
        FxThread.act(() -> window.dialogs().details(last(dara.id())));
        return dara.id();
    }

    private MessageItem last(PeerId id) {
        return model.conversation(Conversation.with(id)).last().get();
    }

    private AttemptList attempts(PeerId id) {
        return (AttemptList) find("trail-attempts-" + id.code());
    }

    private String row() {
        return find("trail-people") == null ? "" : find("trail-people").lookup(".peer-row").getAccessibleText();
    }

    @Test
    void aWaitingMessageShowsTheAttemptsUntilItIsDelivered() throws Exception {
        try (var folder = new Folder()) {
            var first = TestNode.in(folder.path(), "Dara", Settings.Accept.ANYONE, 0);
            int port = first.address().port();
            var dara = miss(first);
            assertTrue(find("trail").getAccessibleText().startsWith("Why hasn’t Dara got this?"), find("trail").getAccessibleText());
            until("the node has answered", () -> find("trail-people").lookupAll(".step").size() == 1);
            // the node does not dial a peer that quit for a while
            assertEquals(0, WaitForAsyncUtils.waitForAsyncFx(120_000, () -> attempts(dara).getItems().size()));
            fire("trail-try-" + dara.code());
            until("the attempts are listed", () -> !attempts(dara).getItems().isEmpty()
                    && TrailSentences.outcome(attempts(dara).getItems().getFirst()).equals("no Hashverse listens there"));
            until("the reason is explained", () -> notice("trail-why-" + dara.code()).contains("answers, but Hashverse is not listening on port " + port + "."));
            try (var back = TestNode.in(folder.path(), "Dara", Settings.Accept.ANYONE, port)) {
                fire("trail-try-" + dara.code());
                assertEquals("for later", back.await(NodeEvent.MessageArrived.class, _ -> true).message().message().text());
                until("the trail shows the delivery", () -> row().equals("Dara, Delivered to Dara"));
                until("no reason is shown any more", () -> !find("trail-why-" + dara.code()).isVisible() && find("trail-cancel") == null);
                until("every step has its time", () -> find("trail-people").lookupAll(".step").size() == 3);
            }
        }
    }

    @Test
    void aWaitingMessageCanBeCancelledFromItsTrail() throws Exception {
        var dara = miss(TestNode.open("Dara"));
        fire("trail-cancel");
        until("it is cancelled", () -> row().equals("Dara, Cancelled before it left") && find("trail-cancel") == null);
        assertEquals(Delivery.Stage.CANCELLED, TestNode.get(ana.node.history().trail(last(dara).key())).steps().getFirst().delivery().stage());
        until("the step has its time", () -> find("trail-people").lookupAll(".step").size() == 2);
    }

    @Test
    void aClickOnTheDeliveryMarkOpensTheTrail(FxRobot robot) throws Exception {
        connect();
        FxThread.act(() -> model.open().set(Conversation.with(bo.id())));
        TestNode.get(ana.node.send(Conversation.with(bo.id()), "Hello"));
        until("it is there", () -> last(bo.id()) != null && MessageFormatter.stage(last(bo.id())) == Delivery.Stage.DELIVERED && find("messages").lookup(".delivery") != null);
        robot.clickOn("#messages .delivery");
        until("the trail is open", () -> row().equals("Bo, Delivered to Bo"));
    }
}
