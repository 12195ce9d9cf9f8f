package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.hashverse.ExpectedLog;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerId;
import org.hashverse.model.ChatModel;
import org.hashverse.node.api.QueryAnswer;
import org.hashverse.ui.add.QueryCard;
import org.hashverse.ui.dialog.DialogLayer;
import org.hashverse.ui.dialog.Dialogs;
import org.hashverse.ui.dialog.Toasts;
import org.hashverse.ui.kit.Theme;
import org.hashverse.ui.peer.ClearCard;
import org.hashverse.ui.peer.CompareCard;
import org.hashverse.ui.peer.RemoveOrBlockCard;
import org.hashverse.ui.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The window's confirmation dialogs and their effects.
@ExtendWith(ApplicationExtension.class)
class DialogsTest {
    private final ChatModel model = Cast.model();
    private final StringBuilder done = new StringBuilder();
    private DialogLayer layer;
    private Dialogs dialogs;
    private Scene scene;

    @Start
    void start(Stage stage) {
        layer = new DialogLayer();
        dialogs = new ChatDialogs(model, layer, new Toasts());
        scene = SmallScene.of(new StackPane(layer), 640, 800);
        Theme.follow(scene, new SimpleObjectProperty<>(Cast.settings()));
        SharedStage.show(stage, scene);
    }

    private String textOf(String id) {
        FxThread.settle();
        return scene.lookup("#" + id).getAccessibleText();
    }

    private RemoveOrBlockCard part(RemoveOrBlockCard.Way way, PeerId peer, int count) {
        return new RemoveOrBlockCard(way, model.peer(peer).orElseThrow(), CompletableFuture.completedFuture(count), delete -> done.append("go ").append(delete), layer::close);
    }

    @Test
    void removingAPeerExplainsItsConsequences() {
        FxThread.act(() -> layer.show(part(RemoveOrBlockCard.Way.REMOVE, Cast.DARA, 214)));
        assertEquals("Remove Dara? Hashverse stops calling Dara. Your 214 messages stay under Not contacts.", textOf("remove"));
        assertEquals("2 messages have not reached Dara and are cancelled.", textOf("remove-waiting"));
        FxThread.act(() -> ((CheckBox) scene.lookup("#remove-delete")).setSelected(true));
        assertEquals("Remove Dara? Hashverse stops calling Dara. Your 214 messages are deleted from this computer.", textOf("remove"));
        FxThread.act(() -> ((Button) scene.lookup("#remove-go")).fire());
        assertEquals("go true", done.toString());
    }

    @Test
    void enterInANewConfirmationRemovesNobody(FxRobot robot) {
        FxThread.act(() -> layer.show(part(RemoveOrBlockCard.Way.REMOVE, Cast.BO, 1)));
        assertEquals("Remove Bo? The connection ends and Hashverse stops calling Bo. Your message stays under Not contacts.", textOf("remove"));
        assertFalse(scene.lookup("#remove-waiting").isVisible());
        robot.type(KeyCode.ENTER);
        assertFalse(layer.showing());
        assertEquals("", done.toString());
    }

    @Test
    void blockingExplainsThatCallsAreRefusedAndHowToUnblock() {
        FxThread.act(() -> layer.show(part(RemoveOrBlockCard.Way.BLOCK, Cast.BO, 0)));
        assertEquals("Block Bo? The connection ends, Hashverse stops calling Bo and refuses every call from that key. You can undo that in Settings.", textOf("block"));
        assertFalse(scene.lookup("#remove-delete").isVisible());
    }

    @Test
    void bothSeeTheSameNumbersInTheSameOrder() {
        var ours = numbers(Cast.ANA, "Ana", Cast.BO, "Bo");
        var theirs = numbers(Cast.BO, "Bo", Cast.ANA, "Ana");
        assertEquals(ours, theirs);
        assertEquals(2, ours.size());
        assertTrue(ours.getFirst().compareTo("") > 0 && ours.stream().allMatch(half -> half.matches("\\w+: ([0-9]{5} ){5}[0-9]{5}")), ours.toString());
    }

    private List<String> numbers(PeerId own, String ownName, PeerId other, String name) {
        FxThread.act(() -> layer.show(new CompareCard(new CompareCard.NamedKey(own, ownName), new CompareCard.NamedKey(other, name), false, _ -> { }, () -> { }, _ -> { }, layer::close)));
        var halves = scene.getRoot().lookupAll(".numbers > VBox").stream().map(Node::getAccessibleText).toList();
        FxThread.act(() -> layer.close());
        return halves;
    }

    @Test
    void numbersThatDifferWarnAndOfferToBlock(FxRobot robot) {
        FxThread.act(() -> layer.show(new CompareCard(new CompareCard.NamedKey(Cast.ANA, "Ana"), new CompareCard.NamedKey(Cast.BO, "Bo"), false, match -> done.append(match), () -> done.append(" block"), _ -> { }, layer::close)));
        robot.clickOn("#compare-differ");
        assertEquals("Then you are not connected to Bo’s computer. Write nothing private, and block this key.", textOf("compare-notice"));
        robot.clickOn("#compare-block");
        assertEquals("false block", done.toString());
    }

    @Test
    void manyRecipientsAreConfirmedOnce(FxRobot robot) {
        FxThread.act(() -> dialogs.confirmEveryone(24, () -> done.append("sent")));
        assertEquals("Send to 24", ((Button) scene.lookup("#confirm-everyone-send")).getText());
        robot.type(KeyCode.ENTER);
        assertEquals("", done.toString());
        FxThread.act(() -> dialogs.confirmEveryone(24, () -> done.append("sent")));
        robot.clickOn("#confirm-everyone-send");
        assertEquals("sent", done.toString());
        assertFalse(layer.showing());
    }

    @Test
    void theSamePersonWithANewKeyIsConfirmedWithTheConsequences() {
        FxThread.act(() -> dialogs.samePerson(Cast.FAY, Cast.DARA));
        assertEquals("Is it the same Dara? Then this key is Dara from now on, and the old one is refused. 2 messages that waited for the old key are not sent by themselves. "
                + "Compare the numbers afterwards.", textOf("otherkey-same"));
        FxThread.act(() -> layer.close());
        FxThread.act(() -> dialogs.samePerson(Cast.FAY, Cast.BO));
        assertEquals("Is it the same Bo? Then this key is Bo from now on, and the old one is refused. Compare the numbers afterwards.", textOf("otherkey-same"));
    }

    @Test
    void theDetailsOfAReceivedMessageSayWhenItWasWritten() {
        var written = Instant.now();
        FxThread.act(() -> {
            Talk.arrivesForAll(model, Cast.CHEN, written, "The projector is broken.");
            dialogs.details(model.conversation(Conversation.EVERYONE).messages().getFirst());
        });
        assertEquals("Message Written " + Words.full(written) + " by Chen to everyone.", textOf("details"));
    }

    @Test
    void clearingExplainsWhatIsDeletedAndCancelled(FxRobot robot) {
        FxThread.act(() -> layer.show(new ClearCard(Conversation.with(Cast.BO), "Bo", 214, 2, () -> done.append("clear"), layer::close)));
        assertEquals("Clear the conversation with Bo? Delete the 214 messages with Bo here? Bo keeps what arrived there.", textOf("clear"));
        assertEquals("2 waiting messages will be cancelled.", textOf("clear-waiting"));
        robot.type(KeyCode.ENTER);
        assertFalse(layer.showing());
        FxThread.act(() -> layer.show(new ClearCard(Conversation.EVERYONE, "Everyone", 1, 0, () -> done.append("clear"), layer::close)));
        assertEquals("Clear the conversation with everyone? Delete the one message to and from everyone here? The others keep what arrived there.", textOf("clear"));
        assertFalse(scene.lookup("#clear-waiting").isVisible());
        robot.clickOn("#clear-go");
        assertEquals("clear", done.toString());
    }

    @Test
    void aQueryOfAnAmbiguousNameOffersAChoice(FxRobot robot) {
        var asked = new ArrayList<String>();
        var bo = model.peer(Cast.BO).orElseThrow().peer().get();
        var card = new QueryCard[1];
        FxThread.act(() -> {
            card[0] = new QueryCard(model, typed -> {
                asked.add(typed);
                return CompletableFuture.completedFuture(asked.size() == 1 ? new QueryAnswer.Ambiguous(List.of(bo, Cast.contact(Cast.HANA, "Bo", "10.0.0.41:8000")))
                        : new QueryAnswer.Connected(bo, Optional.of(Duration.ofMillis(5))));
            }, peer -> done.append(peer.code()), _ -> { }, layer::close);
            layer.show(card[0]);
            card[0].ask("Bo");
        });
        assertEquals("2 matches for “Bo”. Which one?", textOf("query-notice"));
        robot.clickOn("#query-choice .choice");
        assertEquals("Bo is connected to you. Round trip 5\u00a0ms.", textOf("query-notice"));
        assertEquals(List.of("Bo", Cast.BO.text()), asked);
        robot.clickOn("#query-open-chat");
        assertEquals(Cast.BO.code(), done.toString());
    }

    @Test
    @ExpectedLog("the node could not answer")
    void aQueryThatCannotBeAnsweredSaysSo() {
        FxThread.act(() -> {
            var card = new QueryCard(model, _ -> CompletableFuture.failedFuture(new IllegalStateException("thrown by the test")), _ -> { }, _ -> { }, layer::close);
            layer.show(card);
            card.ask("Bo");
        });
        assertEquals(Words.get("failed"), textOf("query-notice"));
    }

    @Test
    void anInvalidPortIsReportedBeforeTheQueryIsSent() {
        FxThread.act(() -> {
            var card = new QueryCard(model, typed -> {
                done.append(typed);
                return new CompletableFuture<>();
            }, _ -> { }, _ -> { }, layer::close);
            layer.show(card);
            card.ask("10.0.0.9:65536");
        });
        assertEquals("A port is a number from 1 to 65535.", textOf("query-notice"));
        assertEquals("", done.toString());
    }

    @Test
    void aNotFoundAddressCanBeAdded(FxRobot robot) {
        FxThread.act(() -> {
            var card = new QueryCard(model, _ -> CompletableFuture.completedFuture(new QueryAnswer.NotFound(3)), _ -> { }, done::append, layer::close);
            layer.show(card);
            card.ask("10.0.0.52:8000");
        });
        assertEquals("None of your 3 peers is at 10.0.0.52:8000.", textOf("query-notice"));
        robot.clickOn("#query-add");
        assertEquals("10.0.0.52:8000", done.toString());
    }
}
