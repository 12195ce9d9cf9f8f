package org.hashverse.ui.message;

import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.hashverse.ui.kit.Icons;
import org.hashverse.ui.kit.Scale;
import org.hashverse.ui.words.Words;
import org.kordamp.ikonli.feather.Feather;

/// The buttons beside the bubble under the pointer: react, reply, more. There is one bar for all messages. It stands in the free part of the row and moves nothing; where
/// there is no room for all buttons, *more* stays, whose menu has everything.
final class MessageBar extends HBox {
    /// Pixels between a bubble and the bar.
    private static final double GAP = 6;
    private static final double BESIDE_SCROLL_BAR = 12;
    /// A bubble higher than this, in pixels at the usual size of text, may be on screen in part only.
    private static final double HIGH = 160;
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

    /// Stands beside a bubble, on the free side of its row, at the middle of the part that is on screen.
    ///
    /// @param mine whether the bubble is at the right
    void standBeside(Region bubble, Region row, boolean mine, double paneWidth) {
        double freeFrom = mine ? 0 : bubble.getLayoutX() + bubble.getWidth() + GAP;
        double freeTo = mine ? bubble.getLayoutX() - GAP : paneWidth - Scale.space(BESIDE_SCROLL_BAR);
        double width = fit(freeTo - freeFrom);
        double height = prefHeight(-1);
        resizeRelocate(row.snapPositionX(mine ? freeTo - width : freeFrom), row.snapPositionY(middleOnScreen(bubble, row) - height / 2), width, height);
        layout();
    }

    /// Whether a bubble is so high that its middle may not be on screen. Beside such a bubble the bar must follow when the pane is scrolled.
    static boolean isHigh(Region bubble) {
        return bubble.getHeight() > Scale.text(HIGH);
    }

    private static double middleOnScreen(Region bubble, Region row) {
        double top = bubble.getLayoutY();
        double bottom = top + bubble.getHeight();
        for (Node at = row.getParent(); isHigh(bubble) && at != null; at = at.getParent()) {
            if (!(at instanceof ListView<?>)) continue;
            var onScreen = row.sceneToLocal(at.localToScene(at.getLayoutBounds()));
            top = Math.clamp(onScreen.getMinY(), top, bottom);
            bottom = Math.clamp(onScreen.getMaxY(), top, bottom);
            break;
        }
        return (top + bottom) / 2;
    }

    /// Hides buttons, and makes the last one narrower, until the bar fits. Returns its width.
    ///
    /// @param room the greatest width, in pixels
    private double fit(double room) {
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
