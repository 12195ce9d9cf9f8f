package org.hashverse.ui.app;

import java.util.concurrent.TimeUnit;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.transform.Scale;
import javafx.stage.Stage;
import org.hashverse.ui.dialog.DialogLayer;
import org.hashverse.ui.kit.Theme;
import org.hashverse.ui.qr.QrReading;
import org.hashverse.ui.qr.QrReadings;

/// A scene that is high enough for a whole dialog, and what a reader of QR codes finds in a screenshot of it.
final class DialogScene {
    private DialogScene() {}

    /// Shows an empty layer for dialogs on a stage.
    static DialogLayer show(Stage stage) {
        var layer = new DialogLayer();
        var scene = new Scene(new StackPane(layer), 700, 900);
        Theme.follow(scene, new SimpleObjectProperty<>(Cast.settings()));
        SharedStage.show(stage, scene);
        return layer;
    }

    /// What a reader finds in a screenshot of the scene, after a card has appeared in it.
    ///
    /// @param scale pixels of the screenshot for each pixel of the scene, in a row
    static QrReading read(Region card, int scale) throws Exception {
        FxThread.until(() -> card.getOpacity() == 1 && card.getTranslateY() == 0);
        var picture = FxThread.ask(() -> {
            var scene = card.getScene();
            var parameters = new SnapshotParameters();
            parameters.setTransform(new Scale(scale, scale));
            parameters.setViewport(new Rectangle2D(0, 0, scale * scene.getWidth(), scale * scene.getHeight()));
            return scene.getRoot().snapshot(parameters, new WritableImage((int) (scale * scene.getWidth()), (int) (scale * scene.getHeight())));
        });
        return QrReadings.of(picture).get(60, TimeUnit.SECONDS);
    }
}
