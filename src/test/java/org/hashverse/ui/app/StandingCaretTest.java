package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.skin.TextInputControlSkin;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// When the caret of the composer blinks.
class StandingCaretTest extends WindowAlone {
    private StandingCaret caret;

    @Start
    void start(Stage stage) {
        show(stage);
        caret = new StandingCaret(window, new SimpleBooleanProperty());
    }

    private boolean blinks() throws ReflectiveOperationException {
        var asked = TextInputControlSkin.class.getDeclaredMethod("isCaretBlinking");
        asked.setAccessible(true);
        return (boolean) asked.invoke(composer().getSkin());
    }

    @Test
    void itBlinksForTenSecondsAfterTheLastKeyAndThenStands(FxRobot robot) throws Exception {
        open(BO);
        var before = Instant.now();
        robot.type(KeyCode.A);
        settle();
        FxThread.act(() -> caret.tick(before.plus(StandingCaret.BLINKS).minusNanos(1)));
        assertTrue(blinks());
        FxThread.act(() -> caret.tick(Instant.now().plus(StandingCaret.BLINKS)));
        assertFalse(blinks());
        robot.type(KeyCode.B);
        settle();
        assertTrue(blinks());
    }
}
