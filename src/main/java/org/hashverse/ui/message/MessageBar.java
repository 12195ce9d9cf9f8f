package org.hashverse.ui.message;

import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.hashverse.ui.kit.Icons;
import org.hashverse.ui.words.Words;
import org.kordamp.ikonli.feather.Feather;

/// The buttons beside the bubble under the pointer: react, reply, more. There is one bar for all messages. It stands in the free part of the row and moves nothing; where
/// there is no room for all buttons, *more* stays, whose menu has everything.
final class MessageBar extends HBox {
    /// Pixels between a bubble and the bar.
    static final double GAP = 6;
    private static final PseudoClass TIGHT = PseudoClass.getPseudoClass("tight");
    private final Button react = new BarButton("reaction.add", "message-bar-react", Feather.SMILE);
    private final Button reply = new BarButton("message.reply", "message-bar-reply", Feather.CORNER_UP_LEFT);
    private final Button more = new BarButton("message.more", "message-bar-more", Feather.MORE_HORIZONTAL);
    private boolean mayReact;
    private boolean mayReply;

    /// @param react  opens the reactions beside this button
    /// @param reply  begins a reply
    /// @param more   opens the menu under this button
    MessageBar(Consumer<Button> react, Runnable reply, Consumer<Button> more) {
        setId("message-bar");
        getStyleClass().add("message-bar");
        setManaged(false); // it moves nothing
        this.react.setOnAction(_ -> react.accept(this.react));
        this.reply.setOnAction(_ -> reply.run());
        this.more.setOnAction(_ -> more.accept(this.more));
        for (var button : List.of(this.react, this.reply, this.more)) button.managedProperty().bind(button.visibleProperty());
        getChildren().addAll(this.react, this.reply, this.more);
    }

    /// Sets what the person can do with the message.
    void offer(boolean mayReact, boolean mayReply) {
        this.mayReact = mayReact;
        this.mayReply = mayReply;
    }

    /// Hides buttons, and makes the last one narrower, until the bar fits. Returns its width.
    ///
    /// @param room the greatest width, in pixels
    double fit(double room) {
        react.setVisible(mayReact);
        reply.setVisible(mayReply);
        if (prefWidth(-1) > room) reply.setVisible(false);
        if (prefWidth(-1) > room) react.setVisible(false);
        pseudoClassStateChanged(TIGHT, prefWidth(-1) > room);
        applyCss();
        return Math.min(prefWidth(-1), room);
    }

    /// A button that leaves the focus where it is: the person may be writing.
    private static final class BarButton extends Button {
        BarButton(String key, String id, Feather icon) {
            super(null, Icons.of(icon));
            setId(id);
            getStyleClass().addAll("flat", "bar-button");
            setFocusTraversable(false);
            setTooltip(new Tooltip(Words.get(key)));
            setAccessibleText(Words.get(key));
        }
    }
}
