package org.hashverse.ui.conversation;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.hashverse.ui.kit.Icons;
import org.hashverse.ui.kit.Scale;
import org.hashverse.ui.words.Words;
import org.kordamp.ikonli.feather.Feather;

/// The button that goes to the first unread message, or to the newest: the number of unread messages, if there are any, and an arrow. It stands mostly below the messages, so
/// that it never hides all of what can be clicked in one.
final class EndButton extends Button {
    private static final double SIZE = 32;
    private final Label count = new Label();

    EndButton(Runnable go) {
        setId("to-end");
        getStyleClass().add("to-end");
        count.setId("to-end-unread");
        count.getStyleClass().add("to-end-unread");
        count.managedProperty().bind(count.visibleProperty());
        var content = new HBox(4, count, Icons.of(Feather.CHEVRON_DOWN));
        content.setAlignment(Pos.CENTER);
        setGraphic(content);
        setTooltip(new Tooltip(Words.get("message.toEnd")));
        setOnAction(_ -> go.run());
        setVisible(false);
        count.setVisible(false);
        setAccessibleText(Words.get("message.toEnd"));
    }

    /// Its height, and its least width, in pixels.
    static double size() {
        return Scale.space(SIZE);
    }

    /// Shows the button while the newest message is not on screen.
    ///
    /// @param away   whether the newest message is off screen
    /// @param unread number of unread messages
    void show(boolean away, int unread) {
        var text = unread > 999 ? Words.get("sidebar.manyUnread") : Integer.toString(unread);
        boolean counted = away && unread > 0;
        // called after every layout, so a needless request of a layout would never end
        if (isVisible() == away && count.isVisible() == counted && count.getText().equals(text)) return;
        setVisible(away);
        count.setVisible(counted);
        count.setText(text);
        var words = Words.get("message.toEnd");
        setAccessibleText(counted ? Words.listed(List.of(words, Words.get("sidebar.unread.spoken", text))) : words);
    }

    @Override
    protected double computePrefWidth(double height) {
        return Math.max(size(), super.computePrefWidth(height));
    }
}
