package org.hashverse.ui.conversation;

import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import org.hashverse.ui.kit.Badge;
import org.hashverse.ui.kit.IconButton;
import org.hashverse.ui.kit.Scale;
import org.hashverse.ui.words.Words;
import org.kordamp.ikonli.feather.Feather;

/// The button that goes to the first unread message, or to the newest. The number of unread messages is drawn over the button's left edge. It stands mostly below the messages, so
/// that it never hides all of what can be clicked in one.
final class EndButton extends Region {
    /// Pixels that stay free below it.
    static final double BELOW = 2;
    private static final double SIZE = 32;
    /// How much of the number lies over the button.
    private static final double OVERLAP = 8;
    private final Button button = IconButton.of("message.toEnd", "to-end", Feather.CHEVRON_DOWN, "to-end");
    private final Badge count = new Badge();

    EndButton(Runnable go) {
        button.setOnAction(_ -> go.run());
        count.setId("to-end-unread");
        count.setMouseTransparent(true);
        setPickOnBounds(false);
        getChildren().addAll(button, count);
        show(false, 0);
    }

    /// Length of a side, in pixels.
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
        // called after every layout, so a needless requestLayout would never end
        if (button.isVisible() == away && count.isVisible() == counted && count.getText().equals(text)) return;
        button.setVisible(away);
        count.setVisible(counted);
        count.setText(text);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        button.resizeRelocate(0, 0, size(), size());
        double width = count.prefWidth(-1);
        double height = count.prefHeight(-1);
        count.resizeRelocate(snapPositionX(OVERLAP - width), snapPositionY((size() - height) / 2), width, height);
    }
}
