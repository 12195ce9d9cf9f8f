package org.hashverse.ui.kit;

import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Text fields with their captions.
public final class Fields {
    private Fields() {}

    /// A text field with a caption, which screen readers read and [#labelled] shows.
    public static TextField text(String id, String caption) {
        var field = new TextField();
        field.setId(id);
        field.setAccessibleText(caption);
        return field;
    }

    /// A text field below its caption.
    public static VBox labelled(TextField field) {
        var caption = new Label(field.getAccessibleText());
        caption.getStyleClass().add("field-label");
        caption.setLabelFor(field);
        return new VBox(6, caption, field);
    }

    /// Runs `commit` at Enter and when the field loses the focus. A field that disappears with the focus does not lose it.
    public static void onCommit(TextField field, Runnable commit) {
        field.setOnAction(_ -> commit.run());
        field.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) commit.run();
        });
    }

    /// Marks a field as wrong, or removes the mark. The notice beside the field says why.
    public static void wrong(TextField field, boolean wrong) {
        field.getStyleClass().remove("wrong");
        if (wrong) field.getStyleClass().add("wrong");
    }
}
