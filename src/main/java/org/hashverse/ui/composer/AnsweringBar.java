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

/// Shows above the field which message the draft answers, with a button that ends this. Hidden if the draft answers none.
final class AnsweringBar extends HBox {
    private final ChatModel model;
    private final MessageFormatter formatter;
    private final QuoteBox quote = new QuoteBox();
    private Subscription subscription = Subscription.EMPTY;

    /// @param end runs when the person ends the reply
    AnsweringBar(ChatModel model, Runnable end) {
        super(8);
        this.model = model;
        formatter = new MessageFormatter(model);
        getStyleClass().add("answering-bar");
        setId("answering");
        setAlignment(Pos.CENTER_LEFT);
        var close = IconButton.of("composer.reply.end", "answering-end", Feather.X, "square", "flat");
        close.setOnAction(_ -> end.run());
        quote.setMinWidth(0);
        HBox.setHgrow(quote, Priority.ALWAYS);
        getChildren().addAll(quote, close);
        show((Message) null);
    }

    /// Shows what the draft of another conversation answers; null for none.
    void show(Conversation conversation) {
        subscription.unsubscribe();
        subscription = Subscription.EMPTY;
        if (conversation == null) show((Message) null);
        else subscription = model.conversation(conversation).answering().subscribe(this::show);
    }

    private void show(Message answered) {
        setVisible(answered != null);
        setManaged(answered != null);
        if (answered != null) quote.show(formatter.quoting(answered));
    }
}
