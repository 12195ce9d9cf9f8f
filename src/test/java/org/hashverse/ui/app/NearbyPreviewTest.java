package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.hashverse.model.ChatModel;
import org.hashverse.ui.kit.Theme;
import org.hashverse.ui.nearby.NearbyPreview;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The preview of somebody who leaves the network says so, and closes after a while.
@ExtendWith(ApplicationExtension.class)
class NearbyPreviewTest {
    private final ChatModel model = Cast.model();
    private final AtomicInteger closed = new AtomicInteger();
    private Instant now = Instant.parse("2026-11-20T10:00:00Z");
    private NearbyPreview preview;

    @Start
    void start(Stage stage) {
        model.apply(Cast.nearby(Cast.nearby(Cast.FAY, "Fay", "10.0.0.31:8000")));
        model.nearby().preview().set(model.nearby().people().getFirst());
        preview = new NearbyPreview(model, closed::incrementAndGet, _ -> { }, _ -> { }, () -> now);
        var scene = new Scene(preview, 600, 600);
        Theme.follow(scene, model.settings());
        SharedStage.show(stage, scene);
    }

    private String notice() {
        var notice = preview.lookup("#nearby-notice");
        return notice.isVisible() ? notice.getAccessibleText() : "";
    }

    private void tickAt(Instant moment) {
        FxThread.act(() -> {
            now = moment;
            preview.tick();
        });
    }

    @Test
    void whoeverLeftIsSaidToHaveLeftAndThePreviewCloses() {
        assertFalse(preview.counts());
        FxThread.act(() -> model.apply(Cast.nearby()));
        assertTrue(preview.counts());
        assertEquals("Fay is no longer on your network. This page closes by itself. You can say hello when Fay is back.", notice());
        assertFalse(preview.lookup("#nearby-hello").isVisible());
        var left = now;
        tickAt(left.plus(NearbyPreview.LEFT_SHOWN).minusMillis(1));
        assertEquals(0, closed.get());
        tickAt(left.plus(NearbyPreview.LEFT_SHOWN));
        assertEquals(1, closed.get());
    }

    @Test
    void whoeverReturnsInTimeIsStillThere() {
        FxThread.act(() -> model.apply(Cast.nearby()));
        FxThread.act(() -> model.apply(Cast.nearby(Cast.nearby(Cast.FAY, "Fay", "10.0.0.31:8000"))));
        assertEquals("", notice());
        assertTrue(preview.lookup("#nearby-hello").isVisible());
        tickAt(now.plus(NearbyPreview.LEFT_SHOWN.multipliedBy(2)));
        assertEquals(0, closed.get());
    }

    @Test
    void aRunningCallKeepsThePreviewOpen() {
        FxThread.act(() -> model.nearby().sayHello(model.nearby().preview().get()));
        FxThread.act(() -> model.apply(Cast.nearby()));
        tickAt(now.plus(NearbyPreview.LEFT_SHOWN.multipliedBy(2)));
        assertEquals(0, closed.get());
        assertTrue(notice().startsWith("Saying hello to Fay · "));
    }
}
