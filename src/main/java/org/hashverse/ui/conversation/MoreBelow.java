package org.hashverse.ui.conversation;

import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.hashverse.ui.kit.Scale;

/// Shows that there are more messages below those on screen: the list fades out at its lower edge, and a button goes to the newest.
final class MoreBelow {
    /// Height of the part of the list that fades out, in pixels at 100 percent text size.
    private static final double FADE = 28;
    /// Pixels that stay free below the button.
    private static final double BELOW_BUTTON = 2;
    private final Region fade = new Region();
    private final EndButton button;

    /// @param go what a click on the button does
    MoreBelow(Runnable go) {
        button = new EndButton(go);
        fade.getStyleClass().add("fade");
        fade.setMouseTransparent(true);
        fade.setVisible(false);
    }

    /// The part that lies over the list's lower edge.
    Node fade() {
        return fade;
    }

    /// The button.
    Node button() {
        return button;
    }

    /// Shows both while the newest message is not on screen.
    ///
    /// @param away   whether the newest message is off screen
    /// @param unread number of unread messages
    void show(boolean away, int unread) {
        fade.setVisible(away);
        button.show(away, unread);
    }

    /// Lays both out.
    ///
    /// @param right  where the button ends
    /// @param bottom where the pane ends
    void layout(Region list, double right, double bottom) {
        double height = Math.min(list.getHeight(), Scale.space(FADE));
        fade.resizeRelocate(list.getLayoutX(), list.getLayoutY() + list.getHeight() - height, list.getWidth(), height);
        double width = button.prefWidth(-1);
        button.resizeRelocate(right - width, bottom - BELOW_BUTTON - EndButton.size(), width, EndButton.size());
    }
}
