package org.hashverse.node.messages;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.hashverse.chat.Change;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.node.api.ChangeOutcome;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.kit.Events;
import org.hashverse.node.kit.Limits;
import org.hashverse.node.peer.PeerDirectory;
import org.hashverse.node.peer.PeerState;
import org.hashverse.store.history.ChangeResult;
import org.hashverse.store.history.MessageStore;

/// Our changes of messages, and messages that the person deletes here. Node thread only.
public final class Corrections {
    private final PeerId own;
    private final PeerDirectory directory;
    private final MessageStore store;
    private final Events events;
    private final Limits limits;
    private final Deliveries deliveries;

    /// @param own our key
    Corrections(PeerId own, PeerDirectory directory, MessageStore store, Events events, Limits limits, Deliveries deliveries) {
        this.own = own;
        this.directory = directory;
        this.store = store;
        this.events = events;
        this.limits = limits;
        this.deliveries = deliveries;
    }

    /// Changes a message, see [MessageStore#change].
    public CompletableFuture<ChangeOutcome> change(Change change) {
        var outcome = new CompletableFuture<ChangeOutcome>();
        store.change(MessageId.random(), change, contacts(), limits.quotas().waitingMessages(), changed -> {
            if (changed instanceof ChangeResult.Done done) tell(done, change);
            outcome.complete(outcome(changed));
        });
        return outcome;
    }

    private Set<PeerId> contacts() {
        return directory.all().stream().filter(PeerState::contact).map(peer -> peer.id).collect(Collectors.toSet());
    }

    private void tell(ChangeResult.Done done, Change change) {
        events.tell(new NodeEvent.MessageChanged(done.message(), Optional.of(new NodeEvent.ChangeBy(own, change))));
        var recipients = new HashSet<>(done.message().deliveries().keySet());
        recipients.addAll(done.recipients());
        for (var recipient : recipients) directory.find(recipient).ifPresent(peer -> {
            peer.active().ifPresent(deliveries::pump);
            directory.changed(peer); // the number of waiting messages changed, also where the message itself waited
        });
    }

    private static ChangeOutcome outcome(ChangeResult changed) {
        return switch (changed) {
            case ChangeResult.Done done -> new ChangeOutcome.Done(done.message());
            case ChangeResult.NotThere() -> new ChangeOutcome.NotThere();
            case ChangeResult.NotOurs() -> new ChangeOutcome.NotYours();
            case ChangeResult.NobodyToTell() -> new ChangeOutcome.NobodyToTell();
            case ChangeResult.TooManyPinned() -> new ChangeOutcome.TooManyPinned(MessageStore.MOST_PINNED);
            case ChangeResult.TooManyWaiting(int waiting) -> new ChangeOutcome.TooManyWaiting(waiting);
            case ChangeResult.DiskFull() -> new ChangeOutcome.DiskFull();
        };
    }

    /// Deletes a message here. Completes with whether it was here.
    public CompletableFuture<Boolean> delete(MessageKey message) {
        var answer = new CompletableFuture<Boolean>();
        store.delete(message, deleted -> {
            deleted.ifPresent(gone -> {
                events.tell(new NodeEvent.MessageDeleted(gone.conversation(), message));
                if (gone.wasUnread()) events.tell(new NodeEvent.UnreadChanged(gone.conversation(), store.unread(gone.conversation())));
                for (var peer : directory.all()) if (gone.recipients().contains(peer.id)) directory.changed(peer); // the number of waiting messages changed
            });
            answer.complete(deleted.isPresent());
        });
        return answer;
    }
}
