package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Hyperlink;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.hashverse.ExpectedLog;
import org.hashverse.chat.PeerAddress;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.ui.add.AddCard;
import org.hashverse.ui.words.Words;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The add dialog during a call and after its outcome.
class AddCardCallTest extends AddCardAlone {
    @Start
    void start(Stage stage) {
        show(stage);
    }

    private void call(String address) {
        paste("add-address", address);
        FxThread.act(() -> button("add-call").fire());
    }

    private void answer(AddOutcome with) {
        outcome.complete(with);
        FxThread.settle();
    }

    private static AddOutcome failed(AddOutcome.Failure failure) {
        return new AddOutcome.Failed(failure, Optional.of(Cast.BO), Optional.of(Cast.HANA));
    }

    private void callGus() {
        paste("add-invite", Cast.invite(Cast.GUS, "Gus", "10.0.0.40:8000").toString());
        FxThread.act(() -> button("add-call").fire());
    }

    @Test
    void onlyKeepTryingKeepsAnInviteThatNobodyAnswers() {
        callGus();
        answer(failed(AddOutcome.Failure.SILENCE));
        FxThread.act(() -> { layer.close(); });
        assertEquals(List.of(), keptTrying);
        FxThread.act(() -> layer.show(card, card::stop));
        outcome = new CompletableFuture<>();
        FxThread.act(() -> button("add-try-again").fire());
        answer(failed(AddOutcome.Failure.SILENCE));
        FxThread.act(() -> button("add-keep-trying").fire());
        assertEquals(List.of(new AddCard.Callee.Inviter(Cast.invite(Cast.GUS, "Gus", "10.0.0.40:8000"))), keptTrying);
    }

    @Test
    void cancelCancelsTheAttemptAtTheNode() {
        callGus();
        FxThread.act(() -> button("add-cancel").fire());
        assertTrue(outcome.isCancelled());
    }

    @Test
    void afterAFailureTheFieldHasTheFocusAndSpaceDoesNotCancelACall(FxRobot robot) {
        FxThread.act(() -> field("add-address").requestFocus());
        call("10.0.0.52");
        robot.type(KeyCode.SPACE);
        assertFalse(outcome.isCancelled());
        answer(failed(AddOutcome.Failure.SILENCE));
        robot.write("9");
        FxThread.settle();
        assertEquals("10.0.0.529", field("add-address").getText());
    }

    @Test
    void whileCallingTheFieldsAreLockedAndCancelEndsTheCall(FxRobot robot) {
        call("10.0.0.52");
        assertEquals(List.of(PeerAddress.parse("10.0.0.52:8000")), called);
        assertTrue(notice().startsWith("Calling 10.0.0.52, port 8000 · "), notice());
        for (var id : List.of("add-address", "add-port", "add-invite")) assertTrue(field(id).isDisabled(), id);
        robot.clickOn("#add-cancel");
        assertTrue(outcome.isCancelled());
        assertTrue(layer.showing());
        assertNull(notice());
        assertFalse(field("add-address").isDisabled());
        assertEquals("10.0.0.52", field("add-address").getText());
    }

    @Test
    void theSecondsOfACallAreCounted() throws Exception {
        call("10.0.0.52");
        WaitForAsyncUtils.waitFor(120, TimeUnit.SECONDS, () -> !notice().endsWith(" 0\u00a0s"));
        assertTrue(notice().matches("Calling 10\\.0\\.0\\.52, port 8000 · [1-9][0-9]*\u00a0s"), notice());
    }

    @Test
    void escapeEndsTheCallAndClosesTheDialog(FxRobot robot) {
        call("10.0.0.52");
        robot.type(KeyCode.ESCAPE);
        assertTrue(outcome.isCancelled());
        assertFalse(layer.showing());
    }

    @Test
    void theReasonOfAFailureThatMayPassCanBeFound() {
        call("10.0.0.52");
        assertFalse(WindowAlone.visible(card.lookup("#add-why")));
        answer(failed(AddOutcome.Failure.SILENCE));
        FxThread.act(() -> ((Hyperlink) card.lookup("#add-why")).fire());
        assertEquals(List.of(new AddCard.Callee.At(PeerAddress.parse("10.0.0.52:8000"))), examined);
        paste("add-address", "10.0.0.53");
        assertFalse(WindowAlone.visible(card.lookup("#add-why")));
        outcome = new CompletableFuture<>();
        FxThread.act(() -> button("add-call").fire());
        answer(failed(AddOutcome.Failure.DECLINED));
        assertFalse(WindowAlone.visible(card.lookup("#add-why")), "the reason is known");
    }

    @Test
    void afterSilenceTryAgainAndKeepTryingAreOffered(FxRobot robot) {
        call("10.0.0.52");
        answer(failed(AddOutcome.Failure.SILENCE));
        assertTrue(notice().startsWith("Nobody answered at 10.0.0.52, port 8000."), notice());
        assertTrue(card.lookup("#add-copy-invite").isVisible());
        outcome = new CompletableFuture<>();
        robot.clickOn("#add-try-again");
        assertEquals(2, called.size());
        assertTrue(notice().startsWith("Calling"), notice());
        answer(failed(AddOutcome.Failure.REFUSED));
        robot.clickOn("#add-keep-trying");
        assertEquals(List.of(new AddCard.Callee.At(PeerAddress.parse("10.0.0.52:8000"))), keptTrying);
    }

    @Test
    void aFailureThatRetryingCannotFixOffersNoKeepTrying() {
        call("10.0.0.52");
        answer(failed(AddOutcome.Failure.NOT_HASHVERSE));
        assertTrue(notice().startsWith("Another program answers on that port."), notice());
        assertNull(card.lookup("#add-keep-trying"));
    }

    @Test
    void anotherKeyShowsBothCodes() {
        call("10.0.0.52");
        answer(failed(AddOutcome.Failure.OTHER_KEY));
        assertTrue(notice().endsWith("The key expected begins with " + Cast.BO.code() + "; the one that answered, with " + Cast.HANA.code() + "."), notice());
        assertTrue(notice().startsWith("Another computer than Bo’s"), notice());
    }

    @Test
    void aChangeAfterAFailureAllowsAnotherCall() {
        call("10.0.0.52");
        answer(failed(AddOutcome.Failure.SILENCE));
        FxThread.act(() -> field("add-port").setText("8001"));
        assertNull(notice());
        assertFalse(button("add-call").isDisabled());
    }

    @Test
    void successOpensTheConversation() {
        call("10.0.0.40");
        answer(new AddOutcome.Connected(Cast.contact(Cast.GUS, "Gus", "10.0.0.40:8000"), false));
        assertEquals(Cast.GUS, opened);
        assertFalse(layer.showing());
    }

    @Test
    void aPeerThatWasAlreadyConnectedIsReported(FxRobot robot) {
        call("chens-laptop");
        answer(new AddOutcome.Connected(model.peer(Cast.CHEN).orElseThrow().peer().get(), true));
        assertNull(opened);
        assertEquals("You are already connected to Chen here.", notice());
        robot.clickOn("#add-open-chat");
        assertEquals(Cast.CHEN, opened);
    }

    @Test
    @ExpectedLog("the node could not answer")
    void aNodeThatCannotAnswerEndsTheCall() {
        call("10.0.0.52");
        outcome.completeExceptionally(new IllegalStateException("broken"));
        FxThread.settle();
        assertFalse(button("add-call").isDisabled());
        assertTrue(button("add-call").isVisible());
        assertFalse(field("add-address").isDisabled());
        assertEquals(Words.get("failed"), notice());
    }
}
