package org.hashverse.ui.composer;

import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.hashverse.ui.kit.Scale;
import org.hashverse.ui.words.Words;

/// A command with its arguments and what it does, to choose: beside each other where there is room, else one below the other.
final class SlashRow extends HBox {
    private static final double BOTH = 468;
    private static final double GAP = 8;
    private final Label name;
    private final Label arguments;
    private final Label does;

    SlashRow(SlashLine.Verb verb) {
        super(GAP);
        name = new Label("/" + verb.word());
        name.getStyleClass().add("verb");
        arguments = new Label(Words.get("slash.arguments." + verb.word()));
        arguments.getStyleClass().add("arguments");
        arguments.setMinWidth(0);
        HBox.setHgrow(arguments, Priority.ALWAYS);
        arguments.setMaxWidth(Double.MAX_VALUE);
        does = new Label(Words.get("slash.does." + verb.word()));
        does.getStyleClass().add("second");
        does.setMinWidth(0);
        getChildren().addAll(name, arguments, does);
    }

    private static boolean narrow(double width) {
        return width >= 0 && width < Scale.room(BOTH);
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
        return narrow(width) ? snappedTopInset() + argumentsHeight() + Math.ceil(does.prefHeight(-1)) + snappedBottomInset() : super.computePrefHeight(width);
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
        double named = snapSizeX(Math.max(name.minWidth(-1), name.prefWidth(-1)));
        name.resizeRelocate(left, top, named, name.prefHeight(-1));
        double words = left + named + GAP;
        double width = getWidth() - words - snappedRightInset();
        arguments.resizeRelocate(words, top, width, argumentsHeight());
        does.resizeRelocate(words, top + argumentsHeight(), width, does.prefHeight(-1));
    }
}
