package org.hashverse.ui.message;

import javafx.css.PseudoClass;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Reason;
import org.hashverse.ui.kit.Scale;
import org.hashverse.ui.text.Direction;
import org.hashverse.ui.words.Words;

/// How far a message has come, as a shape: a clock, one check, two checks, two bold checks, a cross.
public final class DeliveryMark extends StackPane {
    private static final PseudoClass READ = PseudoClass.getPseudoClass("read");
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    private static final String CLOCK = "M6 1a5 5 0 1 0 0.01 0z M6 3.4v2.8l1.9 1.2";
    private static final String CHECK = "M1 6.3l2.2 2.2 4.1-4.6";
    private static final String CHECKS = "M1 6.3l2.2 2.2 4.1-4.6 M8.4 6.3l2.2 2.2 4.1-4.6";
    private static final String CROSS = "M2.5 2.5l7 7 M9.5 2.5l-7 7";
    private final SVGPath shape = new SVGPath();
    private static final double SIDE = 12;
    /// The width of two checks.
    private static final double TWO_CHECKS = 16;
    private Delivery.Stage shown;

    /// A mark that shows no stage yet.
    public DeliveryMark() {
        getStyleClass().add("delivery");
        shape.getStyleClass().add("shape");
        shape.setManaged(false);
        getChildren().add(shape);
        Direction.leftToRight(this); // a check looks the same in every language
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    }

    /// Shows a stage; null for no mark, which takes no room.
    public void show(Delivery.Stage stage) {
        setVisible(stage != null);
        setManaged(stage != null);
        if (stage == shown || stage == null) return;
        shown = stage;
        shape.setContent(switch (stage) {
            case QUEUED -> CLOCK;
            case SENT -> CHECK;
            case DELIVERED, READ -> CHECKS;
            case CANCELLED, REFUSED -> CROSS;
        });
        requestLayout();
        pseudoClassStateChanged(READ, stage == Delivery.Stage.READ);
        pseudoClassStateChanged(BAD, stage == Delivery.Stage.REFUSED);
    }

    @Override
    protected double computePrefWidth(double height) {
        return Scale.space(shown == Delivery.Stage.DELIVERED || shown == Delivery.Stage.READ ? TWO_CHECKS : SIDE);
    }

    @Override
    protected double computePrefHeight(double width) {
        return Scale.space(SIDE);
    }

    @Override
    protected void layoutChildren() {
        double factor = Scale.space(SIDE) / SIDE;
        var bounds = shape.getLayoutBounds();
        shape.setScaleX(factor);
        shape.setScaleY(factor);
        shape.setTranslateX(bounds.getCenterX() * (factor - 1)); // a shape is scaled about its middle
        shape.setTranslateY(bounds.getCenterY() * (factor - 1));
    }

    /// A delivery in words.
    ///
    /// @param name of the recipient
    public static String words(Delivery delivery, String name) {
        return switch (delivery.stage()) {
            case QUEUED -> Words.get("delivery.queued", name);
            case SENT -> Words.get("delivery.sent");
            case DELIVERED -> Words.get("delivery.delivered", name);
            case READ -> Words.get("delivery.read", name);
            case CANCELLED -> Words.get("delivery.cancelled");
            case REFUSED -> switch (delivery.reason()) {
                case Reason.REMOVED, Reason.BLOCKED -> Words.get("delivery.refused.ended", name);
                case Reason.KEY_REPLACED -> Words.get("delivery.refused.key-replaced", name);
                case Reason.NOT_ACCEPTED -> Words.get("delivery.refused.not-accepted", name);
                case Reason.FULL -> Words.get("delivery.refused.full", name);
                case Reason.HISTORY_DAMAGED -> Words.get("delivery.refused.history-damaged");
                case Reason.PROTOCOL -> Words.get("delivery.refused.protocol", name);
                case "" -> Words.get("delivery.refused", name);
                default -> Words.get("delivery.refused.reason", name, delivery.reason()); // a reason of a newer version
            };
        };
    }
}
