package org.hashverse.ui.peer;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.hashverse.chat.Presence;
import org.hashverse.ui.text.WrappedLabel;
import org.hashverse.ui.words.Words;

/// One peer in a list: its face, its name, a second line, and perhaps a control at the end.
public final class PeerRow extends HBox {
    private final Avatar avatar;
    private final Label name = new Label();
    private final Label second = new WrappedLabel();

    /// @param size   of the face, in pixels
    /// @param called what we call the peer
    public PeerRow(Face face, double size, String called) {
        getStyleClass().add("peer-row");
        setAlignment(Pos.CENTER_LEFT);
        avatar = new Avatar(face, size);
        name.setText(called);
        name.getStyleClass().add("peer-row-name");
        name.setTooltip(new Tooltip(called));
        second.getStyleClass().add("second");
        name.setMinWidth(0);
        second.setMinWidth(0);
        var text = new VBox(name, second);
        text.setAlignment(Pos.CENTER_LEFT);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren().addAll(avatar, text);
        second("");
    }

    /// Changes the second line; an empty line takes no room.
    public PeerRow second(String line) {
        second.setText(line);
        second.setManaged(!line.isEmpty());
        second.setVisible(!line.isEmpty());
        setAccessibleText(line.isEmpty() ? name.getText() : Words.listed(List.of(name.getText(), line)));
        return this;
    }

    /// Changes the face, or its colour.
    public PeerRow face(Face face) {
        avatar.show(face);
        return this;
    }

    /// Changes the presence; null if it is unknown or does not matter.
    public PeerRow presence(Presence presence) {
        avatar.setPresence(presence);
        return this;
    }

    /// Adds a control at the end.
    public PeerRow end(Node node) {
        getChildren().add(node);
        return this;
    }
}
