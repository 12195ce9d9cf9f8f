package org.hashverse.store.history;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hashverse.chat.Change;
import org.hashverse.chat.Content;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Marks;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.store.database.Keys;
import org.hashverse.store.database.Rows;
import org.hashverse.store.database.Sql;

/// Reads messages as people see them: with the newest text, what people did with them ([Marks]), and the state of delivery. One connection, one thread at a time.
final class Views {
    /// Of two changes of one kind by one author to one message, the first in this order counts. The ids only decide between equal revisions, and all stores decide alike.
    private static final String NEWEST_FIRST = " ORDER BY m.revision DESC, m.id DESC";
    /// The same order for changes of one author, where of equal revisions an unpin comes before a pin, see [Change.Pin#isPinned]. No index has this order.
    static final String COUNTING_FIRST = " ORDER BY m.revision DESC, m.kind = '" + Change.Pin.KIND + "' AND m.body IS NULL DESC, m.id DESC";
    private static final String CHANGES = "SELECT " + Rows.MessageRow.COLUMNS + " FROM message m WHERE m.target = ? AND m.kind = ?" + NEWEST_FIRST;
    /// All changes of a message but its edits, which are long, and its retraction.
    private static final String MARKS = "SELECT " + Rows.MessageRow.COLUMNS + " FROM message m WHERE m.target = ? AND m.kind NOT IN ('" + Change.Edit.KIND + "', '" + Change.Retraction.KIND
            + "')" + COUNTING_FIRST;
    /// Most pins that are looked at to find the pinned messages: a peer may make any number.
    private static final int PINS_LOOKED_AT = 100;
    private static final Delivery.Stage[] STAGES = Delivery.Stage.values();

    private final Sql sql;
    private final Keys keys;

    Views(Sql sql, Keys keys) {
        this.sql = sql;
        this.keys = keys;
    }

    /// Messages as they are now.
    List<Delivered> of(List<Rows.MessageRow> rows) throws SQLException {
        var all = new ArrayList<Delivered>(rows.size());
        for (var row : rows) all.add(of(row));
        return all;
    }

    /// A message as it is now.
    Delivered of(Rows.MessageRow row) throws SQLException {
        var message = Tables.message(row, keys);
        var last = lastChange(row);
        boolean unread = !row.mine() && sql.number("SELECT count(*) FROM unread WHERE message = ?", row.row()) > 0;
        return new Delivered(message, row.mine(), unread, row.arrived(), row.mine() ? deliveries(row, last) : Map.of(), marks(message.key(), last));
    }

    /// What people did with a message, read by one query: a page has many messages, and most have no marks.
    private Marks marks(MessageKey message, Optional<Rows.MessageRow> last) throws SQLException {
        var edited = last.filter(change -> change.content() instanceof Change.Edit).map(Rows.MessageRow::timeToShow);
        var countingFirst = sql.list(MARKS, Rows.MessageRow::read, message.bytes());
        if (countingFirst.isEmpty() && edited.isEmpty()) return Marks.NONE;
        record Place(long author, String kind) {}
        var counting = new LinkedHashMap<Place, Rows.MessageRow>();
        for (var row : countingFirst) counting.putIfAbsent(new Place(row.author(), row.columns().kind()), row);
        var made = new ArrayList<Marks.Made>();
        for (var row : counting.values().stream().sorted(Comparator.comparingLong(Rows.MessageRow::row)).toList())
            if (row.content() instanceof Change change) made.add(new Marks.Made(keys.peer(row.author()), change, row.mine() && !hasArrived(row.row())));
        return new Marks(edited, made);
    }

    /// The stored changes of one kind of a message, the newest first.
    List<Rows.MessageRow> changes(MessageKey of, String kind) throws SQLException {
        return sql.list(CHANGES, Rows.MessageRow::read, of.bytes(), kind);
    }

    /// The pinned messages of a conversation, the last pinned first; at most [MessageStore#MOST_PINNED].
    List<Rows.MessageRow> pinned(long talk) throws SQLException {
        var found = new LinkedHashMap<MessageKey, Rows.MessageRow>();
        var looked = sql.list("SELECT target FROM message WHERE kind = 'pin' AND body IS NOT NULL AND talk = ? AND row NOT IN (SELECT message FROM pending) ORDER BY revision DESC LIMIT " + PINS_LOOKED_AT, row -> row.getBytes(1), talk);
        for (var target : looked) {
            if (found.size() == MessageStore.MOST_PINNED) break;
            var key = MessageKey.of(target);
            if (found.containsKey(key) || !isPinned(key)) continue;
            var row = sql.first("SELECT " + Rows.MessageRow.COLUMNS + " FROM message m JOIN peer p ON p.id = m.author WHERE p.key = ? AND m.id = ? AND m.target IS NULL", Rows.MessageRow::read,
                    key.author().text(), key.id().bytes());
            row.ifPresent(message -> found.put(key, message));
        }
        return List.copyOf(found.values());
    }

    private boolean isPinned(MessageKey message) throws SQLException {
        return Change.Pin.isPinned(changes(message, Change.Pin.KIND).stream().map(row -> (Change.Pin) row.content()).toList());
    }

    /// The newest change of a kind, whoever made it.
    Optional<Rows.MessageRow> newest(MessageKey of, String kind) throws SQLException {
        return sql.first(CHANGES + " LIMIT 1", Rows.MessageRow::read, of.bytes(), kind);
    }

    /// The change of a message after which its text is what it is: the retraction, or else the newest edit.
    Optional<Rows.MessageRow> lastChange(Rows.MessageRow row) throws SQLException {
        if (row.content() instanceof Content.TakenBack) return newest(key(row), Change.Retraction.KIND);
        return row.columns().firstWords().isPresent() ? newest(key(row), Change.Edit.KIND) : Optional.empty();
    }

    /// The key of a message.
    MessageKey key(Rows.MessageRow row) throws SQLException {
        return Tables.message(row, keys).key();
    }

    /// The deliveries of a row.
    List<Rows.DeliveryRow> deliveries(long row) throws SQLException {
        return sql.list("SELECT " + Rows.DeliveryRow.COLUMNS + " FROM delivery d WHERE d.message = ?", Rows.DeliveryRow::read, row);
    }

    /// The deliveries of our message. While its last change has not reached a recipient, the delivery of that change stands in its place, so that nothing looks done
    /// that is not.
    private Map<PeerId, Delivery> deliveries(Rows.MessageRow row, Optional<Rows.MessageRow> change) throws SQLException {
        var all = new LinkedHashMap<PeerId, Delivery>();
        for (var delivery : deliveries(row.row())) all.put(keys.peer(delivery.recipient()), delivery(delivery));
        if (change.isPresent()) for (var delivery : deliveries(change.get().row()))
            if (!hasArrived(delivery) || change.get().content() instanceof Change.Retraction) all.put(keys.peer(delivery.recipient()), delivery(delivery));
        return all;
    }

    /// The state of a delivery.
    static Delivery delivery(Rows.DeliveryRow row) {
        return new Delivery(STAGES[(int) row.stage()], row.reason());
    }

    private static boolean hasArrived(Rows.DeliveryRow row) {
        return switch (delivery(row).stage()) {
            case DELIVERED, READ -> true;
            case QUEUED, SENT, CANCELLED, REFUSED -> false;
        };
    }

    private boolean hasArrived(long row) throws SQLException {
        return deliveries(row).stream().allMatch(Views::hasArrived);
    }

    /// Whether a recipient will not get a row.
    boolean hasFailed(long row) throws SQLException {
        return deliveries(row).stream().anyMatch(delivery -> switch (delivery(delivery).stage()) {
            case CANCELLED, REFUSED -> true;
            case QUEUED, SENT, DELIVERED, READ -> false;
        });
    }

    /// Whether a delivery of a row is open.
    boolean isWaiting(long row) throws SQLException {
        return deliveries(row).stream().anyMatch(delivery -> delivery(delivery).open());
    }

    /// When a text was first written and what it said, and the texts of its edits, the oldest first; empty for a text that was never edited.
    List<MessageQueries.Version> versions(Rows.MessageRow row) throws SQLException {
        var all = new ArrayList<MessageQueries.Version>();
        if (row.columns().firstWords().isEmpty()) return all;
        all.add(new MessageQueries.Version(row.columns().firstWords().get(), row.timeToShow()));
        for (var edit : changes(key(row), Change.Edit.KIND).reversed()) all.add(new MessageQueries.Version(edit.columns().body(), edit.timeToShow()));
        return all;
    }
}
