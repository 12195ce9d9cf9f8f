package org.hashverse.ui.conversation;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import org.hashverse.ui.kit.Badge;
import org.hashverse.ui.kit.IconButton;
import org.hashverse.ui.kit.Scale;
import org.hashverse.ui.text.Direction;
import org.hashverse.ui.words.Words;
import org.kordamp.ikonli.feather.Feather;

/// The button back to the list of conversations, with the number of unread messages in those that are neither open nor muted. The number is at the arrow's upper corner,
/// away from the avatar beside it.
final class BackButton extends Region {
    /// Pixels from the button's edge to the number, so that the number does not cover the arrow.
    private static final double INSET = 22;
    private final Button button = IconButton.of("header.back", "back", Feather.ARROW_LEFT, "flat");
    private final Badge count = new Badge();

    BackButton(Runnable go) {
        Direction.mirroredIfRightToLeft(button.getGraphic());
        button.setOnAction(_ -> go.run());
        count.setId("unread-elsewhere");
        count.setMouseTransparent(true);
        setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(button, count);
    }

    /// Shows the number of unread messages in these conversations; 0 hides it.
    void show(int unread) {
        count.setVisible(unread > 0);
        count.setText(unread > 999 ? Words.get("sidebar.manyUnread") : Integer.toString(unread));
        button.setAccessibleText(unread > 0 ? Words.listed(List.of(Words.get("header.back"), Words.get("sidebar.unread.spoken", count.getText()))) : Words.get("header.back"));
    }

    @Override
    protected double computePrefWidth(double height) {
        double wide = button.prefWidth(-1);
        return snapSizeX(count.isVisible() ? Math.max(wide, Scale.space(INSET) + count.prefWidth(-1)) : wide);
    }

    @Override
    protected double computePrefHeight(double width) {
        return button.prefHeight(-1);
    }

    @Override
    protected void layoutChildren() {
        double wide = button.prefWidth(-1);
        double high = button.prefHeight(-1);
        double top = snapPositionY((getHeight() - high) / 2);
        button.resizeRelocate(0, top, wide, high);
        count.resizeRelocate(Scale.space(INSET), top - 2, count.prefWidth(-1), count.prefHeight(-1));
    }
}
