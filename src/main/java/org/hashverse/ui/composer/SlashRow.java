package org.hashverse.ui.composer;

import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.hashverse.ui.kit.Scale;
import org.hashverse.ui.words.Words;

/// A row of the completion list: a command, its arguments and its description. In a narrow list the description is below the arguments.
final class SlashRow extends HBox {
    private static final double ONE_LINE_FROM = 468;
    private static final double GAP = 8;
    private final Label name;
    private final Label arguments;
    private final Label description;

    SlashRow(SlashCommands.Verb verb) {
        super(GAP);
        name = new Label("/" + verb.word());
        name.getStyleClass().add("verb");
        arguments = new Label(Words.get("slash.arguments." + verb.word()));
        arguments.getStyleClass().add("arguments");
        arguments.setMinWidth(0);
        HBox.setHgrow(arguments, Priority.ALWAYS);
        arguments.setMaxWidth(Double.MAX_VALUE);
        description = new Label(Words.get("slash.does." + verb.word()));
        description.getStyleClass().add("second");
        description.setMinWidth(0);
        getChildren().addAll(name, arguments, description);
    }

    private static boolean narrow(double width) {
        return width >= 0 && width < Scale.space(ONE_LINE_FROM);
    }

    private double argumentsHeight() {
        return arguments.getText().isEmpty() ? 0 : Math.ceil(arguments.prefHeight(-1));
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        return narrow(width) ? snappedTopInset() + argumentsHeight() + Math.ceil(description.prefHeight(-1)) + snappedBottomInset() : super.computePrefHeight(width);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        if (!narrow(getWidth())) {
            super.layoutChildren();
            return;
        }
        double top = snappedTopInset();
        double left = snappedLeftInset();
        double nameWidth = snapSizeX(Math.max(name.minWidth(-1), name.prefWidth(-1)));
        name.resizeRelocate(left, top, nameWidth, name.prefHeight(-1));
        double words = left + nameWidth + GAP;
        double width = getWidth() - words - snappedRightInset();
        arguments.resizeRelocate(words, top, width, argumentsHeight());
        description.resizeRelocate(words, top + argumentsHeight(), width, description.prefHeight(-1));
    }
}
