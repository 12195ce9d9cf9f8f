package org.hashverse.ui.kit;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.hashverse.store.settings.WindowPlace;

/// Puts the window where it was last on the screen, and reports its place when it has moved. FX thread only.
public final class Placing {
    /// The last place is used only if a screen shows so many pixels of the window's width.
    static final double SHOWN_WIDTH = 160;
    /// The same for its height, title bar included.
    static final double SHOWN_HEIGHT = 120;
    /// How far above a screen the title bar may begin, in pixels: some desktops put windows there.
    static final double ABOVE = 8;
    /// How long a window must stand still before its place is reported.
    static final Duration REST = Duration.millis(700);
    /// How far a second window stands to the right of and below the one before, in pixels.
    static final double STEP = 32;
    /// How long a window must stand still before the desktop counts as having placed it.
    static final Duration PLACED = Duration.millis(100);

    private final Stage stage;
    private final Rectangle2D usual;
    private final int number;
    private final PauseTransition restTimer = new PauseTransition(REST);
    private final PauseTransition placedTimer = new PauseTransition(PLACED);
    private Consumer<WindowPlace> keep; // null until remember()
    private WindowPlace last; // the last place known; null for none
    private WindowPlace kept; // the place reported last, or restored
    private Rectangle2D sizeBefore; // the size before the window was maximised; null unless it was opened maximised
    private boolean opening; // from restore() until the window stands still

    /// @param width  width of a window without a last place, if the screen is wide enough
    /// @param height its height, if the screen is high enough
    public Placing(Stage stage, double width, double height) {
        this(stage, width, height, 0);
    }

    /// The same for a window beside other windows of this program.
    ///
    /// @param number how many windows were opened before this one. If the window would stand at the usual place, it is moved aside, so that it does not cover them exactly
    public Placing(Stage stage, double width, double height, int number) {
        this.stage = stage;
        this.number = number;
        var screen = Screen.getPrimary().getVisualBounds();
        usual = middle(Math.min(width, screen.getWidth()), Math.min(height, screen.getHeight()), screen);
        placedTimer.setOnFinished(_ -> reachTitleBar());
        restTimer.setOnFinished(_ -> {
            opening = false;
            settle();
        });
        InvalidationListener moved = _ -> {
            restTimer.playFromStart();
            if (opening) placedTimer.playFromStart();
        };
        for (var bound : List.of(stage.xProperty(), stage.yProperty(), stage.widthProperty(), stage.heightProperty(), stage.maximizedProperty())) bound.addListener(moved);
        stage.maximizedProperty().addListener(_ -> restoreSize());
    }

    /// Puts the window to a place if a screen shows enough of that place. Otherwise gives the window its usual size and the usual place on the primary screen, or, if it
    /// is not the first window, a place beside that.
    public void restore(Optional<WindowPlace> place) {
        opening = true;
        var found = place.flatMap(wanted -> shown(wanted, Screen.getScreens().stream().map(Screen::getVisualBounds).toList()));
        var size = found.filter(there -> number == 0 || !near(there, usual)).orElseGet(() -> beside(usual, Screen.getPrimary().getVisualBounds(), number));
        stage.setX(size.getMinX());
        stage.setY(size.getMinY());
        stage.setWidth(size.getWidth());
        stage.setHeight(size.getHeight());
        if (found.isEmpty()) return;
        last = kept = place.get();
        stage.setMaximized(last.maximised());
        sizeBefore = last.maximised() ? size : null;
    }

    private static Rectangle2D middle(double width, double height, Rectangle2D screen) {
        // where JavaFX puts a window: in the middle, but a third of the free height from the top
        return new Rectangle2D(screen.getMinX() + (screen.getWidth() - width) / 2, screen.getMinY() + (screen.getHeight() - height) / 3, width, height);
    }

    private static boolean near(Rectangle2D one, Rectangle2D other) {
        return Math.abs(one.getMinX() - other.getMinX()) < STEP && Math.abs(one.getMinY() - other.getMinY()) < STEP;
    }

    /// The place of a window beside others at the usual place: further right and down, and smaller where the screen ends.
    static Rectangle2D beside(Rectangle2D usual, Rectangle2D screen, int number) {
        double x = Math.min(usual.getMinX() + number * STEP, screen.getMaxX() - SHOWN_WIDTH);
        double y = Math.min(usual.getMinY() + number * STEP, screen.getMaxY() - SHOWN_HEIGHT);
        return new Rectangle2D(x, y, Math.min(usual.getWidth(), screen.getMaxX() - x), Math.min(usual.getHeight(), screen.getMaxY() - y));
    }

    /// Moves the window down if its title bar is above the screen: some desktops add a title bar above a window that is as high as the screen.
    private void reachTitleBar() {
        if (!stage.isShowing() || stage.isMaximized() || stage.isIconified() || stage.isFullScreen()) return;
        Screen.getScreensForRectangle(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()).stream().map(Screen::getVisualBounds)
                .filter(screen -> stage.getY() < screen.getMinY()).findFirst().ifPresent(screen -> stage.setY(screen.getMinY()));
    }

    /// Gives a window that was opened maximised its earlier size when it no longer is maximised: some desktops do not know that size.
    private void restoreSize() {
        if (stage.isMaximized() || sizeBefore == null) return;
        var size = sizeBefore;
        sizeBefore = null;
        Platform.runLater(() -> {
            stage.setX(size.getMinX());
            stage.setY(size.getMinY());
            stage.setWidth(size.getWidth());
            stage.setHeight(size.getHeight());
        });
    }

    /// Puts a hidden window back to its last place: the screens may have changed meanwhile, and some desktops forget the place.
    public void again() {
        restore(Optional.ofNullable(last));
    }

    /// Reports the window's place to `keep`: now if it is not the one that was restored, and whenever the window has come to rest somewhere else.
    public void remember(Consumer<WindowPlace> keep) {
        this.keep = keep;
        settle();
    }

    /// Takes the present place as the last one, and reports it if it changed. Does nothing while the window is not visible or in full screen.
    public void settle() {
        restTimer.stop();
        if (!stage.isShowing() || stage.isIconified() || stage.isFullScreen()) return;
        var currentPlace = currentPlace();
        if (currentPlace.isEmpty()) return;
        last = currentPlace.get();
        if (keep == null || last.equals(kept)) return;
        kept = last;
        keep.accept(last);
    }

    /// The current place; for a maximised window the place before it was maximised.
    private Optional<WindowPlace> currentPlace() {
        if (stage.isMaximized() && last != null) return Optional.of(new WindowPlace(last.x(), last.y(), last.width(), last.height(), true));
        try {
            return Optional.of(new WindowPlace(rounded(stage.getX()), rounded(stage.getY()), rounded(stage.getWidth()), rounded(stage.getHeight()), stage.isMaximized()));
        } catch (IllegalArgumentException nowhere) {
            return Optional.empty();
        }
    }

    private static int rounded(double pixels) {
        return (int) Math.round(pixels);
    }

    /// The rectangle for a window, not larger than its screen; empty if no screen shows enough of the place.
    ///
    /// @param screens the part of each screen that windows may cover
    static Optional<Rectangle2D> shown(WindowPlace place, List<Rectangle2D> screens) {
        return screens.stream().filter(screen -> overlap(place.x(), place.width(), screen.getMinX(), screen.getMaxX()) >= Math.min(SHOWN_WIDTH, place.width())
                        && overlap(place.y(), place.height(), screen.getMinY(), screen.getMaxY()) >= Math.min(SHOWN_HEIGHT, place.height()) && place.y() >= screen.getMinY() - ABOVE)
                .max(Comparator.comparingDouble(screen -> overlap(place.x(), place.width(), screen.getMinX(), screen.getMaxX())))
                .map(screen -> new Rectangle2D(place.x(), Math.max(place.y(), screen.getMinY()), Math.min(place.width(), screen.getWidth()), Math.min(place.height(), screen.getHeight())));
    }

    private static double overlap(double from, double length, double low, double high) {
        return Math.min(from + length, high) - Math.max(from, low);
    }
}
