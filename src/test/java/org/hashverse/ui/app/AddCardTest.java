package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.hashverse.ExpectedLog;
import org.hashverse.chat.Invite;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.model.ChatModel;
import org.hashverse.node.AddOutcome;
import org.hashverse.ui.add.AddCard;
import org.hashverse.ui.dialog.DialogLayer;
import org.hashverse.ui.kit.CopyLink;
import org.hashverse.ui.kit.Theme;
import org.hashverse.ui.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The add dialog, with calls whose outcome the test decides.
@ExtendWith(ApplicationExtension.class)
class AddCardTest {
    private final ChatModel model = Cast.model();
    private DialogLayer layer;
    private final List<Object> called = new ArrayList<>();
    private final List<Object> keptTrying = new ArrayList<>();
    private CompletableFuture<AddOutcome> outcome = new CompletableFuture<>();
    private PeerId opened;
    private AddCard card;

    @Start
    void start(Stage stage) {
        layer = new DialogLayer();
        var scene = new Scene(new StackPane(layer), 640, 700);
        Theme.follow(scene, new SimpleObjectProperty<>(Cast.settings()));
        SharedStage.show(stage, scene);
        card = new AddCard(model, new AddCard.Line() {
            @Override
            public CompletableFuture<AddOutcome> call(PeerAddress address) {
                called.add(address);
                return outcome;
            }

            @Override
            public CompletableFuture<AddOutcome> call(Invite invite) {
                called.add(invite);
                return outcome;
            }

            @Override
            public void keepTrying(AddCard.Invitee invitee) {
                keptTrying.add(invitee);
            }
        }, peer -> {
            opened = peer;
            layer.close();
        }, layer::close, new CopyLink("add-copy-invite", Words.get("add.copy-invite"), () -> "mine"));
        layer.show(card, card::stop);
    }

    private TextField field(String id) {
        return (TextField) card.lookup("#" + id);
    }

    private Button button(String id) {
        return (Button) card.lookup("#" + id);
    }

    private String notice() {
        var notice = card.lookup("#add-notice");
        return notice.isVisible() ? notice.getAccessibleText() : null;
    }

    private void paste(FxRobot robot, String id, String text) {
        robot.interact(() -> field(id).setText(text));
    }

    private void call(FxRobot robot, String address) {
        paste(robot, "add-address", address);
        robot.interact(() -> button("add-call").fire());
    }

    private void answer(AddOutcome with) {
        outcome.complete(with);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static AddOutcome failed(AddOutcome.Failure failure) {
        return new AddOutcome.Failed(failure, Optional.of(Cast.BO), Optional.of(Cast.HANA));
    }

    private void callGus(FxRobot robot) {
        paste(robot, "add-invite", Cast.invite(Cast.GUS, "Gus", "10.0.0.40:8000").toString());
        robot.interact(() -> button("add-call").fire());
    }

    @Test
    void onlyKeepTryingKeepsAnInviteThatNobodyAnswers(FxRobot robot) {
        callGus(robot);
        answer(failed(AddOutcome.Failure.SILENCE));
        robot.interact(() -> { layer.close(); });
        assertEquals(List.of(), keptTrying);
        robot.interact(() -> layer.show(card, card::stop));
        outcome = new CompletableFuture<>();
        robot.interact(() -> button("add-try-again").fire());
        answer(failed(AddOutcome.Failure.SILENCE));
        robot.interact(() -> button("add-keep-trying").fire());
        assertEquals(List.of(new AddCard.Invitee.Bearer(Cast.invite(Cast.GUS, "Gus", "10.0.0.40:8000"))), keptTrying);
    }

    @Test
    void cancelCancelsTheAttemptAtTheNode(FxRobot robot) {
        callGus(robot);
        robot.interact(() -> button("add-cancel").fire());
        assertTrue(outcome.isCancelled());
    }

    @Test
    void afterAFailureTheFieldHasTheFocusAndSpaceDoesNotCancelACall(FxRobot robot) {
        robot.interact(() -> field("add-address").requestFocus());
        call(robot, "10.0.0.52");
        robot.type(KeyCode.SPACE);
        assertFalse(outcome.isCancelled());
        answer(failed(AddOutcome.Failure.SILENCE));
        robot.write("9");
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals("10.0.0.529", field("add-address").getText());
    }

    @Test
    void aPortTypedIntoTheAddressMovesToThePortField(FxRobot robot) {
        robot.interact(() -> field("add-address").requestFocus());
        robot.interact(() -> "127.0.0.3:8001".chars().forEach(c -> field("add-address").appendText(String.valueOf((char) c))));
        assertEquals("8000", field("add-port").getText(), "the person may still be typing");
        robot.interact(() -> button("add-call").fire());
        assertEquals("127.0.0.3", field("add-address").getText());
        assertEquals("8001", field("add-port").getText());
    }

    @Test
    void anAddressPastedOverALongerTextIsSplitToo(FxRobot robot) {
        paste(robot, "add-address", "a-very-long-name-of-a-computer");
        paste(robot, "add-address", "127.0.0.3:8001");
        assertEquals("127.0.0.3", field("add-address").getText());
        assertEquals("8001", field("add-port").getText());
    }

    @Test
    void anAddressWithItsPortIsSplitInWhicheverFieldItIsPasted(FxRobot robot) {
        for (var id : List.of("add-address", "add-port", "add-invite")) {
            for (var text : List.of("10.0.0.52 8001", "10.0.0.52:8001", "add 10.0.0.52 8001")) {
                robot.interact(() -> {
                    field("add-address").setText("");
                    field("add-port").setText("8000");
                    field("add-invite").setText("");
                    field(id).setText(text);
                });
                assertEquals("10.0.0.52", field("add-address").getText(), id + " " + text);
                assertEquals("8001", field("add-port").getText(), id + " " + text);
                assertEquals("", field("add-invite").getText(), id + " " + text);
                assertFalse(button("add-call").isDisabled());
            }
        }
    }

    @Test
    void anInviteIsRecognizedInWhicheverFieldItIsPastedAndItsOwnerShown(FxRobot robot) {
        var invite = Cast.invite(Cast.GUS, "Gus", "10.0.0.40:8000");
        for (var id : List.of("add-address", "add-port", "add-invite")) {
            paste(robot, "add-invite", "");
            paste(robot, id, "Mine: " + invite);
            assertEquals(invite.toString(), field("add-invite").getText(), id);
            assertEquals("", field("add-address").getText(), id);
            assertEquals("8000", field("add-port").getText(), id);
            assertTrue(card.lookup("#add-inviter").isVisible());
            assertEquals("Invite of Gus · " + Cast.GUS.code() + ", 10.0.0.40:8000", card.lookup("#add-inviter .peer-row").getAccessibleText());
        }
        robot.interact(() -> button("add-call").fire());
        assertEquals(List.of(invite), called);
    }

    @Test
    void inputIsCheckedWhileItIsTyped(FxRobot robot) {
        robot.clickOn(field("add-address")).write("10.0.0.5");
        assertNull(notice());
        assertFalse(button("add-call").isDisabled());
        robot.interact(() -> field("add-port").setText("65536"));
        assertEquals("A port is a number from 1 to 65535.", notice());
        assertTrue(field("add-port").getStyleClass().contains("wrong"));
        assertTrue(button("add-call").isDisabled());
        robot.interact(() -> field("add-port").setText("65535"));
        assertNull(notice());
        assertFalse(field("add-port").getStyleClass().contains("wrong"));
    }

    @Test
    void ourOwnAddressAndConnectedPeersAreNotCalled(FxRobot robot) {
        paste(robot, "add-address", "10.0.0.7:8000");
        assertEquals("That is your own address. Give it to the other person and type theirs.", notice());
        paste(robot, "add-address", Cast.self().invite().toString());
        assertEquals("That is your own invite. Give it to the other person and paste theirs.", notice());
        assertTrue(button("add-call").isDisabled());
        paste(robot, "add-address", "10.0.0.9:8000");
        assertEquals("You are already connected to Bo here.", notice());
        robot.clickOn("#add-open-chat");
        assertEquals(Cast.BO, opened);
        assertEquals(List.of(), called);
    }

    @Test
    void whileCallingTheFieldsAreLockedAndCancelEndsTheCall(FxRobot robot) {
        call(robot, "10.0.0.52");
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
    void theSecondsOfACallAreCounted(FxRobot robot) throws Exception {
        call(robot, "10.0.0.52");
        WaitForAsyncUtils.waitFor(120, TimeUnit.SECONDS, () -> !notice().endsWith(" 0\u00a0s"));
        assertTrue(notice().matches("Calling 10\\.0\\.0\\.52, port 8000 · [1-9][0-9]*\u00a0s"), notice());
    }

    @Test
    void escapeEndsTheCallAndClosesTheDialog(FxRobot robot) {
        call(robot, "10.0.0.52");
        robot.type(KeyCode.ESCAPE);
        assertTrue(outcome.isCancelled());
        assertFalse(layer.showing());
    }

    @Test
    void afterSilenceTryAgainAndKeepTryingAreOffered(FxRobot robot) {
        call(robot, "10.0.0.52");
        answer(failed(AddOutcome.Failure.SILENCE));
        assertTrue(notice().startsWith("Nobody answered at 10.0.0.52, port 8000."), notice());
        assertTrue(card.lookup("#add-copy-invite").isVisible());
        outcome = new CompletableFuture<>();
        robot.clickOn("#add-try-again");
        assertEquals(2, called.size());
        assertTrue(notice().startsWith("Calling"), notice());
        answer(failed(AddOutcome.Failure.REFUSED));
        robot.clickOn("#add-keep-trying");
        assertEquals(List.of(new AddCard.Invitee.At(PeerAddress.parse("10.0.0.52:8000"))), keptTrying);
    }

    @Test
    void aFailureThatRetryingCannotFixOffersNoKeepTrying(FxRobot robot) {
        call(robot, "10.0.0.52");
        answer(failed(AddOutcome.Failure.NOT_HASHVERSE));
        assertTrue(notice().startsWith("Another program answers on that port."), notice());
        assertNull(card.lookup("#add-keep-trying"));
    }

    @Test
    void anotherKeyShowsBothCodes(FxRobot robot) {
        call(robot, "10.0.0.52");
        answer(failed(AddOutcome.Failure.OTHER_KEY));
        assertTrue(notice().endsWith("The key expected begins with " + Cast.BO.code() + "; the one that answered, with " + Cast.HANA.code() + "."), notice());
        assertTrue(notice().startsWith("Another computer than Bo’s"), notice());
    }

    @Test
    void aChangeAfterAFailureAllowsAnotherCall(FxRobot robot) {
        call(robot, "10.0.0.52");
        answer(failed(AddOutcome.Failure.SILENCE));
        robot.interact(() -> field("add-port").setText("8001"));
        assertNull(notice());
        assertFalse(button("add-call").isDisabled());
    }

    @Test
    void successOpensTheConversation(FxRobot robot) {
        call(robot, "10.0.0.40");
        answer(new AddOutcome.Connected(Cast.contact(Cast.GUS, "Gus", "10.0.0.40:8000"), false));
        assertEquals(Cast.GUS, opened);
        assertFalse(layer.showing());
    }

    @Test
    void aPeerThatWasAlreadyConnectedIsReported(FxRobot robot) {
        call(robot, "chens-laptop");
        answer(new AddOutcome.Connected(model.peer(Cast.CHEN).orElseThrow().peer().get(), true));
        assertNull(opened);
        assertEquals("You are already connected to Chen here.", notice());
        robot.clickOn("#add-open-chat");
        assertEquals(Cast.CHEN, opened);
    }

    @Test
    void anInviteFromOutsideCallsNobodyWhenEnterIsPressed(FxRobot robot) {
        robot.interact(() -> card.fill(Cast.invite(Cast.GUS, "Gus", "10.0.0.40:8000").toString()));
        robot.type(KeyCode.ENTER);
        assertEquals(List.of(), called);
    }

    @Test
    @ExpectedLog("the node could not answer")
    void aNodeThatCannotAnswerEndsTheCall(FxRobot robot) {
        call(robot, "10.0.0.52");
        outcome.completeExceptionally(new IllegalStateException("broken"));
        WaitForAsyncUtils.waitForFxEvents();
        assertFalse(button("add-call").isDisabled());
        assertTrue(button("add-call").isVisible());
        assertFalse(field("add-address").isDisabled());
        assertEquals(Words.get("failed"), notice());
    }
}
