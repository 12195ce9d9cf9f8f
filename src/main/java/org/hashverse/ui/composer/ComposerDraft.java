package org.hashverse.ui.composer;

import javafx.scene.control.TextArea;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.TextFormatter.Change;
import javafx.util.Subscription;
import org.hashverse.chat.Conversation;
import org.hashverse.model.ChatModel;
import org.hashverse.ui.dialog.Toasts;
import org.hashverse.ui.kit.SecondTimer;
import org.hashverse.ui.text.LongText;
import org.hashverse.ui.words.Words;

/// Keeps the field and the draft of the open conversation equal, and refuses typed or pasted texts that are too long for the field.
final class ComposerDraft {
    private final ChatModel model;
    private final TextArea area;
    private final Toasts toasts;
    /// Null for none.
    private Conversation shown;
    private boolean restoring;
    private Subscription subscription = Subscription.EMPTY;

    /// @param area   the field
    /// @param toasts say why a text was refused
    ComposerDraft(ChatModel model, TextArea area, Toasts toasts) {
        this.model = model;
        this.area = area;
        this.toasts = toasts;
        area.setTextFormatter(new TextFormatter<>(this::accept));
    }

    /// Shows the draft of another conversation; null for none.
    void show(Conversation conversation) {
        subscription.unsubscribe();
        subscription = Subscription.EMPTY;
        shown = conversation;
        if (conversation == null) return;
        // the draft also changes when it is loaded from the profile or when a failed message is put back
        subscription = model.conversation(conversation).draft().text().subscribe(draft -> {
            if (!draft.equals(area.getText())) restore(draft);
        });
    }

    /// Whether the text of the field changes because a draft is put into it, not because the person writes.
    boolean restoring() {
        return restoring;
    }

    /// Takes the text of the field as the draft.
    void keep() {
        if (shown == null || area.getText().equals(model.conversation(shown).draft().text().get())) return;
        model.conversation(shown).draft().text().set(area.getText());
        SecondTimer.stir(); // the next tick saves the draft
    }

    // a stored draft may be longer than what can be typed, and must not be refused
    private void restore(String draft) {
        restoring = true;
        area.setText(draft);
        restoring = false;
        area.end();
    }

    /// The change of the field without characters that a message cannot hold; null if the text would be too long.
    private Change accept(Change change) {
        if (change.isAdded()) change.setText(LongText.clean(change.getText()));
        if (restoring || !change.isAdded() || change.getControlNewText().length() <= LongText.MOST_SHAPED) return change;
        int length = change.getControlNewText().length();
        int most = LongText.most(change.getControlNewText());
        if (length <= most) return change;
        toasts.show(Words.get("composer.most", most, length));
        return null;
    }
}
