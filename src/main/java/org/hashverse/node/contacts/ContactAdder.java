package org.hashverse.node.contacts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Invite;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Standing;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.node.api.AddOutcome.Failure;
import org.hashverse.node.kit.NodeThread;
import org.hashverse.node.kit.Waiting;
import org.hashverse.node.peer.Link;
import org.hashverse.node.peer.OwnIdentity;
import org.hashverse.node.peer.PeerDirectory;
import org.hashverse.node.peer.PeerState;
import org.hashverse.store.history.MessageStore;
import org.hashverse.transport.Admission.Answer;
import org.hashverse.transport.dial.DialOutcome;
import org.hashverse.transport.dial.PeerDialer;
import org.hashverse.wire.Frame;

/// Adds contacts by address or invite. Each [AddAttempt] ends when the peer is connected, when the call fails, or when the person cancels the attempt, removes the peer or
/// blocks it. If the call fails or the attempt is cancelled, the peer is again what it was before; the exceptions stand at [#discard]. Node thread only.
public final class ContactAdder {
    private final OwnIdentity myself;
    private final PeerDirectory directory;
    private final Greetings greetings;
    private final Redialer redialer;
    private final MessageStore store;
    private final NodeThread thread;
    private final ExpectedKeys keys;
    private final List<AddAttempt> underWay = new ArrayList<>();
    private PeerDialer dialer;

    ContactAdder(OwnIdentity myself, PeerDirectory directory, Greetings greetings, Redialer redialer, MessageStore store, NodeThread thread) {
        this.myself = myself;
        this.directory = directory;
        this.greetings = greetings;
        this.redialer = redialer;
        this.store = store;
        this.thread = thread;
        keys = new ExpectedKeys(myself, directory);
    }

    /// Allows calls.
    void start(PeerDialer dialer) {
        this.dialer = dialer;
    }

    /// Makes a stranger a contact and sends it WELCOME. If it is offline, calls it. Saves, and tells subscribers. False if the peer is not a stranger.
    public boolean accept(PeerId id) {
        var found = directory.find(id).filter(peer -> peer.standing == Standing.STRANGER);
        found.ifPresent(peer -> {
            makeContact(peer);
            greetings.sendWelcome(peer);
            peer.active().flatMap(Link::sourceAddress).ifPresent(source -> peer.sourceAddress = Optional.of(source));
            directory.saveAndTell(peer);
            if (peer.links.isEmpty()) redialer.callAfter(peer, Duration.ZERO);
        });
        return found.isPresent();
    }

    /// The person writes to a peer: a stranger becomes a contact, and a contact that nobody chose counts as chosen from now on. Does nothing with another peer.
    public void choose(PeerId id) {
        accept(id);
        directory.find(id).filter(PeerState::contact).ifPresent(this::markChosen);
    }

    /// Dials an address and makes the peer that answers a contact.
    ///
    /// @param answer completed with the outcome; cancelling it, from any thread, cancels the attempt
    public void add(PeerAddress address, CompletableFuture<AddOutcome> answer) {
        // only an address that we dialled is proven: at an address that a peer merely claims, another peer may listen
        var connected = directory.all().stream().filter(peer -> peer.reachable() && peer.dialledAt(address)).findFirst();
        if (myself.ours(address)) fail(answer, Failure.OWN_ADDRESS);
        else if (connected.isPresent()) directory.whenSaved(() -> answer.complete(new AddOutcome.Connected(directory.view(connected.get()), true)));
        else start(new AddAttempt(List.of(address), Optional.empty(), Optional.empty(), answer));
    }

    /// Makes the key of an invite a contact, and dials the addresses of the invite in one call.
    ///
    /// @param answer completed with the outcome; cancelling it, from any thread, cancels the attempt
    public void add(Invite invite, CompletableFuture<AddOutcome> answer) {
        directory.find(invite.key()).ifPresent(peer -> peer.presence.renewAllowance()); // the person wants to hear of this peer again
        var key = invite.key();
        var known = directory.find(key);
        known.filter(peer -> !peer.links.isEmpty()).ifPresent(_ -> accept(key)); // a connected stranger need not be called
        if (key.equals(myself.id)) fail(answer, Failure.OWN_ADDRESS);
        else if (known.filter(peer -> peer.standing == Standing.BLOCKED).isPresent()) fail(answer, Failure.BLOCKED);
        else if (known.filter(PeerState::reachable).isPresent()) directory.whenSaved(() -> answer.complete(new AddOutcome.Connected(directory.view(known.get()), true)));
        else {
            var attempt = new AddAttempt(invite.addresses(), Optional.of(key), invite.token(), answer);
            attempt.begin(key, known, otherAttempt(key));
            addInvited(invite);
            start(attempt);
        }
    }

    /// Makes the key of an invite a contact that is called until it answers. An attempt to add it goes on, and changes nothing back if it fails. Does nothing for our own key
    /// or a blocked one.
    public void keep(Invite invite) {
        var key = invite.key();
        if (key.equals(myself.id) || directory.find(key).filter(peer -> peer.standing == Standing.BLOCKED).isPresent()) return;
        var peer = addInvited(invite);
        boolean attempted = otherAttempt(key).isPresent(); // if that attempt fails, ended() plans the next call
        keepChanges(key);
        if (!attempted && peer.links.isEmpty()) redialer.callAfter(peer, Duration.ZERO);
    }

    /// Lets no attempt to add a key undo its changes.
    private void keepChanges(PeerId key) {
        underWay.stream().filter(attempt -> attempt.adds(key)).forEach(AddAttempt::keep);
    }

    /// An attempt to add a key that will undo its changes if it fails.
    private Optional<AddAttempt> otherAttempt(PeerId key) {
        return underWay.stream().filter(attempt -> attempt.adds(key) && !attempt.kept()).findFirst();
    }

    /// Makes the key of an invite a contact, with the token and the addresses of the invite. Saves, and tells subscribers.
    private PeerState addInvited(Invite invite) {
        var key = invite.key();
        var peer = directory.find(key).orElseGet(() -> directory.add(key, invite.name().orElse(new PeerName(key.code())), Standing.CONTACT));
        makeContact(peer);
        peer.token = invite.token();
        peer.addresses = new ArrayList<>(Stream.concat(peer.addresses.stream(), invite.addresses().stream()).distinct().toList());
        directory.saveAndTell(peer);
        return peer;
    }

    /// Ends an attempt and undoes its changes to the peer. Undoes nothing if [#keepChanges] was called for the key, if another attempt to add the key goes on, or if the peer
    /// is no contact any more. Undoes nothing either if the peer was no contact before and messages wait for it, because the person has written to it.
    private void discard(AddAttempt attempt) {
        if (!underWay.remove(attempt) || attempt.kept()) return;
        boolean wasContact = attempt.standingBefore().filter(Standing.CONTACT::equals).isPresent();
        var found = attempt.key().filter(key -> otherAttempt(key).isEmpty()).flatMap(directory::find);
        found.filter(peer -> peer.contact() && (wasContact || store.waiting(peer.id) == 0)).ifPresent(peer -> {
            if (!wasContact) hangUp(peer);
            if (attempt.standingBefore().isPresent()) attempt.restore(peer);
            else if (store.count(Conversation.with(peer.id)) > 0) peer.standing = Standing.REMOVED; // its conversation still exists
            else {
                store.forget(peer.id);
                directory.forget(peer);
            }
            directory.updateLookalikes();
            if (!peer.forgotten) directory.saveAndTell(peer);
        });
    }

    private static void hangUp(PeerState peer) {
        if (peer.links.isEmpty()) return;
        peer.met = false;
        peer.hangUp(Frame.Bye.Code.REMOVED);
    }

    /// Makes a contact a chosen one, because the person wrote to it, named it or verified it, and saves that. It is called at the addresses that it
    /// claims too from now on.
    public void markChosen(PeerState contact) {
        if (!contact.contact() || contact.chosen()) return;
        contact.letIn = false;
        contact.invited = false;
        directory.save();
        if (contact.links.isEmpty()) redialer.callAfter(contact, Duration.ZERO);
    }

    /// Makes a peer a contact that the person has chosen. Does not save.
    public void makeContact(PeerState peer) {
        directory.makeContact(peer);
        peer.letIn = false;
        peer.invited = false;
        peer.endedByIt = false;
        directory.updateLookalikes();
    }

    /// Tries once more to add an address of *Keep trying*. Does nothing if an attempt at that address is under way. If further attempts would be in vain, the address is no
    /// longer one of *Keep trying*.
    void addAgain(PeerAddress address) {
        if (underWay.stream().anyMatch(attempt -> attempt.addresses.contains(address))) return;
        var answer = new CompletableFuture<AddOutcome>();
        add(address, answer);
        answer.thenAcceptAsync(outcome -> {
            boolean finished = switch (outcome) {
                case AddOutcome.Connected _ -> true;
                case AddOutcome.Failed(var failure, _, _) -> switch (failure) {
                    case OWN_ADDRESS, OWN_KEY, BLOCKED, OTHER_KEY, DECLINED -> true; // another attempt would end the same way
                    // a later attempt may end in another way, because another program may listen there then
                    case UNKNOWN_HOST, NO_INTERFACE, REFUSED, SILENCE, NO_ROUTE, NOT_HASHVERSE, TOO_SLOW, INCOMPATIBLE, BUSY, CANCELLED -> false;
                };
            };
            if (finished) directory.keepTrying(address, false);
        }, thread);
    }

    private void start(AddAttempt attempt) {
        underWay.add(attempt);
        var call = dialer.dial(attempt.addresses, id -> Waiting.on(thread.ask(() -> answerTo(attempt, id))));
        attempt.answer.whenComplete((_, _) -> { // on the thread that cancels, else on the node thread
            call.cancel(); // does nothing if the call has ended
            if (attempt.answer.isCancelled()) thread.execute(() -> discard(attempt));
        });
        // if it was cancelled already, its changes must be undone at once, before the next command runs
        if (attempt.answer.isCancelled()) discard(attempt);
        call.outcome().whenCompleteAsync((outcome, _) -> ended(attempt, outcome), thread);
    }

    private Answer answerTo(AddAttempt attempt, PeerId id) {
        boolean refused = attempt.answer.isDone() || keys.refusal(attempt.addresses.getFirst(), attempt.invited, id).isPresent();
        if (refused) return new Answer.TurnAway(new Frame.Bye(Frame.Bye.Code.REFUSED, ""));
        var known = directory.find(id);
        if (!attempt.adds(id)) attempt.begin(id, known, otherAttempt(id));
        attempt.answerHello();
        known.ifPresent(greetings::connecting);
        return new Answer.Greet(greetings.hello(id, true, attempt.token));
    }

    /// Completes an attempt whose call has ended.
    private void ended(AddAttempt attempt, DialOutcome outcome) {
        if (!underWay.contains(attempt)) return;
        var result = result(attempt, outcome);
        directory.whenSaved(() -> finish(attempt, outcome, result));
    }

    private void finish(AddAttempt attempt, DialOutcome outcome, AddOutcome result) {
        if (!underWay.contains(attempt)) return; // cancelled while the peers were saved
        // if the person is told that the peer is connected, the changes to the peer are no longer undone
        if (result instanceof AddOutcome.Connected && attempt.answer.complete(result)) attempt.key().ifPresent(this::keepChanges);
        discard(attempt);
        attempt.answer.complete(result);
        attempt.invited.flatMap(directory::find).ifPresent(peer -> callAgain(peer, outcome));
    }

    /// Plans calls to a contact as after a lost link, unless the contact declined us.
    private void callAgain(PeerState peer, DialOutcome outcome) {
        if (!peer.contact() || !peer.links.isEmpty()) return;
        if (outcome instanceof DialOutcome.SaidBye(_, var bye) && CallFailures.of(bye) == Failure.DECLINED) redialer.endedByIt(peer);
        else redialer.callAfter(peer, Duration.ZERO);
    }

    /// Whether a link that we dialled to a key belongs to an attempt to add it.
    public boolean wanted(PeerId id) {
        return underWay.stream().anyMatch(attempt -> attempt.adds(id) && attempt.answeredHello());
    }

    /// Ends all attempts to add a peer, because the person removed or blocked it. Undoes nothing.
    void cancelAttempts(PeerId id) {
        for (var attempt : List.copyOf(underWay)) {
            if (!attempt.adds(id)) continue;
            underWay.remove(attempt);
            attempt.answer.complete(new AddOutcome.Failed(Failure.CANCELLED, Optional.of(id), Optional.empty()));
        }
    }

    /// How an attempt ended whose call has ended. If the call connected a contact, puts its address first, ends *Keep trying* there, saves, and tells subscribers.
    private AddOutcome result(AddAttempt attempt, DialOutcome outcome) {
        var expected = attempt.invited;
        return switch (outcome) {
            case DialOutcome.Connected(var id, var at) -> directory.find(id).filter(PeerState::contact).map(peer -> {
                peer.answeredAt(at);
                directory.keepTrying(at, false);
                directory.saveAndTell(peer);
                return connected(peer);
            }).orElseGet(() -> new AddOutcome.Failed(Failure.CANCELLED, expected, Optional.of(id)));
            // the peer called us meanwhile
            case DialOutcome _ when expected.flatMap(directory::find).filter(PeerState::reachable).isPresent() ->
                    connected(directory.find(expected.get()).orElseThrow());
            case DialOutcome.WrongKey(var id, var at) -> new AddOutcome.Failed(keys.refusal(at, expected, id).orElse(Failure.CANCELLED), keys.expected(at, expected), Optional.of(id));
            case DialOutcome.SaidBye(var id, var bye) -> new AddOutcome.Failed(CallFailures.of(bye), expected, Optional.of(id));
            case DialOutcome.Failed(var fault) -> new AddOutcome.Failed(CallFailures.of(fault), expected, Optional.empty());
        };
    }

    private AddOutcome connected(PeerState peer) {
        return new AddOutcome.Connected(directory.view(peer), false);
    }

    private static void fail(CompletableFuture<AddOutcome> answer, Failure failure) {
        answer.complete(new AddOutcome.Failed(failure, Optional.empty(), Optional.empty()));
    }
}
