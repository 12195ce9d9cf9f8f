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
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.store.Settings;

/// One running node. Every method may be called from any thread, the FX thread included, and returns at once; answers come
/// as futures that complete on the node thread (so continue with the `Async` forms and an executor of one's own). A future
/// of a node that is closed completes exceptionally with [java.util.concurrent.CancellationException].
public final class Node implements AutoCloseable {
    /// Starts: reads or makes the key, listens, begins to redial contacts. Blocks on disk and network for a moment.
    ///
    /// @throws IOException if the key cannot be read or the port or host cannot be bound; the message says what to do
    public static Node start(NodeSetup setup) throws IOException {
        throw new UnsupportedOperationException();
    }

    /// Our key.
    public PeerId id() {
        throw new UnsupportedOperationException();
    }

    /// Tells `listener` the present state, then every change, in order and never two at a time, on `executor`.
    public Subscription subscribe(Executor executor, Consumer<NodeEvent> listener) {
        throw new UnsupportedOperationException();
    }

    /// Sends to one peer (writing to a stranger accepts it; to a contact that is offline it waits) or to everyone connected.
    public CompletableFuture<SendOutcome> send(Conversation to, String text) {
        throw new UnsupportedOperationException();
    }

    /// Takes back a message that has not left, towards every recipient where that holds; the number of them. 0: too late.
    public CompletableFuture<Integer> cancel(MessageId message) {
        throw new UnsupportedOperationException();
    }

    /// Dials an address and makes whoever answers a contact. Cancelling the future gives up.
    public CompletableFuture<AddOutcome> add(PeerAddress address) {
        throw new UnsupportedOperationException();
    }

    /// Pins the invite's key as a contact, then dials its addresses. Cancelling the future gives up dialling.
    public CompletableFuture<AddOutcome> add(Invite invite) {
        throw new UnsupportedOperationException();
    }

    /// Tries an address whose key is not known again and again until somebody answers, over restarts too.
    public void keepTrying(PeerAddress address) {
        throw new UnsupportedOperationException();
    }

    /// Ends [#keepTrying].
    public void stopTrying(PeerAddress address) {
        throw new UnsupportedOperationException();
    }

    /// Dials a contact that is offline now.
    public void tryNow(PeerId peer) {
        throw new UnsupportedOperationException();
    }

    /// Ends the connection, cancels what waits, and stops calling; pin and messages stay unless `deleteConversation`.
    /// False if it was not a contact or stranger.
    public CompletableFuture<Boolean> remove(PeerId peer, boolean deleteConversation) {
        throw new UnsupportedOperationException();
    }

    /// Makes a removed peer a contact again and calls it. What was cancelled stays so.
    public void restore(PeerId peer) {
        throw new UnsupportedOperationException();
    }

    /// Makes a stranger a contact.
    public CompletableFuture<Boolean> accept(PeerId peer) {
        throw new UnsupportedOperationException();
    }

    /// Ends a stranger's connection and forgets it and what it wrote; it may knock again.
    public void ignore(PeerId peer) {
        throw new UnsupportedOperationException();
    }

    /// [#remove] plus refusal from now on. False for an unknown key.
    public CompletableFuture<Boolean> block(PeerId peer) {
        throw new UnsupportedOperationException();
    }

    /// Lifts a block: the peer is *removed* then.
    public void unblock(PeerId peer) {
        throw new UnsupportedOperationException();
    }

    /// The person says that `newKey` (a stranger) is who `oldKey` (a contact) was: the new key becomes an unverified
    /// contact, the old one is blocked, what waited for it becomes REFUSED "key replaced".
    public void samePerson(PeerId newKey, PeerId oldKey) {
        throw new UnsupportedOperationException();
    }

    /// Notes whether a person compared the digits of a peer.
    public void verify(PeerId peer, boolean verified) {
        throw new UnsupportedOperationException();
    }

    /// Sets or clears our own name for a peer.
    public void nickname(PeerId peer, Optional<String> nickname) {
        throw new UnsupportedOperationException();
    }

    /// Asks a peer whom it is connected to.
    public CompletableFuture<PeerListing> select(PeerId peer) {
        throw new UnsupportedOperationException();
    }

    /// Which peer a person means: `IP PORT`, `IP:PORT`, `[v6]:PORT`, `@NAME`, `@"TWO WORDS"`, a bare name, or at least 6 characters of an id.
    public CompletableFuture<Found> find(String typed) {
        throw new UnsupportedOperationException();
    }

    /// Whether a peer is connected, asked with a ping.
    public CompletableFuture<QueryAnswer> query(String typed) {
        throw new UnsupportedOperationException();
    }

    /// At most `max` messages of a conversation, oldest first: the newest ones, or those before `before`.
    public CompletableFuture<List<Delivered>> history(Conversation conversation, Optional<MessageId> before, int max) {
        throw new UnsupportedOperationException();
    }

    /// How many messages a conversation holds.
    public CompletableFuture<Integer> count(Conversation conversation) {
        throw new UnsupportedOperationException();
    }

    /// Tells the author that everything up to this message was on screen.
    public void read(Conversation conversation, MessageId upTo) {
        throw new UnsupportedOperationException();
    }

    /// Tells a contact that we are writing; may be called at every key press.
    public void typing(PeerId peer) {
        throw new UnsupportedOperationException();
    }

    /// Changes settings, saves them and tells subscribers.
    public void change(UnaryOperator<Settings> change) {
        throw new UnsupportedOperationException();
    }

    /// Makes the present invite's token void and a new one.
    public void renewInvite() {
        throw new UnsupportedOperationException();
    }

    /// Messages of ours that no recipient has confirmed and that would be lost if we closed now.
    public CompletableFuture<Integer> unsent() {
        throw new UnsupportedOperationException();
    }

    /// Says goodbye to everyone and ends every thread and socket of the node, within a few seconds. Idempotent.
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
