package org.hashverse.ui.kit;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Skin;

/// A scroll pane that draws its content anew in every picture. JavaFX keeps the drawn content of a scroll pane, and now and then draws what it kept although a control in
/// it has changed, for example lost the focus.
public class UncachedScrollPane extends ScrollPane {
    /// @param content what scrolls
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
