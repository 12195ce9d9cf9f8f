package org.hashverse.ui.app;

import javafx.scene.layout.StackPane;
import org.hashverse.model.ChatModel;
import org.hashverse.ui.kit.ViewLifetime;
import org.hashverse.ui.nearby.NearbyPreview;

/// What stands in place of a conversation while none is open: the preview of a person nearby, otherwise the welcome page.
final class StartPane extends StackPane {
    private final ChatModel model;
    private final Welcome welcome;
    private final NearbyPreview preview;

    StartPane(ChatModel model, Welcome welcome, NearbyPreview preview) {
        this.model = model;
        this.welcome = welcome;
        this.preview = preview;
        getStyleClass().add("welcome");
        getChildren().addAll(welcome, preview);
        for (var page : getChildren()) page.managedProperty().bind(page.visibleProperty());
        ViewLifetime.listenWhileShown(this, model.nearby().preview(), _ -> showOne());
        showOne();
    }

    private void showOne() {
        welcome.setVisible(!previewing());
        preview.setVisible(previewing());
    }

    /// Whether the preview of a person nearby is shown, or will be as soon as no conversation is open.
    boolean previewing() {
        return model.nearby().preview().get() != null;
    }

    /// The preview; hidden while none is open.
    NearbyPreview preview() {
        return preview;
    }

    /// Whether it counts seconds, see [#tick].
    boolean counts() {
        return preview.counts() || welcome.nearby().waits();
    }

    /// Updates what depends on the time. Call it every second if [#counts], otherwise every few seconds.
    void tick() {
        preview.tick();
        welcome.nearby().tick();
    }
}
