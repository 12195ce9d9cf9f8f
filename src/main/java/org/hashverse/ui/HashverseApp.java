package org.hashverse.ui;

import javafx.application.Application;
import javafx.stage.Stage;

/// The JavaFX application.
public final class HashverseApp extends Application {
    @Override
    public void start(Stage stage) {
        throw new UnsupportedOperationException();
    }
}
