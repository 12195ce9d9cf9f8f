package org.hashverse.store.history;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Reason;
import org.hashverse.chat.json.ContentJson;
import org.hashverse.store.database.ContentColumns;
import org.hashverse.store.database.Rows;
import org.hashverse.store.history.MessageStore.Batch;
import org.hashverse.store.history.MessageStore.Numbered;
import org.hashverse.store.history.MessageStore.Progress;

/// Our messages in the tables: the queue, the numbers given to each recipient, and the stage of each delivery. Writer thread only.
///
/// In the queries a stage is the ordinal of a [Delivery.Stage]. That of QUEUED is written as `stage = 0`, because SQLite uses the partial index `delivery_queued` only then. Deliveries that are SENT
/// have numbers above the highest acknowledged one ([Rows.RecipientRow]), so they are found by their numbers.
final class Outgoing {
    private static final long QUEUED = Delivery.Stage.QUEUED.ordinal();
    private static final long SENT = Delivery.Stage.SENT.ordinal();
    private static final long DELIVERED = Delivery.Stage.DELIVERED.ordinal();
    private static final long REFUSED = Delivery.Stage.REFUSED.ordinal();
    /// Leaves out changes of kinds that only a later version knows, which wait for that version: what this one could send of them would be wrong.
    private static final String UNDERSTOOD = " AND (m.target IS NULL OR m.kind IN ('" + String.join("', '", ContentJson.UNDERSTOOD) + "'))";
    private static final String SELECT_CANDIDATES = "SELECT " + Rows.DeliveryRow.COLUMNS + ", " + Rows.MessageRow.COLUMNS + " FROM delivery d JOIN message m ON m.row = d.message ";

    private final Tables tables;
    private final Views views;

    Outgoing(Tables tables) {
        this.tables = tables;
        views = new Views(tables.sql, tables.keys);
    }

    /// A delivery with the conversation and the id of its message.
    ///
    /// @param kind   as in [ContentColumns]; null for a text that was never edited
    /// @param target for a change the key of the message that it changes; else null
    private record Found(Rows.DeliveryRow row, long talk, byte[] id, String kind, byte[] target) {}

    private static final String SELECT_FOUND = "SELECT " + Rows.DeliveryRow.COLUMNS + ", m.talk, m.id, m.kind, m.target FROM delivery d JOIN message m ON m.row = d.message ";

    private List<Found> find(String where, Object... values) throws SQLException {
        return tables.sql.list(SELECT_FOUND + where, row -> new Found(Rows.DeliveryRow.read(row), row.getLong(11), row.getBytes(12), row.getString(13), row.getBytes(14)), values);
    }

    /// The last number given to each recipient.
    Map<PeerId, Long> lastNumbers() throws SQLException {
        var all = new HashMap<PeerId, Long>();
        for (var row : tables.sql.list("SELECT " + Rows.RecipientRow.COLUMNS + " FROM recipient", Rows.RecipientRow::read))
            all.put(tables.keys.peer(row.peer()), row.last());
        return all;
    }

    /// The number of QUEUED messages of each recipient that has some.
    Map<PeerId, Integer> waiting() throws SQLException {
        record Count(long peer, int count) {}
        var all = new HashMap<PeerId, Integer>();
        for (var row : tables.sql.list("SELECT recipient, count(*) FROM delivery WHERE stage = 0 GROUP BY recipient", row -> new Count(row.getLong(1), row.getInt(2))))
            all.put(tables.keys.peer(row.peer()), row.count());
        return all;
    }

    /// Adds a message of ours, QUEUED for each of its recipients.
    void write(Message message, Collection<PeerId> recipients) throws SQLException {
        write(message, recipients, List.of());
    }

    /// Adds a message of ours, QUEUED for each of its recipients.
    ///
    /// @param unreachable peers for which it is REFUSED, because they are no contacts any more
    void write(Message message, Collection<PeerId> recipients, Collection<PeerId> unreachable) throws SQLException {
        long row = tables.addOwn(message).row();
        for (var recipient : recipients) new Rows.DeliveryRow(row, tables.keys.of(recipient), null, QUEUED, "", 0, 0, 0, 0).add(tables.sql);
        for (var peer : unreachable) new Rows.DeliveryRow(row, tables.keys.of(peer), null, REFUSED, Reason.REMOVED, 0, 0, 0, tables.now()).add(tables.sql);
    }

    private record Candidate(Rows.DeliveryRow row, Rows.MessageRow message) {}

    private List<Candidate> candidates(String where, Object... values) throws SQLException {
        return tables.sql.list(SELECT_CANDIDATES + where, row -> new Candidate(Rows.DeliveryRow.read(row), Rows.MessageRow.read(row, 10)), values);
    }

    /// See [MessageStore#take].
    Batch take(PeerId to, long from, int max, int maxBytes) throws SQLException {
        var messages = new ArrayList<Numbered>();
        var progress = new ArrayList<Progress>();
        long peer = tables.keys.of(to);
        var recipient = tables.recipients.get(peer);
        int bytes = 0;
        // also DELIVERED and READ ones: a peer whose history was restored from a backup needs them again
        var sentBefore = from > recipient.last() ? List.<Candidate>of() : candidates("WHERE d.recipient = ? AND d.number >= ? AND d.stage < 4 AND m.kind IS NOT '"
                + Content.TakenBack.KIND + "'" + UNDERSTOOD + " ORDER BY d.number LIMIT ?", peer, from, (long) max);
        for (var known : sentBefore) {
            int size = known.message().content().bytes();
            if (!messages.isEmpty() && bytes + size > maxBytes) return new Batch(messages, progress);
            bytes += size;
            messages.add(new Numbered(known.row().number(), Tables.message(known.message(), tables.keys)));
        }
        if (messages.size() == max) return new Batch(messages, progress);
        long last = recipient.last();
        for (var next : candidates("WHERE d.stage = 0 AND d.recipient = ?" + UNDERSTOOD + " ORDER BY d.message LIMIT ?", peer, (long) max - messages.size())) {
            int size = next.message().content().bytes();
            if (!messages.isEmpty() && bytes + size > maxBytes) break;
            bytes += size;
            last++;
            var message = Tables.message(next.message(), tables.keys);
            var columns = next.message().columns();
            progress.add(move(new Found(withNumber(next.row(), last), next.message().talk(), next.message().id(), columns.kind(), columns.target()), to, Delivery.SENT));
            messages.add(new Numbered(last, message));
        }
        setLast(recipient, last);
        return new Batch(messages, progress);
    }

    private void setLast(Rows.RecipientRow row, long last) {
        if (last > row.last()) tables.recipients.put(row.peer(), new Rows.RecipientRow(row.peer(), last, row.settled()));
    }

    private static Rows.DeliveryRow withNumber(Rows.DeliveryRow row, long number) {
        return new Rows.DeliveryRow(row.message(), row.recipient(), number, row.stage(), row.reason(), row.sent(), row.delivered(), row.read(), row.ended());
    }

    /// The result of [#reconcile]: the deliveries that have another stage, and the last number given to the recipient.
    record Reconciled(List<Progress> progress, long last) {}

    /// See [MessageStore#reconcile].
    Reconciled reconcile(PeerId peer, MessageStore.Claim claim) throws SQLException {
        var recipient = tables.recipients.get(tables.keys.of(peer));
        boolean isOurs = namesOurMessage(recipient, claim);
        // the SENT messages of which the claim says nothing get new numbers
        var untold = sent(recipient, isOurs ? claim.lowestTold() - 1 : Long.MAX_VALUE);
        long ahead = claim.number() - recipient.last();
        long last = recipient.last();
        // also where nothing is SENT: the recipient would take our next message for one that it has, and acknowledge it
        if (ahead > 0 && ahead <= MessageStore.Claim.MOST_AHEAD) last = claim.number();
        for (var one : untold) withNumber(one.row(), ++last).updateAll(tables.sql);
        setLast(recipient, last);
        return new Reconciled(isOurs ? settle(peer, claim.number(), claim.refused(), claim.reason()) : List.of(), last);
    }

    /// Whether the claim names the message to which we gave its number. False if that message was deleted here since.
    private boolean namesOurMessage(Rows.RecipientRow recipient, MessageStore.Claim claim) throws SQLException {
        if (claim.last().isEmpty() || claim.number() > recipient.last()) return false;
        return tables.sql.number("SELECT count(*) FROM delivery d JOIN message m ON m.row = d.message WHERE d.recipient = ? AND d.number = ? AND m.id = ?",
                recipient.peer(), claim.number(), claim.last().get().bytes()) > 0;
    }

    /// See [MessageStore#acknowledge].
    List<Progress> acknowledge(PeerId peer, long upTo) throws SQLException {
        return settle(peer, upTo, Set.of(), "");
    }

    private List<Progress> settle(PeerId peer, long upTo, Set<Long> refused, String reason) throws SQLException {
        var recipient = tables.recipients.get(tables.keys.of(peer));
        long to = Math.min(upTo, recipient.last());
        if (to <= recipient.settled()) return List.of();
        var progress = new ArrayList<Progress>();
        for (var found : sent(recipient, to)) progress.add(move(found, peer, refused.contains(found.row().number()) ? Delivery.refused(reason) : arrived(found)));
        tables.recipients.put(recipient.peer(), new Rows.RecipientRow(recipient.peer(), recipient.last(), to));
        return progress;
    }

    /// The stage of a message that is acknowledged. READ may have come first: the ACK was lost with its connection, and the next connection began with READ.
    private Delivery arrived(Found found) throws SQLException {
        return found.row().number() <= tables.readMark(found.talk(), found.row().recipient()).seen() ? Delivery.READ : Delivery.DELIVERED;
    }

    /// The SENT deliveries up to a number, in the order of their numbers.
    private List<Found> sent(Rows.RecipientRow recipient, long upTo) throws SQLException {
        return find("WHERE d.recipient = ? AND d.number > ? AND d.number <= ? AND d.stage = ? ORDER BY d.number", recipient.peer(), recipient.settled(), upTo, SENT);
    }

    /// See [MessageStore#reject].
    List<Progress> reject(PeerId peer, long number, String reason) throws SQLException {
        var progress = new ArrayList<Progress>();
        for (var found : find("WHERE d.recipient = ? AND d.number = ? AND d.stage = ?", tables.keys.of(peer), number, SENT))
            progress.add(move(found, peer, Delivery.refused(reason)));
        return progress;
    }

    /// See [MessageStore#read].
    List<Progress> read(PeerId peer, Conversation conversation, long upTo) throws SQLException {
        var recipient = tables.recipients.get(tables.keys.of(peer));
        long talk = tables.keys.of(conversation);
        var mark = tables.readMark(talk, recipient.peer());
        long to = Math.min(upTo, recipient.last());
        if (to <= mark.seen()) return List.of();
        var progress = new ArrayList<Progress>();
        for (var found : find("WHERE d.recipient = ? AND d.number > ? AND d.number <= ? AND d.stage = ?", recipient.peer(), mark.seen(), to, DELIVERED))
            if (found.talk() == talk) progress.add(move(found, peer, Delivery.READ));
        tables.put(mark.withSeen(to));
        return progress;
    }

    /// Ends the open deliveries of a message that we take back.
    void end(long message) throws SQLException {
        for (var found : find("WHERE d.message = ? AND d.stage < 2", message)) save(found.row(), Delivery.CANCELLED);
    }

    /// See [MessageStore#cancel].
    List<Progress> cancel(MessageId message) throws SQLException {
        var progress = new ArrayList<Progress>();
        var row = tables.find(tables.own, message);
        if (row.isEmpty()) return progress;
        for (var found : find("WHERE d.message = ? AND d.stage = ?", row.get().row(), QUEUED))
            progress.add(move(found, tables.keys.peer(found.row().recipient()), Delivery.CANCELLED));
        return progress;
    }

    /// See [MessageStore#abandon].
    List<Progress> abandon(PeerId recipient, Delivery fate, String reason) throws SQLException {
        var progress = new ArrayList<Progress>();
        long peer = tables.keys.of(recipient);
        for (var found : sent(tables.recipients.get(peer), Long.MAX_VALUE)) progress.add(move(found, recipient, Delivery.refused(reason)));
        for (var found : find("WHERE d.recipient = ? AND d.stage = 0 ORDER BY d.message", peer)) progress.add(move(found, recipient, fate));
        return progress;
    }

    /// Deletes all deliveries to a peer, and the numbers given to it.
    void forget(PeerId peer) throws SQLException {
        var key = tables.keys.find(peer);
        if (key.isEmpty()) return;
        tables.sql.change("DELETE FROM delivery WHERE recipient = ?", key.get());
        tables.recipients.delete(key.get());
    }

    /// Moves a delivery to another stage, now.
    private Progress move(Found found, PeerId recipient, Delivery to) throws SQLException {
        save(found.row(), to);
        return new Progress(tables.keys.conversation(found.talk()), MessageId.of(found.id()), recipient, to, shown(found));
    }

    /// What people see now of a message whose delivery, or that of its change, has another stage. Empty for a text that nobody changed: its delivery says all.
    private Optional<Delivered> shown(Found found) throws SQLException {
        if (found.target() == null && found.kind() == null) return Optional.empty();
        var row = found.target() == null ? tables.find(tables.own, MessageId.of(found.id())) : tables.find(MessageKey.of(found.target()));
        if (row.isPresent()) return Optional.of(views.of(row.get()));
        if (!views.isWaiting(found.row().message())) tables.deleteChange(found.row().message()); // the message that it changed was deleted here meanwhile
        return Optional.empty();
    }

    private void save(Rows.DeliveryRow row, Delivery to) throws SQLException {
        long now = tables.now();
        boolean read = to.stage() == Delivery.Stage.READ;
        boolean delivered = to.stage() == Delivery.Stage.DELIVERED || read && row.delivered() == 0;
        var moved = new Rows.DeliveryRow(row.message(), row.recipient(), row.number(), to.stage().ordinal(), to.reason(),
                to.stage() == Delivery.Stage.SENT ? now : row.sent(), delivered ? now : row.delivered(), read ? now : row.read(),
                to.stage() == Delivery.Stage.CANCELLED || to.stage() == Delivery.Stage.REFUSED ? now : row.ended());
        if (to.stage() == Delivery.Stage.SENT) moved.updateAll(tables.sql); // it gets its number
        else moved.updateStage(tables.sql);
    }
}
