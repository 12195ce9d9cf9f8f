package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;
import javafx.stage.Stage;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Message;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.SomeMarks;
import org.hashverse.model.ChatModel;
import org.hashverse.node.api.DialHistory;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.store.history.MessageQueries;
import org.hashverse.ui.details.AttemptList;
import org.hashverse.ui.details.TrailCard;
import org.hashverse.ui.details.TrailPerson;
import org.hashverse.ui.dialog.DialogLayer;
import org.hashverse.ui.files.SomeFiles;
import org.hashverse.ui.kit.Theme;
import org.hashverse.ui.message.DeliveryMark;
import org.hashverse.ui.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The trail of a message, with answers that the test decides.
@ExtendWith(ApplicationExtension.class)
class TrailCardTest {
    private static final Conversation WITH_DARA = Conversation.with(Cast.DARA);
    private final ChatModel model = Cast.model();
    private final Trails.Answers answers = new Trails.Answers();
    private DialogLayer layer;
    private TrailCard card;

    @Start
    void start(Stage stage) {
        layer = new DialogLayer();
        var scene = SmallScene.of(new StackPane(layer), 640, 800);
        Theme.follow(scene, new SimpleObjectProperty<>(Cast.settings()));
        SharedStage.show(stage, scene);
    }

    private void open(Conversation in, Map<PeerId, Delivery> deliveries) {
        FxThread.act(() -> {
            card = Trails.card(model, in, "Hello", deliveries, answers, layer::close);
            layer.show(card, card::stop);
        });
    }

    private Node find(String id) {
        FxThread.settle();
        return card.lookup("#" + id);
    }

    private String textOf(String id) {
        return find(id) instanceof Label label ? label.getText() : find(id).getAccessibleText();
    }

    private List<String> rows() {
        FxThread.settle();
        return ((TrailPerson) card.lookup(".trail-person")).getParent().getChildrenUnmodifiable().stream().map(person -> person.lookup(".peer-row").getAccessibleText()).toList();
    }

    private void deliver(Conversation in, PeerId to, Delivery delivery) {
        FxThread.act(() -> model.apply(new NodeEvent.DeliveryChanged(in, model.conversation(in).messages().getLast().message().id(), to, delivery)));
    }

    @Test
    void itShowsWhyAMessageWaitsTheAttemptsAndTheNextOne() {
        open(WITH_DARA, Map.of(Cast.DARA, Delivery.QUEUED));
        assertTrue(card.getAccessibleText().startsWith("Why hasn’t Dara got this? Written "), card.getAccessibleText());
        assertEquals(List.of("Dara, Still on your computer"), rows());
        assertTrue(textOf("trail-why-" + Cast.DARA.code()).matches("Dara is offline, last heard .+\\. Nobody answered at 10\\.0\\.0\\.21, port 8000\\. Is Hashverse running there.*"),
                textOf("trail-why-" + Cast.DARA.code()));
        assertTrue(textOf("trail-next-" + Cast.DARA.code()).matches("Next try in 1?[0-9]\u00a0s"), textOf("trail-next-" + Cast.DARA.code()));
        assertEquals(8, ((AttemptList) find("trail-attempts-" + Cast.DARA.code())).getItems().size());
        FxThread.act(() -> ((ButtonBase) find("trail-try-" + Cast.DARA.code())).fire());
        assertEquals(List.of(Cast.DARA), answers.tried);
    }

    @Test
    void itFollowsADeliveryAndShowsNoReasonAfterSuccess() {
        open(WITH_DARA, Map.of(Cast.DARA, Delivery.QUEUED));
        assertEquals("Don’t send to Dara", ((ButtonBase) find("trail-cancel")).getText());
        deliver(WITH_DARA, Cast.DARA, Delivery.DELIVERED);
        assertEquals(List.of("Dara, Delivered to Dara"), rows());
        assertTrue(card.getAccessibleText().startsWith("Delivery to Dara Written "), card.getAccessibleText());
        assertFalse(find("trail-why-" + Cast.DARA.code()).isVisible());
        assertFalse(find("trail-try-" + Cast.DARA.code()).isVisible());
        assertTrue(find("trail-cancel") == null);
    }

    @Test
    void aPeerWithoutAnAddressIsNotOfferedToBeCalled() {
        answers.calls = new DialHistory(List.of(), Optional.empty());
        var dara = model.peer(Cast.DARA).orElseThrow().peer().get();
        FxThread.act(() -> model.apply(new NodeEvent.PeerChanged(Cast.withoutAddress(dara))));
        open(WITH_DARA, Map.of(Cast.DARA, Delivery.QUEUED));
        assertEquals("Hashverse has no address of Dara. It goes out when Dara connects.", textOf("trail-next-" + Cast.DARA.code()));
        assertFalse(find("trail-try-" + Cast.DARA.code()).isVisible());
    }

    @Test
    void aConnectedPeerThatHasNotConfirmedIsNotShownAsOffline() {
        open(Conversation.with(Cast.BO), Map.of(Cast.BO, Delivery.SENT));
        assertEquals("Bo is connected but has not confirmed it yet. It may have left this computer already.", textOf("trail-why-" + Cast.BO.code()));
        assertTrue(find("trail-cancel") == null);
    }

    @Test
    void smallPiecesForAPeerThatLosesLargePacketsAreExplained() {
        answers.calls = new DialHistory(List.of(), Optional.empty(), true);
        open(Conversation.with(Cast.BO), Map.of(Cast.BO, Delivery.SENT));
        assertEquals("Bo is connected, but large packets do not arrive there. Two connections ended in the middle of a message. Hashverse sends in small pieces now, "
                + "which takes longer.", textOf("trail-why-" + Cast.BO.code()));
    }

    @Test
    void aFullDiskIsShownBeforeAnyOtherReason() {
        open(WITH_DARA, Map.of(Cast.DARA, Delivery.QUEUED));
        FxThread.act(() -> model.apply(new NodeEvent.HistoryFull(Optional.of("full"))));
        assertEquals("The disk of this computer is full. Nothing is sent until there is room.", textOf("trail-why-" + Cast.DARA.code()));
        assertFalse(find("trail-try-" + Cast.DARA.code()).isVisible());
    }

    @Test
    void ofAMessageToEveryonePeersWithoutItComeFirst() {
        open(Conversation.EVERYONE, Map.of(Cast.BO, Delivery.READ, Cast.CHEN, Delivery.DELIVERED, Cast.DARA, Delivery.QUEUED, Cast.ELI, Delivery.CANCELLED));
        assertEquals("2 of 3 have the message", textOf("trail-count"));
        assertEquals(List.of("Dara, Still on your computer", "Bo, Read by Bo", "Chen, Delivered to Chen", "Eli, Cancelled before it left"), rows());
        deliver(Conversation.EVERYONE, Cast.DARA, Delivery.DELIVERED);
        assertEquals("3 of 3 have the message", textOf("trail-count"));
        assertEquals("Bo, Read by Bo", rows().getFirst());
    }

    @Test
    void theLinkThatCancelsNamesThoseWhoWillNotGetIt() {
        open(Conversation.EVERYONE, Map.of(Cast.BO, Delivery.SENT, Cast.CHEN, Delivery.QUEUED, Cast.DARA, Delivery.QUEUED, Cast.ELI, Delivery.DELIVERED));
        assertEquals("Don’t send to 2 people", ((ButtonBase) find("trail-cancel")).getText());
        assertTrue(card.getAccessibleText().endsWith(" to everyone connected then."), card.getAccessibleText());
        deliver(Conversation.EVERYONE, Cast.CHEN, Delivery.SENT);
        assertEquals("Don’t send to Dara", ((ButtonBase) find("trail-cancel")).getText());
    }

    @Test
    void onlyOneSentenceSaysThatAPeerIsOffline() {
        answers.calls = new DialHistory(List.of(), Optional.empty());
        open(WITH_DARA, Map.of(Cast.DARA, Delivery.QUEUED));
        assertEquals("It goes out when Dara connects again.", textOf("trail-next-" + Cast.DARA.code()));
        assertEquals(List.of("Dara, Still on your computer"), rows());
        assertTrue(textOf("trail-why-" + Cast.DARA.code()).startsWith("Dara is offline, last heard "));
    }

    @Test
    void aStageIsMarkedAsSentWhileFilesAreStillHere() {
        FxThread.act(() -> {
            var message = SomeFiles.mine(WITH_DARA, Cast.ANA, Instant.now(), "", Map.of(Cast.DARA, Delivery.DELIVERED), SomeFiles.file("a", 1));
            model.apply(new NodeEvent.MessageWritten(message));
            answers.steps.add(Trails.step(Cast.DARA, Delivery.DELIVERED, Instant.now()));
            card = new TrailCard(model, model.conversation(WITH_DARA).messages().getLast(), answers, (_, _) -> { }, layer::close);
            layer.show(card, card::stop);
        });
        assertEquals(List.of("Dara, Delivered to Dara · Dara has not downloaded the file yet"), rows());
        var delivered = new DeliveryMark();
        delivered.show(Delivery.Stage.DELIVERED);
        assertEquals(3, card.lookupAll(".delivery").size());
        assertTrue(card.lookupAll(".delivery").stream().noneMatch(mark -> shape(mark).equals(shape(delivered))), "no step shows two checks");
    }

    private static String shape(Node mark) {
        return ((SVGPath) ((Parent) mark).getChildrenUnmodifiable().getFirst()).getContent();
    }

    @Test
    void cancellingTooLateIsReported() {
        open(WITH_DARA, Map.of(Cast.DARA, Delivery.QUEUED));
        FxThread.act(() -> ((ButtonBase) find("trail-cancel")).fire());
        assertEquals("Too late, it may have left.", textOf("trail-too-late"));
    }

    @Test
    void reasonCodesAreShownAsSentences() {
        open(WITH_DARA, Map.of(Cast.DARA, Delivery.refused("history-damaged")));
        assertEquals(List.of("Dara, The history was damaged: nobody can say how far it came"), rows());
        assertEquals("Not sent: Dara’s key was replaced", DeliveryMark.words(Delivery.refused("key-replaced"), "Dara"));
    }

    private static final Conversation EVERYONE = Conversation.EVERYONE;

    /// Ana changes the message that the card shows.
    ///
    /// @param deliveries as the node tells them: of the change while it has not arrived
    private void change(Content content, Optional<Instant> edited, Map<PeerId, Delivery> deliveries) {
        var message = model.conversation(EVERYONE).messages().getLast().message();
        FxThread.act(() -> model.apply(new NodeEvent.MessageChanged(new Delivered(
                new Message(message.id(), EVERYONE, message.author(), message.stamp(), message.shown(), content), true, false, Optional.empty(), deliveries, SomeMarks.of(edited, List.of(), false, Set.of())))));
    }

    @Test
    void ofAMessageThatWasTakenBackItSaysWhoseComputerDeletedIt() {
        open(EVERYONE, Map.of(Cast.BO, Delivery.READ, Cast.CHEN, Delivery.DELIVERED, Cast.DARA, Delivery.QUEUED, Cast.ELI, Delivery.READ));
        var at = Instant.now();
        answers.change.addAll(List.of(Trails.step(Cast.BO, Delivery.DELIVERED, at), Trails.step(Cast.CHEN, Delivery.QUEUED, at)));
        answers.steps.removeIf(step -> step.recipient().equals(Cast.DARA));
        answers.steps.add(Trails.step(Cast.DARA, Delivery.CANCELLED, at));
        change(new Content.TakenBack(), Optional.empty(), Map.of(Cast.BO, Delivery.DELIVERED, Cast.CHEN, Delivery.QUEUED, Cast.DARA, Delivery.CANCELLED, Cast.ELI, Delivery.READ));
        assertEquals(List.of("Chen, Chen has not been reached yet", "Bo, Bo’s computer deleted it at " + Words.time(at.plusSeconds(2)), "Dara, Dara never got it",
                "Eli, Eli was not a contact, so Eli’s computer was not asked"), rows());
        assertTrue(card.getAccessibleText().startsWith("Message taken back "), card.getAccessibleText());
        assertEquals("You took back a message", card.lookup(".excerpt").getAccessibleText());
        assertFalse(find("trail-count").isVisible());
        assertTrue(find("trail-cancel") == null);
        answers.change.set(1, Trails.step(Cast.CHEN, Delivery.DELIVERED, at));
        change(new Content.TakenBack(), Optional.empty(), Map.of(Cast.BO, Delivery.DELIVERED, Cast.CHEN, Delivery.DELIVERED, Cast.DARA, Delivery.CANCELLED, Cast.ELI, Delivery.READ));
        assertTrue(rows().contains("Chen, Chen’s computer deleted it at " + Words.time(at.plusSeconds(2))), rows().toString());
    }

    @Test
    void ofAnEditedMessageItSaysWhoHasTheNewestText() {
        open(EVERYONE, Map.of(Cast.BO, Delivery.READ, Cast.CHEN, Delivery.DELIVERED, Cast.ELI, Delivery.READ));
        var at = Instant.now();
        answers.versions.addAll(List.of(new MessageQueries.Version("Hello", at.minusSeconds(30)), new MessageQueries.Version("Hello all", at)));
        answers.change.addAll(List.of(Trails.step(Cast.BO, Delivery.DELIVERED, at), Trails.step(Cast.CHEN, Delivery.QUEUED, at)));
        change(Content.text("Hello all"), Optional.of(at), Map.of(Cast.BO, Delivery.READ, Cast.CHEN, Delivery.QUEUED, Cast.ELI, Delivery.READ));
        assertEquals(List.of("Chen, Chen does not have the newest text yet", "Bo, Bo has the newest text", "Eli, Eli keeps an earlier text"), rows());
        assertEquals("2 of 3 have the message", textOf("trail-count"));
        assertEquals(List.of("Hello"), find("versions").lookupAll(".excerpt").stream().map(Node::getAccessibleText).toList());
        assertEquals("Hello all", card.lookup(".excerpt").getAccessibleText());
        assertTrue(find("trail-cancel") == null, "an edit is not cancelled");
    }
}
