package org.hashverse.ui.composer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
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

/// How emoji come into what one writes: by the picker, by names that are completed as one types, or by a name between colons.
public final class ComposerEmoji {
    private static final int OFFERED = 7;
    private static final double GAP = 6;
    private final TextArea area;
    private final RecentEmoji recent = new RecentEmoji();
    private final Completion<Emoji> completion = new Completion<>(ComposerEmoji::row, this::complete);
    private final EmojiPicker picker = new EmojiPicker(recent, this::insert, this::leave);
    private final Button button = IconButton.of("emoji.pick", "emoji", Feather.SMILE, "flat");
    /// Names that a colon closed and that are still to be replaced.
    private final List<Closed> closed = new ArrayList<>();
    private boolean wasOpen;

    private record Closed(EmojiName name, Emoji emoji) {}

    ComposerEmoji(TextArea area) {
        this.area = area;
        button.setFocusTraversable(true);
        // pressing it takes the focus, and with it the picker away, before the click is told
        button.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> wasOpen = picker.isVisible());
        button.setOnAction(_ -> {
            if (wasOpen) leave();
            else picker.open();
            wasOpen = false;
        });
    }

    /// What opens the picker.
    Button button() {
        return button;
    }

    /// Puts what it shows over others into the composer.
    void addTo(Pane composer) {
        composer.getChildren().addAll(completion, picker);
    }

    /// Opens the picker, or closes it.
    public void toggle() {
        if (picker.isVisible()) leave();
        else picker.open();
    }

    public EmojiPicker picker() {
        return picker;
    }

    /// Whether names are offered now.
    public boolean offering() {
        return completion.isVisible();
    }

    /// The text or the caret has changed.
    void typed() {
        var name = name();
        if (name.isPresent() && name.get().whole()) {
            completion.offer(List.of());
            EmojiBook.get().named(name.get().name()).ifPresent(emoji -> {
                // the field is still busy with what was typed
                if (closed.isEmpty()) Platform.runLater(this::replaceClosed);
                closed.add(new Closed(name.get(), emoji));
            });
        } else {
            completion.offer(name.map(typed -> EmojiBook.get().search(typed.name(), OFFERED)).orElse(List.of()));
        }
    }

    private Optional<EmojiName> name() {
        return area.isFocused() ? EmojiName.before(area.getText(), area.getCaretPosition()) : Optional.empty();
    }

    /// Hears a key while names are offered; whether it was meant for them.
    boolean heard(KeyEvent event) {
        if (!offering() || event.isShortcutDown() || event.isAltDown() || event.isShiftDown()) return false;
        switch (event.getCode()) {
            case UP, DOWN -> completion.move(event.getCode() == KeyCode.UP ? -1 : 1);
            case ENTER, TAB -> complete(completion.chosen());
            case ESCAPE -> completion.offer(List.of());
            default -> {
                return false;
            }
        }
        return true;
    }

    private void complete(Emoji emoji) {
        var name = EmojiName.before(area.getText(), area.getCaretPosition());
        completion.offer(List.of());
        if (name.isEmpty()) return;
        recent.take(emoji);
        area.replaceText(name.get().at(), area.getCaretPosition(), emoji.text() + " ");
        area.requestFocus();
    }

    /// Puts emoji in the places of their names. What was typed since then stays behind them, and the caret behind that.
    private void replaceClosed() {
        // from the last on: what stands before keeps its place
        for (var one : closed.reversed()) {
            var typed = ":" + one.name().name() + ":";
            int at = one.name().at();
            int behind = area.getCaretPosition() - at - typed.length();
            if (behind < 0 || !area.getText().startsWith(typed, at)) continue;
            recent.take(one.emoji());
            area.replaceText(at, at + typed.length(), one.emoji().text());
            area.positionCaret(at + one.emoji().text().length() + behind);
        }
        closed.clear();
    }

    private void insert(Emoji emoji) {
        recent.take(emoji);
        leave();
        area.replaceSelection(emoji.text());
    }

    private void leave() {
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

    /// Lays out what is over others, above `bottom` and between two sides.
    ///
    /// @param above the room above what holds us, in pixels
    void layout(double left, double right, double bottom, double above) {
        double height = completion.prefHeight(-1);
        completion.resizeRelocate(left, bottom - height - GAP, right - left, height);
        double width = Math.min(Scale.room(EmojiPicker.WIDTH), right - left);
        double high = Math.min(Scale.room(EmojiPicker.HEIGHT), above + bottom - 2 * GAP);
        picker.resizeRelocate(right - width, bottom - high - GAP, width, high);
    }
}
