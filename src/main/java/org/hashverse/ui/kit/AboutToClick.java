package org.hashverse.ui.kit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/// Whether the person may be about to click a row of a view, so that its rows must not move.
public final class AboutToClick {
    /// For so long after the last pointer movement or key in the view, the person may be about to click.
    public static final Duration LASTS = Duration.ofSeconds(5);
    private final Node view;
    private final InstantSource clock;
    private Instant lastActivity = Instant.EPOCH;

    /// @param leave runs when the pointer leaves the view
    public AboutToClick(Node view, InstantSource clock, Runnable leave) {
        this.view = view;
        this.clock = clock;
        view.addEventFilter(MouseEvent.ANY, _ -> lastActivity = clock.instant());
        view.addEventFilter(KeyEvent.KEY_PRESSED, _ -> lastActivity = clock.instant());
        view.hoverProperty().addListener((_, _, hover) -> {
            if (!hover) leave.run();
        });
    }

    /// Whether that is so now.
    public boolean now() {
        return (view.isHover() || hasFocus()) && clock.instant().isBefore(lastActivity.plus(LASTS));
    }

    // not isFocusWithin, which is true in a list that lost the focus: one of its cells keeps it
    private boolean hasFocus() {
        var scene = view.getScene();
        if (scene == null || scene.getWindow() == null || !scene.getWindow().isFocused()) return false;
        for (var node = scene.getFocusOwner(); node != null; node = node.getParent()) if (node == view) return true;
        return false;
    }
}
