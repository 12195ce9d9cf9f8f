package org.hashverse.ui.composer;

import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Subscription;
import org.hashverse.chat.Message;
import org.hashverse.model.Draft;
import org.hashverse.ui.kit.IconButton;
import org.hashverse.ui.message.Quote;
import org.hashverse.ui.message.QuoteBox;
import org.kordamp.ikonli.feather.Feather;

/// Shows above the input field the message that the draft replies to, or the one that the person edits, and a button that ends that. Hidden if the draft has none.
final class DraftBar extends HBox {
    private final Function<Draft, ObservableValue<Message>> messageOf;
    private final Function<Message, Quote> draw;
    private final QuoteBox quote = new QuoteBox();
    private Subscription subscription = Subscription.EMPTY;

    /// @param id        the bar's id, and with `-cancel` the button's
    /// @param cancel    the key of the button's words
    /// @param cancelled runs when the person presses the button
    /// @param messageOf the message of a draft to show; null for none
    /// @param draw      what to show of the message
    DraftBar(String id, String cancel, Runnable cancelled, Function<Draft, ObservableValue<Message>> messageOf, Function<Message, Quote> draw) {
        super(8);
        this.messageOf = messageOf;
        this.draw = draw;
        getStyleClass().add("draft-bar");
        setId(id + "-bar");
        setAlignment(Pos.CENTER_LEFT);
        var close = IconButton.of(cancel, id + "-cancel", Feather.X, "square", "flat");
        close.setOnAction(_ -> cancelled.run());
        quote.setMinWidth(0);
        HBox.setHgrow(quote, Priority.ALWAYS);
        getChildren().addAll(quote, close);
        show((Message) null);
    }

    /// Shows the message of another draft; hides the bar for null.
    void show(Draft draft) {
        subscription.unsubscribe();
        subscription = Subscription.EMPTY;
        if (draft == null) show((Message) null);
        else subscription = messageOf.apply(draft).subscribe(this::show);
    }

    private void show(Message message) {
        setVisible(message != null);
        setManaged(message != null);
        if (message != null) quote.show(draw.apply(message));
    }
}
