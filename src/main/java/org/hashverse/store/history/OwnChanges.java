package org.hashverse.store.history;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hashverse.chat.Change;
import org.hashverse.chat.Content;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.store.database.ContentColumns;
import org.hashverse.store.database.Rows;
import org.hashverse.store.history.MessageStore.Deleted;

/// What we change in the tables ourselves: our changes of messages, see [Change], and messages that we delete here. Writer thread only.
final class OwnChanges {
    private static final long QUEUED = Delivery.Stage.QUEUED.ordinal();

    private final Tables tables;
    private final Outgoing outgoing;
    private final Changes changes;

    OwnChanges(Tables tables, Outgoing outgoing, Changes changes) {
        this.tables = tables;
        this.outgoing = outgoing;
        this.changes = changes;
    }

    /// See [MessageStore#change].
    ChangeResult change(MessageId id, Change change, Set<PeerId> contacts, int mostWaiting) throws SQLException {
        var found = tables.find(change.of()).filter(row -> !row.columns().isChange() && !(row.content() instanceof Content.TakenBack));
        if (found.isEmpty()) return new ChangeResult.NotThere();
        var row = found.get();
        if (!change.isAllowed(row.content(), row.mine())) return new ChangeResult.NotOurs();
        if (changesNothing(row, change)) return done(change.of(), List.of());
        if (change instanceof Change.Pin(_, _, boolean pinned) && pinned && changes.views().pinned(row.talk()).size() >= MessageStore.MOST_PINNED) return new ChangeResult.TooManyPinned();
        var audience = audience(row, change);
        if (audience.isEmpty() && change.audience() == Change.Audience.HOLDERS) return changeHere(row, change);
        var recipients = audience.stream().filter(contacts::contains).toList();
        if (recipients.isEmpty() && !audience.isEmpty()) return new ChangeResult.NobodyToTell();
        if (!tables.keys.conversation(row.talk()).isShared() && !recipients.isEmpty() && !(change instanceof Change.Retraction)) {
            int waiting = outgoing.waiting().getOrDefault(recipients.getFirst(), 0);
            if (waiting >= mostWaiting) return new ChangeResult.TooManyWaiting(waiting);
        }
        write(id, change, row, recipients, audience.stream().filter(Predicate.not(contacts::contains)).toList());
        return done(change.of(), recipients);
    }

    /// Whether people already see what the change would make. A change that a recipient refused can be made again.
    private boolean changesNothing(Rows.MessageRow row, Change change) throws SQLException {
        var now = changes.views().of(row);
        if (!change.isInEffect(now.message().content(), now.marks(), tables.own)) return false;
        long own = tables.keys.of(tables.own);
        var before = changes.views().changes(change.of(), change.kind()).stream().filter(made -> made.author() == own).findFirst();
        return before.isEmpty() || !changes.views().hasFailed(before.get().row());
    }

    private Set<PeerId> audience(Rows.MessageRow row, Change change) throws SQLException {
        if (change.audience() == Change.Audience.HOLDERS) return possibleHolders(row);
        return change.addressee(tables.keys.conversation(row.talk())).filter(Predicate.not(tables.own::equals)).map(Set::of).orElse(Set.of());
    }

    private Set<PeerId> possibleHolders(Rows.MessageRow row) throws SQLException {
        var holders = new HashSet<PeerId>();
        for (var delivery : changes.views().deliveries(row.row())) {
            var stage = Views.delivery(delivery).stage();
            if (stage != Delivery.Stage.QUEUED && stage != Delivery.Stage.CANCELLED) holders.add(tables.keys.peer(delivery.recipient()));
        }
        return holders;
    }

    /// Changes a message that nobody else has. Nobody learns of it.
    private ChangeResult changeHere(Rows.MessageRow row, Change change) throws SQLException {
        if (change instanceof Change.Edit edit) {
            for (var old : changes.views().changes(edit.of(), Change.Edit.KIND)) tables.deleteChange(old.row()); // their recipients were forgotten since
            tables.update(row.with(ContentColumns.of(((Content.Text) row.content()).withWords(edit.text()))));
        } else changes.takeBack(row);
        return done(change.of(), List.of());
    }

    /// @param unreachable peers that may have the message and are no contacts: the change is REFUSED for them, so that it does not look delivered
    private void write(MessageId id, Change change, Rows.MessageRow target, List<PeerId> recipients, List<PeerId> unreachable) throws SQLException {
        long own = tables.keys.of(tables.own);
        tables.sql.change("DELETE FROM delivery WHERE stage = ? AND message IN (SELECT row FROM message WHERE target = ? AND kind = ? AND author = ?)",
                QUEUED, change.of().bytes(), change.kind(), own); // the new change takes the place of those that wait
        if (change instanceof Change.Retraction) changes.takeBack(target);
        var now = Instant.ofEpochMilli(tables.now());
        var content = change.withRevision(Math.min(Change.MAX_REVISION, Math.max(newestRevision(change, own) + 1, now.toEpochMilli())));
        outgoing.write(new Message(id, tables.keys.conversation(target.talk()), tables.own, now.toEpochMilli(), now, content), recipients, unreachable);
        changes.prune(change, own);
        if (change instanceof Change.Edit) changes.apply(target);
    }

    /// The highest revision before a change of ours, among those that it competes with; 0 for none. Both sides pin in turn, so a pin competes with those of the peer.
    private long newestRevision(Change change, long own) throws SQLException {
        return tables.sql.number("SELECT max(revision) FROM message WHERE target = ? AND kind = ? AND (author = ? OR kind = '" + Change.Pin.KIND + "')",
                change.of().bytes(), change.kind(), own);
    }

    private ChangeResult done(MessageKey of, List<PeerId> recipients) throws SQLException {
        return new ChangeResult.Done(changes.views().of(tables.find(of).orElseThrow()), recipients, outgoing.waiting());
    }

    /// See [MessageStore#delete]. Our edits and retractions that still have to reach somebody stay.
    Optional<Deleted> delete(MessageKey key) throws SQLException {
        var found = tables.find(key).filter(row -> !row.columns().isChange());
        if (found.isEmpty()) return Optional.empty();
        var row = found.get();
        var before = outgoing.waiting();
        changes.delete(key);
        tables.sql.change("INSERT OR IGNORE INTO cleared VALUES (?, ?)", row.author(), row.id());
        boolean wasUnread = tables.delete(row);
        var now = outgoing.waiting();
        var recipients = before.keySet().stream().filter(peer -> !before.get(peer).equals(now.get(peer))).collect(Collectors.toSet());
        return Optional.of(new Deleted(tables.keys.conversation(row.talk()), wasUnread, recipients, now));
    }
}
