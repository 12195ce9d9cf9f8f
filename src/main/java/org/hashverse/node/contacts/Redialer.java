package org.hashverse.node.contacts;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.chat.Whereabouts;
import org.hashverse.node.api.Attempt;
import org.hashverse.node.api.DialHistory;
import org.hashverse.node.kit.Limits;
import org.hashverse.node.kit.NodeClock;
import org.hashverse.node.kit.NodeThread;
import org.hashverse.node.kit.Waiting;
import org.hashverse.node.peer.OwnIdentity;
import org.hashverse.node.peer.PeerDirectory;
import org.hashverse.node.peer.PeerState;
import org.hashverse.store.history.MessageStore;
import org.hashverse.transport.Admission.Answer;
import org.hashverse.transport.dial.CallHandler;
import org.hashverse.transport.dial.DialOutcome;
import org.hashverse.transport.dial.PeerDialer;
import org.hashverse.wire.Frame;

/// Calls contacts that are not connected: when the node starts, and after their last link ended. `RedialSchedule` plans when a contact is called next. Node thread only.
///
/// A contact is called at the addresses where its key has answered. A contact may claim other addresses too. Such an address is a *guess*: it may belong to another peer,
/// so few guesses are called.
public final class Redialer {
    private static final System.Logger LOG = System.getLogger(Redialer.class.getName());
    /// An address of a contact is dropped after another key has answered there this many times in a row.
    static final int WRONG_KEYS = 3;

    private final OwnIdentity myself;
    private final PeerDirectory directory;
    private final MessageStore store;
    private final Greetings greetings;
    private final NodeClock clock;
    private final Limits limits;
    private final NodeThread thread;
    private final KeptAddresses keptAddresses;
    private final GuessBudget budget;
    /// Contacts that only `accept anyone` let in ([PeerState#letIn]) and that were not connected at our start or at the last [#retryAll], so that the loss may be our
    /// fault. Each may be called once at its source address.
    private final Set<PeerId> mayGuessOnce = new HashSet<>();
    /// The call under way to each peer.
    private final Map<PeerId, PeerDialer.Call> underWay = new HashMap<>();
    private PeerDialer dialer;
    /// Calls under way.
    private int calls;

    Redialer(OwnIdentity myself, PeerDirectory directory, MessageStore store, Greetings greetings, NodeClock clock, Limits limits, NodeThread thread) {
        this.myself = myself;
        this.directory = directory;
        this.store = store;
        this.greetings = greetings;
        this.clock = clock;
        this.limits = limits;
        this.thread = thread;
        keptAddresses = new KeptAddresses(directory, clock, limits.redial());
        budget = new GuessBudget(clock.nanos());
    }

    /// Starts to call all contacts.
    ///
    /// @param addAgain tries to add the peer at an address of *Keep trying*
    void start(PeerDialer dialer, Consumer<PeerAddress> addAgain) {
        this.dialer = dialer;
        keptAddresses.start(addAgain);
        directory.each(peer -> {
            if (!peer.contact()) return;
            if (peer.letIn) mayGuessOnce.add(peer.id);
            callAfter(peer, Duration.ZERO);
        });
    }

    /// Calls every contact that is not connected, and every address of *Keep trying*, because the network is back, this computer woke up or the disk has room again. The
    /// pauses between calls are short again.
    ///
    /// @param delay how long to wait before the first call
    public void retryAll(Duration delay) {
        directory.each(peer -> {
            if (!isCalled(peer)) return;
            if (peer.letIn) mayGuessOnce.add(peer.id);
            peer.calling.schedule.again(clock.nanos(), delay, weWait(peer));
            peer.whereabouts.seekSoon();
        });
        keptAddresses.retryAll(delay);
    }

    /// Calls one contact after a delay. The pauses between later calls are short again.
    void callAfter(PeerState peer, Duration delay) {
        peer.calling.schedule.soon(clock.nanos(), delay, weWait(peer));
    }

    /// Whether we wait for [Limits.Redial#tieBreak], so that both ends do not call each other at the same time.
    private boolean weWait(PeerState peer) {
        return myself.id.compareTo(peer.id) < 0;
    }

    /// Calls a contact with the next tick, because the person wants it, even if the contact removed us. Does not save.
    public void callNow(PeerState peer) {
        peer.endedByIt = false;
        peer.calling.schedule.soon(clock.nanos(), Duration.ZERO, false);
    }

    /// Calls a contact soon, because it was found nearby. If a call is under way that may not try its new address, that call ends.
    void callNearby(PeerState peer) {
        callAfter(peer, Duration.ZERO);
        var call = underWay.get(peer.id);
        if (call != null && !peer.addresses.containsAll(peer.calling.nearbyAddresses)) call.cancel();
    }

    /// Stops calling a peer, because a link to it is ready. Its addresses are no longer addresses of *Keep trying*.
    public void connected(PeerState peer) {
        peer.calling.connected();
        peer.whereabouts.seekSoon();
        mayGuessOnce.remove(peer.id);
        var call = underWay.get(peer.id);
        if (call != null) call.enough();
        for (var address : peer.addresses) directory.keepTrying(address, false);
    }

    /// Calls a contact soon at the addresses of its whereabouts, which count as addresses that it claims. Does nothing if it is connected, or if the person did not choose it.
    ///
    /// @param namedFrom where the peer that told us is connected from
    /// @param news      whether the record is newer than the one before, see [org.hashverse.node.peer.CallingState#told]
    void found(PeerState peer, Whereabouts record, InetSocketAddress namedFrom, boolean news) {
        if (!isCalled(peer) || !peer.chosen()) return;
        var addresses = myself.callable(record.addresses(), namedFrom, limits.redial().hints());
        if (!peer.calling.told(addresses, news)) return;
        peer.calling.schedule.found(clock.nanos(), weWait(peer));
        var call = underWay.get(peer.id);
        if (call != null) call.enough(); // it tries older addresses
    }

    /// Plans the next call to a contact whose last link ended.
    public void lost(PeerState peer, CloseReason reason) {
        if (!peer.contact() || peer.endedByIt) return;
        switch (reason) {
            case LEAVING -> peer.calling.schedule.left(clock.nanos());
            case DUPLICATE -> callAfter(peer, limits.status().leftGrace()); // another link will be ready soon
            case REMOVED, REFUSED -> endedByIt(peer);
            case CLOSED -> { // we closed the link, because another peer needed the room
                callAfter(peer, Duration.ZERO);
                rest(peer);
            }
            case BUSY, FULL, PROTOCOL, LOST, SILENT, STALLED -> callAfter(peer, Duration.ZERO);
        }
    }

    /// Calls a contact later, because there is no room for a link to it, here or there.
    public void rest(PeerState peer) {
        peer.calling.schedule.rest(clock.nanos(), limits.redial().slow(), ThreadLocalRandom.current().nextDouble());
    }

    /// Calls a contact later than after other losses, because two programs with our key close each other's links.
    public void lostToAnotherProgram(PeerState peer) {
        peer.calling.schedule.rest(clock.nanos(), limits.redial().slow());
    }

    /// Starts the calls that are due. A contact that the person did not choose is called later if contacts have all places for links.
    public void tick() {
        if (!store.writable()) return; // a peer that answers would only get BYE `full`
        long now = clock.nanos();
        // the peer that has waited longest is called first, else a few that never answer could keep the others from being called
        var due = directory.all().stream().filter(peer -> isCalled(peer) && peer.calling.schedule.due(now))
                .sorted(Comparator.comparingLong(peer -> peer.calling.schedule.next())).toList();
        for (var peer : due) NodeThread.guarded(() -> {
            // its link would take the place of another contact, which would be called in its turn
            if (!peer.chosen() && directory.fullOfContacts()) rest(peer);
            else if (calls < limits.quotas().dials()) call(peer, now);
        });
        keptAddresses.tick(now);
    }

    /// From when on a contact is looked for: the person chose it, it is not connected, and our calls to it are in vain. [Long#MAX_VALUE] if it need not be looked for.
    long missingFrom(PeerState peer) {
        return isCalled(peer) && peer.chosen() ? peer.calling.schedule.inVainFrom() : Long.MAX_VALUE;
    }

    /// When the next call is due, on the node's clock; [Long#MAX_VALUE] if none is planned.
    public long next() {
        var planned = directory.all().stream().filter(this::isCalled).filter(peer -> !peer.calling.schedule.calling()).mapToLong(peer -> peer.calling.schedule.next());
        return Math.min(planned.min().orElse(Long.MAX_VALUE), keptAddresses.next());
    }

    /// Whether a peer is a contact that is not connected and has not removed us.
    private boolean isCalled(PeerState peer) {
        return peer.contact() && peer.links.isEmpty() && !peer.endedByIt;
    }

    /// Calls a contact, unless only guesses are left and none may be made now.
    private void call(PeerState peer, long now) {
        var redial = peer.calling.schedule;
        // a contact that only `accept anyone` let in has its source address called once, see mayGuessOnce; others in the first minutes after a loss
        boolean maySource = redial.fresh(now) && (!peer.letIn || mayGuessOnce.contains(peer.id));
        var places = CallPlaces.of(peer, maySource, myself);
        boolean mayGuessNow = budget.left(peer.id, now);
        if (!mayGuessNow && (places.proven().isEmpty() || redial.othersFirst()) && !places.none()) return; // the call stays due until a guess may be made again
        var tried = redial.begin(now, mayGuessNow ? places.tried() : places.proven(), mayGuessNow ? places.others() : List.of(), ThreadLocalRandom.current().nextDouble());
        mayGuessOnce.remove(peer.id);
        int guessed = places.countGuesses(tried);
        if (guessed > 0) budget.spend(peer.id, guessed, now);
        if (!tried.isEmpty()) call(peer, tried, guessed > 0);
    }

    /// Begins a call.
    ///
    /// @param guesses whether some of the addresses are guesses
    private void call(PeerState peer, List<PeerAddress> addresses, boolean guesses) {
        calls++;
        if (guesses) budget.callBegins();
        var call = dialer.dial(addresses, new CallHandler() {
            @Override
            public Answer answered(PeerId answered) throws InterruptedException {
                return answerTo(answered, peer.id);
            }

            @Override
            public void tried(PeerAddress address, DialOutcome outcome) {
                thread.execute(() -> noteOutcome(peer, address, outcome));
            }
        });
        underWay.put(peer.id, call);
        call.outcome().whenComplete((outcome, _) -> thread.execute(() -> {
            calls--;
            if (guesses) budget.callEnded();
            underWay.remove(peer.id, call);
            peer.calling.schedule.ended(clock.nanos());
            if (outcome instanceof DialOutcome.SaidBye(_, var bye)) answeredBye(peer, bye);
        }));
    }

    /// The latest attempts to reach a contact, when the next call is due, and whether messages to it are sent in small pieces.
    public DialHistory history(PeerState peer) {
        long next = peer.calling.schedule.next();
        boolean planned = peer.links.isEmpty() && peer.contact() && !peer.endedByIt && next != Long.MAX_VALUE;
        return new DialHistory(peer.calling.attempts(), planned ? Optional.of(clock.wall().plusNanos(Math.max(0, next - clock.nanos()))) : Optional.empty(),
                peer.outgoing.inPieces(clock.nanos()));
    }

    /// What to do with the key that answered a call: send HELLO if it is the expected key and still that of a contact, else turn it away. Called on a thread of the call;
    /// waits for the node thread.
    private Answer answerTo(PeerId answered, PeerId expected) throws InterruptedException {
        return Waiting.on(thread.ask(() -> {
            var peer = directory.find(expected).filter(PeerState::contact);
            if (!expected.equals(answered) || peer.isEmpty()) return new Answer.TurnAway(new Frame.Bye(Frame.Bye.Code.REFUSED, ""));
            greetings.connecting(peer.get());
            return (Answer) new Answer.Greet(greetings.hello(expected, true, peer.get().met ? Optional.empty() : peer.get().token));
        }));
    }

    /// Notes how the attempts at one address ended. Drops an address where another key answered [#WRONG_KEYS] times in a row.
    private void noteOutcome(PeerState peer, PeerAddress address, DialOutcome outcome) {
        peer.calling.noteAttempt(new Attempt(clock.wall(), address, CallFailures.of(outcome)));
        switch (outcome) {
            case DialOutcome.Connected _ -> peer.calling.wrongKeys.remove(address);
            case DialOutcome.WrongKey _ -> {
                peer.sourceAddress = peer.sourceAddress.filter(source -> !source.equals(address)); // another program listens there
                // no warning, because DHCP may have given the address to another computer; but the address is not tried for ever
                if (!peer.addresses.contains(address) || peer.calling.wrongKeys.merge(address, 1, Integer::sum) < WRONG_KEYS) return;
                peer.calling.wrongKeys.remove(address);
                peer.addresses.remove(address);
                LOG.log(System.Logger.Level.INFO, () -> "an address of " + peer.id.code() + " is dropped: another key answered there " + WRONG_KEYS + " times");
                directory.saveAndTell(peer);
            }
            case DialOutcome.SaidBye _, DialOutcome.Failed _ -> { /* these say nothing about the address */ }
        }
    }

    /// Handles a BYE with which the peer answered a call.
    private void answeredBye(PeerState peer, Frame.Bye bye) {
        switch (bye.code()) {
            case REMOVED, REFUSED -> endedByIt(peer);
            case BUSY, FULL, LEAVING, DUPLICATE, PROTOCOL -> rest(peer);
        }
    }

    /// Notes that the peer removed or refused us, and saves that. The peer is not called again until the person wants it.
    void endedByIt(PeerState peer) {
        if (peer.standing != Standing.CONTACT || peer.endedByIt) return;
        peer.endedByIt = true;
        peer.met = false;
        directory.saveAndTell(peer);
    }
}
