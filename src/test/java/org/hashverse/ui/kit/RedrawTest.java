package org.hashverse.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.layout.Region;
import org.hashverse.ui.app.FxThread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class RedrawTest {
    @Test
    void manyChangesAreDrawnOnceAndTheNextOneAgain() {
        var value = new SimpleIntegerProperty();
        var drawn = new AtomicInteger();
        FxThread.act(() -> {
            new Redraw(drawn::incrementAndGet).after(new Region(), value);
            for (int i = 1; i <= 1_000; i++) value.set(i);
            assertEquals(0, drawn.get());
        });
        FxThread.act(() -> assertEquals(1, drawn.get()));
        FxThread.act(() -> value.set(0));
        FxThread.act(() -> assertEquals(2, drawn.get()));
    }
}
