package org.hashverse.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.store.MessageStore;
import org.hashverse.transport.Door.Answer;
import org.hashverse.transport.PeerDialer;
import org.hashverse.wire.Frame;

/// Calls contacts: at start, and again after a link was lost. The time between two calls to a peer grows, see [Redial]. Node thread only.
final class Caller {
    private static final System.Logger LOG = System.getLogger(Caller.class.getName());
    /// An address is dropped after another key answered there so many times in a row.
    static final int WRONG_KEYS = 3;
    /// Most calls at a time that try addresses which a contact only claims. A peer can claim many addresses that never answer, and these must not delay the calls to
    /// addresses that did answer.
    static final int GUESSES = 2;

    private final Myself myself;
    private final Roster roster;
    private final MessageStore store;
    private final Greeter greeter;
    private final NodeClock clock;
    private final Limits limits;
    private final NodeThread thread;
    private final Map<PeerAddress, Long> unknown = new HashMap<>(); // next attempt at each address of *Keep trying*
    private final GuessBudget budget;
    /// Contacts that were let in without being chosen, and that lost us because we stopped or were away. Each is called once where it connected from.
    private final Set<PeerId> owed = new HashSet<>();
    private final Map<PeerId, PeerDialer.Call> underWay = new HashMap<>();
    private PeerDialer dialer;
    private Consumer<PeerAddress> addAgain;
    private int calls;
    private int guesses;

    Caller(Myself myself, Roster roster, MessageStore store, Greeter greeter, NodeClock clock, Limits limits, NodeThread thread) {
        this.myself = myself;
        this.roster = roster;
        this.store = store;
        this.greeter = greeter;
        this.clock = clock;
        this.limits = limits;
        this.thread = thread;
        budget = new GuessBudget(clock.nanos());
    }

    /// @param addAgain tries to add the peer at an address of *Keep trying*
    void use(PeerDialer dialer, Consumer<PeerAddress> addAgain) {
        this.dialer = dialer;
        this.addAgain = addAgain;
    }

    /// Starts to call all contacts.
    void start() {
        roster.each(peer -> {
            if (!peer.contact()) return;
            if (peer.letIn) owed.add(peer.id);
            soon(peer, Duration.ZERO);
        });
    }

    /// Calls every contact as after a fresh loss, because the network or this computer came back.
    void retryAll(Duration in) {
        roster.each(peer -> {
            if (!wanted(peer)) return;
            if (peer.letIn) owed.add(peer.id);
            peer.redial.again(clock.nanos(), in, second(peer));
        });
        unknown.replaceAll((_, _) -> clock.nanos() + in.toNanos());
    }

    /// Calls one peer after a delay, as after a fresh loss.
    void soon(PeerState peer, Duration in) {
        peer.redial.soon(clock.nanos(), in, second(peer));
    }

    /// Whether we call a little later than the peer, so that the two of us do not call each other at once.
    private boolean second(PeerState peer) {
        return myself.id.compareTo(peer.id) < 0;
    }

    /// Calls a peer at once, because the person wants it.
    void now(PeerState peer) {
        peer.endedByIt = false;
        peer.redial.soon(clock.nanos(), Duration.ZERO, false);
    }

    /// Stops calling a peer that is connected.
    void connected(PeerState peer) {
        peer.redial.never();
        peer.wrongKeys.clear();
        owed.remove(peer.id);
        var call = underWay.get(peer.id);
        if (call != null) call.enough();
        for (var address : peer.addresses) roster.call(address, false);
    }

    /// Plans the next call to a contact whose last link ended.
    void lost(PeerState peer, CloseReason reason) {
        if (!peer.contact() || peer.endedByIt) return;
        switch (reason) {
            case LEAVING -> peer.redial.left(clock.nanos());
            case DUPLICATE -> soon(peer, limits.leftGrace()); // another link is about to be ready
            case REMOVED, REFUSED, BUSY, FULL, PROTOCOL, LOST, SILENT, STALLED, CLOSED -> soon(peer, Duration.ZERO);
        }
    }

    /// Starts the calls that are due.
    void tick() {
        if (!store.writable()) return; // a peer that answers would only be told that we are full
        long now = clock.nanos();
        // the peer that has waited longest goes first: eight that never answer must not keep a ninth from being called
        var due = roster.all().stream().filter(peer -> wanted(peer) && peer.redial.due(now))
                .sorted(Comparator.comparingLong(peer -> peer.redial.next())).toList();
        for (var peer : due) NodeThread.guarded(() -> {
            if (calls < limits.dials()) call(peer, now);
        });
        for (var address : roster.calling()) NodeThread.guarded(() -> keepTrying(address, now));
        unknown.keySet().retainAll(roster.calling());
    }

    private void keepTrying(PeerAddress address, long now) {
        if (now < unknown.computeIfAbsent(address, _ -> now)) return;
        unknown.put(address, now + limits.redialFast().multipliedBy(5).toNanos());
        addAgain.accept(address);
    }

    /// When the next call is due, on the node's clock; [Long#MAX_VALUE] if none is planned.
    long next() {
        var away = roster.all().stream().filter(this::wanted).filter(peer -> !peer.redial.calling()).mapToLong(peer -> peer.redial.next());
        return LongStream.concat(away, unknown.values().stream().mapToLong(Long::longValue)).min().orElse(Long.MAX_VALUE);
    }

    private boolean wanted(PeerState peer) {
        return peer.contact() && peer.links.isEmpty() && !peer.endedByIt;
    }

    private void call(PeerState peer, long now) {
        var redial = peer.redial;
        var proven = peer.addresses.stream().filter(address -> !myself.ours(address)).toList();
        // an address that a peer names is a claim until its key answers there, so we try it only in the first minutes after a loss. A contact that nobody chose
        // cannot make us call any address that it names, but for one call at its source address if the loss was ours
        boolean mayGuess = !peer.letIn || owed.contains(peer.id);
        var claimed = peer.claimed.filter(_ -> mayGuess && redial.fresh(now)).filter(address -> !myself.ours(address)).map(List::of).orElse(List.of());
        var addresses = merge(proven, claimed);
        var told = peer.letIn ? List.<PeerAddress>of() : peer.told.stream().filter(address -> !addresses.contains(address)).toList();
        boolean guess = guesses < GUESSES && budget.left(peer.id, now);
        if (!guess && proven.isEmpty() && !(claimed.isEmpty() && told.isEmpty())) return; // it stays due, and is called when guesses are free again
        var tried = redial.begin(now, guess ? addresses : proven, guess ? told : List.of(), ThreadLocalRandom.current().nextDouble());
        owed.remove(peer.id);
        int guessing = Math.toIntExact(tried.stream().filter(address -> !proven.contains(address)).count());
        if (guessing > 0) budget.spend(peer.id, guessing, now);
        if (!tried.isEmpty()) call(peer, tried, guessing > 0);
    }

    private void call(PeerState peer, List<PeerAddress> addresses, boolean guess) {
        calls++;
        if (guess) guesses++;
        var call = dialer.dial(addresses, new PeerDialer.Greeter() {
            @Override
            public Answer answered(PeerId answered) throws InterruptedException {
                return greet(peer.id, answered);
            }

            @Override
            public void tried(PeerAddress address, PeerDialer.Outcome outcome) {
                thread.execute(() -> judge(peer, address, outcome));
            }
        });
        underWay.put(peer.id, call);
        call.outcome().whenComplete((outcome, _) -> thread.execute(() -> {
            calls--;
            if (guess) guesses--;
            underWay.remove(peer.id, call);
            peer.redial.ended();
            if (outcome instanceof PeerDialer.Outcome.Turned(_, var bye)) turned(peer, bye);
        }));
    }

    /// The latest calls to a contact, and when the next one is due.
    Calls calls(PeerState peer) {
        long next = peer.redial.next();
        boolean waits = peer.links.isEmpty() && peer.contact() && !peer.endedByIt && next != Long.MAX_VALUE;
        return new Calls(List.copyOf(peer.attempts.reversed()), waits ? Optional.of(clock.wall().plusNanos(Math.max(0, next - clock.nanos()))) : Optional.empty(),
                peer.inPieces(clock.nanos()));
    }

    private Answer greet(PeerId expected, PeerId answered) throws InterruptedException {
        return Waiting.on(thread.ask(() -> {
            var peer = roster.find(expected).filter(PeerState::contact);
            if (!expected.equals(answered) || peer.isEmpty()) return new Answer.Turn(new Frame.Bye(Frame.Bye.Code.REFUSED, ""));
            greeter.shaking(peer.get());
            return (Answer) new Answer.Greet(greeter.hello(expected, true, peer.get().met ? Optional.empty() : peer.get().token));
        }));
    }

    /// Learns from how the attempts at one address ended.
    private void judge(PeerState peer, PeerAddress address, PeerDialer.Outcome outcome) {
        peer.attempted(new Attempt(clock.wall(), address, Attempt.failure(outcome)));
        switch (outcome) {
            case PeerDialer.Outcome.Connected _ -> peer.wrongKeys.remove(address);
            case PeerDialer.Outcome.Unwanted _ -> {
                peer.claimed = peer.claimed.filter(claim -> !claim.equals(address)); // the claim was wrong
                // no alarm, because DHCP may have given the address to another computer; but do not try it for ever
                if (!peer.addresses.contains(address) || peer.wrongKeys.merge(address, 1, Integer::sum) < WRONG_KEYS) return;
                peer.wrongKeys.remove(address);
                peer.addresses.remove(address);
                LOG.log(System.Logger.Level.INFO, () -> "an address of " + peer.id.code() + " is dropped: another key answered there " + WRONG_KEYS + " times");
                roster.changedForGood(peer);
            }
            case PeerDialer.Outcome.Turned _, PeerDialer.Outcome.Failed _ -> { /* says nothing about the address */ }
        }
    }

    /// The peer answered a call with BYE.
    private void turned(PeerState peer, Frame.Bye bye) {
        switch (bye.code()) {
            case REMOVED, REFUSED -> endedByIt(peer);
            case BUSY, FULL, LEAVING, DUPLICATE, PROTOCOL -> peer.redial.rest(clock.nanos(), limits.redialSlow(), ThreadLocalRandom.current().nextDouble());
        }
    }

    /// The peer does not want us as a contact. It is not called again until the person wants it.
    void endedByIt(PeerState peer) {
        if (peer.standing != Standing.CONTACT || peer.endedByIt) return;
        peer.endedByIt = true;
        peer.met = false;
        roster.changedForGood(peer);
    }

    /// Both lists in their order, each address once.
    static List<PeerAddress> merge(List<PeerAddress> first, List<PeerAddress> then) {
        var all = new ArrayList<>(first);
        for (var address : then) if (!all.contains(address)) all.add(address);
        return all;
    }
}
