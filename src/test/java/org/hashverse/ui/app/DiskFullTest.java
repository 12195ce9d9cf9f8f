package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.hashverse.ExpectedLog;
import org.hashverse.chat.Conversation;
import org.hashverse.node.TestLimits;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.SendOutcome;
import org.hashverse.store.database.StoreLimits;
import org.hashverse.store.database.WordIndex;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The window while the disk is full.
class DiskFullTest extends AnasWindow {
    private static final long PAGES = 100;

    @Start
    void start(Stage stage) throws IOException {
        show(stage, TestLimits.storing(new StoreLimits(Duration.ofMillis(50), 0, PAGES, Duration.ofDays(1), 3, Duration.ofMillis(50), WordIndex.ROWS)));
    }

    @Test
    @ExpectedLog("the history cannot be written: [SQLITE_FULL]")
    void aTextSentWhileTheDiskIsFullStaysInTheComposer(FxRobot robot) throws Exception {
        connect();
        var talk = Conversation.with(bo.id());
        FxThread.act(() -> window.open(talk));
        var text = "word ".repeat(3000);
        int sent = 0;
        while (TestNode.get(ana.node.send(talk, text)) instanceof SendOutcome.Sent) assertTrue(++sent < PAGES, "the disk is never full");
        until("the banner", () -> find("banner").isVisible() && find("banner").getAccessibleText().startsWith("The disk is full."));
        var area = window.conversation().composer().area();
        FxThread.act(() -> {
            area.setText(text);
            area.requestFocus();
        });
        robot.type(KeyCode.ENTER);
        until("the reason is shown", () -> window.lookup(".toast") != null && window.lookup(".toast").getAccessibleText().startsWith("The disk is full. What you wrote stays here."));
        until("the text is back in the composer", () -> area.getText().equals(text.strip()));
        assertTrue(window.lookup(".composer-bar").lookupAll(".label").stream()
                .anyMatch(node -> ((Label) node).getText().startsWith("The disk is full. What you wrote stays here.")));
        assertEquals(sent, TestNode.get(ana.node.history().count(talk)));
    }
}
