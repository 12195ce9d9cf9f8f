package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Standing;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.node.api.NearbyPerson;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.ui.sidebar.SidebarRow;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The preview of a person nearby, and saying hello, in a window with contacts.
class NearbyFlowsTest extends NearbyWindow {
    @Start
    void start(Stage stage) {
        show(stage);
    }

    @Test
    void aClickOpensThePreviewAndSayHelloOpensTheConversation(FxRobot robot) {
        apply(Cast.nearby(FAY, GUS));
        open(BO);
        robot.clickOn(row("Fay"));
        settle();
        assertNull(model.open().get());
        assertFalse(visible(window.conversation()));
        assertTrue(says("Fay") && says(Cast.FAY.code() + " · on your network"));
        assertTrue(says("When you say hello, Fay is asked whether to accept you. Nothing is sent before that."));
        assertEquals(List.of(), added);
        assertSame(button("nearby-hello"), focus());
        robot.clickOn("#nearby-hello");
        settle();
        assertEquals(List.of(FAY.invite()), added);
        assertTrue(notice().startsWith("Saying hello to Fay · "), notice());
        assertFalse(shown("nearby-hello"));
        apply(new NodeEvent.PeerChanged(fay(false))); // the node makes the person a contact before it calls
        assertNull(model.open().get(), "not before the call succeeded");
        apply(new NodeEvent.PeerChanged(fay(true)));
        FxThread.act(() -> outcome.complete(new AddOutcome.Connected(fay(true), false)));
        assertEquals(WITH_FAY, model.open().get());
        assertNull(model.nearby().preview().get());
        assertSame(composer(), focus());
        robot.write("hi");
        assertEquals("hi", composer().getText());
        assertFalse(rows().contains("# Nearby 2"));
        assertTrue(rows().contains("# Nearby 1"));
    }

    @Test
    void theAnswerMayComeBeforeTheContact(FxRobot robot) {
        apply(Cast.nearby(FAY));
        robot.clickOn(row("Fay"));
        robot.clickOn("#nearby-hello");
        FxThread.act(() -> outcome.complete(new AddOutcome.Connected(fay(true), false)));
        assertFalse(shown("nearby-hello"));
        apply(new NodeEvent.PeerChanged(fay(true)));
        assertEquals(WITH_FAY, model.open().get());
    }

    @Test
    void aFailureIsExplainedAndCanBeRepeatedOrLeftToTheNode(FxRobot robot) {
        apply(Cast.nearby(FAY));
        robot.clickOn(row("Fay"));
        robot.clickOn("#nearby-hello");
        apply(new NodeEvent.PeerChanged(fay(false)));
        FxThread.act(() -> outcome.complete(new AddOutcome.Failed(AddOutcome.Failure.SILENCE, Optional.empty(), Optional.empty())));
        assertTrue(notice().startsWith("Nobody answered at 10.0.0.31, port 8000."), notice());
        apply(new NodeEvent.PeerGone(Cast.FAY));
        assertTrue(notice().startsWith("Nobody answered"), "the preview stays when the contact is undone");
        assertTrue(row("Fay").spoken().contains("not reached"));
        assertEquals("Try again", button("nearby-hello").getText());
        robot.clickOn("#nearby-why");
        settle();
        assertEquals(List.of(FAY.addresses()), examined);
        robot.type(KeyCode.ESCAPE);
        outcome = new CompletableFuture<>();
        robot.clickOn("#nearby-hello");
        settle();
        assertEquals(2, added.size());
        FxThread.act(() -> outcome.complete(new AddOutcome.Failed(AddOutcome.Failure.OTHER_KEY, Optional.of(Cast.FAY), Optional.of(Cast.GUS))));
        assertTrue(notice().startsWith("Somebody else answered in place of Fay."), notice());
        assertFalse(shown("nearby-keep-trying"), "another key does not change by itself");
        assertFalse(shown("nearby-why"), "the reason is known");
        outcome = CompletableFuture.completedFuture(new AddOutcome.Failed(AddOutcome.Failure.REFUSED, Optional.empty(), Optional.empty()));
        robot.clickOn("#nearby-hello");
        settle();
        robot.clickOn("#nearby-keep-trying");
        settle();
        assertEquals(List.of(FAY.invite()), kept);
        apply(new NodeEvent.PeerChanged(fay(false)));
        assertEquals(WITH_FAY, model.open().get());
    }

    @Test
    void cancelEndsTheCall(FxRobot robot) {
        apply(Cast.nearby(FAY));
        robot.clickOn(row("Fay"));
        robot.clickOn("#nearby-hello");
        robot.clickOn("#nearby-cancel");
        settle();
        assertTrue(outcome.isCancelled());
        assertTrue(shown("nearby-hello"));
        assertEquals("", notice());
    }

    @Test
    void aCallGoesOnWhenThePersonOpensAnotherConversation(FxRobot robot) {
        apply(Cast.nearby(FAY));
        robot.clickOn(row("Fay"));
        robot.clickOn("#nearby-hello");
        open(BO);
        apply(new NodeEvent.PeerChanged(fay(true)));
        FxThread.act(() -> outcome.complete(new AddOutcome.Connected(fay(true), false)));
        assertEquals(BO, model.open().get(), "only the person changes the open conversation");
        assertTrue(rows().contains("Fay"));
    }

    @Test
    void whoeverWantsToTalkMeanwhileHasAConversation(FxRobot robot) {
        apply(Cast.nearby(FAY));
        robot.clickOn(row("Fay"));
        apply(new NodeEvent.PeerChanged(Cast.standing(Cast.contact(Cast.FAY, "Fay", "10.0.0.31:8000"), Standing.STRANGER)));
        assertEquals(WITH_FAY, model.open().get());
        assertTrue(shown("stranger-accept"));
    }

    @Test
    void everythingWorksByKeys(FxRobot robot) {
        apply(Cast.nearby(FAY, GUS));
        FxThread.act(() -> window.sidebar().focusList());
        robot.type(KeyCode.END);
        robot.type(KeyCode.UP);
        robot.type(KeyCode.ENTER);
        settle();
        assertEquals(FAY, model.nearby().preview().get().person());
        assertSame(button("nearby-hello"), focus());
        robot.type(KeyCode.F6);
        settle();
        assertSame(window.sidebar().list(), focus());
        robot.type(KeyCode.DOWN);
        robot.type(KeyCode.SPACE);
        settle();
        assertEquals(GUS, model.nearby().preview().get().person());
        robot.type(KeyCode.ESCAPE);
        settle();
        assertNull(model.nearby().preview().get());
        assertSame(window.sidebar().list(), focus());
        FxThread.act(() -> assertEquals("Gus", ((SidebarRow.NearbyPerson) window.sidebar().list().getFocusModel().getFocusedItem()).item().label()));
        robot.type(KeyCode.ENTER);
        robot.type(KeyCode.ENTER);
        settle();
        assertEquals(List.of(GUS.invite()), added);
    }

    @Test
    void aFamiliarNameWithAnotherKeyIsMarked(FxRobot robot) {
        apply(Cast.nearby(new NearbyPerson(Cast.GUS, new PeerName("Bo"), GUS.addresses(), Optional.of(Cast.BO)),
                new NearbyPerson(Cast.HANA, new PeerName("Ana"), GUS.addresses(), Optional.of(Cast.ANA)), Cast.nearby(Cast.FAY, "Everyone", "10.0.0.31:8000")));
        var other = "Bo · " + Cast.GUS.code();
        assertTrue(row(other).spoken().contains("not the Bo you know"));
        assertTrue(row("Ana · " + Cast.HANA.code()).spoken().contains("has your name"));
        assertTrue(rows().contains("Everyone · " + Cast.FAY.code()));
        robot.clickOn(row(other));
        settle();
        assertTrue(window.lookup("#nearby-warning").getAccessibleText().startsWith("This is not the Bo you know."));
        assertEquals("Say hello anyway", button("nearby-hello").getText());
        assertFalse(button("nearby-hello").getStyleClass().contains("primary"));
        robot.clickOn(row("Everyone · " + Cast.FAY.code()));
        settle();
        assertEquals("Say hello", button("nearby-hello").getText());
        assertTrue(button("nearby-hello").getStyleClass().contains("primary"));
    }

    @Test
    void aSinglePaneShowsThePreviewAloneAndBackReturnsToTheRow(FxRobot robot) {
        apply(Cast.nearby(FAY));
        FxThread.act(() -> SmallScene.setWidth(stage, 420));
        robot.clickOn(row("Fay"));
        settle();
        assertFalse(window.sidebar().isVisible());
        assertTrue(shown("nearby-hello"));
        robot.clickOn("#nearby-back");
        settle();
        assertTrue(window.sidebar().isVisible());
        assertFalse(shown("nearby-hello"));
    }
}
