package org.hashverse.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.hashverse.chat.Invite;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Standing;
import org.hashverse.node.AddOutcome.Failure;
import org.hashverse.transport.Door.Answer;
import org.hashverse.transport.PeerDialer;
import org.hashverse.wire.Frame;

/// Adds contacts by address or invite. An attempt can be cancelled until it has ended. Then a peer that was unknown before is unknown again, and a known peer
/// gets back what it was. Node thread only.
final class Adding {
    private final Myself myself;
    private final Roster roster;
    private final Greeter greeter;
    private final NodeThread thread;
    /// Addresses of *Keep trying* that are being called.
    private final Set<PeerAddress> joining = new HashSet<>();
    /// Keys that answered an attempt which has not ended.
    private final Set<PeerId> wanted = new HashSet<>();
    /// Attempts under way whose key is known.
    private final Map<CompletableFuture<AddOutcome>, PeerId> adding = new HashMap<>();
    /// What each of these keys was before the first attempt to add it; empty if it was unknown.
    private final Map<PeerId, Optional<Before>> before = new HashMap<>();
    private PeerDialer dialer;
    private Caller caller;
    private Standings standings;

    /// The state of a peer before an attempt to add it.
    private record Before(Standing standing, List<PeerAddress> addresses, Optional<String> token, boolean letIn, boolean invited, boolean endedByIt, int strangerMessages) {
        static Before of(PeerState peer) {
            return new Before(peer.standing, List.copyOf(peer.addresses), peer.token, peer.letIn, peer.invited, peer.endedByIt, peer.strangerMessages);
        }
    }

    Adding(Myself myself, Roster roster, Greeter greeter, NodeThread thread) {
        this.myself = myself;
        this.roster = roster;
        this.greeter = greeter;
        this.thread = thread;
    }

    void use(PeerDialer dialer, Caller caller, Standings standings) {
        this.dialer = dialer;
        this.caller = caller;
        this.standings = standings;
    }

    /// Makes a stranger a contact and tells it so. If it is offline, calls it. False if it was not a stranger.
    boolean accept(PeerId id) {
        var found = roster.find(id).filter(peer -> peer.standing == Standing.STRANGER);
        found.ifPresent(peer -> {
            befriend(peer);
            greeter.tell(peer);
            peer.active().flatMap(PeerState::sourceAddress).ifPresent(claimed -> peer.claimed = Optional.of(claimed));
            roster.changedForGood(peer);
            if (peer.links.isEmpty()) caller.soon(peer, Duration.ZERO);
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
        else call(List.of(address), Optional.empty(), Optional.empty(), answer);
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
            begin(answer, key);
            var peer = known.orElseGet(() -> roster.add(key, invite.name().orElse(new PeerName(key.code())), Standing.CONTACT));
            befriend(peer);
            peer.token = invite.token();
            peer.addresses = Caller.merge(peer.addresses, invite.addresses());
            roster.changedForGood(peer);
            call(invite.addresses(), Optional.of(key), invite.token(), answer);
        }
    }

    /// Notes that an attempt adds this key. Call it before anything about the peer changes.
    private void begin(CompletableFuture<AddOutcome> answer, PeerId key) {
        before.computeIfAbsent(key, _ -> roster.find(key).map(Before::of));
        adding.put(answer, key);
    }

    /// Ends an attempt. What it changed is taken back unless `kept`, or unless another attempt to add the same key goes on.
    ///
    /// @param kept false if the attempt was cancelled
    private void end(CompletableFuture<AddOutcome> answer, boolean kept) {
        var key = adding.remove(answer);
        if (key == null) return;
        if (kept) before.remove(key); // the person was told of the outcome, so a later cancellation does not undo it
        if (adding.containsValue(key)) return;
        wanted.remove(key);
        var was = before.remove(key);
        if (was != null) roster.find(key).ifPresent(peer -> takeBack(peer, was));
    }

    private void takeBack(PeerState peer, Optional<Before> was) {
        if (peer.standing != Standing.CONTACT || standings.written(peer)) return; // the person removed it meanwhile, or wrote to it, and meant that
        if (was.isEmpty() || was.get().standing != Standing.CONTACT) {
            standings.takeBack(peer, was.map(Before::standing));
            if (was.isEmpty()) return;
        }
        peer.addresses = new ArrayList<>(was.get().addresses);
        peer.token = was.get().token;
        peer.letIn = was.get().letIn;
        peer.invited = was.get().invited;
        peer.endedByIt = was.get().endedByIt;
        peer.strangerMessages = was.get().strangerMessages;
        roster.compareNames();
        roster.changedForGood(peer);
    }

    /// The person writes to a contact, names it or verifies it, and so chooses it: from now on we call it at the addresses that it claims.
    void choose(PeerState contact) {
        if (!contact.contact() || contact.chosen()) return;
        boolean moreAddresses = contact.letIn;
        contact.letIn = false;
        contact.invited = false;
        roster.save();
        if (moreAddresses && contact.links.isEmpty()) caller.soon(contact, Duration.ZERO);
    }

    /// Makes a peer a contact that the person has chosen.
    void befriend(PeerState peer) {
        roster.welcome(peer);
        peer.letIn = false;
        peer.invited = false;
        peer.endedByIt = false;
        roster.compareNames();
    }

    /// Tries once more to add an address of *Keep trying*. False if an attempt is under way.
    boolean join(PeerAddress address) {
        if (!joining.add(address)) return false;
        var answer = new CompletableFuture<AddOutcome>();
        add(address, answer);
        answer.whenCompleteAsync((outcome, _) -> {
            joining.remove(address);
            boolean finished = switch (outcome) {
                case AddOutcome.Connected _ -> true;
                case AddOutcome.Failed(var failure, _, _) -> switch (failure) {
                    case OWN_ADDRESS, OWN_KEY, BLOCKED, OTHER_KEY, DECLINED -> true; // another attempt would end the same way
                    case UNKNOWN_HOST, NO_INTERFACE, REFUSED, SILENCE, NO_ROUTE, NOT_HASHVERSE, TOO_OLD, BUSY, CANCELLED -> false;
                };
                case null -> true;
            };
            if (finished) roster.call(address, false);
        }, thread);
        return true;
    }

    private void call(List<PeerAddress> addresses, Optional<PeerId> expected, Optional<String> token, CompletableFuture<AddOutcome> answer) {
        var greeted = new AtomicReference<PeerId>();
        var call = dialer.dial(addresses, id -> {
            greeted.set(id);
            return Waiting.on(thread.ask(() -> greet(addresses, expected, token, id, answer)));
        });
        answer.whenComplete((_, _) -> {
            call.cancel(); // does nothing if the call ended by itself
            if (answer.isCancelled()) thread.execute(() -> end(answer, false));
        });
        if (answer.isCancelled()) end(answer, false); // cancelled before we listened: take it back now, so that the next command finds nothing of it
        call.outcome().whenCompleteAsync((outcome, _) -> {
            boolean stillWanted = greeted.get() != null && wanted.remove(greeted.get());
            if (!answer.isDone()) answer.complete(outcome(addresses.getFirst(), expected, outcome, stillWanted));
            end(answer, !answer.isCancelled());
            if (!answer.isCancelled()) expected.flatMap(roster::find).ifPresent(pinned -> callAgain(pinned, outcome));
        }, thread);
    }

    /// Calls the key of an invite again like a contact whose link was lost, unless it declined us.
    private void callAgain(PeerState pinned, PeerDialer.Outcome outcome) {
        if (!pinned.contact() || !pinned.links.isEmpty()) return;
        if (outcome instanceof PeerDialer.Outcome.Turned(_, var bye) && Attempt.failure(bye) == Failure.DECLINED) caller.endedByIt(pinned);
        else caller.soon(pinned, Duration.ZERO);
    }

    private Answer greet(List<PeerAddress> addresses, Optional<PeerId> expected, Optional<String> token, PeerId id, CompletableFuture<AddOutcome> answer) {
        if (answer.isDone() || refusal(addresses.getFirst(), expected, id).isPresent()) return new Answer.Turn(new Frame.Bye(Frame.Bye.Code.REFUSED, ""));
        begin(answer, id);
        wanted.add(id);
        roster.find(id).ifPresent(greeter::shaking);
        return new Answer.Greet(greeter.hello(id, true, token));
    }

    /// Whether a link that we dialled to this key comes from an attempt to add it.
    boolean wanted(PeerId id) {
        return wanted.contains(id);
    }

    /// Cancels all attempts to add a peer, because the person removed or blocked it.
    void forget(PeerId id) {
        wanted.remove(id);
        List.copyOf(adding.entrySet()).forEach(attempt -> {
            if (attempt.getValue().equals(id)) attempt.getKey().complete(new AddOutcome.Failed(Failure.CANCELLED, Optional.of(id), Optional.empty()));
        });
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

    private AddOutcome outcome(PeerAddress address, Optional<PeerId> expected, PeerDialer.Outcome outcome, boolean stillWanted) {
        return switch (outcome) {
            case PeerDialer.Outcome.Connected(var id, var at) -> roster.find(id).filter(peer -> stillWanted || peer.contact()).map(peer -> {
                befriend(peer);
                peer.answeredAt(at);
                roster.call(at, false);
                roster.changedForGood(peer);
                return (AddOutcome) new AddOutcome.Connected(roster.view(peer), false);
            }).orElseGet(() -> new AddOutcome.Failed(Failure.CANCELLED, expected, Optional.of(id)));
            case PeerDialer.Outcome.Unwanted(var id, var at) -> new AddOutcome.Failed(refusal(at, expected, id).orElse(Failure.CANCELLED),
                    expected(at, expected), Optional.of(id));
            case PeerDialer.Outcome.Turned(var id, var bye) -> new AddOutcome.Failed(Attempt.failure(bye), expected, Optional.of(id));
            case PeerDialer.Outcome.Failed(var fault) -> new AddOutcome.Failed(Attempt.failure(fault), expected, Optional.empty());
        };
    }

    private static void fail(CompletableFuture<AddOutcome> answer, Failure failure) {
        answer.complete(new AddOutcome.Failed(failure, Optional.empty(), Optional.empty()));
    }
}
