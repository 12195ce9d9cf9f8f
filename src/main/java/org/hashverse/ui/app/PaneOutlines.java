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

/// What the window shows before the node runs: empty outlines of the panes at their later places, or the logo before the first start.
/// It uses no stylesheet, font or control, because loading these takes most of the start time.
final class PaneOutlines extends StackPane {
    private static final double LOGO = 88;

    /// The logo, for a window that will ask for a name before it shows panes.
    static PaneOutlines logo() {
        var outlines = new PaneOutlines();
        var logo = new ImageView(AppIcon.url(256));
        logo.setId("sign");
        logo.setFitWidth(LOGO);
        logo.setFitHeight(LOGO);
        outlines.getChildren().add(logo);
        return outlines;
    }

    /// The outlines of the panes.
    ///
    /// @param early        colours to use before a stylesheet is loaded
    /// @param talking      whether a conversation will be open
    /// @param sidebarWidth width of the sidebar, see [org.hashverse.store.settings.Habits#sidebar]
    static PaneOutlines panes(Theme.Early early, boolean talking, int sidebarWidth) {
        var outlines = new PaneOutlines();
        outlines.getChildren().add(new Outlines(early, talking, sidebarWidth));
        return outlines;
    }

    private static final class Outlines extends Region {
        private static final double COMPOSER_SIDE = 24;
        private static final double COMPOSER_BELOW = 20;
        private static final double COMPOSER_HEIGHT = 50;

        private final Region sidebar = new Region();
        private final Region header = new Region();
        private final Region composer = new Region();
        private final Region inspector = new Region();
        private final boolean talking;
        private final int sidebarWidth;

        Outlines(Theme.Early early, boolean talking, int sidebarWidth) {
            this.talking = talking;
            this.sidebarWidth = sidebarWidth;
            sidebar.setId("outline-sidebar");
            sidebar.setBackground(bordered(early.line(), early.panel(), 0, new Insets(0, 1, 0, 0)));
            header.setId("outline-header");
            header.setBackground(bordered(early.line(), early.panel(), 0, new Insets(0, 0, 1, 0)));
            inspector.setId("outline-inspector");
            inspector.setBackground(bordered(early.line(), early.panel(), 0, new Insets(0, 0, 0, 1)));
            composer.setId("outline-composer");
            composer.setBackground(bordered(early.line(), early.raised(), 14, new Insets(1)));
            getChildren().addAll(sidebar, header, composer, inspector);
        }

        private static Background bordered(Color line, Color ground, double corner, Insets inside) {
            return new Background(new BackgroundFill(line, new CornerRadii(corner), Insets.EMPTY), new BackgroundFill(ground, new CornerRadii(Math.max(0, corner - 1)), inside));
        }

        @Override
        protected void layoutChildren() {
            double width = getWidth();
            double height = getHeight();
            boolean narrow = Panes.narrow(width);
            double right = talking && Panes.wide(width) ? Panes.inspectorWidth(width) : 0;
            double left = narrow ? 0 : Panes.left(sidebarWidth, width - right);
            double top = Scale.space(Panes.HEADER_HEIGHT);
            double box = Scale.space(COMPOSER_HEIGHT);
            sidebar.setVisible(!narrow || !talking);
            header.setVisible(talking);
            composer.setVisible(talking);
            inspector.setVisible(right > 0);
            sidebar.resizeRelocate(0, 0, narrow ? width : left, height);
            header.resizeRelocate(left, 0, width - left - right, top);
            composer.resizeRelocate(left + COMPOSER_SIDE, height - COMPOSER_BELOW - box, width - left - right - 2 * COMPOSER_SIDE, box);
            inspector.resizeRelocate(width - right, 0, right, height);
        }
    }
}
