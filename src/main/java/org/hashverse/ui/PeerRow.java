package org.hashverse.ui;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Presence;

/// One peer in a list: its picture, its name, a second line, and perhaps something to do at the end.
final class PeerRow extends HBox {
    private final Label name = new Label();
    private final Label second = new Label();

    /// @param presence null where it is not known or not the point
    PeerRow(PeerId id, double size, String called, String line, Presence presence) {
        getStyleClass().add("peer-row");
        setAlignment(Pos.CENTER_LEFT);
        var avatar = new Avatar(id, size);
        if (presence != null) avatar.setPresence(presence);
        name.getStyleClass().add("peer-row-name");
        second.getStyleClass().add("second");
        for (var label : new Label[] {name, second}) {
            label.setTextOverrun(OverrunStyle.ELLIPSIS);
            label.setMinWidth(0);
        }
        var text = new VBox(name, second);
        text.setAlignment(Pos.CENTER_LEFT);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren().addAll(avatar, text);
        name.setText(called);
        Tooltip.install(name, new Tooltip(called + "\n" + id));
        second(line);
    }

    /// Changes the second line; an empty one takes no room.
    void second(String line) {
        second.setText(line);
        second.setManaged(!line.isEmpty());
        second.setVisible(!line.isEmpty());
        setAccessibleText(name.getText() + (line.isEmpty() ? "" : ", " + line));
    }

    /// Puts something to do at the end.
    void end(Node node) {
        getChildren().add(node);
    }
}
