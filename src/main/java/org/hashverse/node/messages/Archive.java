package org.hashverse.node.messages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.kit.Events;
import org.hashverse.node.peer.PeerDirectory;
import org.hashverse.node.peer.PeerState;
import org.hashverse.store.database.StoreEvent;
import org.hashverse.store.history.MessageStore;
import org.hashverse.wire.Frame;

/// Marks messages as read, deletes conversations, and reports the state of the history file to subscribers. Node thread only.
public final class Archive {
    private final MessageStore store;
    private final PeerDirectory directory;
    private final Events events;
    private Optional<String> full = Optional.empty();
    private Optional<StoreEvent.Repair> repaired = Optional.empty();

    Archive(MessageStore store, PeerDirectory directory, Events events) {
        this.store = store;
        this.directory = directory;
        this.events = events;
    }

    /// The events for a new subscriber.
    public List<NodeEvent> present(List<Conversation> conversations) {
        var all = new ArrayList<NodeEvent>();
        for (var conversation : conversations) if (store.unread(conversation) > 0) all.add(new NodeEvent.UnreadChanged(conversation, store.unread(conversation)));
        full.ifPresent(why -> all.add(new NodeEvent.HistoryFull(Optional.of(why))));
        repaired.ifPresent(repair -> all.add(new NodeEvent.HistoryRepaired(repair)));
        return all;
    }

    /// Whether the file was found damaged and was rebuilt, at our start or after it.
    public boolean rebuilt() {
        return repaired.isPresent();
    }

    /// Handles a change of the state of the history file.
    ///
    /// @param hangUp  closes every link, so that peers send the messages again that were not committed
    /// @param callAll calls all contacts
    public void storeChanged(StoreEvent event, Runnable hangUp, Runnable callAll) {
        switch (event) {
            case StoreEvent.Full(var why) -> {
                full = Optional.of(why);
                events.tell(new NodeEvent.HistoryFull(full));
                hangUp.run();
            }
            case StoreEvent.Room() -> {
                noteRoom();
                callAll.run();
            }
            case StoreEvent.Repaired(var repair) -> {
                repaired = Optional.of(repair);
                hangUp.run();
                noteRoom();
                events.resync();
                callAll.run();
            }
        }
    }

    /// Tells subscribers that the history can be written again, if they were told that it cannot.
    private void noteRoom() {
        if (full.isEmpty()) return;
        full = Optional.empty();
        events.tell(new NodeEvent.HistoryFull(full));
    }

    /// Marks everything up to a message as read.
    ///
    /// @param tell whether READ is sent to the authors that are contacts
    public void read(Conversation conversation, MessageKey upTo, boolean tell) {
        store.seen(conversation, upTo, tell, seen -> {
            events.tell(new NodeEvent.UnreadChanged(conversation, seen.unread()));
            seen.authors().forEach((author, read) -> directory.find(author).filter(PeerState::contact).flatMap(PeerState::active)
                    .filter(link -> link.connection.hello().store().equals(read.store()))
                    .ifPresent(link -> link.connection.read(new Frame.Read(Frame.To.of(conversation), read.number()))));
        });
    }

    /// Marks these messages as read, and no others. Nobody is told.
    public void noted(Conversation conversation, Set<MessageKey> messages) {
        store.noted(conversation, messages, unread -> events.tell(new NodeEvent.UnreadChanged(conversation, unread)));
    }

    /// Deletes the messages of a conversation here, those that wait included.
    public CompletableFuture<Void> clear(Conversation conversation) {
        var done = new CompletableFuture<Void>();
        store.clear(conversation, () -> {
            events.tell(new NodeEvent.ConversationCleared(conversation));
            for (var peer : directory.all()) directory.changed(peer); // the number of waiting messages changed
            done.complete(null);
        });
        return done;
    }

    /// Deletes the messages of a peer, and the numbers under which it sent them, which [#clear] keeps.
    public void forget(PeerId peer) {
        clear(Conversation.with(peer)); // tells the subscribers
        store.forget(peer);
    }
}
