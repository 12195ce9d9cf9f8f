package org.hashverse.ui;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.hashverse.node.Peer;

/// Peers to choose one from, with Tab, the arrows or the pointer.
final class PeerChoice extends VBox {
    PeerChoice(String id) {
        super(2);
        setId(id);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            int step = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
            if (step == 0) return;
            int at = getChildren().indexOf(getScene().getFocusOwner());
            int next = at + step;
            if (next >= 0 && next < getChildren().size()) getChildren().get(next).requestFocus();
            event.consume();
        });
    }

    /// Shows these.
    ///
    /// @param label what we call a peer
    void show(List<Peer> peers, Function<Peer, String> label, Consumer<Peer> chosen) {
        var now = Instant.now();
        getChildren().setAll(peers.stream().map(peer -> row(peer, label.apply(peer), chosen, now)).toList());
    }

    private static Button row(Peer peer, String name, Consumer<Peer> chosen, Instant now) {
        var address = peer.address().map(Object::toString).orElse(peer.id().code());
        var line = address + " · " + Phrases.presence(peer, name, now);
        var row = new PeerRow(peer.id(), 36, name, line, peer.presence());
        row.setMouseTransparent(true);
        var button = new Button();
        button.getStyleClass().add("choice");
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setGraphic(row);
        button.setMaxWidth(Double.MAX_VALUE);
        row.prefWidthProperty().bind(button.widthProperty().subtract(16));
        button.setAccessibleText(name + ", " + line);
        button.setOnAction(_ -> chosen.accept(peer));
        return button;
    }
}
