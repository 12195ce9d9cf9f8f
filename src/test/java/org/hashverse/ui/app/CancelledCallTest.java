package org.hashverse.ui.app;

import java.io.IOException;
import java.time.Duration;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.hashverse.node.TestLimits;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Cancelling a call that gets no answer. The call never ends by itself, however slow the window is.
class CancelledCallTest extends AnasWindow {
    private static final Duration NEVER = Duration.ofHours(1);

    @Start
    void start(Stage stage) throws IOException {
        show(stage, TestLimits.SHORT.withHandshakes(handshakes -> handshakes.withTimes(NEVER, NEVER, NEVER)));
    }

    @Test
    void theFieldsAreFreeAgain(FxRobot robot) throws IOException {
        try (var silent = new SilentPort()) {
            addAndExpect("127.0.0.1:" + silent.port(), "Calling 127.0.0.1, port " + silent.port() + " · ");
            fire("add-cancel");
            until("the fields are free", () -> find("add-address") != null && !find("add-address").isDisabled());
            robot.type(KeyCode.ESCAPE);
            until("the dialog is closed", () -> !window.layer().showing());
        }
    }
}
