package org.hashverse.ui.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.hashverse.model.ConversationItem;
import org.hashverse.model.MessageItem;
import org.hashverse.model.notes.Note;
import org.hashverse.ui.words.Days;

/// The rows of one conversation: its messages with day headings, notes, cards and the line above new messages.
///
/// A page, a message or a note that comes or goes changes only its own rows and the rows beside them. All rows are built again for another conversation, for a page in
/// place of another, and for cards.
public final class MessageRows {
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final ListChangeListener<Note> notesChanged = this::notesChanged;
    private final ListChangeListener<MessageItem> messagesChanged = this::messagesChanged;
    private Days days = new Days();
    private ConversationItem talk;
    private List<CommandCard> cards = List.of();
    private MessageItem newFrom;
    private Runnable beforeChange = () -> { };

    /// Sets what runs before rows change, while the old ones still stand. It does not run when one message or note is added at the end.
    public void beforeChange(Runnable run) {
        beforeChange = run;
    }

    /// The rows, oldest first.
    public ObservableList<Row> rows() {
        return rows;
    }

    /// The conversation that is shown; null for none.
    public ConversationItem talk() {
        return talk;
    }

    /// Shows another conversation and stops listening to the one before.
    ///
    /// @param newFrom the first new message, or null
    public void show(ConversationItem next, List<CommandCard> cards, MessageItem newFrom) {
        if (talk != null) {
            talk.messages().removeListener(messagesChanged);
            talk.notes().removeListener(notesChanged);
        }
        talk = next;
        this.cards = cards;
        this.newFrom = newFrom;
        days = new Days();
        if (next != null) {
            next.messages().addListener(messagesChanged);
            next.notes().addListener(notesChanged);
        }
        build();
    }

    /// Draws, moves or (null) removes the line above the new messages.
    public void newFrom(MessageItem first) {
        if (newFrom == first) return;
        var before = newFrom;
        newFrom = first;
        rebuildAround(before);
        rebuildAround(first);
    }

    /// The first new message; null for none.
    public MessageItem newFrom() {
        return newFrom;
    }

    /// The first message in a row or below it; empty for a row below the last message.
    public Optional<MessageItem> messageFrom(int row) {
        return rows.stream().skip(Math.max(0, row)).filter(Row.Said.class::isInstance).findFirst().map(said -> ((Row.Said) said).item());
    }

    /// The row of a message; -1 if it has none.
    public int indexOf(MessageItem item) {
        return rowOf(item, 0);
    }

    /// Builds all rows again, after a card was added, answered or removed.
    public void cardsChanged() {
        build();
    }

    private void messagesChanged(ListChangeListener.Change<? extends MessageItem> change) {
        while (change.next()) {
            if (change.wasReplaced() || talk.messages().isEmpty()) {
                build();
                return;
            }
            // one more message at the end moves no row
            if (change.wasRemoved() || change.getAddedSize() > 1 || change.getTo() < talk.messages().size()) beforeChange.run();
            splice(change.getFrom(), change.getTo(), List.of());
        }
    }

    private void notesChanged(ListChangeListener.Change<? extends Note> change) {
        while (change.next()) {
            for (var note : change.getRemoved()) {
                int row = rows.indexOf(new Row.Noted(note));
                if (row < 0) continue;
                beforeChange.run();
                rows.remove(row);
                int below = below(note);
                splice(below, below, List.of()); // a day that began with the note begins with another row, or has no rows left
            }
            for (var note : change.getAddedSubList()) {
                int below = below(note);
                if (below < talk.messages().size()) beforeChange.run();
                splice(below, below, List.of(new Row.Noted(note)));
            }
        }
    }

    /// The index of the first message below a note; the number of messages if there is none.
    private int below(Note note) {
        int below = talk.messages().size();
        while (below > 0 && talk.messages().get(below - 1).message().stamp() > note.at().toEpochMilli()) below--;
        return below;
    }

    private void rebuildAround(MessageItem item) {
        int at = item == null ? -1 : talk.messages().indexOf(item);
        if (at < 0) return;
        beforeChange.run();
        splice(at, at, List.of());
    }

    /// Builds the rows below the message before index `from` again, up to the message at index `to`, which may get or lose its heading or its author. Notes and cards
    /// among them stay. All other rows stay as they are.
    ///
    /// @param more rows to add there, which are no messages
    private void splice(int from, int to, List<Row> more) {
        var messages = talk.messages();
        int above = from == 0 ? -1 : rowOf(messages.get(from - 1), from - 1);
        int next = to == messages.size() ? rows.size() - 1 : rowOf(messages.get(to), above + 1);
        if (from > 0 && above < 0 || to < messages.size() && next < 0) {
            build();
            return;
        }
        var others = new ArrayList<>(rows.subList(above + 1, next + 1).stream().filter(row -> row instanceof Row.Noted || row instanceof Row.Answered).toList());
        others.addAll(more);
        if (!more.isEmpty()) others.sort(Comparator.comparing(MessageRows::at));
        replace(above + 1, next + 1, merge(above < 0 ? null : rows.get(above), messages.subList(from, Math.min(to + 1, messages.size())), others));
    }

    /// Replaces rows, except those at both ends that stay as they are.
    private void replace(int from, int to, List<Row> next) {
        int same = 0;
        while (from + same < to && same < next.size() && rows.get(from + same).equals(next.get(same))) same++;
        int tail = 0;
        while (from + same < to - tail && same < next.size() - tail && rows.get(to - tail - 1).equals(next.get(next.size() - tail - 1))) tail++;
        if (from + same < to - tail) rows.remove(from + same, to - tail);
        if (same < next.size() - tail) rows.addAll(from + same, next.subList(same, next.size() - tail));
    }

    /// @param least the first row to look at; a message cannot stand above its own index, because there are at least as many rows as messages
    private int rowOf(MessageItem item, int least) {
        for (int i = Math.max(0, least); i < rows.size(); i++) if (rows.get(i) instanceof Row.Said(var said, _) && said == item) return i;
        return -1;
    }

    private void build() {
        beforeChange.run();
        if (talk == null) {
            rows.clear();
            return;
        }
        var others = new ArrayList<Row>();
        talk.notes().forEach(note -> others.add(new Row.Noted(note)));
        cards.forEach(card -> others.add(new Row.Answered(card)));
        others.sort(Comparator.comparing(MessageRows::at));
        rows.setAll(merge(null, talk.messages(), others));
    }

    /// The rows of messages and of the other rows among them, below the row `above`.
    private List<Row> merge(Row above, List<? extends MessageItem> items, List<Row> others) {
        var merged = new ArrayList<Row>();
        int other = 0;
        for (var item : items) {
            while (other < others.size() && at(others.get(other)).toEpochMilli() < item.message().stamp()) append(merged, above, others.get(other++));
            append(merged, above, item);
        }
        for (var row : others.subList(other, others.size())) append(merged, above, row);
        return merged;
    }

    /// Adds a row that is no message.
    private void append(List<Row> rows, Row above, Row row) {
        addHeading(rows, above, at(row));
        rows.add(row);
    }

    /// Adds a day heading if the next row is of another day than the row above it. Returns the row that then stands above.
    private Row addHeading(List<Row> rows, Row above, Instant at) {
        var before = rows.isEmpty() ? above : rows.getLast();
        if (before != null && days.same(at(before), at)) return before;
        var heading = new Row.Day(at);
        rows.add(heading);
        return heading;
    }

    private void append(List<Row> rows, Row above, MessageItem item) {
        var before = addHeading(rows, above, item.message().shown());
        if (item == newFrom) {
            before = new Row.New(item.message().shown());
            rows.add(before);
        }
        boolean first = !(before instanceof Row.Said(var said, _)) || said.mine() != item.mine() || !said.message().author().equals(item.message().author());
        rows.add(new Row.Said(item, first));
    }

    private static Instant at(Row row) {
        return switch (row) {
            case Row.Day(var at) -> at;
            case Row.Said(var item, _) -> item.message().shown();
            case Row.Noted(var note) -> note.at();
            case Row.Answered(var card) -> card.at();
            case Row.New(var at) -> at;
        };
    }
}
