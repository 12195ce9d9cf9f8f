package org.hashverse.node;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Invite;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.MessageText;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.store.Drafts;
import org.hashverse.store.MessageStore;
import org.hashverse.store.Settings;

/// One running node. Every method may be called from any thread, the FX thread included, and returns at once; answers come
/// as futures that complete on the node thread (so continue with the `Async` forms and an executor of one's own). A future
/// of a node that is closed completes exceptionally with [java.util.concurrent.CancellationException].
public final class Node implements AutoCloseable {
    private final Core core;

    private Node(Core core) {
        this.core = core;
    }

    /// Starts: reads or makes the key, listens, begins to redial contacts. Blocks on disk and network for a moment.
    ///
    /// @throws IOException if the key cannot be read or the port or host cannot be bound; the message says what to do
    public static Node start(NodeSetup setup) throws IOException {
        return new Node(new Core(setup));
    }

    /// Our key.
    public PeerId id() {
        return core.myself.id;
    }

    /// Tells `listener` the present state, then every change, in order and never two at a time, on `executor`.
    public Subscription subscribe(Executor executor, Consumer<NodeEvent> listener) {
        return core.events.subscribe(executor, listener);
    }

    /// Sends to one peer (writing to a stranger accepts it; to a contact that is offline it waits) or to everyone connected.
    public CompletableFuture<SendOutcome> send(Conversation to, String text) {
        return core.thread.askLater(() -> switch (to) {
            case Conversation.Everyone _ -> core.deliveries.sendToEveryone(text);
            case Conversation.Direct(var peer) -> {
                if (MessageText.fault(text).isEmpty()) core.adding.accept(peer);
                var contact = core.roster.find(peer).filter(PeerState::contact);
                contact.ifPresent(core.adding::choose);
                yield contact.map(known -> core.deliveries.send(known, text)).orElseGet(() -> CompletableFuture.completedFuture(new SendOutcome.NotAContact()));
            }
        });
    }

    /// Takes back a message that has not left, towards every recipient where that holds; the number of them. 0: too late.
    public CompletableFuture<Integer> cancel(MessageId message) {
        return core.thread.askLater(() -> core.deliveries.cancel(message));
    }

    /// Dials an address and makes the peer that answers a contact. Cancelling the future cancels the attempt, and nothing of it remains, unless it has completed.
    public CompletableFuture<AddOutcome> add(PeerAddress address) {
        return adding(answer -> core.adding.add(address, answer));
    }

    /// Makes the invite's key a contact, then dials its addresses in one call. It stays a contact if the attempt fails; see [#letGo]. Cancelling the future cancels the
    /// attempt: an unknown peer is unknown again, a removed one is removed again, and a contact is what it was. Only a peer to which the person wrote meanwhile stays.
    public CompletableFuture<AddOutcome> add(Invite invite) {
        return adding(answer -> {
            core.roster.find(invite.key()).ifPresent(peer -> peer.departures = Departures.allowance());
            core.adding.add(invite, answer);
        });
    }

    /// Tries an address whose key is not known again and again until a peer answers, over restarts too.
    public void keepTrying(PeerAddress address) {
        core.thread.execute(() -> core.roster.call(address, true));
    }

    /// Ends [#keepTrying].
    public void stopTrying(PeerAddress address) {
        core.thread.execute(() -> core.roster.call(address, false));
    }

    /// Dials a contact that is offline now.
    public void tryNow(PeerId peer) {
        core.thread.execute(() -> core.roster.find(peer).filter(PeerState::contact).ifPresent(core.caller::now));
    }

    /// Removes a contact or stranger: ends its connections, cancels the messages that wait for it, and stops calling it. Its key stays known as *removed*, and its messages
    /// stay unless `deleteConversation`. For a contact our invite's token is renewed too, so peers with an older invite come as strangers. False for any other peer.
    public CompletableFuture<Boolean> remove(PeerId peer, boolean deleteConversation) {
        return core.thread.ask(() -> core.standings.remove(peer, deleteConversation));
    }

    /// Makes a removed peer a contact again and calls it. Cancelled messages stay cancelled.
    public void restore(PeerId peer) {
        core.thread.execute(() -> core.standings.restore(peer));
    }

    /// Makes a stranger a contact. False if it was not a stranger.
    public CompletableFuture<Boolean> accept(PeerId peer) {
        return core.thread.ask(() -> core.adding.accept(peer));
    }

    /// Ends a stranger's connection and deletes what it wrote. It is *removed* then: its calls are turned away, over restarts too, until it
    /// brings our invite or is added.
    public void ignore(PeerId peer) {
        core.thread.execute(() -> core.standings.ignore(peer));
    }

    /// Forgets a contact whose key has never answered, and that has no conversation. For an invite whose attempt failed and is not to go on.
    public void letGo(PeerId peer) {
        core.thread.execute(() -> core.standings.letGo(peer));
    }

    /// [#remove] plus refusal from now on; the conversation stays. False for an unknown key.
    public CompletableFuture<Boolean> block(PeerId peer) {
        return core.thread.ask(() -> core.standings.block(peer));
    }

    /// Lifts a block: the peer is *removed* then.
    public void unblock(PeerId peer) {
        core.thread.execute(() -> core.standings.unblock(peer));
    }

    /// The person says that `newKey` (a stranger) and `oldKey` (a contact) are the same person. The new key becomes an unverified contact, and the old one is blocked.
    /// Messages that waited for the old one become REFUSED "key replaced".
    public void samePerson(PeerId newKey, PeerId oldKey) {
        core.thread.execute(() -> core.standings.samePerson(newKey, oldKey));
    }

    /// Notes whether a person compared the digits of a peer.
    public void verify(PeerId peer, boolean verified) {
        core.thread.execute(() -> core.standings.verify(peer, verified));
    }

    /// Sets or clears our own name for a peer.
    public void nickname(PeerId peer, Optional<String> nickname) {
        core.thread.execute(() -> core.standings.nickname(peer, nickname));
    }

    /// Asks a peer for the peers that it is connected to.
    public CompletableFuture<PeerListing> select(PeerId peer) {
        return core.thread.askLater(() -> core.roster.find(peer).map(core.questions::select)
                .orElseGet(() -> CompletableFuture.completedFuture(new PeerListing(PeerListing.Status.OFFLINE, List.of(), 0, Optional.empty()))));
    }

    /// Finds the peer that a person means: `IP PORT`, `IP:PORT`, `[v6]:PORT`, a name, or at least 6 characters of an id, each with or without `@` before it,
    /// or `"A NAME"` and nothing else.
    public CompletableFuture<Found> find(String typed) {
        return core.thread.ask(() -> core.finder.find(typed));
    }

    /// The same for the recipient of a message: finds no stranger by its name, and no peer by an address where its key never answered.
    public CompletableFuture<Found> addressee(String typed) {
        return core.thread.ask(() -> core.finder.addressee(typed));
    }

    /// Whether a peer is connected, asked with a ping.
    public CompletableFuture<QueryAnswer> query(String typed) {
        return core.thread.askLater(() -> core.query(typed));
    }

    /// Every conversation that has messages, with its last one.
    public CompletableFuture<List<MessageStore.Talk>> conversations() {
        return core.thread.askLater(() -> Archive.answer(core.store::talks));
    }

    /// At most `max` messages of a conversation, oldest first, from a place in it.
    public CompletableFuture<List<Delivered>> history(Conversation conversation, MessageStore.Where where, int max) {
        return core.thread.askLater(() -> Archive.answer(answer -> core.store.history(conversation, where, max, answer)));
    }

    /// Messages that have all words of a text, the newest arrival first. Messages of a stranger are found only in the conversation with it. Otherwise strangers could fill
    /// the results, and hide what contacts wrote.
    public CompletableFuture<List<Delivered>> search(MessageStore.Search search) {
        return core.thread.askLater(() -> Archive.answer(answer -> core.store.search(search.in().isPresent() ? search : search.without(core.roster.strangers()), answer)));
    }

    /// The steps of a message of ours towards each recipient, with their times.
    public CompletableFuture<List<MessageStore.Step>> trail(MessageId message) {
        return core.thread.askLater(() -> Archive.answer(answer -> core.store.trail(message, answer)));
    }

    /// The latest calls to a peer, and when the next one is due.
    public CompletableFuture<Calls> calls(PeerId peer) {
        return core.thread.ask(() -> core.roster.find(peer).map(core.caller::calls).orElseGet(() -> new Calls(List.of(), Optional.empty())));
    }

    /// Writes conversations into a file.
    public CompletableFuture<MessageStore.Exported> export(MessageStore.Export export) {
        return core.thread.askLater(() -> Archive.answer(answer -> core.store.export(export, answer)));
    }

    /// Deletes the messages of a conversation here; what waits in it is cancelled.
    public CompletableFuture<Void> clear(Conversation conversation) {
        return core.thread.askLater(() -> core.archive.clear(conversation));
    }

    /// How many messages a conversation holds.
    public CompletableFuture<Integer> count(Conversation conversation) {
        return core.thread.ask(() -> core.store.count(conversation));
    }

    /// How many messages of a conversation have not left towards every recipient: what [#clear] would cancel.
    public CompletableFuture<Integer> waiting(Conversation conversation) {
        return core.thread.askLater(() -> Archive.answer(answer -> core.store.waiting(conversation, answer)));
    }

    /// Marks everything up to this message as read, because it was on screen. Its authors are told if the settings allow read marks.
    public void read(Conversation conversation, MessageKey upTo) {
        core.thread.execute(() -> core.archive.read(conversation, upTo, core.myself.settings().signs().readMarks()));
    }

    /// Marks everything up to this message as no longer unread, without telling the authors: it was printed or exported, and perhaps no person read it.
    public void noted(Conversation conversation, MessageKey upTo) {
        core.thread.execute(() -> core.archive.read(conversation, upTo, false));
    }

    /// Tells a contact that we are writing, if the settings allow it; may be called at every key press.
    public void typing(PeerId peer) {
        core.thread.execute(() -> {
            if (core.myself.settings().signs().typing()) core.roster.find(peer).ifPresent(core.liveness::write);
        });
    }

    /// The drafts that the profile held when this node started.
    public Drafts drafts() {
        return core.draftsBefore;
    }

    /// Keeps the drafts in the profile, in place of those before; written in the background, and before this node is closed.
    public void keep(Drafts drafts) {
        core.background.saveDrafts(drafts);
    }

    /// Changes settings, saves them and tells subscribers. One that an administrator locked stays as it is.
    public void change(UnaryOperator<Settings> change) {
        core.thread.execute(() -> core.change(change));
    }

    /// Replaces the token of our invite. Invites given out before have no valid token then.
    public void renewInvite() {
        core.thread.execute(core.myself::renewInvite);
    }


    // the caller's own future is handed to the node thread, so that it is either completed there or cancelled by the caller, never both
    private CompletableFuture<AddOutcome> adding(Consumer<CompletableFuture<AddOutcome>> question) {
        var answer = new CompletableFuture<AddOutcome>();
        core.thread.<AddOutcome>askLater(() -> {
            if (!answer.isDone()) question.accept(answer);
            return answer;
        }).whenComplete((_, fault) -> { if (fault != null) answer.completeExceptionally(fault); });
        return answer;
    }

    /// Says goodbye to everyone and ends every thread and socket of the node, within a few seconds. Idempotent.
    @Override
    public void close() {
        core.close();
    }
}
