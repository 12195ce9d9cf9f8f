package org.hashverse.ui.composer;

import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Subscription;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Message;
import org.hashverse.model.ChatModel;
import org.hashverse.ui.kit.IconButton;
import org.hashverse.ui.message.MessageFormatter;
import org.hashverse.ui.message.QuoteBox;
import org.kordamp.ikonli.feather.Feather;

/// Shows the message that the draft replies to, above the input field, with a button that cancels the reply. Hidden if the draft is not a reply.
final class ReplyBar extends HBox {
    private final ChatModel model;
    private final MessageFormatter formatter;
    private final QuoteBox quote = new QuoteBox();
    private Conversation shown;
    private Subscription subscription = Subscription.EMPTY;

    /// @param cancelled runs after the button has cancelled the reply
    ReplyBar(ChatModel model, Runnable cancelled) {
        super(8);
        this.model = model;
        formatter = new MessageFormatter(model);
        getStyleClass().add("reply-bar");
        setId("reply-bar");
        setAlignment(Pos.CENTER_LEFT);
        var close = IconButton.of("composer.reply.cancel", "reply-cancel", Feather.X, "square", "flat");
        close.setOnAction(_ -> {
            cancel();
            cancelled.run();
        });
        quote.setMinWidth(0);
        HBox.setHgrow(quote, Priority.ALWAYS);
        getChildren().addAll(quote, close);
        show((Message) null);
    }

    /// Shows the reply of a conversation's draft; hides the bar for null.
    void show(Conversation conversation) {
        shown = conversation;
        subscription.unsubscribe();
        subscription = Subscription.EMPTY;
        if (conversation == null) show((Message) null);
        else subscription = model.conversation(conversation).draft().replyTo().subscribe(this::show);
    }

    private void show(Message message) {
        setVisible(message != null);
        setManaged(message != null);
        if (message != null) quote.show(formatter.quoting(message));
    }

    /// Makes the draft a reply to a message of the shown conversation.
    void start(Message message) {
        model.conversation(shown).draft().replyTo().set(message);
    }

    /// Cancels the reply; the text stays.
    ///
    /// @return false if the draft was not a reply
    boolean cancel() {
        if (!isVisible()) return false;
        model.conversation(shown).draft().replyTo().set(null);
        return true;
    }
}
