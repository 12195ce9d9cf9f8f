package org.hashverse.store.history;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.Change;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Marks;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.ShownReaction;
import org.hashverse.store.database.Keys;
import org.hashverse.store.database.Rows;
import org.hashverse.store.database.Sql;

/// Reads messages as people see them: with the newest text, the reactions, and the state of delivery. One connection, one thread at a time.
final class Views {
    /// The newer of two changes of one kind by one author to one message.
    static final Comparator<Rows.MessageRow> BY_REVISION = Comparator.<Rows.MessageRow>comparingLong(row -> ((Change) row.content()).revision())
            .thenComparing(Rows.MessageRow::id, Arrays::compareUnsigned);
    /// Most pins and unpins that are looked at to find the pinned messages: a peer may make any number.
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
        var changes = changes(message.key());
        boolean unread = !row.mine() && sql.number("SELECT count(*) FROM unread WHERE message = ?", row.row()) > 0;
        return new Delivered(message, row.mine(), unread, row.arrived(), row.mine() ? deliveries(row, changes) : Map.of(),
                new Marks(edited(row, changes), reactions(changes), pinned(changes), confirmed(changes)));
    }

    /// The stored changes of a message, in the order of their arrival.
    List<Rows.MessageRow> changes(MessageKey of) throws SQLException {
        return sql.list("SELECT " + Rows.MessageRow.COLUMNS + " FROM message m WHERE m.target = ? ORDER BY m.row", Rows.MessageRow::read, of.bytes());
    }

    /// The pinned messages of a conversation, the last pinned first; at most [MessageStore#MOST_PINNED].
    List<Rows.MessageRow> pinned(long talk) throws SQLException {
        var found = new LinkedHashMap<MessageKey, Rows.MessageRow>();
        var looked = sql.list("SELECT target FROM message WHERE kind = 'pin' AND talk = ? ORDER BY revision DESC LIMIT " + PINS_LOOKED_AT, row -> row.getBytes(1), talk);
        for (var target : looked) {
            if (found.size() == MessageStore.MOST_PINNED) break;
            var key = MessageKey.of(target);
            if (found.containsKey(key) || !pinned(changes(key))) continue;
            var row = sql.first("SELECT " + Rows.MessageRow.COLUMNS + " FROM message m JOIN peer p ON p.id = m.author WHERE p.key = ? AND m.id = ?", Rows.MessageRow::read,
                    key.author().text(), key.id().bytes());
            row.ifPresent(message -> found.put(key, message));
        }
        return List.copyOf(found.values());
    }

    /// The newest edit of a message.
    static Optional<Rows.MessageRow> newestEdit(List<Rows.MessageRow> changes) {
        return changes.stream().filter(change -> change.content() instanceof Change.Edit).max(BY_REVISION);
    }

    /// The deliveries of a row.
    List<Rows.DeliveryRow> deliveries(long row) throws SQLException {
        return sql.list("SELECT " + Rows.DeliveryRow.COLUMNS + " FROM delivery d WHERE d.message = ?", Rows.DeliveryRow::read, row);
    }

    /// The change of our message that the recipients must still get, or got last: the retraction, or else the newest edit.
    static Optional<Rows.MessageRow> lastChange(List<Rows.MessageRow> changes) {
        return changes.stream().filter(change -> change.content() instanceof Change.Retraction).findFirst().or(() -> newestEdit(changes));
    }

    /// The deliveries of our message. While its last change has not reached a recipient, the delivery of that change stands in its place, so that nothing looks done
    /// that is not.
    private Map<PeerId, Delivery> deliveries(Rows.MessageRow row, List<Rows.MessageRow> changes) throws SQLException {
        var all = new LinkedHashMap<PeerId, Delivery>();
        for (var delivery : deliveries(row.row())) all.put(keys.peer(delivery.recipient()), delivery(delivery));
        var change = lastChange(changes);
        if (change.isPresent()) for (var delivery : deliveries(change.get().row())) {
            var state = delivery(delivery);
            if (state.stage() != Delivery.Stage.DELIVERED && state.stage() != Delivery.Stage.READ || change.get().content() instanceof Change.Retraction)
                all.put(keys.peer(delivery.recipient()), state);
        }
        return all;
    }

    /// The state of a delivery.
    static Delivery delivery(Rows.DeliveryRow row) {
        return new Delivery(STAGES[(int) row.stage()], row.reason());
    }

    private static Optional<Instant> edited(Rows.MessageRow row, List<Rows.MessageRow> changes) {
        return row.columns().firstWords().flatMap(_ -> newestEdit(changes)).map(Rows.MessageRow::timeToShow);
    }

    private static boolean pinned(List<Rows.MessageRow> changes) {
        return changes.stream().filter(change -> change.content() instanceof Change.Pin).max(BY_REVISION).filter(newest -> ((Change.Pin) newest.content()).pinned()).isPresent();
    }

    private Set<PeerId> confirmed(List<Rows.MessageRow> changes) throws SQLException {
        var all = new HashSet<PeerId>();
        for (var change : changes) if (change.content() instanceof Change.Confirmation) all.add(keys.peer(change.author()));
        return all;
    }

    private List<ShownReaction> reactions(List<Rows.MessageRow> changes) throws SQLException {
        var newest = new LinkedHashMap<Long, Rows.MessageRow>();
        for (var change : changes)
            if (change.content() instanceof Change.Reaction) newest.merge(change.author(), change, (one, other) -> BY_REVISION.compare(one, other) >= 0 ? one : other);
        var shown = new ArrayList<ShownReaction>();
        for (var row : newest.values()) {
            var emoji = ((Change.Reaction) row.content()).emoji();
            if (emoji.isPresent()) shown.add(new ShownReaction(keys.peer(row.author()), emoji.get(), row.mine() && isWaiting(row.row())));
        }
        return shown;
    }

    /// Whether a delivery of a row is open.
    boolean isWaiting(long row) throws SQLException {
        for (var delivery : deliveries(row)) if (delivery(delivery).open()) return true;
        return false;
    }
}
