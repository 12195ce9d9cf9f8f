package org.hashverse.ui;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

    /// A card was added or taken away.
    void cardsChanged() {
        build();
    }

    private void follow(ListChangeListener.Change<? extends MessageItem> change) {
        while (change.next()) {
            if (change.wasReplaced() && change.getFrom() + 1 == change.getTo() && change.getAddedSize() == 1 && change.getRemoved().getFirst() == change.getList().get(change.getFrom()))
                continue; // only its deliveries: visible cells are told otherwise
            if (change.wasRemoved() || change.getTo() != talk.messages().size()) {
                build();
                return;
            }
            var added = new ArrayList<Row>();
            for (var item : change.getAddedSubList()) append(added, item);
            rows.addAll(added);
        }
    }

    private void build() {
        beforeBuild.run();
        var next = new ArrayList<Row>();
        if (talk != null) {
            var others = new ArrayList<Row>();
            talk.notes().forEach(note -> others.add(new Row.Noted(note)));
            cards.forEach(card -> others.add(new Row.Answered(card)));
            others.sort(Comparator.comparing(MessageRows::at));
            int other = 0;
            for (var item : talk.messages()) {
                while (other < others.size() && at(others.get(other)).toEpochMilli() < item.message().stamp()) next.add(others.get(other++));
                append(next, item);
            }
            while (other < others.size()) next.add(others.get(other++));
        }
        rows.setAll(next);
    }

    /// Adds a message below `tail`, which stands below `rows` when a live one is appended.
    private void append(List<Row> tail, MessageItem item) {
        var before = !tail.isEmpty() ? tail.getLast() : tail.isEmpty() && !rows.isEmpty() && appending(item) ? rows.getLast() : null;
        var day = day(item.message().shown());
        if (before == null || !day(at(before)).equals(day)) {
            before = new Row.Day(item.message().shown());
            tail.add(before);
        }
        if (item == newFrom) {
            before = new Row.New();
            tail.add(before);
        }
        boolean first = !(before instanceof Row.Said(var above, _)) || above.mine() != item.mine() || !above.message().author().equals(item.message().author());
        tail.add(new Row.Said(item, first));
    }

    // while rows are built anew, the old ones say nothing about what stands above the first
    private boolean appending(MessageItem item) {
        return !talk.messages().isEmpty() && talk.messages().getFirst() != item;
    }

    private static LocalDate day(Instant at) {
        return at == null ? null : LocalDate.ofInstant(at, ZoneId.systemDefault());
    }

    private static Instant at(Row row) {
        return switch (row) {
            case Row.Day(var at) -> at;
            case Row.Said(var item, _) -> item.message().shown();
            case Row.Noted(var note) -> note.at();
            case Row.Answered(var card) -> card.at();
            case Row.New() -> null;
        };
    }
}
