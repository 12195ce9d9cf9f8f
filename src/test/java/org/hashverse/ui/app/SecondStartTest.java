package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/// The open window's reaction when the program is started again.
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

    private String toastText() {
        var toast = window.toasts().lookup(".toast");
        return toast == null ? "" : toast.getAccessibleText();
    }

    @Test
    void theOpenWindowSaysThatItWasOpenAndOffersOneForAnotherPerson() throws Exception {
        FxThread.act(window::openAlready);
        assertEquals("Hashverse is open already", toastText());
        FxThread.act(() -> ((Button) window.toasts().lookup(".toast-action")).fire());
        assertTrue(opened.person.get(120, TimeUnit.SECONDS));
    }

    @Test
    void aWindowThatCannotOpenFurtherWindowsOffersNone() {
        FxThread.act(() -> new WindowOpener(Optional.empty(), window.toasts()).offer());
        assertEquals("Hashverse is open already", toastText());
        assertFalse(window.toasts().lookup(".toast-action") instanceof Button);
    }
}
