package org.hashverse.ui.peer;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.hashverse.chat.PeerId;
import org.hashverse.ui.dialog.DialogCard;
import org.hashverse.ui.dialog.Notice;
import org.hashverse.ui.text.Direction;
import org.hashverse.ui.words.Sentence;
import org.hashverse.ui.words.Words;

/// *Compare numbers*: the digits that two people read to each other, in the same order on both screens, and buttons for the result.
public final class CompareCard extends DialogCard {
    private final Notice notice = new Notice("compare-notice");

    /// A key, and whose it is.
    public record NamedKey(PeerId key, String name) {}

    /// @param own      our key, and what we call ourselves
    /// @param other    the peer's key, and what we call it
    /// @param verified whether the keys were compared before, and matched
    /// @param found    told whether the person found that the keys match; false also takes back an earlier match
    /// @param block    goes on to block the peer
    /// @param close    closes the dialog
    public CompareCard(NamedKey own, NamedKey other, boolean verified, Consumer<Boolean> found, Runnable block, Runnable close) {
        super("compare", 460);
        var name = other.name();
        head(Words.get("compare.title", name), Words.get("compare.subtitle", name));
        boolean first = own.key().compareTo(other.key()) < 0;
        var halves = new VBox(8, half(first ? own : other), half(first ? other : own));
        halves.getStyleClass().add("numbers");
        if (verified) notice.say(Notice.Kind.OK, Sentence.of("compare.verified", name));
        body(halves, notice);
        var match = primary("compare-match", Words.get("compare.match"), () -> found.accept(true));
        var differ = button("compare-differ", Words.get("compare.differ"), () -> {
            found.accept(false);
            notice.say(Notice.Kind.BAD, Sentence.of("compare.differ", name));
            buttons(null, button("compare-close", Words.get("close"), close), danger("compare-block", Words.get("compare.block"), block));
        });
        var closeButton = button("compare-close", Words.get("close"), close);
        closeButton.getStyleClass().add("first-focus");
        if (verified) buttons(link("compare-forget", Words.get("compare.forget"), () -> {
            found.accept(false);
            close.run();
        }), closeButton);
        else buttons(null, differ, match);
    }

    private static VBox half(NamedKey whose) {
        var caption = new Label(Words.get("compare.of", whose.name()));
        caption.getStyleClass().add("group-head");
        var grid = Direction.leftToRight(new GridPane(24, 4));
        grid.setAlignment(Pos.CENTER);
        var groups = whose.key().digits().split(" ");
        for (int i = 0; i < groups.length; i++) {
            var group = new Label(groups[i]);
            group.getStyleClass().add("number");
            grid.add(group, i % 3, i / 3);
        }
        var half = new VBox(4, caption, grid);
        half.setAccessibleText(caption.getText() + ": " + whose.key().digits());
        return half;
    }
}
