package org.hashverse.node.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.hashverse.chat.Change;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Invite;
import org.hashverse.chat.IssuedInvite;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.MessageText;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.store.settings.Drafts;
import org.hashverse.store.settings.Settings;

/// The commands of a node for the window and the console. `Node` implements them; tests of the window have their own implementation.
///
/// Every method may be called from any thread, the FX thread included, and returns at once. Futures complete on the node thread, and for a closed node on any thread, so
/// continue with the `Async` methods and an executor of your own. If the node is closed, a future completes exceptionally with
/// [java.util.concurrent.CancellationException].
public interface ChatCommands {
    /// Tells `listener` the present state, then every change, in order and one at a time, on `executor`. A listener that falls far behind gets a [NodeEvent.Resync].
    Subscription subscribe(Executor executor, Consumer<NodeEvent> listener);

    /// The commands about files.
    FileCommands files();

    /// The questions to the history.
    HistoryQuestions history();

    /// Sends a message to one peer, or to all connected contacts ([Content#waitsForOffline]: to all contacts). A stranger becomes a contact by it. For a contact that is offline
    /// the message waits. Completes with [SendOutcome.NobodyConnected] if a message to Everyone has no recipient.
    ///
    /// @param content what people see by itself; no [Change]
    CompletableFuture<SendOutcome> send(Conversation to, Content content);

    /// Sends a text, see [#send(Conversation, Content)]. A text that cannot be sent makes no stranger a contact.
    ///
    /// @param replyTo the message that it replies to, if any
    default CompletableFuture<SendOutcome> send(Conversation to, String text, Optional<MessageKey> replyTo) {
        return MessageText.fault(text).map(fault -> CompletableFuture.<SendOutcome>completedFuture(new SendOutcome.BadText(fault)))
                .orElseGet(() -> send(to, new Content.Text(text, replyTo)));
    }

    /// Sends a text that is no reply.
    default CompletableFuture<SendOutcome> send(Conversation to, String text) {
        return send(to, text, Optional.empty());
    }

    /// Cancels a message for the recipients that it was not sent to. Completes with the number of those recipients; 0 means too late.
    CompletableFuture<Integer> cancel(MessageId message);

    /// Changes a message. The change reaches whoever it concerns, also those who are offline now:
    ///
    /// - An edit or a retraction goes to those who may have the message. A message that waits for all its recipients is changed here, or cancelled, and nobody learns of it.
    /// - A reaction or a confirmation goes to the author of a message to Everyone, and to the peer of a direct conversation.
    /// - A pin goes to the peer of a direct conversation; in Everyone it stays here.
    ///
    /// @param change its revision is ignored: the store gives it the next one
    CompletableFuture<ChangeOutcome> changeMessage(Change change);

    /// Deletes one message on this computer alone, and cancels it where it waits. False if it is not here.
    CompletableFuture<Boolean> delete(MessageKey message);

    /// Dials an address and makes the peer that answers a contact. Cancelling the future before it completes cancels the attempt and undoes it.
    CompletableFuture<AddOutcome> add(PeerAddress address);

    /// Makes the key of an invite a contact and dials the addresses of the invite in one call. If the call fails, or if the future is cancelled, everything is as before:
    /// an unknown peer is unknown again, a removed one is removed again, and a contact has its old addresses. A peer to which the person wrote meanwhile stays a contact.
    /// To keep a contact that does not answer, call [#keepTrying(Invite)].
    CompletableFuture<AddOutcome> add(Invite invite);

    /// Adds somebody nearby, as [#add(Invite)] does: the other side is asked whether it wants to talk. A stranger with that key becomes a contact by it.
    ///
    /// @param person one of the latest [NodeEvent.NearbyChanged]
    default CompletableFuture<AddOutcome> sayHello(NearbyPerson person) {
        return add(person.invite());
    }

    /// Tries an address with an unknown key again and again until a peer answers, also after restarts. Does nothing if 32 addresses are tried already.
    void keepTrying(PeerAddress address);

    /// Makes the key of an invite a contact that is called until it answers, also after restarts. May be called before, during or after an attempt to add it. Does
    /// nothing for our own key or a blocked one.
    void keepTrying(Invite invite);

    /// Ends [#keepTrying(PeerAddress)].
    void stopTrying(PeerAddress address);

    /// Calls a contact at once if it is offline, even if it removed us.
    void tryNow(PeerId peer);

    /// Removes a contact or stranger: closes its connections, cancels the messages that wait for it, and stops calling it. Its key stays known as *removed*, and its
    /// messages stay unless `deleteConversation`. If the peer is a contact or brought our invite, the token of the standing invite is renewed too, and an
    /// invite with a limit that it used is revoked. Peers with an older invite come as strangers. False if the peer is neither a contact nor a stranger.
    CompletableFuture<Boolean> remove(PeerId peer, boolean deleteConversation);

    /// Removes a peer as [#remove(PeerId, boolean)] does, and keeps its conversation.
    default CompletableFuture<Boolean> remove(PeerId peer) {
        return remove(peer, false);
    }

    /// Makes a removed peer a contact again and calls it. Cancelled messages stay cancelled.
    void restore(PeerId peer);

    /// Makes a stranger a contact, and calls it if it is offline. False if it was not a stranger.
    CompletableFuture<Boolean> accept(PeerId peer);

    /// Closes the connection of a stranger and deletes what it wrote. The stranger is *removed* then: its calls are refused, also after restarts, until it brings a
    /// new invite or is added. The token of our invite is renewed as in [#remove(PeerId, boolean)].
    void ignore(PeerId peer);

    /// Blocks a peer of any standing: removes it as [#remove(PeerId)] does, and refuses its calls from now on. The conversation stays. False for an unknown key.
    CompletableFuture<Boolean> block(PeerId peer);

    /// Unblocks a peer. It is *removed* then.
    void unblock(PeerId peer);

    /// Notes that the stranger `newKey` is the same person as the contact `oldKey`. The new key becomes an unverified contact, and the old key is blocked. Messages that
    /// waited for the old key become REFUSED "key replaced".
    void samePerson(PeerId newKey, PeerId oldKey);

    /// Notes whether the person compared the digits of a peer's key with those of ours.
    void verify(PeerId peer, boolean verified);

    /// Sets our own name for a peer; empty or blank clears it.
    void nickname(PeerId peer, Optional<String> nickname);

    /// Asks a peer for the peers that it is connected to.
    CompletableFuture<PeerListing> select(PeerId peer);

    /// Asks two connected contacts whether they want to be introduced to each other. How it ends is told by [NodeEvent.IntroducedByUs].
    CompletableFuture<IntroduceOutcome> introduce(PeerId one, PeerId other);

    /// Answers an introduction that waits. With consent, our addresses are given to the introducer, and once the other consents too it becomes a contact.
    ///
    /// @param by who introduces us
    /// @param id to whom
    /// @return false if no such introduction waits
    CompletableFuture<Boolean> answerIntroduction(PeerId by, PeerId id, boolean consent);

    /// Finds the peer that a person means: `IP PORT`, `IP:PORT`, `[v6]:PORT`, a name, or at least 6 characters of an id, each with or without `@` before it,
    /// or `"A NAME"` and nothing else.
    CompletableFuture<Found> find(String typed);

    /// Finds the recipient of a message, as [#find]. Stricter: a stranger found by its name, and a peer found by an address where its key never
    /// answered, are [Found.Claimed].
    CompletableFuture<Found> addressee(String typed);

    /// Finds a peer, as [#find], and pings it if it is connected.
    CompletableFuture<QueryAnswer> query(String typed);

    /// Finds out why others can or cannot reach this computer. Takes some seconds at most: contacts are asked to call back, and the system is asked.
    ///
    /// @param targets addresses that the person could not add, of which at most eight are tried; may be empty
    CompletableFuture<DoctorReport> doctor(List<PeerAddress> targets);

    /// The latest calls to a peer, and when the next one is due.
    CompletableFuture<DialHistory> calls(PeerId peer);

    /// Deletes the messages of a conversation here, and cancels those that wait for a recipient.
    CompletableFuture<Void> clear(Conversation conversation);

    /// Marks everything up to this message as read, because it was on screen. The authors are told if the settings allow read marks.
    void read(Conversation conversation, MessageKey upTo);

    /// Marks these messages of a conversation as read, and no others, without telling the authors: they were printed, and perhaps not read by a person.
    void noted(Conversation conversation, Set<MessageKey> messages);

    /// Tells a contact that the person is writing to it, if the settings allow that. May be called at every key press.
    void typing(PeerId peer);

    /// The drafts that the profile held when this node started.
    Drafts drafts();

    /// Saves the drafts in the profile, in place of the old ones. They are written in the background, at the latest when this node is closed.
    void keep(Drafts drafts);

    /// Changes settings, saves them and tells subscribers. Settings that an administrator locked stay.
    void change(UnaryOperator<Settings> change);

    /// Replaces the token of our standing invite, saves it and tells subscribers. The invites that were given to others before have no valid token then. Invites with a limit
    /// stay as they are.
    void renewInvite();

    /// Makes an invite with a limit; [Self#invite(IssuedInvite)] gives its link. Completes when it is saved. Empty if there are as many open ones as may be.
    ///
    /// @param once  whether only one peer may use it
    /// @param until when it ends, in the future; empty for never. An invite has one limit at least, else the future fails
    CompletableFuture<Optional<IssuedInvite>> issueInvite(boolean once, Optional<Instant> until);

    /// Revokes an invite with a limit: whoever brings it from now on comes as a stranger. Completes when that is saved. False if none has the code.
    CompletableFuture<Boolean> revokeInvite(String code);
}
