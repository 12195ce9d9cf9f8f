package org.hashverse.ui.app;

import javafx.scene.Scene;
import javafx.stage.Stage;

/// The tests of one process share one stage: whoever shows something on it says how large it is and where.
public final class SharedStage {
    private SharedStage() {}

    /// Shows a scene in its own size, in the corner of the screen. FX thread.
    public static void show(Stage stage, Scene scene) {
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(scene.getWidth());
        stage.setHeight(scene.getHeight());
        stage.setScene(scene);
        stage.show();
    }
}
