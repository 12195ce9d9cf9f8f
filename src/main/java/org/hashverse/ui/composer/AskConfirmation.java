package org.hashverse.ui.composer;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.hashverse.ui.kit.Icons;
import org.hashverse.ui.words.Words;
import org.kordamp.ikonli.feather.Feather;

/// Turns the next message to Everyone into an announcement that its readers are asked to confirm. Off again once the message is sent.
final class AskConfirmation extends Button {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");
    private boolean on;

    /// @param changed runs after the person has turned it on or off
    AskConfirmation(Runnable changed) {
        super(null, Icons.of(Feather.CHECK_SQUARE));
        setId("ask-confirmation");
        getStyleClass().addAll("square", "flat", "ask-confirmation");
        setTooltip(new Tooltip(Words.get("confirm.ask.tip")));
        turn(false);
        setOnAction(_ -> {
            turn(!on);
            changed.run();
        });
    }

    /// Whether it is shown and turned on.
    boolean on() {
        return on && isVisible();
    }

    /// Turns it on or off, without running `changed`.
    void turn(boolean now) {
        on = now;
        pseudoClassStateChanged(ON, now);
        setAccessibleText(Words.get(now ? "confirm.ask.on" : "confirm.ask"));
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }
}
