package org.hashverse.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerId;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.SendOutcome;
import org.hashverse.store.history.MessageQueries;

/// A node that sends numbered messages to one peer, and keeps track of their deliveries.
final class Talker {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int MOST = 100_000;

    final TestNode node;
    private final String name;
    private final PeerId other;
    private final List<String> sent = new ArrayList<>();
    private final List<CompletableFuture<SendOutcome>> written = new ArrayList<>();
    private final Set<MessageId> open = new HashSet<>(); // guarded by this

    Talker(TestNode node, String name, PeerId other) {
        this.node = node;
        this.name = name;
        this.other = other;
        node.node.subscribe(Runnable::run, this::told);
    }

    private synchronized void told(NodeEvent event) {
        switch (event) {
            case NodeEvent.MessageWritten(var message) -> open.add(message.message().id());
            case NodeEvent.DeliveryChanged(var _, var id, var _, var delivery) -> { if (!delivery.open()) open.remove(id); }
            default -> { /* not needed here */ }
        }
        notifyAll();
    }

    /// Sends one more message of up to `length` characters.
    void say(Random random, int length) {
        var text = name + " " + sent.size() + " " + "x".repeat(random.nextInt(length));
        sent.add(text.strip());
        written.add(node.node.send(Conversation.with(other), text.strip()));
    }

    int sent() {
        return sent.size();
    }

    /// Number of messages that are sent and not confirmed.
    synchronized int open() {
        return open.size();
    }

    /// Waits a moment, or until an event comes.
    synchronized void pause() throws InterruptedException {
        wait(2);
    }

    /// Waits until all messages are confirmed.
    void awaitSettled() throws Exception {
        for (var one : written)
            if (!(TestNode.get(one) instanceof SendOutcome.Sent)) throw new AssertionError("not sent: " + one);
        written.clear();
        long end = System.nanoTime() + PATIENCE.toNanos();
        synchronized (this) {
            for (long left; !open.isEmpty(); TimeUnit.NANOSECONDS.timedWait(this, left)) {
                left = end - System.nanoTime();
                if (left <= 0) throw new AssertionError(open.size() + " messages of " + name + " are never confirmed");
            }
        }
    }

    /// The newest messages of the conversation here, oldest first.
    List<Delivered> newest(int most) throws Exception {
        return TestNode.get(node.node.history().page(Conversation.with(other), new MessageQueries.Where.Newest(), most));
    }

    /// Compares the messages of `author` with those that arrived here, after all is over.
    Tally tally(Talker author) throws Exception {
        var here = newest(MOST).stream().filter(one -> !one.mine()).map(one -> one.message().text()).toList();
        var there = new LinkedHashSet<>(here);
        int lost = (int) author.sent.stream().filter(text -> !there.contains(text)).count();
        var untrue = author.delivered(MOST);
        untrue.removeAll(there);
        boolean ordered = List.copyOf(there).equals(author.sent.stream().filter(there::contains).toList());
        return new Tally(author.sent.size(), lost, here.size() - there.size(), untrue.size(), ordered);
    }

    /// The texts of this node's newest messages that count as delivered.
    Set<String> delivered(int most) throws Exception {
        var texts = new HashSet<String>();
        for (var one : newest(most)) {
            boolean there = one.mine() && one.deliveries().values().stream()
                    .anyMatch(delivery -> delivery.stage() == Delivery.Stage.DELIVERED || delivery.stage() == Delivery.Stage.READ);
            if (there) texts.add(one.message().text());
        }
        return texts;
    }

    /// The result for the messages of one side.
    ///
    /// @param untrue  messages that count as delivered but did not arrive
    /// @param ordered whether the messages are in the order in which they were sent
    record Tally(int messages, int lost, int doubled, int untrue, boolean ordered) {}
}
