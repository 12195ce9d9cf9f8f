package org.hashverse.ui.emoji;

import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.hashverse.markup.Emoji;
import org.hashverse.ui.kit.Scale;

/// A row of the picker. Its pictures are made once and show row after row.
final class EmojiRowCell extends ListCell<EmojiRow> {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final double SIZE = 24;
    private final Label head = new Label();
    private final HBox box = new HBox();
    private final EmojiView[] views = new EmojiView[EmojiPicker.COLUMNS];
    private final StackPane[] places = new StackPane[EmojiPicker.COLUMNS];
    private final Predicate<Emoji> isChosen;

    /// @param isChosen whether an emoji of the selected row is the chosen one
    /// @param over     told which emoji the pointer is over
    /// @param take     told which emoji was clicked
    EmojiRowCell(Predicate<Emoji> isChosen, Consumer<Emoji> over, Consumer<Emoji> take) {
        this.isChosen = isChosen;
        getStyleClass().add("emoji-row");
        head.getStyleClass().add("group-head");
        for (int i = 0; i < views.length; i++) {
            var view = new EmojiView(() -> Scale.space(SIZE));
            var place = new StackPane(view);
            place.getStyleClass().add("emoji-place");
            place.setAccessibleRole(AccessibleRole.BUTTON);
            // the focus stays in the search field
            place.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
                event.consume();
                take.accept(view.emoji());
            });
            place.setOnMouseEntered(_ -> over.accept(view.emoji()));
            views[i] = view;
            places[i] = place;
        }
        box.getChildren().addAll(places);
    }

    @Override
    protected void updateItem(EmojiRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            return;
        }
        switch (row) {
            case EmojiRow.Head(var name) -> {
                head.setText(name);
                setGraphic(head);
            }
            case EmojiRow.Some(var emoji) -> {
                for (int i = 0; i < views.length; i++) {
                    places[i].setVisible(i < emoji.size());
                    if (i >= emoji.size()) continue;
                    views[i].show(emoji.get(i));
                    places[i].setAccessibleText(emoji.get(i).names().getFirst().replace('_', ' '));
                }
                setGraphic(box);
                chosen();
            }
        }
    }

    /// Marks the chosen emoji, after the choice has moved.
    void chosen() {
        if (!(getItem() instanceof EmojiRow.Some(var emoji))) return;
        for (int i = 0; i < views.length; i++) places[i].pseudoClassStateChanged(CHOSEN, i < emoji.size() && isSelected() && isChosen.test(emoji.get(i)));
    }
}
