package org.hashverse.node;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.MessageKey;
import org.hashverse.store.database.StoreEvent;
import org.hashverse.store.history.MessageStore;
import org.hashverse.wire.Frame;

/// The conversations that are kept: what was read of them, what is deleted, and what befalls the file. Node thread only.
final class Archive {
    private final MessageStore store;
    private final PeerDirectory roster;
    private final Events events;
    private Optional<String> full = Optional.empty();
    private Optional<StoreEvent.Repair> repaired = Optional.empty();

    Archive(MessageStore store, PeerDirectory roster, Events events) {
        this.store = store;
        this.roster = roster;
        this.events = events;
    }

    /// What a new subscriber is told of it.
    List<NodeEvent> present(List<Conversation> conversations) {
        var all = new ArrayList<NodeEvent>();
        for (var conversation : conversations) if (store.unread(conversation) > 0) all.add(new NodeEvent.UnreadChanged(conversation, store.unread(conversation)));
        full.ifPresent(why -> all.add(new NodeEvent.HistoryFull(Optional.of(why))));
        repaired.ifPresent(repair -> all.add(new NodeEvent.HistoryRepaired(repair)));
        return all;
    }

    /// Whether the file was damaged and rebuilt since we started, or as we did.
    boolean rebuilt() {
        return repaired.isPresent();
    }

    /// Something befell the file.
    ///
    /// @param hangUp  ends every link: what it brought is not kept, and comes again
    /// @param callAll calls everybody back
    void befell(StoreEvent event, Runnable hangUp, Runnable callAll) {
        switch (event) {
            case StoreEvent.Full(var why) -> {
                full = Optional.of(why);
                events.tell(new NodeEvent.HistoryFull(full));
                hangUp.run();
            }
            case StoreEvent.Room() -> {
                room();
                callAll.run();
            }
            case StoreEvent.Repaired(var repair) -> {
                repaired = Optional.of(repair);
                hangUp.run();
                room();
                events.resync();
                callAll.run();
            }
        }
    }

    private void room() {
        if (full.isEmpty()) return;
        full = Optional.empty();
        events.tell(new NodeEvent.HistoryFull(full));
    }

    /// Everything up to a message was on screen: the authors that are contacts are told, if they may be.
    void read(Conversation conversation, MessageKey upTo, boolean tell) {
        var to = switch (conversation) {
            case Conversation.Everyone _ -> Frame.To.EVERYONE;
            case Conversation.Direct _ -> Frame.To.YOU;
        };
        store.seen(conversation, upTo, tell, seen -> {
            events.tell(new NodeEvent.UnreadChanged(conversation, seen.unread()));
            seen.authors().forEach((author, read) -> roster.find(author).filter(PeerState::contact).flatMap(PeerState::active)
                    .filter(link -> link.connection.hello().store().equals(read.store()))
                    .ifPresent(link -> link.connection.read(new Frame.Read(to, read.number()))));
        });
    }

    /// Deletes a conversation here, and what waits in it.
    CompletableFuture<Void> clear(Conversation conversation) {
        var done = new CompletableFuture<Void>();
        store.clear(conversation, () -> {
            events.tell(new NodeEvent.ConversationCleared(conversation));
            for (var peer : roster.all()) roster.changed(peer); // fewer wait
            done.complete(null);
        });
        return done;
    }

    /// Asks the store something that takes its time; fails with an [IOException] if it cannot be read now.
    static <T> CompletableFuture<T> answer(Consumer<Consumer<T>> question) {
        var answer = new CompletableFuture<T>();
        question.accept(value -> {
            if (value != null) answer.complete(value);
            else answer.completeExceptionally(new IOException("the history cannot be read now"));
        });
        return answer;
    }
}
