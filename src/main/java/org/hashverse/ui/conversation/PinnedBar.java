package org.hashverse.ui.conversation;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.hashverse.chat.Change;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Message;
import org.hashverse.model.ChatModel;
import org.hashverse.ui.dialog.Toasts;
import org.hashverse.ui.kit.IconButton;
import org.hashverse.ui.kit.ScreenReaderText;
import org.hashverse.ui.kit.ViewLifetime;
import org.hashverse.ui.message.ChangeSender;
import org.hashverse.ui.message.MessageFormatter;
import org.hashverse.ui.message.Quote;
import org.hashverse.ui.message.QuoteBox;
import org.hashverse.ui.message.ReplyEvent;
import org.hashverse.ui.words.Words;
import org.kordamp.ikonli.feather.Feather;

/// Shows a pinned message of the open conversation above the messages. A click, Enter or Space goes to it, and the bar then shows the next one. Hidden without pinned
/// messages. FX thread only.
final class PinnedBar extends HBox {
    private static final Duration UNDO_SHOWN = Duration.seconds(10);
    private final ChatModel model;
    private final MessageFormatter formatter;
    private final QuoteBox quote = new QuoteBox();
    private List<Message> pinned = List.of();
    private int index;
    private Subscription subscription = Subscription.EMPTY;

    PinnedBar(ChatModel model, Toasts toasts) {
        super(8);
        this.model = model;
        formatter = new MessageFormatter(model);
        setId("pinned-bar");
        getStyleClass().add("pinned-bar");
        setAlignment(Pos.CENTER_LEFT);
        setAccessibleRole(AccessibleRole.BUTTON);
        setFocusTraversable(true);
        var unpin = IconButton.of("message.unpin", "unpin", Feather.X, "square", "flat");
        var changes = new ChangeSender(formatter);
        unpin.setOnAction(_ -> {
            var message = pinned.get(index);
            // it is unpinned for the others too, so that a slip must be undone easily
            changes.send(model.commands(), new Change.Pin(message.key(), false), message, toasts, () -> toasts.show(Words.get("pinned.ended"), Words.get("undo"),
                    UNDO_SHOWN, () -> changes.send(model.commands(), new Change.Pin(message.key(), true), message, toasts, () -> { })));
        });
        quote.setMinWidth(0);
        HBox.setHgrow(quote, Priority.ALWAYS);
        getChildren().addAll(quote, unpin);
        addEventHandler(ReplyEvent.SHOW_QUOTED, _ -> showNext());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getTarget() != this || event.getCode() != KeyCode.ENTER && event.getCode() != KeyCode.SPACE) return;
            event.consume();
            fireEvent(new ReplyEvent(ReplyEvent.SHOW_QUOTED, pinned.get(index)));
        });
        ViewLifetime.listenWhileShown(this, model.open(), this::follow);
        ViewLifetime.whenRemoved(this, () -> follow(null));
        follow(model.open().get());
    }

    private void follow(Conversation conversation) {
        subscription.unsubscribe();
        subscription = Subscription.EMPTY;
        index = 0;
        if (conversation == null) show(List.of());
        else subscription = model.conversation(conversation).pinned().subscribe(this::show);
    }

    private void show(List<Message> messages) {
        pinned = messages;
        index = Math.min(index, Math.max(0, pinned.size() - 1));
        setVisible(!pinned.isEmpty());
        setManaged(!pinned.isEmpty());
        if (pinned.isEmpty()) return;
        var title = pinned.size() == 1 ? Words.get("pinned.one") : Words.get("pinned.many", index + 1, pinned.size());
        var words = formatter.words(pinned.get(index));
        quote.show(new Quote(title, words, Optional.of(pinned.get(index))));
        ScreenReaderText.set(this, Words.get("pinned.spoken", title, words));
    }

    private void showNext() {
        if (pinned.isEmpty()) return;
        index = (index + 1) % pinned.size();
        show(pinned);
    }
}
