package org.hashverse.node;

import java.time.Duration;
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

/// Adds people by address or invite. Node thread only.
final class Adding {
    private final Myself myself;
    private final Roster roster;
    private final Greeter greeter;
    private final NodeThread thread;
    private final Set<PeerAddress> joining = new HashSet<>();
    private final Set<PeerId> wanted = new HashSet<>();
    /// Invites whose senders are being called.
    private final Map<CompletableFuture<AddOutcome>, PeerId> invited = new HashMap<>();
    private PeerDialer dialer;
    private Caller caller;

    Adding(Myself myself, Roster roster, Greeter greeter, NodeThread thread) {
        this.myself = myself;
        this.roster = roster;
        this.greeter = greeter;
        this.thread = thread;
    }

    void use(PeerDialer dialer, Caller caller) {
        this.dialer = dialer;
        this.caller = caller;
    }

    /// Makes a stranger a contact and tells it so, or calls it if it is away.
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

    CompletableFuture<AddOutcome> add(PeerAddress address) {
        if (myself.ours(address)) return failed(Failure.OWN_ADDRESS);
        // where a peer only says it listens, somebody else may: what was typed is dialled, and whoever answers there is meant
        var there = roster.all().stream().filter(peer -> peer.reachable() && peer.dialledAt(address)).findFirst();
        if (there.isPresent()) return CompletableFuture.completedFuture(new AddOutcome.Connected(roster.view(there.get()), true));
        return call(address, Optional.empty(), Optional.empty());
    }

    CompletableFuture<AddOutcome> add(Invite invite) {
        if (invite.key().equals(myself.id)) return failed(Failure.OWN_ADDRESS);
        accept(invite.key()); // who knocked already need not be called
        var known = roster.find(invite.key());
        if (known.filter(peer -> peer.standing == Standing.BLOCKED).isPresent()) return failed(Failure.BLOCKED);
        if (known.filter(PeerState::reachable).isPresent())
            return CompletableFuture.completedFuture(new AddOutcome.Connected(roster.view(known.get()), true));
        var peer = known.orElseGet(() -> roster.add(invite.key(), invite.name().orElse(new PeerName(invite.key().code())), Standing.CONTACT));
        befriend(peer);
        peer.token = invite.token();
        peer.addresses = Caller.merge(peer.addresses, invite.addresses());
        roster.changedForGood(peer);
        var answer = new CompletableFuture<AddOutcome>();
        invited.put(answer, invite.key());
        answer.whenCompleteAsync((_, _) -> invited.remove(answer), thread);
        tryEach(invite, invite.addresses(), Optional.empty(), answer);
        return answer;
    }

    /// `alarm` is that another key answered at an address before: no later silence hides it.
    private void tryEach(Invite invite, List<PeerAddress> left, Optional<AddOutcome> alarm, CompletableFuture<AddOutcome> answer) {
        var attempt = call(left.getFirst(), Optional.of(invite.key()), invite.token());
        answer.whenComplete((_, _) -> attempt.cancel(true)); // changes nothing where it is what answers
        attempt.whenCompleteAsync((outcome, _) -> {
            if (answer.isDone() || outcome == null) return;
            boolean otherKey = outcome instanceof AddOutcome.Failed(var failure, _, _) && failure == Failure.OTHER_KEY;
            var gravest = alarm.or(() -> otherKey ? Optional.of(outcome) : Optional.empty());
            if (!(outcome instanceof AddOutcome.Failed)) answer.complete(outcome);
            else if (left.size() > 1) tryEach(invite, left.subList(1, left.size()), gravest, answer);
            else answer.complete(gravest.orElse(outcome));
        }, thread);
        // a contact by now: called again as one that was lost, unless it will not have us
        if (left.size() == 1) answer.whenCompleteAsync((outcome, _) -> roster.find(invite.key()).filter(peer -> peer.contact() && peer.links.isEmpty())
                .ifPresent(peer -> {
                    if (outcome instanceof AddOutcome.Failed(var failure, _, _) && failure == Failure.DECLINED) caller.endedByIt(peer);
                    else caller.soon(peer, Duration.ZERO);
                }), thread);
    }

    /// A fresh start with a peer that we want.
    void befriend(PeerState peer) {
        roster.welcome(peer);
        peer.letIn = false;
        peer.endedByIt = false;
        roster.compareNames();
    }

    /// *Keep trying*: false if an attempt is under way.
    boolean join(PeerAddress address) {
        if (!joining.add(address)) return false;
        add(address).whenCompleteAsync((outcome, _) -> {
            joining.remove(address);
            boolean over = switch (outcome) {
                case AddOutcome.Connected _ -> true;
                case AddOutcome.Failed(var failure, _, _) -> switch (failure) {
                    case OWN_ADDRESS, OWN_KEY, BLOCKED, OTHER_KEY, DECLINED -> true; // trying again would change nothing
                    case UNKNOWN_HOST, REFUSED, SILENCE, NO_ROUTE, NOT_HASHVERSE, TOO_OLD, BUSY, CANCELLED -> false;
                };
                case null -> true;
            };
            if (over) roster.call(address, false);
        }, thread);
        return true;
    }

    private CompletableFuture<AddOutcome> call(PeerAddress address, Optional<PeerId> expected, Optional<String> token) {
        var answer = new CompletableFuture<AddOutcome>();
        var greeted = new AtomicReference<PeerId>();
        var call = dialer.dial(address, id -> {
            greeted.set(id);
            return Waiting.on(thread.ask(() -> greet(address, expected, token, id)));
        });
        answer.whenComplete((_, _) -> { if (answer.isCancelled()) call.cancel(); });
        call.outcome().whenCompleteAsync((outcome, _) -> {
            boolean wish = greeted.get() != null && wanted.remove(greeted.get()); // however it ended, it is spent
            answer.complete(outcome(address, expected, outcome, wish));
        }, thread);
        return answer;
    }

    private Answer greet(PeerAddress address, Optional<PeerId> expected, Optional<String> token, PeerId id) {
        if (refusal(address, expected, id).isPresent()) return new Answer.Turn(new Frame.Bye(Frame.Bye.Code.REFUSED, ""));
        wanted.add(id);
        roster.find(id).ifPresent(greeter::shaking);
        return new Answer.Greet(greeter.hello(id, true, token));
    }

    /// Whether a link that we dialled to this key comes from somebody's wish to add it.
    boolean wanted(PeerId id) {
        return wanted.contains(id);
    }

    /// Whoever is removed or blocked while it is being added is not added.
    void forget(PeerId id) {
        wanted.remove(id);
        invited.forEach((answer, key) -> {
            if (key.equals(id)) answer.complete(new AddOutcome.Failed(Failure.CANCELLED, Optional.of(id), Optional.empty()));
        });
    }

    private Optional<Failure> refusal(PeerAddress address, Optional<PeerId> expected, PeerId id) {
        if (id.equals(myself.id)) {
            boolean ours = address.literal() ? myself.ours(address) : address.port() == myself.port(); // a name with our port, like localhost
            return Optional.of(ours ? Failure.OWN_ADDRESS : Failure.OWN_KEY);
        }
        if (roster.find(id).filter(peer -> peer.standing == Standing.BLOCKED).isPresent()) return Optional.of(Failure.BLOCKED);
        return expected(address, expected).filter(key -> !key.equals(id)).filter(_ -> expected.isPresent() || !roster.pinnedAt(address).contains(id))
                .map(_ -> Failure.OTHER_KEY);
    }

    /// Whose key should answer there: the invite's, or the contact's that answered there before.
    private Optional<PeerId> expected(PeerAddress address, Optional<PeerId> expected) {
        return expected.or(() -> roster.pinnedAt(address).stream().findFirst());
    }

    private AddOutcome outcome(PeerAddress address, Optional<PeerId> expected, PeerDialer.Outcome outcome, boolean wish) {
        return switch (outcome) {
            case PeerDialer.Outcome.Connected(var id) -> roster.find(id).filter(peer -> wish || peer.contact()).map(peer -> {
                befriend(peer);
                peer.answeredAt(address);
                roster.call(address, false);
                roster.changedForGood(peer);
                return (AddOutcome) new AddOutcome.Connected(roster.view(peer), false);
            }).orElseGet(() -> new AddOutcome.Failed(Failure.CANCELLED, expected, Optional.of(id)));
            case PeerDialer.Outcome.Unwanted(var id) -> new AddOutcome.Failed(refusal(address, expected, id).orElse(Failure.CANCELLED),
                    expected(address, expected), Optional.of(id));
            case PeerDialer.Outcome.Turned(var id, var bye) -> new AddOutcome.Failed(Attempt.failure(bye), expected, Optional.of(id));
            case PeerDialer.Outcome.Failed(var fault) -> new AddOutcome.Failed(Attempt.failure(fault), expected, Optional.empty());
        };
    }

    private static CompletableFuture<AddOutcome> failed(Failure failure) {
        return CompletableFuture.completedFuture(new AddOutcome.Failed(failure, Optional.empty(), Optional.empty()));
    }
}
