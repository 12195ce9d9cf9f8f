package org.hashverse.ui.app;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.geometry.Insets;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Presence;
import org.hashverse.chat.Standing;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.PeerListing;
import org.hashverse.ui.inspector.Inspector;
import org.hashverse.ui.peer.OtherKeyCard;
import org.hashverse.ui.peer.StrangerCard;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Screenshots of the panes beside the messages or in place of them.
@Tag("screens")
@ExtendWith(ApplicationExtension.class)
class PaneScreensTest extends DialogStage {
    @Start
    void start(Stage stage) {
        show(stage);
    }

    private void inspector(Conversation open, PeerListing listing) {
        var dialogs = new ChatDialogs(model, layer, toasts);
        model.open().set(open);
        var pane = new BorderPane();
        pane.setRight(new Inspector(model, dialogs, _ -> listing == null ? new CompletableFuture<>() : CompletableFuture.completedFuture(listing)));
        root.getChildren().set(0, pane);
    }

    @Test
    void theInspector() {
        var bo = Conversation.with(Cast.BO);
        picture("inspector-told", 640, 800, () -> inspector(bo, Cast.bosPeers()));
        picture("inspector-asking", 640, 800, () -> inspector(bo, null));
        picture("inspector-none", 640, 800, () -> inspector(bo, new PeerListing(PeerListing.Status.TOLD, List.of(), 0, Optional.of(Instant.now()))));
        picture("inspector-private", 640, 800, () -> inspector(bo, new PeerListing(PeerListing.Status.PRIVATE, List.of(), 0, Optional.empty())));
        picture("inspector-no-answer", 640, 800, () -> inspector(bo, new PeerListing(PeerListing.Status.NO_ANSWER, Cast.bosPeers().peers(), 4, Cast.bosPeers().told())));
        picture("inspector-offline", 640, 800, () -> {
            model.apply(new NodeEvent.PeerChanged(Cast.presence(Cast.contact(Cast.BO, "Bo", "10.0.0.9:8000"), Presence.OFFLINE, Instant.now().minusSeconds(1200))));
            inspector(bo, new PeerListing(PeerListing.Status.OFFLINE, Cast.bosPeers().peers(), 120, Cast.bosPeers().told()));
        });
        picture("inspector-everyone", 640, 800, () -> inspector(Conversation.EVERYONE, null));
        picture("inspector-stranger", 640, 800, () -> {
            model.apply(new NodeEvent.PeerChanged(Cast.standing(Cast.contact(Cast.FAY, "Fay", "10.0.0.31:8000"), Standing.STRANGER)));
            inspector(Conversation.with(Cast.FAY), null);
        });
    }

    @Test
    void theFirstWindows() {
        picture("first", 1000, 800, () -> root.getChildren().set(0, new FirstStart(model, () -> { })));
        picture("first-small", 360, 480, () -> root.getChildren().set(0, new FirstStart(model, () -> { })));
        picture("welcome", 992, 800, () -> root.getChildren().set(0, new Welcome(model, new ChatDialogs(model, layer, toasts), toasts, new OpenedWindows().beside(toasts))));
        picture("welcome-small", 360, 480, () -> root.getChildren().set(0, new Welcome(model, new ChatDialogs(model, layer, toasts), toasts, new OpenedWindows().beside(toasts))));
    }

    @Test
    void theCardsAboveTheMessages() {
        for (double width : new double[] {740, 400}) {
            picture("stranger-" + (int) width, width, 480, () -> {
                Cast.tell(model, new NodeEvent.PeerChanged(Cast.standing(Cast.contact(Cast.FAY, "Fay", "10.0.0.31:8000"), Standing.STRANGER)),
                        new NodeEvent.PeerChanged(Cast.resembling(Cast.contact(Cast.HANA, "Bo", "10.0.0.55:8000"), Cast.BO)));
                var dialogs = new ChatDialogs(model, layer, toasts);
                var box = new VBox(16, new StrangerCard(model, model.peer(Cast.FAY).orElseThrow(), dialogs),
                        new OtherKeyCard(model, model.peer(Cast.HANA).orElseThrow(), dialogs));
                box.setPadding(new Insets(24));
                root.getChildren().set(0, box);
            });
        }
    }
}
