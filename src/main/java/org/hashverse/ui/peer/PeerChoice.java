package org.hashverse.ui.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.hashverse.chat.PeerId;
import org.hashverse.node.api.Peer;

/// A list of peers, from which the person chooses one with Tab, the arrows or the pointer. If the same peers are shown again, their rows stay and show the new state:
/// nothing moves under the pointer, and the focus stays.
public final class PeerChoice extends VBox {
    private static final int NOWHERE = Integer.MIN_VALUE;
    private final Function<Peer, String> label;
    private final Function<Peer, String> line;
    private final Consumer<Peer> chosen;
    private List<Named> shown = List.of();

    /// What decides whether a row can stay.
    private record Named(PeerId id, String name) {}

    /// @param label  what we call a peer
    /// @param line   the second line of a peer
    /// @param chosen told which peer the person chooses, as it was shown last
    public PeerChoice(String id, Function<Peer, String> label, Function<Peer, String> line, Consumer<Peer> chosen) {
        this.label = label;
        this.line = line;
        this.chosen = chosen;
        setId(id);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            int at = getChildren().indexOf(getScene().getFocusOwner());
            int next = switch (event.getCode()) {
                case DOWN -> at + 1;
                case UP -> at - 1;
                case HOME -> 0;
                case END -> getChildren().size() - 1;
                default -> NOWHERE;
            };
            if (next == NOWHERE) return;
            if (next >= 0 && next < getChildren().size()) getChildren().get(next).requestFocus();
            event.consume();
        });
    }

    /// Shows peers, in this order.
    public void show(List<Peer> peers) {
        var wanted = peers.stream().map(peer -> new Named(peer.id(), label.apply(peer))).toList();
        if (!wanted.equals(shown)) {
            var rows = new ArrayList<Button>();
            for (var peer : peers) rows.add(row(peer));
            getChildren().setAll(rows);
            shown = wanted;
        }
        for (int i = 0; i < peers.size(); i++) update((Button) getChildren().get(i), peers.get(i));
    }

    private Button row(Peer peer) {
        var row = new PeerRow(Face.of(peer), 32, label.apply(peer));
        row.setMouseTransparent(true);
        var button = new Button();
        button.getStyleClass().add("choice");
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setGraphic(row);
        button.setMaxWidth(Double.MAX_VALUE);
        row.prefWidthProperty().bind(button.widthProperty().subtract(16));
        return button;
    }

    private void update(Button button, Peer peer) {
        var row = (PeerRow) button.getGraphic();
        row.face(Face.of(peer));
        row.second(line.apply(peer));
        row.presence(peer.presence());
        button.setAccessibleText(row.getAccessibleText());
        button.setOnAction(_ -> chosen.accept(peer));
    }
}
