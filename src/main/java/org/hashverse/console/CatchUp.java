package org.hashverse.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.node.api.ChatCommands;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.store.files.Unforeseen;
import org.hashverse.store.history.MessageQueries.Where;

/// Reads from the history what no event told a console: unread messages, and how far the messages came that it sent. The console needs that at its start, and
/// after each [NodeEvent.Resync]. What asks the history blocks, on threads that are not the console's.
final class CatchUp {
    /// Most messages of a conversation that are read at a time.
    static final int PAGE = 1_000;
    private static final System.Logger LOG = System.getLogger(CatchUp.class.getName());

    private final ChatCommands node;
    private final Executor console;
    private final Events events;
    private final Sent sent;
    private final AtomicBoolean requested = new AtomicBoolean(); // unread messages are to be read, and no thread has begun to

    private interface HistoryTask {
        void run() throws Command.Failure, ExecutionException, InterruptedException;
    }

    /// @param console runs tasks on the console thread
    CatchUp(ChatCommands node, Executor console, Events events, Sent sent) {
        this.node = node;
        this.console = console;
        this.events = events;
        this.sent = sent;
    }

    /// Requests that unread messages are printed, except those that are printed already. In each round the next ones of every conversation are printed, the oldest
    /// first. If the history cannot be read, they stay unread. Console thread.
    ///
    /// @param thread runs one task at a time
    void requestUnread(Executor thread) {
        if (requested.getAndSet(true)) return;
        thread.execute(() -> {
            requested.set(false);
            attempt(this::printUnread);
            console.execute(() -> {
                if (!requested.get()) events.unreadPrinted();
            });
        });
    }

    private void printUnread() throws Command.Failure, ExecutionException, InterruptedException {
        var places = new HashMap<Conversation, Where>();
        for (var talk : NodeAnswer.await(node.history().conversations())) if (talk.unread() > 0) places.put(talk.conversation(), new Where.FirstUnread());
        while (!places.isEmpty()) {
            var unread = new ArrayList<Delivered>();
            for (var conversation : List.copyOf(places.keySet())) {
                var page = NodeAnswer.await(node.history().page(conversation, places.get(conversation), PAGE));
                if (page.isEmpty()) places.remove(conversation);
                else places.put(conversation, new Where.After(page.getLast().message().key()));
                page.stream().filter(Delivered::unread).forEach(unread::add);
            }
            unread.sort(Comparator.comparingLong(one -> one.message().stamp()));
            onConsole(() -> events.printUnread(unread));
        }
    }

    /// Notes what became of the messages that were sent or changed from this console and are not confirmed. Blocks. A message that is not in the history any more stays
    /// unconfirmed: nobody can tell whether it was delivered.
    void updateSent() {
        attempt(() -> {
            for (var message : CompletableFuture.supplyAsync(sent::awaited, console).get()) {
                var now = NodeAnswer.await(node.history().message(message));
                onConsole(() -> now.ifPresent(found -> events.on(new NodeEvent.MessageChanged(found))));
            }
        });
    }

    /// Waits until the console thread has run a task, so that no more is read than is printed.
    private void onConsole(Runnable task) throws ExecutionException, InterruptedException {
        CompletableFuture.runAsync(task, console).get();
    }

    private static void attempt(HistoryTask task) {
        try {
            task.run();
        } catch (Command.Failure unanswered) {
            LOG.log(System.Logger.Level.DEBUG, "the history does not answer", unanswered);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt(); // the console has ended
        } catch (ExecutionException | RuntimeException | Error fault) {
            Unforeseen.happened(LOG, "what a console missed could not be told", fault);
        }
    }
}
