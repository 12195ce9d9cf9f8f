package org.hashverse.ui.sidebar;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.hashverse.chat.Presence;
import org.hashverse.ui.kit.ScreenReaderText;
import org.hashverse.ui.peer.PresenceBadge;
import org.hashverse.ui.text.WrappedLabel;
import org.hashverse.ui.words.Words;

/// The line below the list: whether this computer is online, and how many peers are connected. A click, or Enter or space while it has the focus, opens the doctor. It is no
/// button of JavaFX, because that cannot wrap what it shows to its width.
final class StatusLine extends HBox {
    private final PresenceBadge presence = new PresenceBadge();
    private final Label text = new WrappedLabel();
    private final Runnable open;

    /// @param open opens the doctor
    StatusLine(Runnable open) {
        this.open = open;
        setId("status-line");
        getStyleClass().add("sidebar-foot");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        Tooltip.install(this, new Tooltip(Words.get("foot.tip")));
        text.getStyleClass().add("second");
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren().addAll(presence, text);
        setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY) open.run();
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    }

    /// @param online whether messages can go out
    void show(boolean online, String words) {
        presence.setPresence(online ? Presence.ONLINE : Presence.OFFLINE);
        text.setText(words);
        ScreenReaderText.set(this, words);
    }

    private void onKey(KeyEvent key) {
        if (key.getCode() != KeyCode.ENTER && key.getCode() != KeyCode.SPACE) return;
        open.run();
        key.consume();
    }
}
