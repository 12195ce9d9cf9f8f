package org.hashverse.ui;

import javafx.animation.FadeTransition;
import javafx.animation.Interpolator;
import javafx.animation.ParallelTransition;
import javafx.animation.TranslateTransition;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.util.Duration;

/// The one way things move: 120 ms, ease-out, position and opacity alone; not at all where the system says so.
final class Motion {
    private static final Duration TIME = Duration.millis(120);

    private Motion() {}

    /// Whether the system allows motion.
    static boolean wanted() {
        return !Platform.getPreferences().isReducedMotion();
    }

    /// Lets a node that was just added come in from `below` pixels further down.
    static void appear(Node node, double below) {
        if (!wanted()) return;
        node.setOpacity(0);
        var fade = new FadeTransition(TIME, node);
        fade.setToValue(1);
        fade.setInterpolator(Interpolator.EASE_OUT);
        var move = new TranslateTransition(TIME, node);
        move.setFromY(below);
        move.setToY(0);
        move.setInterpolator(Interpolator.EASE_OUT);
        new ParallelTransition(fade, move).play();
    }
}
