package org.hashverse.ui.app;

import javafx.geometry.Insets;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.hashverse.ui.kit.AppIcon;
import org.hashverse.ui.kit.Scale;
import org.hashverse.ui.kit.Theme;

/// What the window shows before its node is there: the panes of last time, empty, where they will stand; before the first start the program's sign.
/// It needs no stylesheet, font or control, because these take most of a start.
final class PaneOutlines extends StackPane {
    private static final double SIGN = 88;

    /// The window asks for a name first, so there are no panes yet.
    static PaneOutlines sign() {
        var outlines = new PaneOutlines();
        var sign = new ImageView(AppIcon.address(256));
        sign.setId("sign");
        sign.setFitWidth(SIGN);
        sign.setFitHeight(SIGN);
        outlines.getChildren().add(sign);
        return outlines;
    }

    /// The panes.
    ///
    /// @param early   colours for what is drawn before there is a stylesheet
    /// @param talking whether a conversation will be open
    /// @param list    how wide the person made the list of peers, see [org.hashverse.store.settings.Habits#sidebar]
    static PaneOutlines panes(Theme.Early early, boolean talking, int list) {
        var outlines = new PaneOutlines();
        outlines.getChildren().add(new Outlines(early, talking, list));
        return outlines;
    }

    private static final class Outlines extends Region {
        private static final double SIDE = 24;
        private static final double BELOW = 20;
        private static final double BOX = 50;

        private final Region sidebar = new Region();
        private final Region header = new Region();
        private final Region composer = new Region();
        private final Region inspector = new Region();
        private final boolean talking;
        private final int list;

        Outlines(Theme.Early early, boolean talking, int list) {
            this.talking = talking;
            this.list = list;
            sidebar.setId("outline-sidebar");
            sidebar.setBackground(lined(early.line(), early.panel(), 0, new Insets(0, 1, 0, 0)));
            header.setId("outline-header");
            header.setBackground(lined(early.line(), early.panel(), 0, new Insets(0, 0, 1, 0)));
            inspector.setId("outline-inspector");
            inspector.setBackground(lined(early.line(), early.panel(), 0, new Insets(0, 0, 0, 1)));
            composer.setId("outline-composer");
            composer.setBackground(lined(early.line(), early.raised(), 14, new Insets(1)));
            getChildren().addAll(sidebar, header, composer, inspector);
        }

        private static Background lined(Color line, Color ground, double corner, Insets inside) {
            return new Background(new BackgroundFill(line, new CornerRadii(corner), Insets.EMPTY), new BackgroundFill(ground, new CornerRadii(Math.max(0, corner - 1)), inside));
        }

        @Override
        protected void layoutChildren() {
            double width = getWidth();
            double height = getHeight();
            boolean narrow = Panes.narrow(width);
            double right = talking && Panes.wide(width) ? Panes.inspector(width) : 0;
            double left = narrow ? 0 : Panes.left(list, width - right);
            double top = Scale.room(Panes.HEADER);
            double box = Scale.room(BOX);
            sidebar.setVisible(!narrow || !talking);
            header.setVisible(talking);
            composer.setVisible(talking);
            inspector.setVisible(right > 0);
            sidebar.resizeRelocate(0, 0, narrow ? width : left, height);
            header.resizeRelocate(left, 0, width - left - right, top);
            composer.resizeRelocate(left + SIDE, height - BELOW - box, width - left - right - 2 * SIDE, box);
            inspector.resizeRelocate(width - right, 0, right, height);
        }
    }
}
