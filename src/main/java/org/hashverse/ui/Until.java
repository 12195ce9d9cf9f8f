package org.hashverse.ui;

import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.util.Subscription;

/// What a view follows outside of itself, until it leaves its window: the model outlives a window that speaks another language.
final class Until {
    private Until() {}

    /// Ends something when a view leaves the scene it was in; it is not shown again.
    static void gone(Node view, Subscription following) {
        view.sceneProperty().addListener((_, before, now) -> {
            if (before != null && now == null) following.unsubscribe();
        });
    }

    /// Tells of every change of a value, until a view has left.
    static <T> void gone(Node view, ObservableValue<T> value, Consumer<? super T> changed) {
        gone(view, value.subscribe((_, now) -> changed.accept(now)));
    }
}
