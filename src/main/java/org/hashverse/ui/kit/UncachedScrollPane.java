package org.hashverse.ui.kit;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Skin;

/// A scroll pane that redraws its content in every frame. JavaFX caches the drawn content of a scroll pane, and sometimes draws from the cache although a control in
/// the pane has changed, for example when it loses the focus.
public class UncachedScrollPane extends ScrollPane {
    /// @param content the node to scroll
    public UncachedScrollPane(Node content) {
        super(content);
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        var skin = super.createDefaultSkin();
        lookup(".viewport").setCache(false); // the skin sets it
        return skin;
    }
}
