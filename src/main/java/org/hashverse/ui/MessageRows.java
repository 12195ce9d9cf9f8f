package org.hashverse.ui;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.hashverse.model.ConversationItem;
import org.hashverse.model.MessageItem;

/// The rows of one conversation: its messages with day heads, notes, cards and the line above what is new. What is added at
/// the end only adds rows at the end; anything else builds them anew, in one change.
final class MessageRows {
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final ListChangeListener<Object> anew = _ -> build();
    private final ListChangeListener<MessageItem> follow = this::follow;
    private ConversationItem talk;
    private List<CommandCard> cards = List.of();
    private MessageItem newFrom;
    private Runnable beforeBuild = () -> { };

    /// Told before all rows are set anew, while the old ones still stand.
    void beforeBuild(Runnable run) {
        beforeBuild = run;
    }

    /// The rows, oldest first.
    ObservableList<Row> rows() {
        return rows;
    }

    /// The conversation that is shown; null before the first.
    ConversationItem talk() {
        return talk;
    }

    /// Shows another conversation and stops listening to the one before.
    ///
    /// @param newFrom the first message that is new, or null
    void show(ConversationItem next, List<CommandCard> cards, MessageItem newFrom) {
        if (talk != null) {
            talk.messages().removeListener(follow);
            talk.notes().removeListener(anew);
        }
        talk = next;
        this.cards = cards;
        this.newFrom = newFrom;
        if (next != null) {
            next.messages().addListener(follow);
            next.notes().addListener(anew);
        }
        build();
    }

    /// Draws, moves or (null) takes away the line above what is new.
    void newFrom(MessageItem first) {
        if (newFrom == first) return;
        newFrom = first;
        build();
    }

    MessageItem newFrom() {
        return newFrom;
    }

    /// The first message from a row on; none for a row below the last one.
    Optional<MessageItem> said(int row) {
        return rows.stream().skip(Math.max(0, row)).filter(Row.Said.class::isInstance).findFirst().map(said -> ((Row.Said) said).item());
    }

    /// The row of a message; -1 if it has none.
    int indexOf(MessageItem item) {
        return rowOf(item, 0);
    }

    /// A card was added or taken away.
    void cardsChanged() {
        build();
    }

    private void follow(ListChangeListener.Change<? extends MessageItem> change) {
        while (change.next()) {
            if (deliveriesOnly(change)) continue; // visible cells are told otherwise
            if (change.wasRemoved() || change.getFrom() == 0) {
                build();
                return;
            }
            if (change.getAddedSize() > 1) beforeBuild.run(); // a page: it must not move what one reads
            if (change.getTo() == talk.messages().size()) rows.addAll(below(rows.isEmpty() ? null : rows.getLast(), change.getAddedSubList()));
            else splice(change.getFrom(), change.getTo());
        }
    }

    private static boolean deliveriesOnly(ListChangeListener.Change<? extends MessageItem> change) {
        return change.getAddedSize() == 1 && change.getRemovedSize() == 1 && change.getRemoved().getFirst() == change.getAddedSubList().getFirst();
    }

    /// Messages that came late, between others: only the rows around them change, and those are near the end as a rule.
    private void splice(int from, int to) {
        int above = rowOf(talk.messages().get(from - 1), from - 1);
        int next = rowOf(talk.messages().get(to), above + 1);
        if (above < 0 || next < 0) {
            build();
            return;
        }
        beforeBuild.run();
        var others = rows.subList(above + 1, next).stream().filter(row -> row instanceof Row.Noted || row instanceof Row.Answered).toList();
        var between = merge(rows.get(above), talk.messages().subList(from, to + 1), others);
        rows.remove(above + 1, next + 1);
        rows.addAll(above + 1, between);
    }

    /// @param least a row that it cannot stand above: there are at least as many rows as messages
    private int rowOf(MessageItem item, int least) {
        for (int i = Math.max(0, least); i < rows.size(); i++) if (rows.get(i) instanceof Row.Said(var said, _) && said == item) return i;
        return -1;
    }

    private void build() {
        beforeBuild.run();
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

    /// The rows of messages and of what stands among them, below a row.
    private List<Row> merge(Row above, List<? extends MessageItem> items, List<Row> others) {
        var merged = new ArrayList<Row>();
        int other = 0;
        for (var item : items) {
            while (other < others.size() && at(others.get(other)).toEpochMilli() < item.message().stamp()) merged.add(others.get(other++));
            append(merged, merged.isEmpty() ? above : merged.getLast(), item);
        }
        merged.addAll(others.subList(other, others.size()));
        return merged;
    }

    private List<Row> below(Row above, List<? extends MessageItem> items) {
        return merge(above, items, List.of());
    }

    private void append(List<Row> rows, Row above, MessageItem item) {
        var before = above;
        if (before == null || !day(at(before)).equals(day(item.message().shown()))) {
            before = new Row.Day(item.message().shown());
            rows.add(before);
        }
        if (item == newFrom) {
            before = new Row.New(item.message().shown());
            rows.add(before);
        }
        boolean first = !(before instanceof Row.Said(var said, _)) || said.mine() != item.mine() || !said.message().author().equals(item.message().author());
        rows.add(new Row.Said(item, first));
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneId.systemDefault());
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
