package org.hashverse.ui.peer;

import javafx.css.PseudoClass;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.hashverse.chat.Presence;

/// Presence as a shape: a disc is online, a half-filled disc does not answer, a ring is offline. The colour only repeats it.
public final class PresenceBadge extends StackPane {
    private static final PseudoClass ONLINE = PseudoClass.getPseudoClass("online");
    private static final PseudoClass SILENT = PseudoClass.getPseudoClass("not-responding");
    private static final PseudoClass OFFLINE = PseudoClass.getPseudoClass("offline");

    /// A badge without a presence yet.
    public PresenceBadge() {
        getStyleClass().add("presence");
        var mark = new Region();
        mark.getStyleClass().add("mark");
        var half = new Region();
        half.getStyleClass().add("half");
        getChildren().addAll(mark, half);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
    }

    /// Shows a presence.
    public void setPresence(Presence presence) {
        pseudoClassStateChanged(ONLINE, presence == Presence.ONLINE);
        pseudoClassStateChanged(SILENT, presence == Presence.NOT_RESPONDING);
        pseudoClassStateChanged(OFFLINE, presence == Presence.OFFLINE);
    }
}
