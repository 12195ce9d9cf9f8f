package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// What the window that is open says when the program is started once more.
class SecondStartTest extends WindowAlone {
    private final OpenedWindows opened = new OpenedWindows();

    @Start
    void start(Stage shown) {
        show(shown);
    }

    @Override
    MainWindow build() {
        return new MainWindow(model, quits::incrementAndGet, Optional.of(opened), Optional.empty());
    }

    private String said() {
        var toast = window.toasts().lookup(".toast");
        return toast == null ? "" : toast.getAccessibleText();
    }

    @Test
    void theWindowThatIsOpenSaysSoAndOffersOneOfAnotherPerson(FxRobot robot) throws Exception {
        robot.interact(window::openAlready);
        settle();
        assertEquals("Hashverse is open already", said());
        robot.interact(() -> ((Button) window.toasts().lookup(".toast-action")).fire());
        assertTrue(opened.person.get(120, TimeUnit.SECONDS));
    }

    @Test
    void aWindowThatMayOpenNoneOffersNone(FxRobot robot) {
        robot.interact(() -> new WindowsBeside(Optional.empty(), window.toasts()).offer());
        settle();
        assertEquals("Hashverse is open already", said());
        assertFalse(window.toasts().lookup(".toast-action") instanceof Button);
    }
}
