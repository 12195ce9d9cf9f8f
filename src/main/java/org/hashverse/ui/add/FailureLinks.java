package org.hashverse.ui.add;

import javafx.geometry.Insets;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.hashverse.ui.dialog.DialogCard;
import org.hashverse.ui.kit.CopyLink;
import org.hashverse.ui.words.Words;

/// What a person may do besides calling again after a call failed: find out why, and let the other person call. Hidden at first.
final class FailureLinks extends FlowPane {
    private final Hyperlink why;

    /// @param findOutWhy opens the doctor
    FailureLinks(Runnable findOutWhy, CopyLink copyInvite) {
        super(16, 4);
        why = DialogCard.link("add-why", Words.get("add.why"), findOutWhy);
        why.managedProperty().bind(why.visibleProperty());
        getChildren().addAll(why, copyInvite);
        setVisible(false);
        VBox.setMargin(this, new Insets(0, 0, 0, -3)); // their words begin where the texts above do
    }

    /// Shows the links.
    ///
    /// @param mayWorkLater whether the doctor may find out why nobody answered
    void show(boolean mayWorkLater) {
        why.setVisible(mayWorkLater);
        setVisible(true);
    }
}
