package org.hashverse.ui.composer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import org.hashverse.markup.Emoji;
import org.hashverse.markup.EmojiBook;
import org.hashverse.ui.emoji.EmojiName;
import org.hashverse.ui.emoji.EmojiPicker;
import org.hashverse.ui.emoji.EmojiView;
import org.hashverse.ui.emoji.RecentEmoji;
import org.hashverse.ui.kit.IconButton;
import org.hashverse.ui.kit.Scale;
import org.kordamp.ikonli.feather.Feather;

/// Inserts emoji into the composer: from the picker, by completing a typed name, or by a name between colons.
public final class ComposerEmoji {
    private static final int MOST_OFFERED = 7;
    private static final double GAP = 6;
    private final TextArea area;
    private final RecentEmoji recent = new RecentEmoji();
    private final Completion<Emoji> completion = new Completion<>(ComposerEmoji::row, this::complete);
    private final EmojiPicker picker = new EmojiPicker(recent, this::insert, this::closePicker);
    private final Button button = IconButton.of("emoji.pick", "emoji", Feather.SMILE, "flat");
    /// Names completed by a second colon, still to be replaced by their emoji.
    private final List<CompletedName> completed = new ArrayList<>();
    private boolean wasOpen;

    private record CompletedName(EmojiName name, Emoji emoji) {}

    ComposerEmoji(TextArea area) {
        this.area = area;
        button.setFocusTraversable(true);
        // pressing the button takes the focus, which hides the picker before the click event
        button.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> wasOpen = picker.isVisible());
        button.setOnAction(_ -> {
            if (wasOpen) closePicker();
            else picker.open();
            wasOpen = false;
        });
    }

    /// The button that opens the picker.
    Button button() {
        return button;
    }

    /// Adds the completion list and the picker to the composer.
    void addTo(Pane composer) {
        composer.getChildren().addAll(completion, picker);
    }

    /// Opens or closes the picker.
    public void toggle() {
        if (picker.isVisible()) closePicker();
        else picker.open();
    }

    /// The picker; it is visible while open.
    public EmojiPicker picker() {
        return picker;
    }

    /// Whether the completion list is shown.
    public boolean offering() {
        return completion.isVisible();
    }

    /// Called when the text or the caret has changed.
    void typed() {
        var name = name();
        if (name.isPresent() && name.get().closed()) {
            completion.offer(List.of());
            EmojiBook.get().named(name.get().name()).ifPresent(emoji -> {
                // later, because the field is still handling the typed character
                if (completed.isEmpty()) Platform.runLater(this::replaceCompleted);
                completed.add(new CompletedName(name.get(), emoji));
            });
        } else {
            completion.offer(name.map(typed -> EmojiBook.get().search(typed.name(), MOST_OFFERED)).orElse(List.of()));
        }
    }

    private Optional<EmojiName> name() {
        return area.isFocused() ? EmojiName.before(area.getText(), area.getCaretPosition()) : Optional.empty();
    }

    /// Handles a key for the completion list.
    ///
    /// @return false if the key is not for the list
    boolean onKey(KeyEvent event) {
        return completion.onKey(event);
    }

    private void complete(Emoji emoji) {
        var name = EmojiName.before(area.getText(), area.getCaretPosition());
        completion.offer(List.of());
        if (name.isEmpty()) return;
        recent.take(emoji);
        area.replaceText(name.get().at(), area.getCaretPosition(), emoji.text() + " ");
        area.requestFocus();
    }

    /// Replaces names by their emoji. Keeps the text typed since then, and the caret behind that text.
    private void replaceCompleted() {
        // from the last one on, so that earlier positions stay valid
        for (var completedName : completed.reversed()) {
            var typed = ":" + completedName.name().name() + ":";
            int at = completedName.name().at();
            int behind = area.getCaretPosition() - at - typed.length();
            if (behind < 0 || !area.getText().startsWith(typed, at)) continue;
            recent.take(completedName.emoji());
            area.replaceText(at, at + typed.length(), completedName.emoji().text());
            area.positionCaret(at + completedName.emoji().text().length() + behind);
        }
        completed.clear();
    }

    private void insert(Emoji emoji) {
        recent.take(emoji);
        closePicker();
        area.replaceSelection(emoji.text());
    }

    private void closePicker() {
        picker.setVisible(false);
        int anchor = area.getAnchor();
        int caret = area.getCaretPosition();
        area.requestFocus();
        area.selectRange(anchor, caret);
    }

    private static HBox row(Emoji emoji) {
        var view = new EmojiView(() -> Scale.text(EmojiView.USUAL));
        view.show(emoji);
        var name = new Label(":" + emoji.names().getFirst() + ":");
        name.getStyleClass().add("arguments");
        name.setMinWidth(0);
        return new HBox(10, view, name);
    }

    /// Lays out the completion list and the picker between `left` and `right`, above `bottom`.
    ///
    /// @param above the room above the composer, in pixels
    void layout(double left, double right, double bottom, double above) {
        completion.layout(left, right, bottom);
        double width = Math.min(Scale.space(EmojiPicker.WIDTH), right - left);
        double high = Math.min(Scale.space(EmojiPicker.HEIGHT), above + bottom - 2 * GAP);
        picker.resizeRelocate(right - width, bottom - high - GAP, width, high);
    }
}
