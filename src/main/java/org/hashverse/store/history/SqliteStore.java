package org.hashverse.store.history;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.hashverse.chat.Change;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.store.database.StoreEvent;
import org.hashverse.store.database.StoreLimits;

/// The history in a SQLite file of the profile. Methods without a callback answer from [StoreCache]. [HistoryThreads] has its threads, [HistoryFile] manages its files.
public final class SqliteStore implements MessageStore {
    private final Executor node;
    private final HistoryThreads threads;
    private final MessageQueries queries;
    private final Intake intake;
    private final Condition condition;
    private StoreCache cache;

    /// Opens or makes the history of a profile. Blocks on the disk.
    ///
    /// @param folder the profile's folder
    /// @param own    our key
    /// @param node   runs the callbacks, in order
    /// @throws IOException if the history cannot be opened; the message says what to do
    public static SqliteStore open(Path folder, PeerId own, Executor node, InstantSource clock, StoreLimits limits) throws IOException {
        var historyFile = new HistoryFile(folder, own, clock, limits);
        var opened = historyFile.open();
        var store = new SqliteStore(historyFile, opened, node, clock, limits);
        opened.repair().ifPresent(repair -> store.condition.tell(new StoreEvent.Repaired(repair)));
        return store;
    }

    private SqliteStore(HistoryFile historyFile, HistoryFile.Opened opened, Executor node, InstantSource clock, StoreLimits limits) {
        this.node = node;
        cache = opened.cache();
        intake = new Intake(clock, opened.days());
        condition = new Condition(rebuilt -> {
            cache = rebuilt.cache();
            intake.restart(rebuilt.days());
        });
        threads = new HistoryThreads(historyFile, opened.contents(), node, condition, limits);
        queries = new FileQueries(threads, this::unread);
    }

    @Override
    public void watch(Consumer<StoreEvent> listener) {
        condition.watch(listener);
    }

    @Override
    public String id() {
        return cache.id();
    }

    @Override
    public boolean writable() {
        return !condition.full();
    }

    @Override
    public void together(Runnable calls) {
        threads.together(calls);
    }

    @Override
    public Optional<Received> have(PeerId author) {
        return cache.author(author);
    }

    @Override
    public void meet(PeerId author, String store) {
        if (!cache.meet(author, store)) return;
        // a peer's numbers are only valid in the store that gave them
        threads.changePostponable(ChangeQueue.action(contents -> contents.incoming().meet(author, store)), _ -> { });
    }

    @Override
    public void receive(PeerId author, long number, Message message, Consumer<Arrival> stored) {
        var store = have(author).map(Received::store).orElse("");
        cache.stamp(message);
        intake.add(message);
        threads.change(contents -> contents.receive(author, store, number, message), kept -> {
            cache.settled(author, store, number, message.id(), false);
            kept.waiting().ifPresent(cache::waiting);
            switch (kept.arrival()) {
                case Arrival.Nothing() -> intake.remove(message);
                case Arrival.Waiting() -> { }
                case Arrival.New(var added) -> cache.added(message, added.unread());
                case Arrival.Changed(var changed, var wasUnread) -> {
                    if (wasUnread) cache.oneRead(changed.message().conversation());
                }
            }
            stored.accept(kept.arrival());
        });
    }

    @Override
    public Kept kept(PeerId author) {
        return intake.of(author);
    }

    @Override
    public long spare() {
        return threads.spare();
    }

    @Override
    public void refuse(PeerId author, long number, MessageId id, Runnable committed) {
        var store = have(author).map(Received::store).orElse("");
        threads.change(ChangeQueue.action(contents -> contents.incoming().refuse(author, store, number)), _ -> {
            cache.settled(author, store, number, id, true);
            committed.run();
        });
    }

    @Override
    public void seen(Conversation conversation, MessageKey upTo, boolean tell, Consumer<Seen> committed) {
        threads.changePostponable(contents -> contents.incoming().seen(conversation, upTo, tell), seen -> {
            cache.seen(conversation, seen);
            committed.accept(seen);
        });
    }

    @Override
    public void noted(Conversation conversation, Set<MessageKey> messages, Consumer<Integer> committed) {
        threads.changePostponable(contents -> contents.incoming().noted(conversation, messages), seen -> {
            cache.seen(conversation, seen);
            committed.accept(seen.unread());
        });
    }

    @Override
    public void write(Message message, Collection<PeerId> recipients, Consumer<Boolean> committed) {
        var to = List.copyOf(recipients);
        if (condition.full()) {
            node.execute(() -> committed.accept(false));
            return;
        }
        cache.stamp(message);
        threads.change(ChangeQueue.action(contents -> contents.outgoing().write(message, to)), _ -> {
            cache.written(message, to);
            committed.accept(true);
        }, () -> committed.accept(false));
    }

    @Override
    public void change(MessageId id, Change change, Set<PeerId> contacts, int mostWaiting, Consumer<ChangeResult> committed) {
        if (condition.full()) {
            node.execute(() -> committed.accept(new ChangeResult.DiskFull()));
            return;
        }
        threads.change(contents -> contents.ownChanges().change(id, change, contacts, mostWaiting), changed -> {
            if (changed instanceof ChangeResult.Done(_, _, var waiting)) cache.waiting(waiting);
            committed.accept(changed);
        }, () -> committed.accept(new ChangeResult.DiskFull()));
    }

    @Override
    public void delete(MessageKey message, Consumer<Optional<Deleted>> committed) {
        threads.changePostponable(contents -> contents.ownChanges().delete(message), deleted -> {
            deleted.ifPresent(cache::deleted);
            committed.accept(deleted);
        });
    }

    @Override
    public void take(PeerId recipient, long from, int max, int maxBytes, Consumer<Batch> taken) {
        threads.change(contents -> contents.outgoing().take(recipient, from, max, maxBytes), batch -> {
            cache.taken(recipient, batch);
            taken.accept(batch);
        });
    }

    @Override
    public void reconcile(PeerId recipient, Claim claim, Consumer<List<Progress>> committed) {
        threads.change(contents -> contents.outgoing().reconcile(recipient, claim), reconciled -> {
            cache.numbered(recipient, reconciled.last());
            committed.accept(reconciled.progress());
        });
    }

    @Override
    public void acknowledge(PeerId recipient, long upTo, Consumer<List<Progress>> committed) {
        threads.changeRepeatable(contents -> contents.outgoing().acknowledge(recipient, upTo), committed); // the next HELLO says it again
    }

    @Override
    public void reject(PeerId recipient, long number, String reason, Consumer<List<Progress>> committed) {
        threads.change(contents -> contents.outgoing().reject(recipient, number, reason), committed);
    }

    @Override
    public void read(PeerId recipient, Conversation conversation, long upTo, Consumer<List<Progress>> committed) {
        threads.changeRepeatable(contents -> contents.outgoing().read(recipient, conversation, upTo), committed); // sent again after each HELLO
    }

    @Override
    public void cancel(MessageId message, Consumer<List<Progress>> committed) {
        threads.changePostponable(contents -> new Ended(contents.outgoing().cancel(message), contents.outgoing().waiting()), ended -> ended(ended, committed));
    }

    @Override
    public void abandon(PeerId recipient, Delivery fate, String reason, Consumer<List<Progress>> committed) {
        threads.changePostponable(contents -> new Ended(contents.outgoing().abandon(recipient, fate, reason), contents.outgoing().waiting()), ended -> ended(ended, committed));
    }

    /// Deliveries that ended, and what is still QUEUED for each recipient.
    private record Ended(List<Progress> progress, Map<PeerId, Integer> waiting) {}

    private void ended(Ended ended, Consumer<List<Progress>> committed) {
        cache.waiting(ended.waiting());
        committed.accept(ended.progress());
    }

    @Override
    public long lastNumber(PeerId recipient) {
        return cache.lastNumber(recipient);
    }

    @Override
    public int waiting(PeerId recipient) {
        return cache.waiting(recipient);
    }

    @Override
    public long lastStamp(Conversation conversation) {
        return cache.summary(conversation).stamp();
    }

    @Override
    public long lastStamp(Conversation conversation, PeerId peer) {
        return cache.lastStamp(conversation, peer);
    }

    @Override
    public MessageQueries queries() {
        return queries;
    }

    @Override
    public int count(Conversation conversation) {
        return cache.summary(conversation).messages();
    }

    @Override
    public int unread(Conversation conversation) {
        return cache.summary(conversation).unread();
    }

    @Override
    public void clear(Conversation conversation, Runnable committed) {
        threads.changePostponable(contents -> {
            contents.conversations().clear(conversation);
            return contents.outgoing().waiting();
        }, waiting -> {
            cache.cleared(conversation, waiting);
            committed.run();
        });
    }

    @Override
    public void forget(PeerId peer) {
        threads.changePostponable(ChangeQueue.action(contents -> {
            contents.conversations().forget(peer);
            contents.incoming().forget(peer);
            contents.outgoing().forget(peer);
            contents.tables().forget(peer);
        }), _ -> cache.forget(peer)); // once more: messages that were queued for the disk may have added it again
        cache.forget(peer);
        intake.forget(peer);
    }

    /// Checks the whole file now and makes a backup if one is due. Blocks; not for the node thread.
    void checkAndBackUp() {
        threads.checkAndBackUp();
    }

    @Override
    public void close() {
        threads.close();
    }
}
