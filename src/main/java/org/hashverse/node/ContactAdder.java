package org.hashverse.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Invite;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Standing;
import org.hashverse.node.AddOutcome.Failure;
import org.hashverse.store.history.MessageStore;
import org.hashverse.transport.Admission.Answer;
import org.hashverse.transport.PeerDialer;
import org.hashverse.wire.Frame;

/// Adds contacts by address or invite. Each [AddAttempt] ends when the peer is connected, when its call fails, or when the person cancels it. Unless the peer is connected
/// or kept by [#keep], it is then what it was before the attempt. Node thread only.
final class ContactAdder {
    private final OwnIdentity myself;
    private final PeerDirectory roster;
    private final AdmissionPolicy greeter;
    private final MessageStore store;
    private final NodeThread thread;
    private final List<AddAttempt> underWay = new ArrayList<>();
    private PeerDialer dialer;
    private Redialer redialer;

    ContactAdder(OwnIdentity myself, PeerDirectory roster, AdmissionPolicy greeter, MessageStore store, NodeThread thread) {
        this.myself = myself;
        this.roster = roster;
        this.greeter = greeter;
        this.store = store;
        this.thread = thread;
    }

    void use(PeerDialer dialer, Redialer redialer) {
        this.dialer = dialer;
        this.redialer = redialer;
    }

    /// Makes a stranger a contact and tells it so. If it is offline, calls it. False if it was not a stranger.
    boolean accept(PeerId id) {
        var found = roster.find(id).filter(peer -> peer.standing == Standing.STRANGER);
        found.ifPresent(peer -> {
            befriend(peer);
            greeter.tell(peer);
            peer.active().flatMap(PeerState::sourceAddress).ifPresent(claimed -> peer.claimed = Optional.of(claimed));
            roster.changedForGood(peer);
            if (peer.links.isEmpty()) redialer.callAfter(peer, Duration.ZERO);
        });
        return found.isPresent();
    }

    /// Dials an address and makes the peer that answers a contact.
    ///
    /// @param answer completed with the outcome; cancelling it, from any thread, cancels the attempt
    void add(PeerAddress address, CompletableFuture<AddOutcome> answer) {
        // only an address that we dialled proves who is there: at an address that a peer merely claims, another peer may listen
        var there = roster.all().stream().filter(peer -> peer.reachable() && peer.dialledAt(address)).findFirst();
        if (myself.ours(address)) fail(answer, Failure.OWN_ADDRESS);
        else if (there.isPresent()) answer.complete(new AddOutcome.Connected(roster.view(there.get()), true));
        else start(new AddAttempt(List.of(address), Optional.empty(), Optional.empty(), answer));
    }

    /// Makes the key of an invite a contact, and dials the addresses of the invite in one call.
    ///
    /// @param answer completed with the outcome; cancelling it, from any thread, cancels the attempt
    void add(Invite invite, CompletableFuture<AddOutcome> answer) {
        var key = invite.key();
        var known = roster.find(key);
        known.filter(peer -> !peer.links.isEmpty()).ifPresent(_ -> accept(key)); // a stranger that is connected need not be called
        if (key.equals(myself.id)) fail(answer, Failure.OWN_ADDRESS);
        else if (known.filter(peer -> peer.standing == Standing.BLOCKED).isPresent()) fail(answer, Failure.BLOCKED);
        else if (known.filter(PeerState::reachable).isPresent()) answer.complete(new AddOutcome.Connected(roster.view(known.get()), true));
        else {
            var attempt = new AddAttempt(invite.addresses(), Optional.of(key), invite.token(), answer);
            attempt.begin(key, known, another(key));
            pin(invite);
            start(attempt);
        }
    }

    /// Makes the key of an invite a contact that is called until it answers. An attempt under way to add it goes on. Does nothing for our own key or a blocked one.
    void keep(Invite invite) {
        var key = invite.key();
        if (key.equals(myself.id) || roster.find(key).filter(peer -> peer.standing == Standing.BLOCKED).isPresent()) return;
        var peer = pin(invite);
        boolean attempted = another(key).isPresent(); // such an attempt plans the next call when it fails
        keep(key);
        if (!attempted && peer.links.isEmpty()) redialer.callAfter(peer, Duration.ZERO);
    }

    private void keep(PeerId key) {
        underWay.stream().filter(attempt -> attempt.adds(key)).forEach(AddAttempt::keep);
    }

    /// An attempt to add a key that would still take back what it changed.
    private Optional<AddAttempt> another(PeerId key) {
        return underWay.stream().filter(attempt -> attempt.adds(key) && !attempt.kept()).findFirst();
    }

    /// Makes the key of an invite a contact with the addresses of the invite.
    private PeerState pin(Invite invite) {
        var key = invite.key();
        var peer = roster.find(key).orElseGet(() -> roster.add(key, invite.name().orElse(new PeerName(key.code())), Standing.CONTACT));
        befriend(peer);
        peer.token = invite.token();
        peer.addresses = Redialer.merge(peer.addresses, invite.addresses());
        roster.changedForGood(peer);
        return peer;
    }

    /// Ends an attempt. The peer is then what it was before, with four exceptions: it is kept, another attempt to add it goes on, the person removed it meanwhile, or the
    /// person wrote to it meanwhile.
    private void discard(AddAttempt attempt) {
        if (!underWay.remove(attempt) || attempt.kept()) return;
        boolean wasContact = attempt.standingBefore().filter(Standing.CONTACT::equals).isPresent();
        var found = attempt.key().filter(key -> another(key).isEmpty()).flatMap(roster::find);
        found.filter(peer -> peer.contact() && (wasContact || store.waiting(peer.id) == 0)).ifPresent(peer -> {
            if (!wasContact) hangUp(peer);
            if (attempt.standingBefore().isPresent()) attempt.restore(peer);
            else if (store.count(Conversation.with(peer.id)) > 0) peer.standing = Standing.REMOVED; // its conversation needs it
            else {
                store.forget(peer.id);
                roster.forget(peer);
            }
            roster.compareNames();
            if (!peer.forgotten) roster.changedForGood(peer);
        });
    }

    private static void hangUp(PeerState peer) {
        if (peer.links.isEmpty()) return;
        peer.met = false;
        for (var link : List.copyOf(peer.links)) link.connection.close(CloseReason.CLOSED, new Frame.Bye(Frame.Bye.Code.REMOVED, ""));
    }

    /// The person writes to a contact, names it or verifies it, and so chooses it: from now on we call it at the addresses that it claims.
    void choose(PeerState contact) {
        if (!contact.contact() || contact.chosen()) return;
        boolean moreAddresses = contact.letIn;
        contact.letIn = false;
        contact.invited = false;
        roster.save();
        if (moreAddresses && contact.links.isEmpty()) redialer.callAfter(contact, Duration.ZERO);
    }

    /// Makes a peer a contact that the person has chosen.
    void befriend(PeerState peer) {
        roster.welcome(peer);
        peer.letIn = false;
        peer.invited = false;
        peer.endedByIt = false;
        roster.compareNames();
    }

    /// Tries once more to add an address of *Keep trying*. Does nothing if an attempt at that address is under way.
    void addAgain(PeerAddress address) {
        if (underWay.stream().anyMatch(attempt -> attempt.addresses.contains(address))) return;
        var answer = new CompletableFuture<AddOutcome>();
        add(address, answer);
        answer.thenAcceptAsync(outcome -> {
            boolean finished = switch (outcome) {
                case AddOutcome.Connected _ -> true;
                case AddOutcome.Failed(var failure, _, _) -> switch (failure) {
                    case OWN_ADDRESS, OWN_KEY, BLOCKED, OTHER_KEY, DECLINED -> true; // another attempt would end the same way
                    case UNKNOWN_HOST, NO_INTERFACE, REFUSED, SILENCE, NO_ROUTE, NOT_HASHVERSE, TOO_SLOW, TOO_OLD, BUSY, CANCELLED -> false;
                };
            };
            if (finished) roster.call(address, false);
        }, thread);
    }

    private void start(AddAttempt attempt) {
        underWay.add(attempt);
        var call = dialer.dial(attempt.addresses, id -> Waiting.on(thread.ask(() -> greet(attempt, id))));
        attempt.answer.whenComplete((_, _) -> {
            call.cancel(); // does nothing if the call ended by itself
            if (attempt.answer.isCancelled()) thread.execute(() -> discard(attempt));
        });
        if (attempt.answer.isCancelled()) discard(attempt); // cancelled before the line above: the next command must find nothing of it
        call.outcome().whenCompleteAsync((outcome, _) -> ended(attempt, outcome), thread);
    }

    private Answer greet(AddAttempt attempt, PeerId id) {
        if (attempt.answer.isDone() || refusal(attempt.addresses.getFirst(), attempt.invited, id).isPresent()) return new Answer.Turn(new Frame.Bye(Frame.Bye.Code.REFUSED, ""));
        var known = roster.find(id);
        if (!attempt.adds(id)) attempt.begin(id, known, another(id));
        attempt.greet();
        known.ifPresent(greeter::shaking);
        return new Answer.Greet(greeter.hello(id, true, attempt.token));
    }

    /// Takes the outcome of the call.
    private void ended(AddAttempt attempt, PeerDialer.Outcome outcome) {
        if (!underWay.contains(attempt)) return;
        var result = result(attempt, outcome);
        if (result instanceof AddOutcome.Connected && attempt.answer.complete(result)) attempt.key().ifPresent(this::keep); // the person knows it is connected, so nothing undoes that
        discard(attempt);
        attempt.answer.complete(result);
        attempt.invited.flatMap(roster::find).ifPresent(peer -> callAgain(peer, outcome));
    }

    /// Calls a contact again like one whose link was lost, unless it declined us.
    private void callAgain(PeerState peer, PeerDialer.Outcome outcome) {
        if (!peer.contact() || !peer.links.isEmpty()) return;
        if (outcome instanceof PeerDialer.Outcome.Turned(_, var bye) && Attempt.failure(bye) == Failure.DECLINED) redialer.endedByIt(peer);
        else redialer.callAfter(peer, Duration.ZERO);
    }

    /// Whether a link that we dialled to this key comes from an attempt to add it.
    boolean wanted(PeerId id) {
        return underWay.stream().anyMatch(attempt -> attempt.adds(id) && attempt.greeted());
    }

    /// Ends all attempts to add a peer, because the person removed or blocked it. It stays what the person made it.
    void forget(PeerId id) {
        for (var attempt : List.copyOf(underWay)) {
            if (!attempt.adds(id)) continue;
            underWay.remove(attempt);
            attempt.answer.complete(new AddOutcome.Failed(Failure.CANCELLED, Optional.of(id), Optional.empty()));
        }
    }

    /// Why the key that answered must not be added; empty if it may be.
    private Optional<Failure> refusal(PeerAddress address, Optional<PeerId> expected, PeerId id) {
        if (id.equals(myself.id)) {
            boolean ours = address.literal() ? myself.ours(address) : address.port() == myself.port(); // a name with our port, like localhost
            return Optional.of(ours ? Failure.OWN_ADDRESS : Failure.OWN_KEY);
        }
        if (roster.find(id).filter(peer -> peer.standing == Standing.BLOCKED).isPresent()) return Optional.of(Failure.BLOCKED);
        return expected(address, expected).filter(key -> !key.equals(id)).filter(_ -> expected.isPresent() || !roster.pinnedAt(address).contains(id))
                .map(_ -> Failure.OTHER_KEY);
    }

    /// The key that should answer at an address: the invite's, or that of the contact that answered there before.
    private Optional<PeerId> expected(PeerAddress address, Optional<PeerId> expected) {
        return expected.or(() -> roster.pinnedAt(address).stream().findFirst());
    }

    private AddOutcome result(AddAttempt attempt, PeerDialer.Outcome outcome) {
        var expected = attempt.invited;
        return switch (outcome) {
            case PeerDialer.Outcome.Connected(var id, var at) -> roster.find(id).filter(PeerState::contact).map(peer -> {
                peer.answeredAt(at);
                roster.call(at, false);
                roster.changedForGood(peer);
                return connected(peer);
            }).orElseGet(() -> new AddOutcome.Failed(Failure.CANCELLED, expected, Optional.of(id)));
            // it called us meanwhile
            case PeerDialer.Outcome _ when expected.flatMap(roster::find).filter(PeerState::reachable).isPresent() -> connected(roster.find(expected.get()).orElseThrow());
            case PeerDialer.Outcome.Unwanted(var id, var at) -> new AddOutcome.Failed(refusal(at, expected, id).orElse(Failure.CANCELLED),
                    expected(at, expected), Optional.of(id));
            case PeerDialer.Outcome.Turned(var id, var bye) -> new AddOutcome.Failed(Attempt.failure(bye), expected, Optional.of(id));
            case PeerDialer.Outcome.Failed(var fault) -> new AddOutcome.Failed(Attempt.failure(fault), expected, Optional.empty());
        };
    }

    private AddOutcome connected(PeerState peer) {
        return new AddOutcome.Connected(roster.view(peer), false);
    }

    private static void fail(CompletableFuture<AddOutcome> answer, Failure failure) {
        answer.complete(new AddOutcome.Failed(failure, Optional.empty(), Optional.empty()));
    }
}
