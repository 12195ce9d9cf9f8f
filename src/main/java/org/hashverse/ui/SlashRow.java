package org.hashverse.ui;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// A command with its arguments and what it does, to choose.
final class SlashRow extends HBox {
    private static final double BOTH = 468;

    SlashRow(SlashLine.Verb verb) {
        super(8);
        var name = new Label("/" + verb.word());
        name.getStyleClass().add("verb");
        var arguments = new Label(Words.get("slash.arguments." + verb.word()));
        arguments.getStyleClass().add("arguments");
        arguments.setMinWidth(0);
        HBox.setHgrow(arguments, Priority.ALWAYS);
        arguments.setMaxWidth(Double.MAX_VALUE);
        var does = new Label(Words.get("slash.does." + verb.word()));
        does.getStyleClass().add("second");
        does.setMinWidth(0);
        // a narrow window has room for one of the two
        does.visibleProperty().bind(widthProperty().greaterThan(BOTH));
        does.managedProperty().bind(does.visibleProperty());
        getChildren().addAll(name, arguments, does);
    }
}
