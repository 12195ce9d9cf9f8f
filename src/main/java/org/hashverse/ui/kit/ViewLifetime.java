package org.hashverse.ui.kit;

import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.util.Subscription;

/// Ends what a view listens to when the view is removed from its window. The model outlives the window: a change of language replaces the window and keeps the model.
public final class ViewLifetime {
    private ViewLifetime() {}

    /// Ends a subscription when a view leaves its scene. Such a view is never shown again.
    public static void whenRemoved(Node view, Subscription subscription) {
        view.sceneProperty().addListener((_, before, now) -> {
            if (before != null && now == null) subscription.unsubscribe();
        });
    }

    /// Passes every later change of a value to `changed`, but not its present value, until the view leaves its scene. Begins at once, even before the view is in one.
    public static <T> void listenWhileShown(Node view, ObservableValue<T> value, Consumer<? super T> changed) {
        whenRemoved(view, value.subscribe((_, now) -> changed.accept(now)));
    }
}
