package org.hashverse.ui;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// Goes to the newest message, and says how many are unread there. 36 pixels wide and high; the number stands over its upper edge.
final class EndButton extends Region {
    static final double SIZE = 36;
    private static final double OVER = 10;
    private final Button button = SelfCard.button("message.toEnd", "to-end", Feather.CHEVRON_DOWN, "to-end");
    private final Label count = new Label();

    EndButton(Runnable go) {
        button.setOnAction(_ -> go.run());
        count.getStyleClass().add("unread");
        count.setId("to-end-unread");
        count.setMouseTransparent(true);
        setPickOnBounds(false);
        getChildren().addAll(button, count);
        show(false, 0);
    }

    /// @param away whether the end is out of sight
    void show(boolean away, int unread) {
        button.setVisible(away);
        count.setVisible(away && unread > 0);
        count.setText(unread > 999 ? Words.get("sidebar.manyUnread") : Integer.toString(unread));
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        button.resizeRelocate(0, 0, SIZE, SIZE);
        double width = count.prefWidth(-1);
        count.resizeRelocate(snapPositionX((SIZE - width) / 2), -OVER, width, count.prefHeight(-1));
    }
}
