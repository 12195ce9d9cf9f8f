package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Presence;
import org.hashverse.chat.Standing;
import org.hashverse.model.ChatModel;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.PeerListing;
import org.hashverse.node.api.TestPeer;
import org.hashverse.ui.dialog.DialogLayer;
import org.hashverse.ui.dialog.Toasts;
import org.hashverse.ui.inspector.Inspector;
import org.hashverse.ui.inspector.PeersOfPeer;
import org.hashverse.ui.kit.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The inspector with a model that the test feeds with events, and peers that answer when the test decides.
@ExtendWith(ApplicationExtension.class)
class InspectorTest {
    private final ChatModel model = Cast.model();
    private final List<PeerId> asked = new ArrayList<>();
    private final List<CompletableFuture<PeerListing>> answers = new ArrayList<>();
    private DialogLayer layer;
    private Scene scene;
    private PeersOfPeer peersAlone;

    @Start
    void start(Stage stage) {
        layer = new DialogLayer();
        var toasts = new Toasts();
        var dialogs = new ChatDialogs(model, layer, toasts);
        peersAlone = new PeersOfPeer(model, this::ask, dialogs::add);
        scene = SmallScene.of(new StackPane(new Inspector(model, dialogs, this::ask), toasts, layer), 640, 800);
        Theme.follow(scene, new SimpleObjectProperty<>(Cast.settings()));
        SharedStage.show(stage, scene);
    }

    private CompletableFuture<PeerListing> ask(PeerId id) {
        asked.add(id);
        answers.add(new CompletableFuture<>());
        return answers.getLast();
    }

    private void open(Conversation conversation) {
        FxThread.act(() -> model.open().set(conversation));
    }

    private void answer(PeerListing listing) {
        answers.getLast().complete(listing);
        FxThread.settle();
    }

    private void tell(NodeEvent event) {
        FxThread.act(() -> model.apply(event));
    }

    private String text(String id) {
        return scene.lookup("#" + id) instanceof Labeled labeled ? labeled.getText() : null;
    }

    private List<String> rows() {
        return scene.getRoot().lookupAll("#inspector-peers .peer-row").stream().map(Node::getAccessibleText).toList();
    }

    @Test
    void aClickOnAPeerAsksForItsPeersAndShowsThem() {
        open(Conversation.with(Cast.BO));
        assertEquals(List.of(Cast.BO), asked);
        assertEquals("Asking Bo…", text("inspector-peers-line"));
        answer(Cast.bosPeers());
        assertEquals("Bo’s peers · 4", text("inspector-peers-head"));
        assertTrue(text("inspector-peers-line").startsWith("as Bo told it "));
        assertEquals(List.of("Chen, connected to you too", "Gus, 10.0.0.40:8000", "Hana, no address: ask for an invite", "Ana, you"), rows());
        assertEquals("10.0.0.9:8000", text("inspector-address"));
        assertEquals("verified", text("inspector-verified"));
    }

    @Test
    void theWordOfAContactIsNoVerificationOfOurs() {
        open(Conversation.with(Cast.CHEN));
        assertEquals("Not verified", text("inspector-verified"));
        var chen = model.peer(Cast.CHEN).orElseThrow().peer().get();
        tell(new NodeEvent.PeerChanged(TestPeer.like(chen).withVouchedBy(Cast.BO).peer()));
        assertEquals("Verified by Bo, not by you", text("inspector-verified"));
        tell(new NodeEvent.PeerChanged(TestPeer.like(chen).withVouchedBy(Cast.BO).withVerified().peer()));
        assertEquals("verified", text("inspector-verified"));
    }

    @Test
    void addIsOfferedForUnknownPeersAndFillsTheDialog(FxRobot robot) {
        open(Conversation.with(Cast.BO));
        answer(Cast.bosPeers());
        assertNull(scene.lookup("#inspector-add-" + Cast.CHEN.code()));
        assertNull(scene.lookup("#inspector-add-" + Cast.HANA.code()));
        robot.clickOn("#inspector-add-" + Cast.GUS.code());
        assertEquals("10.0.0.40", ((TextField) scene.lookup("#add-address")).getText());
        assertEquals("8000", ((TextField) scene.lookup("#add-port")).getText());
    }

    @Test
    void refreshAsksAgainButOnlyOnceAtATime(FxRobot robot) {
        open(Conversation.with(Cast.BO));
        FxThread.act(() -> ((Hyperlink) scene.lookup("#inspector-refresh")).fire());
        assertEquals(1, asked.size(), "the inspector is asking already");
        assertFalse(scene.lookup("#inspector-refresh").isDisabled(), "a focused link would lose the focus every 15 s");
        answer(Cast.bosPeers());
        robot.clickOn("#inspector-refresh");
        assertEquals(2, asked.size());
        answer(new PeerListing(PeerListing.Status.TOLD, List.of(), 0, Optional.of(Instant.now())));
        assertEquals("Bo has no other peers", text("inspector-peers-line"));
        assertEquals(List.of(), rows());
    }

    @Test
    void withoutAnAnswerTheOldListStaysAndAskAgainIsOffered() {
        open(Conversation.with(Cast.BO));
        answer(Cast.bosPeers());
        FxThread.act(() -> ((Hyperlink) scene.lookup("#inspector-refresh")).fire());
        answer(new PeerListing(PeerListing.Status.NO_ANSWER, List.of(), 0, Optional.empty()));
        assertEquals("Bo did not answer\u00a0·", text("inspector-peers-line"));
        assertEquals(4, rows().size());
        FxThread.act(() -> ((Hyperlink) scene.lookup("#inspector-again")).fire());
        assertEquals(3, asked.size());
    }

    @Test
    void aPeerThatGoesOfflineKeepsItsListWithItsAge() {
        open(Conversation.with(Cast.BO));
        answer(Cast.bosPeers());
        tell(new NodeEvent.PeerChanged(Cast.presence(Cast.contact(Cast.BO, "Bo", "10.0.0.9:8000"), Presence.OFFLINE, Instant.now())));
        assertTrue(text("inspector-peers-line").startsWith("Bo is offline; this is from "), text("inspector-peers-line"));
        assertEquals(4, rows().size());
        assertFalse(scene.lookup("#inspector-refresh").isVisible());
    }

    @Test
    void anAnswerThatArrivesAfterAnotherPeerWasOpenedIsNotShownThere() {
        open(Conversation.with(Cast.BO));
        var late = answers.getLast();
        open(Conversation.with(Cast.CHEN));
        late.complete(Cast.bosPeers());
        FxThread.settle();
        assertEquals("Chen", text("inspector-name"));
        assertEquals("Asking Chen…", text("inspector-peers-line"));
        assertEquals(List.of(), rows());
    }

    @Test
    void aStrangerIsNotAskedAndCannotBeRemovedHere() {
        tell(new NodeEvent.PeerChanged(Cast.standing(Cast.contact(Cast.FAY, "Fay", "10.0.0.31:8000"), Standing.STRANGER)));
        open(Conversation.with(Cast.FAY));
        assertEquals(List.of(), asked);
        assertEquals("Fay’s peers are shown once you have accepted each other.", text("inspector-peers-line"));
        assertNull(scene.lookup("#inspector-remove"));
    }

    @Test
    void aRemovedOrBlockedPeerCanBeAddedBack() {
        var bo = model.peer(Cast.BO).orElseThrow().peer().get();
        open(Conversation.with(Cast.BO));
        assertTrue(scene.lookup("#inspector-remove") != null && scene.lookup("#inspector-block") != null && scene.lookup("#inspector-add-back") == null);
        tell(new NodeEvent.PeerChanged(Cast.standing(bo, Standing.REMOVED)));
        assertTrue(scene.lookup("#inspector-remove") == null && scene.lookup("#inspector-add-back") != null);
        tell(new NodeEvent.PeerChanged(Cast.standing(bo, Standing.BLOCKED)));
        assertTrue(scene.lookup("#inspector-unblock") != null && scene.lookup("#inspector-block") == null);
    }

    @Test
    void everyoneShowsOurConnectedPeersAndLeadsToThem(FxRobot robot) {
        open(Conversation.EVERYONE);
        assertEquals(List.of(), asked);
        var rows = scene.getRoot().lookupAll("#inspector-own .choice").stream().map(Node::getAccessibleText).toList();
        assertEquals(3, rows.size());
        assertEquals("Bo, 3\u00a0ms", rows.getFirst());
        assertTrue(rows.getLast().matches("Eli, no answer [0-9]+\u00a0s"), rows.getLast());
        robot.clickOn("#inspector-own .choice");
        assertEquals(Conversation.with(Cast.BO), model.open().get());
    }

    @Test
    void aPeerThatAcceptsUsIsAskedAtOnce() {
        var bo = model.peer(Cast.BO).orElseThrow().peer().get();
        tell(new NodeEvent.PeerChanged(Cast.met(bo, false)));
        open(Conversation.with(Cast.BO));
        answer(new PeerListing(PeerListing.Status.NOT_ACCEPTED, List.of(), 0, Optional.empty()));
        assertEquals("Bo has not accepted you yet", text("inspector-peers-line"));
        int before = asked.size();
        tell(new NodeEvent.PeerChanged(bo));
        assertEquals(before + 1, asked.size());
        answer(Cast.bosPeers());
        assertEquals(4, rows().size());
    }

    @Test
    void thePeerIsAskedEveryFifteenSecondsAndAtOnceWhenItIsBack() {
        var start = Instant.parse("2026-11-20T10:00:00Z");
        FxThread.act(() -> {
            peersAlone.show(model.peer(Cast.BO).orElseThrow(), start);
            peersAlone.tick(start);
        });
        assertEquals(1, asked.size());
        answer(Cast.bosPeers());
        FxThread.act(() -> peersAlone.tick(start.plusMillis(14_900)));
        assertEquals(1, asked.size());
        FxThread.act(() -> peersAlone.tick(start.plusSeconds(15)));
        assertEquals(2, asked.size());
        answer(Cast.bosPeers());
        var bo = model.peer(Cast.BO).orElseThrow().peer().get();
        tell(new NodeEvent.PeerChanged(Cast.presence(bo, Presence.OFFLINE, Instant.now())));
        FxThread.act(() -> peersAlone.tick(start.plusSeconds(16)));
        assertEquals(2, asked.size());
        tell(new NodeEvent.PeerChanged(bo));
        FxThread.act(() -> peersAlone.tick(start.plusSeconds(17)));
        assertEquals(3, asked.size());
    }
}
