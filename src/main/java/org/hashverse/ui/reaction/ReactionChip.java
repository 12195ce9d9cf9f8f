package org.hashverse.ui.reaction;

import javafx.css.PseudoClass;
import javafx.scene.control.Tooltip;
import org.hashverse.ui.text.WrappedTip;
import org.hashverse.ui.words.Words;

/// One emoji under a bubble, and how many people reacted with it. A click on it makes it our reaction, or ends our reaction.
final class ReactionChip extends EmojiButton {
    private static final PseudoClass MINE = PseudoClass.getPseudoClass("mine");
    private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");
    private static final double SIZE = 15;
    private static final double WIDEST_TIP = 280;
    private final Tooltip who = new WrappedTip(WIDEST_TIP);

    ReactionChip() {
        super(SIZE);
        getStyleClass().add("reaction-chip");
        setTooltip(who);
        setOnAction(_ -> fireEvent(new ReactionEvent(emoji())));
    }

    void show(ReactionGroup group) {
        show(group.emoji(), group.count() == 1 ? "" : Words.get("reaction.count", group.count()));
        who.setText(group.who());
        setAccessibleText(Words.get("reaction.spoken", group.emoji(), group.who()));
        pseudoClassStateChanged(MINE, group.mine());
        pseudoClassStateChanged(WAITING, group.waiting());
    }
}
