package org.hashverse.ui;

import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The commands that begin like what is typed, above the composer.
final class SlashCompletion extends VBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private final Consumer<SlashLine.Verb> take;
    private static final double BOTH = 480;
    private List<SlashLine.Verb> verbs = List.of();
    private int chosen;

    /// @param take what is done with the one that is chosen
    SlashCompletion(Consumer<SlashLine.Verb> take) {
        this.take = take;
        getStyleClass().add("completion");
        setVisible(false);
    }

    /// Offers commands; none hides it.
    void offer(List<SlashLine.Verb> offered) {
        setVisible(!offered.isEmpty());
        if (offered.equals(verbs)) return;
        verbs = offered;
        getChildren().clear();
        for (var verb : offered) {
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
            var row = new HBox(8, name, arguments, does);
            row.setAlignment(Pos.CENTER_LEFT);
            row.getStyleClass().add("completion-row");
            row.setOnMouseClicked(_ -> take.accept(verb));
            getChildren().add(row);
        }
        choose(0);
    }

    /// Moves the choice up or down.
    void move(int step) {
        choose(Math.floorMod(chosen + step, verbs.size()));
    }

    /// The command that is chosen.
    SlashLine.Verb chosen() {
        return verbs.get(chosen);
    }

    private void choose(int index) {
        chosen = index;
        for (int i = 0; i < getChildren().size(); i++) getChildren().get(i).pseudoClassStateChanged(CHOSEN, i == index);
    }
}
