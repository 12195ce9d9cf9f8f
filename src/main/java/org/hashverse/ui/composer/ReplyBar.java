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

/// Shows above the field to which message the draft replies, with a button that ends the reply. Hidden if it replies to none.
final class ReplyBar extends HBox {
    private final ChatModel model;
    private final MessageFormatter formatter;
    private final QuoteBox quote = new QuoteBox();
    private Conversation shown;
    private Subscription subscription = Subscription.EMPTY;

    /// @param ended runs when the person has ended the reply by the button
    ReplyBar(ChatModel model, Runnable ended) {
        super(8);
        this.model = model;
        formatter = new MessageFormatter(model);
        getStyleClass().add("reply-bar");
        setId("reply-bar");
        setAlignment(Pos.CENTER_LEFT);
        var close = IconButton.of("composer.reply.end", "reply-end", Feather.X, "square", "flat");
        close.setOnAction(_ -> {
            end();
            ended.run();
        });
        quote.setMinWidth(0);
        HBox.setHgrow(quote, Priority.ALWAYS);
        getChildren().addAll(quote, close);
        show((Message) null);
    }

    /// Shows the draft of another conversation; null for none.
    void show(Conversation conversation) {
        shown = conversation;
        subscription.unsubscribe();
        subscription = Subscription.EMPTY;
        if (conversation == null) show((Message) null);
        else subscription = model.conversation(conversation).draft().repliesTo().subscribe(this::show);
    }

    private void show(Message message) {
        setVisible(message != null);
        setManaged(message != null);
        if (message != null) quote.show(formatter.quoting(message));
    }

    /// Makes the draft a reply to a message of the shown conversation.
    void replyTo(Message message) {
        model.conversation(shown).draft().repliesTo().set(message);
    }

    /// Makes the draft a plain text.
    ///
    /// @return false if it is one
    boolean end() {
        if (!isVisible()) return false;
        model.conversation(shown).draft().repliesTo().set(null);
        return true;
    }
}
