package org.hashverse.ui.app;

import javafx.scene.Scene;
import javafx.stage.Stage;

/// Shows scenes on the stage that all tests of a process share.
public final class SharedStage {
    private SharedStage() {}

    /// Shows a scene in its own size in the corner of the screen, because an earlier test may have moved the stage. FX thread only.
    public static void show(Stage stage, Scene scene) {
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(scene.getWidth());
        stage.setHeight(scene.getHeight());
        stage.setScene(scene);
        stage.show();
    }
}
