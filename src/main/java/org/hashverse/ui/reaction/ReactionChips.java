package org.hashverse.ui.reaction;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.layout.FlowPane;

/// The reactions under a bubble, one chip for each emoji. The chips are made once and show the reactions of message after message.
public final class ReactionChips extends FlowPane {
    /// The most chips. Beside some dozens, nobody finds anything.
    public static final int MOST = 24;
    private static final double GAP = 4;
    private final List<ReactionChip> chips = new ArrayList<>();

    /// Without chips.
    public ReactionChips() {
        super(GAP, GAP);
        getStyleClass().add("reactions");
        setPickOnBounds(false);
        setVisible(false);
    }

    /// Shows other reactions.
    ///
    /// @param groups at most [#MOST] are shown
    /// @param right  whether the chips begin at the right edge, under a message of ours
    public void show(List<ReactionGroup> groups, boolean right) {
        int count = Math.min(MOST, groups.size());
        boolean more = count > chips.size();
        while (chips.size() < count) {
            chips.add(new ReactionChip());
            getChildren().add(chips.getLast());
        }
        for (int i = 0; i < chips.size(); i++) {
            chips.get(i).setVisible(i < count);
            chips.get(i).setManaged(i < count);
            if (i < count) chips.get(i).show(groups.get(i));
        }
        setAlignment(right ? Pos.TOP_RIGHT : Pos.TOP_LEFT);
        setVisible(count > 0);
        // new nodes have no size before their styles are applied
        if (more && getScene() != null) applyCss();
        requestLayout();
    }

    /// The height in a width; 0 without reactions.
    public double height(double width) {
        if (!isVisible()) return 0;
        setPrefWrapLength(width);
        return Math.ceil(prefHeight(width));
    }
}
