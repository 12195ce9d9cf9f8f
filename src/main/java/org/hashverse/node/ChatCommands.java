package org.hashverse.node;

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
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.store.history.MessageStore;
import org.hashverse.store.settings.Drafts;
import org.hashverse.store.settings.Settings;

/// Everything that a window or a console asks of a node, and tells it. [Node] carries it out; a test of a window hands in its own.
///
/// Every method may be called from any thread, the FX thread included, and returns at once. Answers come as futures that complete on the node thread, so continue
/// with the `Async` forms and an executor of your own. A future of a node that is closed completes exceptionally with [java.util.concurrent.CancellationException].
public interface ChatCommands {
    /// Tells `listener` the present state, then every change, in order and never two at a time, on `executor`.
    Subscription subscribe(Executor executor, Consumer<NodeEvent> listener);

    /// Sends to one peer (writing to a stranger accepts it; to a contact that is offline it waits) or to everyone connected.
    CompletableFuture<SendOutcome> send(Conversation to, String text);

    /// Takes back a message that has not left, towards every recipient where that holds; the number of them. 0: too late.
    CompletableFuture<Integer> cancel(MessageId message);

    /// Dials an address and makes the peer that answers a contact. Cancelling the future cancels the attempt, and nothing of it remains, unless it has completed.
    CompletableFuture<AddOutcome> add(PeerAddress address);

    /// Makes the key of an invite a contact and dials the addresses of the invite in one call. If the call fails, or if the future is cancelled, everything is as before:
    /// an unknown peer is unknown again, a removed one is removed again, and a contact has the addresses that it had. A peer to which the person wrote meanwhile stays a
    /// contact. To keep a contact that does not answer, call [#keepTrying(Invite)].
    CompletableFuture<AddOutcome> add(Invite invite);

    /// Tries an address whose key is not known again and again until a peer answers, over restarts too.
    void keepTrying(PeerAddress address);

    /// Makes the key of an invite a contact that is called until it answers, over restarts too. May be called before, during or after an attempt to add it. Does nothing for our
    /// own key or a blocked one.
    void keepTrying(Invite invite);

    /// Ends [#keepTrying(PeerAddress)].
    void stopTrying(PeerAddress address);

    /// Dials a contact that is offline now.
    void tryNow(PeerId peer);

    /// Removes a contact or stranger: ends its connections, cancels the messages that wait for it, and stops calling it. Its key stays known as *removed*, and its messages
    /// stay unless `deleteConversation`. For a contact our invite's token is renewed too, so peers with an older invite come as strangers. False for any other peer.
    CompletableFuture<Boolean> remove(PeerId peer, boolean deleteConversation);

    /// Makes a removed peer a contact again and calls it. Cancelled messages stay cancelled.
    void restore(PeerId peer);

    /// Makes a stranger a contact. False if it was not a stranger.
    CompletableFuture<Boolean> accept(PeerId peer);

    /// Ends a stranger's connection and deletes what it wrote. It is *removed* then: its calls are turned away, over restarts too, until it
    /// brings our invite or is added.
    void ignore(PeerId peer);

    /// [#remove] plus refusal from now on; the conversation stays. False for an unknown key.
    CompletableFuture<Boolean> block(PeerId peer);

    /// Lifts a block: the peer is *removed* then.
    void unblock(PeerId peer);

    /// The person says that `newKey` (a stranger) and `oldKey` (a contact) are the same person. The new key becomes an unverified contact, and the old one is blocked.
    /// Messages that waited for the old one become REFUSED "key replaced".
    void samePerson(PeerId newKey, PeerId oldKey);

    /// Notes whether a person compared the digits of a peer.
    void verify(PeerId peer, boolean verified);

    /// Sets or clears our own name for a peer.
    void nickname(PeerId peer, Optional<String> nickname);

    /// Asks a peer for the peers that it is connected to.
    CompletableFuture<PeerListing> select(PeerId peer);

    /// Finds the peer that a person means: `IP PORT`, `IP:PORT`, `[v6]:PORT`, a name, or at least 6 characters of an id, each with or without `@` before it,
    /// or `"A NAME"` and nothing else.
    CompletableFuture<Found> find(String typed);

    /// The same for the recipient of a message: finds no stranger by its name, and no peer by an address where its key never answered.
    CompletableFuture<Found> addressee(String typed);

    /// Whether a peer is connected, asked with a ping.
    CompletableFuture<QueryAnswer> query(String typed);

    /// Every conversation that has messages, with its last one.
    CompletableFuture<List<MessageStore.Talk>> conversations();

    /// At most `max` messages of a conversation, oldest first, from a place in it.
    CompletableFuture<List<Delivered>> history(Conversation conversation, MessageStore.Where where, int max);

    /// Messages that have all words of a text, the newest arrival first. Messages of a stranger are found only in the conversation with it. Otherwise strangers could fill
    /// the results, and hide what contacts wrote.
    CompletableFuture<List<Delivered>> search(MessageStore.Search search);

    /// The steps of a message of ours towards each recipient, with their times.
    CompletableFuture<List<MessageStore.Step>> trail(MessageId message);

    /// The latest calls to a peer, and when the next one is due.
    CompletableFuture<DialHistory> calls(PeerId peer);

    /// Writes conversations into a file.
    CompletableFuture<MessageStore.Exported> export(MessageStore.Export export);

    /// Deletes the messages of a conversation here; what waits in it is cancelled.
    CompletableFuture<Void> clear(Conversation conversation);

    /// How many messages a conversation holds.
    CompletableFuture<Integer> count(Conversation conversation);

    /// How many messages of a conversation have not left towards every recipient: what [#clear] would cancel.
    CompletableFuture<Integer> waiting(Conversation conversation);

    /// Marks everything up to this message as read, because it was on screen. Its authors are told if the settings allow read marks.
    void read(Conversation conversation, MessageKey upTo);

    /// Marks everything up to this message as no longer unread, without telling the authors: it was printed or exported, and perhaps no person read it.
    void noted(Conversation conversation, MessageKey upTo);

    /// Tells a contact that we are writing, if the settings allow it; may be called at every key press.
    void typing(PeerId peer);

    /// The drafts that the profile held when this node started.
    Drafts drafts();

    /// Keeps the drafts in the profile, in place of those before; written in the background, and before this node is closed.
    void keep(Drafts drafts);

    /// Changes settings, saves them and tells subscribers. One that an administrator locked stays as it is.
    void change(UnaryOperator<Settings> change);

    /// Replaces the token of our invite. Invites given out before have no valid token then.
    void renewInvite();
}
