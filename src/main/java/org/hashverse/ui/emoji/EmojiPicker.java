package org.hashverse.ui.emoji;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.hashverse.markup.Emoji;
import org.hashverse.markup.EmojiBook;
import org.hashverse.ui.words.Words;

/// All emoji to choose from, above the messages: the recent ones first, then group by group, or the results of a search. The focus stays in the search field.
/// Arrows and page keys move, Enter takes, Esc leaves. The picker hides itself when the search field loses the focus.
public final class EmojiPicker extends VBox {
    static final int COLUMNS = 9;
    /// Its width in pixels, at the usual size of text.
    public static final double WIDTH = 352;
    /// Its height in pixels, at the usual size of text.
    public static final double HEIGHT = 436;
    /// Results of a search, at most.
    private static final int MOST_FOUND = 20 * COLUMNS;
    /// Rows that a page key moves.
    private static final int PAGE = 6;
    private final RecentEmoji recent;
    private final Consumer<Emoji> take;
    private final Runnable leave;
    private final TextField search = new TextField();
    private final ListView<EmojiRow> list = new ListView<>();
    private final Label name = new Label();
    private final List<EmojiRowCell> cells = new ArrayList<>();
    private Emoji chosen;
    private int row;
    private int column;

    /// @param take  told which emoji the person takes; closes the picker
    /// @param leave run when the person leaves without one; closes the picker
    public EmojiPicker(RecentEmoji recent, Consumer<Emoji> take, Runnable leave) {
        this.recent = recent;
        this.take = take;
        this.leave = leave;
        getStyleClass().addAll("completion", "emoji-picker");
        setId("emoji-picker");
        setManaged(false);
        setVisible(false);
        search.setPromptText(Words.get("emoji.search"));
        search.setAccessibleText(Words.get("emoji.search"));
        search.setId("emoji-search");
        list.setFocusTraversable(false);
        list.setAccessibleText(Words.get("emoji.pick"));
        list.setCellFactory(_ -> cell());
        VBox.setVgrow(list, Priority.ALWAYS);
        name.getStyleClass().add("second");
        name.setMinWidth(0);
        getChildren().addAll(search, list, name);
        search.textProperty().addListener((_, _, _) -> fill());
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        search.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) setVisible(false);
        });
    }

    private EmojiRowCell cell() {
        var cell = new EmojiRowCell(emoji -> emoji == chosen, this::showName, take);
        cells.add(cell);
        return cell;
    }

    /// Shows the picker, with an empty search.
    public void open() {
        search.clear();
        fill();
        setVisible(true);
        search.requestFocus();
    }

    /// The emoji that Enter would take; null for none.
    public Emoji chosen() {
        return chosen;
    }

    private void fill() {
        var rows = new ArrayList<EmojiRow>();
        var words = search.getText().strip();
        if (words.isEmpty()) {
            addGroup(rows, Words.get("emoji.recent"), recent.list());
            var groups = new LinkedHashMap<String, List<Emoji>>();
            for (var emoji : EmojiBook.get().listed()) groups.computeIfAbsent(emoji.category(), _ -> new ArrayList<>()).add(emoji);
            groups.forEach((group, all) -> addGroup(rows, Words.get("emoji.group." + group.replaceAll("[^A-Za-z].*", "")), all));
        } else {
            var found = EmojiBook.get().search(words, MOST_FOUND);
            addGroup(rows, Words.get("emoji.found", found.size()), found);
        }
        list.getItems().setAll(rows);
        list.scrollTo(0);
        row = column = 0;
        choose(1, 0);
    }

    private static void addGroup(List<EmojiRow> rows, String name, List<Emoji> emoji) {
        rows.add(new EmojiRow.Head(name));
        for (int i = 0; i < emoji.size(); i += COLUMNS) rows.add(new EmojiRow.Some(List.copyOf(emoji.subList(i, Math.min(emoji.size(), i + COLUMNS)))));
    }

    private void keys(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) return;
        switch (event.getCode()) {
            case UP -> vertical(-1);
            case DOWN -> vertical(1);
            case PAGE_UP -> vertical(-PAGE);
            case PAGE_DOWN -> vertical(PAGE);
            case LEFT -> horizontal(-1);
            case RIGHT -> horizontal(1);
            case ENTER -> {
                if (chosen != null) take.accept(chosen);
            }
            case ESCAPE, TAB -> leave.run();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void vertical(int step) {
        int direction = Integer.signum(step);
        int to = row;
        for (int left = Math.abs(step); left > 0; left--) {
            int next = to + direction;
            while (next > 0 && next < list.getItems().size() && list.getItems().get(next) instanceof EmojiRow.Head) next += direction;
            if (next <= 0 || next >= list.getItems().size()) break;
            to = next;
        }
        choose(to, column);
    }

    private void horizontal(int step) {
        if (!(at(row) instanceof EmojiRow.Some(var emoji))) return;
        int next = Math.min(column, emoji.size() - 1) + step;
        if (next >= 0 && next < emoji.size()) {
            choose(row, next);
        } else {
            int before = row;
            vertical(step);
            if (row != before) choose(row, step > 0 ? 0 : COLUMNS - 1);
        }
    }

    private EmojiRow at(int index) {
        return index >= 0 && index < list.getItems().size() ? list.getItems().get(index) : null;
    }

    private void choose(int toRow, int toColumn) {
        boolean some = at(toRow) instanceof EmojiRow.Some;
        chosen = at(toRow) instanceof EmojiRow.Some(var emoji) ? emoji.get(Math.min(toColumn, emoji.size() - 1)) : null;
        row = toRow;
        column = toColumn;
        if (some) {
            list.getSelectionModel().clearAndSelect(toRow);
            if (toRow == 1) list.scrollTo(0);
            else list.scrollTo(Math.max(0, toRow - PAGE / 2));
        }
        for (var cell : cells) cell.chosen();
        showName(chosen);
    }

    private void showName(Emoji emoji) {
        name.setText(emoji == null ? Words.get("emoji.none") : inWords(emoji));
    }

    private static String inWords(Emoji emoji) {
        return emoji.words().isEmpty() ? emoji.names().getFirst().replace('_', ' ') : emoji.words();
    }
}
