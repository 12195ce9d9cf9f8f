package org.hashverse.ui.app;

import java.time.Duration;
import java.time.Instant;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.skin.TextInputControlSkin;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/// Stops the caret from blinking ten seconds after the last input, as GTK does. The next key makes it blink again.
///
/// While a caret blinks, JavaFX draws sixty times a second. In a window that waits for its person, that is most of the work.
final class StandingCaret {
    /// How long the caret blinks after the last key, click or focus change of the window: as GTK's `gtk-cursor-blink-timeout`.
    static final Duration BLINKS = Duration.ofSeconds(10);

    private final Node root;
    private Instant lastInput = Instant.now();

    /// @param root    contains the text fields
    /// @param focused whether its window has the focus
    StandingCaret(Node root, ObservableBooleanValue focused) {
        this.root = root;
        root.addEventFilter(KeyEvent.ANY, _ -> lastInput = Instant.now());
        root.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> lastInput = Instant.now());
        focused.addListener((_, _, _) -> lastInput = Instant.now());
    }

    /// Stops the caret if it is time to; called about once a second.
    void tick(Instant now) {
        if (root.getScene() == null || now.isBefore(lastInput.plus(BLINKS))) return;
        if (root.getScene().getFocusOwner() instanceof TextInputControl field && field.getSkin() instanceof TextInputControlSkin<?> skin) skin.setCaretAnimating(false);
    }
}
