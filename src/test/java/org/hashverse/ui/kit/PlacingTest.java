package org.hashverse.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.hashverse.node.TestNode;
import org.hashverse.store.settings.WindowPlace;
import org.hashverse.ui.app.FxThread;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// The window's place is restored and remembered.
@ExtendWith(ApplicationExtension.class)
class PlacingTest {
    private static final Rectangle2D MAIN = new Rectangle2D(0, 30, 1920, 1050);
    private static final Rectangle2D LEFT = new Rectangle2D(-1280, 0, 1280, 1024);
    private final List<WindowPlace> kept = new ArrayList<>();
    private Stage stage;
    private Placing placing;

    private static Optional<Rectangle2D> shown(double x, double y, int width, int height) {
        return Placing.shown(new WindowPlace((int) x, (int) y, width, height, false), List.of(MAIN, LEFT));
    }

    private void open(Optional<WindowPlace> place) {
        FxThread.act(() -> {
            stage = new Stage();
            stage.setScene(new Scene(new StackPane()));
            placing = new Placing(stage, 700, 500);
            placing.restore(place);
            stage.show();
        });
    }

    @AfterEach
    void close() {
        if (stage != null) FxThread.act(stage::hide);
    }

    @Test
    void aPlaceCountsWhileAScreenShowsTheLeastOfIt() {
        double low = MAIN.getMaxY() - Placing.SHOWN_HEIGHT;
        double right = MAIN.getMaxX() - Placing.SHOWN_WIDTH;
        assertEquals(Optional.of(new Rectangle2D(right, low, 800, 600)), shown(right, low, 800, 600));
        assertEquals(Optional.empty(), shown(right + 1, low, 800, 600));
        assertEquals(Optional.empty(), shown(right, low + 1, 800, 600));
        double left = LEFT.getMinX() - 800 + Placing.SHOWN_WIDTH;
        assertEquals(Optional.of(new Rectangle2D(left, 0, 800, 600)), shown(left, 0, 800, 600));
        assertEquals(Optional.empty(), shown(left - 1, 0, 800, 600));
        assertEquals(Optional.of(new Rectangle2D(0, MAIN.getMinY(), 800, 600)), shown(0, MAIN.getMinY() - Placing.ABOVE, 800, 600), "its title bar is put into reach");
        assertEquals(Optional.empty(), shown(0, MAIN.getMinY() - Placing.ABOVE - 1, 800, 600), "its title bar is out of reach");
        assertEquals(Optional.empty(), shown(5000, 5000, 800, 600));
    }

    @Test
    void aWindowIsNeverLargerThanTheScreenThatShowsMostOfIt() {
        assertEquals(Optional.of(new Rectangle2D(100, 100, MAIN.getWidth(), MAIN.getHeight())), shown(100, 100, 9000, 9000));
        assertEquals(Optional.of(new Rectangle2D(-1200, 100, LEFT.getWidth(), 600)), shown(-1200, 100, 1400, 600));
    }

    @Test
    void aWindowWithoutAPlaceHasItsUsualSizeAndOneWithAPlaceStandsThere() {
        open(Optional.empty());
        assertEquals(700, stage.getWidth());
        assertEquals(500, stage.getHeight());
        FxThread.act(stage::hide);
        open(Optional.of(new WindowPlace(40, 50, 600, 510, false)));
        assertEquals(new Rectangle2D(40, 50, 600, 510), new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()));
        FxThread.act(stage::hide);
        var nowhere = Screen.getPrimary().getBounds();
        open(Optional.of(new WindowPlace((int) nowhere.getMaxX() + 10, 50, 600, 510, false)));
        assertEquals(700, stage.getWidth());
        assertEquals(true, stage.getX() < nowhere.getMaxX());
    }

    @Test
    void aWindowWhoseTitleBarTheDesktopPutAboveTheScreenComesDown() throws Exception {
        open(Optional.empty());
        double top = Screen.getPrimary().getVisualBounds().getMinY();
        FxThread.act(() -> stage.setY(top - 8));
        WaitForAsyncUtils.waitFor(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS, () -> stage.getY() == top);
    }

    @Test
    void aWindowBesideOthersStandsAStepAsideAndInsideTheScreen() {
        var usual = new Rectangle2D(40, 40, 1200, 780);
        var screen = new Rectangle2D(0, 30, 1280, 800);
        assertEquals(new Rectangle2D(40 + Placing.STEP, 40 + Placing.STEP, 1200, 830 - 40 - Placing.STEP), Placing.beside(usual, screen, 1));
        for (int number = 1; number < 8; number++) assertEquals(true, screen.contains(Placing.beside(usual, screen, number)), "number " + number);
        FxThread.act(() -> {
            stage = new Stage();
            stage.setScene(new Scene(new StackPane()));
            new Placing(stage, 700, 500).restore(Optional.empty());
            stage.show();
        });
        var first = new WindowPlace((int) stage.getX(), (int) stage.getY(), 700, 500, false);
        FxThread.act(() -> {
            stage.hide();
            stage = new Stage();
            stage.setScene(new Scene(new StackPane()));
            new Placing(stage, 700, 500, 1).restore(Optional.of(first));
            stage.show();
        });
        assertEquals(Placing.STEP, stage.getX() - first.x(), 1);
        assertEquals(Placing.STEP, stage.getY() - first.y(), 1);
    }

    @Test
    void onlyAPlaceWhereTheWindowCameToRestIsKept() throws Exception {
        open(Optional.of(new WindowPlace(10, 10, 600, 500, false)));
        FxThread.act(() -> placing.remember(kept::add));
        assertEquals(List.of(), kept, "it stands where it stood");
        for (int x = 11; x <= 60; x++) {
            int to = x;
            FxThread.act(() -> stage.setX(to));
        }
        WaitForAsyncUtils.waitFor(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS, () -> kept.contains(new WindowPlace(60, 10, 600, 500, false)));
        FxThread.act(() -> {
            int before = kept.size();
            for (int y = 11; y <= 60; y++) stage.setY(y);
            assertEquals(before, kept.size(), "nothing while it moves");
            placing.settle();
            assertEquals(new WindowPlace(60, 60, 600, 500, false), kept.getLast());
            placing.settle();
            assertEquals(before + 1, kept.size(), "the same place is no news");
        });
    }

    @Test
    void aPlaceThatAWindowTookBeforeRememberIsKeptToo() {
        open(Optional.empty());
        FxThread.act(() -> placing.settle());
        FxThread.act(() -> placing.remember(kept::add));
        assertEquals(1, kept.size());
    }

    @Test
    void aMaximisedWindowIsRememberedWithItsPlaceBefore() {
        // at the corner, because a headless window that grows is drawn once in its new size at its old place, and nothing can be drawn beyond the screen
        open(Optional.of(new WindowPlace(0, 0, 600, 500, false)));
        FxThread.act(() -> placing.remember(kept::add));
        FxThread.act(() -> stage.setMaximized(true));
        FxThread.act(() -> placing.settle());
        assertEquals(List.of(new WindowPlace(0, 0, 600, 500, true)), kept);
        FxThread.act(stage::hide);
        open(Optional.of(kept.getFirst()));
        assertEquals(true, stage.isMaximized());
        FxThread.act(() -> stage.setMaximized(false));
        assertEquals(new Rectangle2D(0, 0, 600, 500), new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()));
    }

    @Test
    void aHiddenWindowReportsNoPlace() {
        open(Optional.of(new WindowPlace(10, 10, 600, 500, false)));
        FxThread.act(() -> {
            placing.remember(kept::add);
            stage.hide();
            stage.setX(90);
            placing.settle();
        });
        assertEquals(List.of(), kept);
    }
}
