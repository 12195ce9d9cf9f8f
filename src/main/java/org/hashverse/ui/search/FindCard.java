package org.hashverse.ui.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import org.hashverse.chat.Conversation;
import org.hashverse.model.ChatModel;
import org.hashverse.model.Hits;
import org.hashverse.model.PeerItem;
import org.hashverse.ui.dialog.DialogCard;
import org.hashverse.ui.kit.Fields;
import org.hashverse.ui.text.FoundWords;
import org.hashverse.ui.text.WrappedLabel;
import org.hashverse.ui.words.Words;

/// The search dialog: finds conversations by name and messages by text. The focus stays in the field; the arrow keys select a row.
public final class FindCard extends DialogCard {
    private static final int LOAD_AHEAD = 10;
    private static final int SCREENFUL = 6;
    private final ChatModel model;
    private final Consumer<FindRow> picked;
    private final TextField field = Fields.text("find-all-field", Words.get("find.all"));
    private final ObservableList<FindRow> rows = FXCollections.observableArrayList();
    private final ListView<FindRow> list = new ListView<>(rows);
    private final Label nothing = new WrappedLabel();
    private final PauseTransition pause = new PauseTransition(FoundWords.PAUSE);
    private final Hits hits;
    /// The text that the shown messages were searched by.
    private String shownText = "";

    /// @param picked told the conversation or the message that the person picks; never a heading
    public FindCard(ChatModel model, Consumer<FindRow> picked) {
        super("find-all", 560);
        this.model = model;
        this.picked = picked;
        hits = model.search(Optional.empty(), this::show);
        head(Words.get("find.all.title"), "");
        field.setPromptText(Words.get("find.all"));
        field.getStyleClass().add("first-focus");
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        field.textProperty().addListener((_, _, _) -> {
            show();
            pause.playFromStart();
        });
        pause.setOnFinished(_ -> hits.look(field.getText()));
        list.setId("find-all-list");
        list.getStyleClass().add("find-list");
        list.setFocusTraversable(false);
        list.setAccessibleText(Words.get("find.list.spoken"));
        list.setCellFactory(_ -> new FindCell(model, this));
        nothing.setId("find-all-nothing");
        nothing.getStyleClass().add("second");
        body(field, nothing, list);
        show();
    }

    /// The words that the shown messages were searched by.
    List<String> words() {
        return FoundWords.of(hits.text());
    }

    /// Called by a cell that is given a row. Loads more results near the end of the list.
    void rowShown(int index) {
        if (index >= rows.size() - LOAD_AHEAD && !hits.complete()) Platform.runLater(hits::more); // rows must not change while one is drawn
    }

    /// Ends the search; called when the dialog is gone.
    public void stop() {
        pause.stop();
        hits.close();
    }

    /// Called when the person picks a row.
    void pick(FindRow row) {
        if (row != null && !(row instanceof FindRow.Head)) picked.accept(row);
    }

    /// Shows the conversations that fit what is typed now, and the messages found so far. These may belong to an earlier text until the answer arrives.
    private void show() {
        var next = rows();
        boolean longer = !rows.isEmpty() && next.size() >= rows.size() && next.subList(0, rows.size()).equals(rows);
        boolean shorter = next.size() < rows.size() && rows.containsAll(next) && hits.text().equals(shownText);
        shownText = hits.text();
        if (longer) {
            rows.addAll(List.copyOf(next.subList(rows.size(), next.size())));
            list.refresh(); // a found text may have been edited
        } else if (shorter) { // a found message is gone
            int selected = list.getSelectionModel().getSelectedIndex();
            rows.removeIf(row -> !next.contains(row));
            select(Math.min(selected, rows.size() - 1), -1);
        } else {
            rows.setAll(next);
            list.getSelectionModel().clearSelection();
            list.scrollTo(0);
            select(0, 1);
        }
        boolean answered = hits.text().equals(field.getText().strip());
        nothing.setVisible((next.isEmpty() || hits.failed()) && answered);
        nothing.setText(hits.failed() ? Words.get("find.failed") : Words.get("find.nothing", field.getText().strip()));
    }

    private List<FindRow> rows() {
        var typed = field.getText().strip();
        var next = new ArrayList<FindRow>();
        var names = conversationsNamed(typed.toLowerCase(Locale.ROOT));
        if (!names.isEmpty()) next.add(new FindRow.Head(Words.get("find.talks")));
        names.forEach(talk -> next.add(new FindRow.Talk(talk)));
        if (typed.isEmpty() || hits.found().isEmpty()) return next;
        next.add(new FindRow.Head(Words.get("find.messages")));
        hits.found().forEach(item -> next.add(new FindRow.Hit(item)));
        return next;
    }

    /// The conversations whose name contains a text in lower case: everyone first, then peers, the latest message first.
    private List<Conversation> conversationsNamed(String wanted) {
        var talks = new ArrayList<Conversation>();
        if (Words.get("everyone").toLowerCase(Locale.ROOT).contains(wanted)) talks.add(Conversation.EVERYONE);
        model.peers().stream().filter(item -> listed(item) && matches(item, wanted)).sorted(Comparator.comparingLong(this::lastStamp).reversed())
                .forEach(item -> talks.add(Conversation.with(item.id())));
        return talks;
    }

    /// Whether the search finds a peer: those that the sidebar shows.
    private boolean listed(PeerItem item) {
        return switch (item.peer().get().standing()) {
            case CONTACT, STRANGER -> true;
            case REMOVED -> lastStamp(item) > Long.MIN_VALUE;
            case BLOCKED -> false;
        };
    }

    private static boolean matches(PeerItem item, String wanted) {
        return item.label().get().toLowerCase(Locale.ROOT).contains(wanted) || item.peer().get().name().text().toLowerCase(Locale.ROOT).contains(wanted);
    }

    private long lastStamp(PeerItem item) {
        var last = model.conversation(Conversation.with(item.id())).last().get();
        return last == null ? Long.MIN_VALUE : last.message().stamp();
    }

    private void onKey(KeyEvent event) {
        int at = list.getSelectionModel().getSelectedIndex();
        switch (event.getCode()) {
            case DOWN -> select(at + 1, 1);
            case UP -> select(at - 1, -1);
            case PAGE_DOWN -> select(Math.min(rows.size() - 1, at + SCREENFUL), 1);
            case PAGE_UP -> select(Math.max(0, at - SCREENFUL), -1);
            case ENTER -> pick(list.getSelectionModel().getSelectedItem());
            default -> {
                return;
            }
        }
        event.consume();
    }

    /// Selects a row. If the row is a heading, selects the next row in the given direction.
    private void select(int row, int direction) {
        for (int at = row; at >= 0 && at < rows.size(); at += direction) {
            if (rows.get(at) instanceof FindRow.Head) continue;
            list.getSelectionModel().select(at);
            list.scrollTo(Math.max(0, at - SCREENFUL / 2));
            return;
        }
    }
}
