package org.hashverse.ui.kit;

import java.time.Duration;
import java.time.Instant;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.skin.TextInputControlSkin;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/// A caret blinks while somebody writes, and then stands, as GTK's do: while one blinks JavaFX draws sixty times a second, which for a window that waits for
/// its person is most of what it would do. With the next key it blinks again.
public final class StandingCaret {
    /// So long after the last key, click or change of the window it blinks: as GTK's `gtk-cursor-blink-timeout`.
    static final Duration BLINKS = Duration.ofSeconds(10);

    private final Node root;
    private Instant used = Instant.now();

    /// @param root    what the text fields are in
    /// @param focused whether its window has the focus
    public StandingCaret(Node root, ObservableBooleanValue focused) {
        this.root = root;
        root.addEventFilter(KeyEvent.ANY, _ -> used = Instant.now());
        root.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> used = Instant.now());
        focused.addListener((_, _, _) -> used = Instant.now());
    }

    /// Now and then.
    public void tick(Instant now) {
        if (root.getScene() == null || now.isBefore(used.plus(BLINKS))) return;
        if (root.getScene().getFocusOwner() instanceof TextInputControl field && field.getSkin() instanceof TextInputControlSkin<?> skin) skin.setCaretAnimating(false);
    }
}
