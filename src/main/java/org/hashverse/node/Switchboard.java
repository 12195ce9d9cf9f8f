package org.hashverse.node;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.store.settings.Signs;
import org.hashverse.transport.Admission;
import org.hashverse.transport.PeerConnection;
import org.hashverse.wire.Frame;

/// Passes what connections report to the node's rules, on the node thread. Also keeps one link for each pair of peers: when there are two, the end with the larger id
/// keeps the newest.
final class Switchboard implements Admission, PeerConnection.Listener {
    private static final Set<CloseReason> GOODBYES = EnumSet.of(CloseReason.LEAVING, CloseReason.REMOVED, CloseReason.REFUSED);
    /// Reasons of a link that ended without BYE. Closing without BYE counts too: when our large packets are lost, the peer hears nothing and closes.
    private static final Set<CloseReason> SILENT = EnumSet.of(CloseReason.LOST, CloseReason.SILENT, CloseReason.STALLED);
    private static final Pattern INSTANCE = Pattern.compile("[0-9a-f]{32}");
    private static final System.Logger LOG = System.getLogger(Switchboard.class.getName());

    private final OwnIdentity myself;
    private final PeerDirectory roster;
    private final AdmissionPolicy greeter;
    private final Deliveries deliveries;
    private final Inbox inbox;
    private final LivenessMonitor liveness;
    private final Questions questions;
    private final Redialer redialer;
    private final ContactAdder adding;
    private final Renewals renewals;
    private final DuplicateIdentityDetector duplicates;
    private final Events events;
    private final NodeThread thread;
    private final NodeClock clock;
    private final Limits limits;
    private final DepartureNotices departures;
    private final Map<PeerConnection, Link> links = new HashMap<>();
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private boolean closing;

    Switchboard(OwnIdentity myself, PeerDirectory roster, AdmissionPolicy greeter, Deliveries deliveries, Inbox inbox, LivenessMonitor liveness, Questions questions, Redialer redialer,
                ContactAdder adding, Renewals renewals, DuplicateIdentityDetector duplicates, Events events, NodeThread thread, NodeClock clock, Limits limits) {
        this.myself = myself;
        this.roster = roster;
        this.greeter = greeter;
        this.deliveries = deliveries;
        this.inbox = inbox;
        this.liveness = liveness;
        this.questions = questions;
        this.redialer = redialer;
        this.adding = adding;
        this.renewals = renewals;
        this.duplicates = duplicates;
        this.events = events;
        this.thread = thread;
        this.clock = clock;
        this.limits = limits;
        departures = new DepartureNotices(roster, redialer, liveness, events, clock, limits);
    }

    // --- from the connections' threads

    @Override
    public Answer knocked(PeerId peer, Frame.Hello hello, InetSocketAddress from) throws InterruptedException {
        return Waiting.on(thread.ask(() -> closing ? new Answer.Turn(new Frame.Bye(Frame.Bye.Code.LEAVING, "")) : greeter.knocked(peer, hello, from)));
    }

    @Override
    public void ready(PeerConnection connection) {
        thread.<Void>ask(() -> {
            join(connection);
            return null;
        }).exceptionally(fault -> {
            // the node is closed, or a rule failed: without this the link would stay open for ever
            if (!(fault instanceof CancellationException)) LOG.log(System.Logger.Level.ERROR, "a link could not be joined", fault);
            connection.abort(CloseReason.CLOSED);
            return null;
        });
    }

    @Override
    public void frame(PeerConnection connection, Frame frame, Runnable settled) {
        thread.execute(() -> dispatch(connection, frame, settled));
    }

    @Override
    public void closed(PeerConnection connection, CloseReason reason, Optional<Frame.Bye> bye) {
        thread.execute(() -> part(connection, reason, bye));
    }

    // --- on the node thread

    private void join(PeerConnection connection) {
        var hello = connection.hello();
        var peer = welcome(connection);
        if (peer == null) return;
        var link = new Link(connection, peer, clock.wall());
        link.pingedAt = clock.nanos();
        links.put(connection, link);
        peer.links.add(link);
        connection.contact(peer.contact());
        peer.leavesAt = Optional.empty();
        peer.flapping = false;
        peer.goodbye = Optional.empty();
        peer.shakingUntil = Long.MIN_VALUE;
        if (peer.links.size() == 1) inbox.back(peer);
        learn(link, hello);
        inbox.start(link);
        deliveries.start(link);
        hangUpOlder(link);
        liveness.ping(link, clock.nanos());
        if (peer.contact()) {
            renewals.catchUp(connection);
            if (signs().readMarks()) inbox.tellRead(link);
        }
        redialer.connected(peer);
        roster.compareNames();
        boolean fresh = !peer.announced;
        peer.announced = true;
        roster.changedForGood(peer);
        if (fresh) events.tell(new NodeEvent.Joined(peer.id));
    }

    /// The peer of a link that is ready; null if the link must be closed, because the person changed their mind since HELLO, or because there is no room.
    private PeerState welcome(PeerConnection connection) {
        if (!inbox.open()) {
            connection.close(CloseReason.FULL, new Frame.Bye(Frame.Bye.Code.FULL, ""));
            return null;
        }
        var known = roster.find(connection.peer());
        if (known.filter(peer -> inbox.overtaken(peer, connection)).isPresent()) {
            connection.close(CloseReason.BUSY, new Frame.Bye(Frame.Bye.Code.BUSY, "")); // the next HELLO says how far we are
            return null;
        }
        boolean dialled = connection.dialled().isPresent();
        if (closing) {
            connection.close(CloseReason.CLOSED, new Frame.Bye(Frame.Bye.Code.LEAVING, ""));
            return null;
        }
        if (dialled && adding.wanted(connection.peer()) && known.filter(p -> p.standing == Standing.BLOCKED).isEmpty()) {
            var peer = known.orElseGet(() -> roster.add(connection.peer(), connection.hello().name(), Standing.CONTACT));
            adding.befriend(peer);
            return peer;
        }
        var welcome = dialled ? known.filter(PeerState::contact) : greeter.enter(connection.peer(), connection.hello(), connection.origin());
        if (welcome.isEmpty()) {
            var why = dialled || known.isPresent() ? Frame.Bye.Code.REMOVED : Frame.Bye.Code.FULL; // no place for one more stranger
            connection.close(CloseReason.CLOSED, new Frame.Bye(why, ""));
        }
        return welcome.orElse(null);
    }

    private void learn(Link link, Frame.Hello hello) {
        var peer = link.peer;
        renewals.greeted(peer, hello);
        peer.met = hello.met();
        peer.share = hello.share();
        told(link, hello.addresses());
        peer.endedByIt = false;
        peer.lastHeard = Optional.of(clock.wall());
        peer.clockIs(Duration.ofMillis(hello.wall() - clock.wall().toEpochMilli()));
        link.connection.dialled().ifPresentOrElse(peer::answeredAt, () -> peer.claimed = PeerState.sourceAddress(link));
    }

    private void hangUpOlder(Link newest) {
        var peer = newest.peer;
        // the other end may have to decide and never does; it must not hold more and more links
        while (peer.links.size() > limits.quotas().linksPerPeer()) peer.links.removeFirst().connection.abort(CloseReason.DUPLICATE);
        // numbers of two stores do not mix, and one of two programs is gone, or should be: here either end closes the older link
        for (var older : List.copyOf(peer.links)) {
            if (sameProgram(older.connection.hello(), newest.connection.hello())) continue;
            older.hungUp = true; // messages that still come over it would use numbers of the newest link's store
            hangUp(older, newest);
        }
        // a stranger may hold one link at most, so for strangers this end always decides
        if (peer.contact() && myself.id.compareTo(peer.id) < 0) return; // the other end decides
        for (var older : List.copyOf(peer.links)) if (older != newest) hangUp(older, newest);
    }

    private static boolean sameProgram(Frame.Hello one, Frame.Hello other) {
        return one.store().equals(other.store()) && one.instance().equals(other.instance());
    }

    private static void hangUp(Link older, Link newest) {
        var hello = newest.connection.hello();
        older.connection.close(CloseReason.DUPLICATE, new Frame.Bye(Frame.Bye.Code.DUPLICATE, hello.instance(), hello.proof()));
    }

    private void dispatch(PeerConnection connection, Frame frame, Runnable settled) {
        var link = links.get(connection);
        if (link == null || link.hungUp || !welcome(link.peer)) {
            settled.run(); // the link is being closed
            return;
        }
        if (frame instanceof Frame.Chat chat) {
            liveness.typing(link.peer, false); // the message that the peer was typing has come
            inbox.chat(link, chat, settled);
            return;
        }
        try {
            control(link, frame);
        } finally {
            settled.run();
        }
    }

    /// Whether a peer is still known, and neither removed nor blocked.
    private boolean welcome(PeerState peer) {
        return roster.find(peer.id).orElse(null) == peer && (peer.contact() || peer.standing == Standing.STRANGER);
    }

    private Signs signs() {
        return myself.settings().signs();
    }

    private void control(Link link, Frame frame) {
        switch (frame) {
            case Frame.Ack(var upTo) -> deliveries.acknowledged(link, upTo);
            case Frame.Nak(var number, var reason) -> deliveries.refused(link, number, reason);
            case Frame.Read read -> { if (link.peer.contact() && signs().readMarks()) deliveries.read(link, read); }
            case Frame.Pong pong -> liveness.pong(link, pong);
            case Frame.Typing _ -> { if (link.peer.contact() && signs().typing()) liveness.typing(link.peer, true); }
            case Frame.PeersQuery query -> questions.asked(link, query);
            case Frame.Peers peers -> questions.answered(link, peers);
            case Frame.Welcome welcome -> {
                if (!link.peer.contact()) return;
                told(link, welcome.addresses());
                renewals.heard(link.peer, welcome);
            }
            case Frame.Hello _ -> link.connection.close(CloseReason.PROTOCOL, new Frame.Bye(Frame.Bye.Code.PROTOCOL, "a second HELLO"));
            case Frame.Chat _, Frame.Ping _, Frame.Bye _, Frame.Unknown _ -> throw new IllegalStateException("dealt with elsewhere");
        }
    }

    /// Notes the addresses that a contact claims. They are tried when no other address answers: the peer must prove its key there, so a wrong claim does no harm.
    /// Host names are left out, because a look-up would tell a name server about the contact.
    private void told(Link link, List<PeerAddress> addresses) {
        link.peer.told = !link.peer.contact() ? List.of()
                : addresses.stream().filter(PeerAddress::literal).filter(address -> myself.useful(address, link.connection.remote())).distinct()
                        .limit(limits.redial().hints()).toList();
    }

    private void part(PeerConnection connection, CloseReason reason, Optional<Frame.Bye> bye) {
        var link = links.remove(connection);
        if (link == null) return;
        if (closing && links.isEmpty()) gone.complete(null);
        var peer = link.peer;
        boolean wasActive = link.active();
        peer.links.remove(link);
        LOG.log(System.Logger.Level.DEBUG, () -> "link to " + peer.id.code() + " ended: " + reason);
        peer.lastHeard = Optional.of(clock.wall().minusNanos(Math.max(0, clock.nanos() - connection.heard())));
        if (reason == CloseReason.PROTOCOL && bye.isPresent()) deliveries.accused(link);
        if (SILENT.contains(reason)) deliveries.endedSilently(link);
        deliveries.recall(link);
        questions.gone(link);
        liveness.gone(link);
        // two programs with our key close each other's links, so wait before the next call. A stranger's report about us is ignored
        var other = bye.filter(said -> reason == CloseReason.DUPLICATE && peer.contact() && INSTANCE.matcher(said.detail()).matches() && !said.detail().equals(myself.instance));
        boolean twice = other.isPresent();
        if (twice) duplicates.claimed(other.get().detail(), other.get().proof());
        var next = peer.active();
        if (next.isPresent()) {
            if (wasActive) deliveries.resume(next.get(), link);
            if (wasActive && GOODBYES.contains(reason)) peer.goodbye = Optional.of(reason);
            roster.changed(peer);
            return;
        }
        departures.lost(peer, peer.goodbye.orElse(reason));
        if (twice) peer.redial.rest(clock.nanos(), limits.redial().slow());
    }

    /// Tells subscribers of peers that left.
    void tick() {
        departures.tick();
    }

    /// When [#tick] has something to tell, on the node's clock.
    long next() {
        return departures.next();
    }

    /// Closes every link, because the store takes nothing at the moment. The peers will send again what is not acknowledged.
    void hangUpAll() {
        for (var link : List.copyOf(links.values())) {
            link.hungUp = true;
            link.connection.close(CloseReason.FULL, new Frame.Bye(Frame.Bye.Code.FULL, ""));
        }
    }

    /// Sends BYE `leaving` on every link. Completes when the last link has ended.
    CompletableFuture<Void> closeAll() {
        closing = true;
        if (links.isEmpty()) gone.complete(null);
        for (var link : List.copyOf(links.values())) link.connection.close(CloseReason.CLOSED, new Frame.Bye(Frame.Bye.Code.LEAVING, ""));
        return gone;
    }

    /// Closes the links that are still open, without BYE.
    void abortAll() {
        for (var link : List.copyOf(links.values())) link.connection.abort(CloseReason.CLOSED);
    }
}
