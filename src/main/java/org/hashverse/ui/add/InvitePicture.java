package org.hashverse.ui.add;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.layout.VBox;
import org.hashverse.ui.qr.PictureInput;
import org.hashverse.ui.qr.QrReading;
import org.hashverse.ui.text.WrappedLabel;
import org.hashverse.ui.words.Words;

/// The way to choose a picture of an invite, and the hint that it may be dropped or pasted too.
final class InvitePicture extends VBox {
    /// @param choose lets the person choose a file
    /// @param read   receives what was found in it
    InvitePicture(Consumer<Consumer<Path>> choose, Consumer<QrReading> read) {
        super(2);
        var hint = new WrappedLabel(Words.get("add.picture.hint"));
        hint.getStyleClass().add("second");
        var chooser = PictureInput.chooser("add-picture", Words.get("add.picture"), choose, read);
        VBox.setMargin(chooser, new Insets(0, 0, 0, -3)); // its words begin where the texts above do
        getChildren().addAll(chooser, hint);
    }
}
