package org.hashverse.ui;

import javafx.application.Application;
import javafx.stage.Stage;

/// The JavaFX application.
public final class HashverseApp extends Application {
    /// Opens the window and blocks until it is closed; the program's status.
    public static int open(Launch launch) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void start(Stage stage) {
        throw new UnsupportedOperationException();
    }
}
