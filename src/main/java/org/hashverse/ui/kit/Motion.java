package org.hashverse.ui.kit;

import javafx.animation.FadeTransition;
import javafx.animation.Interpolator;
import javafx.animation.ParallelTransition;
import javafx.animation.TranslateTransition;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.util.Duration;

/// The one way things move: 120 ms, ease-out, position and opacity alone; not at all where the person or the system says so.
/// Nothing else in the window makes a transition.
public final class Motion {
    private static final Duration TIME = Duration.millis(120);
    private static boolean allowed = true;

    private Motion() {}

    /// Whether the person allows motion.
    public static void allow(boolean now) {
        allowed = now;
    }

    /// Whether things may move now.
    public static boolean wanted() {
        return allowed && !Platform.getPreferences().isReducedMotion();
    }

    /// Lets a node that was just added come in from `below` pixels further down.
    public static void appear(Node node, double below) {
        if (!wanted()) return;
        node.setOpacity(0);
        var fade = fade(node, 1);
        var move = new TranslateTransition(TIME, node);
        move.setFromY(below);
        move.setToY(0);
        move.setInterpolator(Interpolator.EASE_OUT);
        new ParallelTransition(fade, move).play();
    }

    /// Lets a node go, and says when it is gone.
    public static void leave(Node node, Runnable gone) {
        if (!wanted()) {
            gone.run();
            return;
        }
        var fade = fade(node, 0);
        fade.setOnFinished(_ -> gone.run());
        fade.play();
    }

    private static FadeTransition fade(Node node, double to) {
        var fade = new FadeTransition(TIME, node);
        fade.setToValue(to);
        fade.setInterpolator(Interpolator.EASE_OUT);
        return fade;
    }

    /// Draws the eye to a node.
    public static void nudge(Node node) {
        if (!wanted()) return;
        var move = new TranslateTransition(TIME.divide(2), node);
        move.setFromX(0);
        move.setToX(6);
        move.setAutoReverse(true);
        move.setCycleCount(2);
        move.setInterpolator(Interpolator.EASE_OUT);
        move.play();
    }
}
