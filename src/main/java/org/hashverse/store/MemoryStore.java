package org.hashverse.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerId;

/// Keeps messages as long as the program runs. Each conversation holds a bounded number: the oldest that nobody waits for
/// make room. Callbacks run through the executor, never within the call, as they will when a disk stands behind it.
public final class MemoryStore implements MessageStore {
    /// Messages looked back over for what was read.
    private static final int PAGE = 500;

    private final String id = MessageId.random().hex();
    private final Executor node;
    private final int bound;
    private final long memory;
    private final Map<Conversation, Shelf> shelves = new HashMap<>();
    private final Map<MessageId, Entry> own = new HashMap<>();
    private final Map<PeerId, Inward> inward = new HashMap<>();
    private final Map<PeerId, Ledger> ledgers = new HashMap<>();

    /// @param node  where callbacks run
    /// @param bound messages kept per conversation
    /// @param memory bytes kept in all
    public MemoryStore(Executor node, int bound, long memory) {
        this.memory = memory;
        this.node = node;
        this.bound = bound;
    }

    /// What came from one author.
    private static final class Inward {
        String store = "";
        long number;
        final List<Long> refused = new ArrayList<>();
        final Set<MessageId> seen = new HashSet<>();
        final Map<MessageId, Long> numbers = new HashMap<>();
    }

    @Override
    public String id() {
        return id;
    }

    private Shelf shelf(Conversation conversation) {
        return shelves.computeIfAbsent(conversation, _ -> new Shelf(bound));
    }

    private Inward inward(PeerId author) {
        return inward.computeIfAbsent(author, _ -> new Inward());
    }

    private Ledger ledger(PeerId recipient) {
        return ledgers.computeIfAbsent(recipient, Ledger::new);
    }

    @Override
    public Optional<Received> have(PeerId author) {
        return Optional.ofNullable(inward.get(author)).filter(in -> !in.store.isEmpty()).map(in -> new Received(in.store, in.number, List.copyOf(in.refused)));
    }

    @Override
    public void meet(PeerId author, String authorStore) {
        var in = inward(author);
        if (in.store.equals(authorStore)) return;
        in.store = authorStore;
        in.number = 0;
        in.refused.clear();
        in.numbers.clear();
    }

    @Override
    public void receive(PeerId author, long number, Message message, Consumer<Boolean> stored) {
        var in = inward(author);
        in.number = Math.max(in.number, number);
        boolean fresh = in.seen.add(message.id());
        in.numbers.put(message.id(), number);
        if (fresh) {
            keep(new Entry(message, false));
        }
        node.execute(() -> stored.accept(fresh));
    }

    private void keep(Entry entry) {
        shelf(entry.message.conversation()).add(entry).forEach(this::forget);
        long all = shelves.values().stream().mapToLong(Shelf::cost).sum();
        while (all > memory) {
            var gone = fullestFirst().map(shelf -> shelf.drop(entry)).flatMap(Optional::stream).findFirst();
            if (gone.isEmpty()) return; // all that is left still waits for somebody
            all -= Shelf.cost(gone.get());
            forget(gone.get());
        }
    }

    private Stream<Shelf> fullestFirst() {
        return shelves.values().stream().sorted(Comparator.comparingLong((Shelf shelf) -> shelf.cost()).reversed());
    }

    private void forget(Entry entry) {
        var author = inward.get(entry.message.author());
        if (entry.mine) own.remove(entry.message.id());
        else if (author != null) author.numbers.remove(entry.message.id());
        // `seen` keeps the id while its number may still be offered again; numbers are the first guard, so it may go with the message
        if (author != null) author.seen.remove(entry.message.id());
        for (var recipient : entry.deliveries.keySet()) ledger(recipient).forget(entry);
    }

    @Override
    public void refuse(PeerId author, long number, Runnable committed) {
        var in = inward(author);
        in.number = Math.max(in.number, number);
        in.refused.add(number);
        if (in.refused.size() > Ledger.REFUSED_KEPT) in.refused.removeFirst();
        node.execute(committed);
    }

    @Override
    public void write(Message message, Collection<PeerId> recipients, Runnable committed) {
        var entry = new Entry(message, true);
        own.put(message.id(), entry);
        for (var recipient : recipients) {
            entry.deliveries.put(recipient, Delivery.QUEUED);
            ledger(recipient).queue(entry);
        }
        keep(entry);
        node.execute(committed);
    }

    @Override
    public void take(PeerId recipient, long from, int max, int maxBytes, Consumer<Batch> taken) {
        var batch = ledger(recipient).take(from, max, maxBytes);
        node.execute(() -> taken.accept(batch));
    }

    @Override
    public void acknowledge(PeerId recipient, long upTo, Set<Long> refused, Consumer<List<Change>> committed) {
        var changes = ledgers.containsKey(recipient) ? ledger(recipient).acknowledge(upTo, refused) : List.<Change>of();
        node.execute(() -> committed.accept(changes));
    }

    @Override
    public void reject(PeerId recipient, long number, String reason, Consumer<List<Change>> committed) {
        var changes = ledgers.containsKey(recipient) ? ledger(recipient).reject(number, reason) : List.<Change>of();
        node.execute(() -> committed.accept(changes));
    }

    @Override
    public void read(PeerId recipient, boolean everyone, long upTo, Consumer<List<Change>> committed) {
        var changes = ledger(recipient).read(everyone, upTo);
        node.execute(() -> committed.accept(changes));
    }

    @Override
    public void cancel(MessageId message, Consumer<List<Change>> committed) {
        var changes = new ArrayList<Change>();
        var entry = own.get(message);
        if (entry != null) for (var recipient : List.copyOf(entry.deliveries.keySet())) changes.addAll(ledger(recipient).cancel(entry));
        node.execute(() -> committed.accept(changes));
    }

    @Override
    public void abandon(PeerId recipient, Delivery fate, String reason, Consumer<List<Change>> committed) {
        var changes = ledger(recipient).abandon(fate, reason);
        node.execute(() -> committed.accept(changes));
    }

    @Override
    public long lastNumber(PeerId recipient) {
        return ledgers.containsKey(recipient) ? ledger(recipient).last() : 0;
    }

    @Override
    public int waiting(PeerId recipient) {
        return ledgers.containsKey(recipient) ? ledger(recipient).waiting() : 0;
    }

    @Override
    public int open() {
        return (int) own.values().stream().filter(Entry::open).count();
    }

    @Override
    public long lastStamp(Conversation conversation) {
        return shelves.containsKey(conversation) ? shelf(conversation).lastStamp() : 0;
    }

    @Override
    public Map<PeerId, Long> numbers(Conversation conversation, MessageId upTo) {
        var numbers = new HashMap<PeerId, Long>();
        if (!shelves.containsKey(conversation)) return numbers;
        for (var entry : shelf(conversation).upTo(upTo, PAGE)) {
            var author = inward.get(entry.message.author());
            var number = author == null ? null : author.numbers.get(entry.message.id());
            if (number != null) numbers.merge(entry.message.author(), number, Math::max);
        }
        return numbers;
    }

    @Override
    public void history(Conversation conversation, Optional<MessageId> before, int max, Consumer<List<Delivered>> answer) {
        List<Delivered> page = shelves.containsKey(conversation) ? shelf(conversation).page(before, max) : List.of();
        node.execute(() -> answer.accept(page));
    }

    @Override
    public int count(Conversation conversation) {
        return shelves.containsKey(conversation) ? shelf(conversation).size() : 0;
    }

    @Override
    public void clear(Conversation conversation, Runnable committed) {
        var shelf = shelves.remove(conversation);
        if (shelf != null) for (var entry : shelf.all()) forget(entry);
        node.execute(committed);
    }

    @Override
    public void forget(PeerId stranger) {
        shelves.remove(Conversation.with(stranger));
        inward.remove(stranger);
        ledgers.remove(stranger);
    }

    @Override
    public void close() {}
}
