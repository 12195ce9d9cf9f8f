package org.hashverse.ui.kit;

import javafx.animation.FadeTransition;
import javafx.animation.Interpolator;
import javafx.animation.ParallelTransition;
import javafx.animation.TranslateTransition;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.util.Duration;

/// The window's only animations: 120 ms, ease-out, position and opacity. Nothing moves if the person or the system turned motion off.
public final class Motion {
    private static final Duration TIME = Duration.millis(120);
    private static boolean allowed = true;

    private Motion() {}

    /// Sets whether the person allows motion.
    public static void allow(boolean now) {
        allowed = now;
    }

    /// Whether animations run: the person and the system both allow motion.
    public static boolean wanted() {
        return allowed && !Platform.getPreferences().isReducedMotion();
    }

    /// Fades in a node that was just added, while it moves up by `below` pixels.
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

    /// Fades a node out, then runs `gone`. Without motion, runs `gone` at once.
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

    /// Moves a node sideways and back, to draw attention to it.
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
