package org.hashverse.node;

import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.store.settings.Signs;
import org.hashverse.transport.Admission;
import org.hashverse.transport.PeerConnection;
import org.hashverse.wire.Frame;

/// Passes what connections report to the other parts of the node, on the node thread. Also keeps one link between two peers: if there are several, the end with the
/// larger id closes all but the newest.
final class Switchboard implements Admission, PeerConnection.Listener {
    private static final Set<CloseReason> GOODBYES = EnumSet.of(CloseReason.LEAVING, CloseReason.REMOVED, CloseReason.REFUSED);
    /// Reasons of a link that ended without BYE. They include ends at which the peer closed the link: if our large packets are lost, the peer hears nothing and closes.
    private static final Set<CloseReason> SILENT = EnumSet.of(CloseReason.LOST, CloseReason.SILENT, CloseReason.STALLED);
    private static final System.Logger LOG = System.getLogger(Switchboard.class.getName());

    private final OwnIdentity myself;
    private final PeerDirectory directory;
    private final AdmissionPolicy admission;
    private final Deliveries deliveries;
    private final Inbox inbox;
    private final LivenessMonitor liveness;
    private final Questions questions;
    private final Redialer redialer;
    private final ContactAdder adder;
    private final Renewals renewals;
    private final DuplicateIdentityDetector duplicates;
    private final Events events;
    private final NodeThread thread;
    private final NodeClock clock;
    private final Limits limits;
    private final DepartureNotices departures;
    private final Map<PeerConnection, Link> links = new HashMap<>();
    private final CompletableFuture<Void> allEnded = new CompletableFuture<>();
    private boolean closing;

    Switchboard(OwnIdentity myself, PeerDirectory directory, AdmissionPolicy admission, Deliveries deliveries, Inbox inbox, LivenessMonitor liveness,
                Questions questions, Redialer redialer, ContactAdder adder, Renewals renewals, DuplicateIdentityDetector duplicates, Events events,
                NodeThread thread, NodeClock clock, Limits limits) {
        this.myself = myself;
        this.directory = directory;
        this.admission = admission;
        this.deliveries = deliveries;
        this.inbox = inbox;
        this.liveness = liveness;
        this.questions = questions;
        this.redialer = redialer;
        this.adder = adder;
        this.renewals = renewals;
        this.duplicates = duplicates;
        this.events = events;
        this.thread = thread;
        this.clock = clock;
        this.limits = limits;
        departures = new DepartureNotices(directory, redialer, liveness, events, clock, limits);
    }

    // --- from the connections' threads

    @Override
    public Answer knocked(PeerId peer, Frame.Hello hello, InetSocketAddress from) throws InterruptedException {
        return Waiting.on(thread.ask(() -> closing ? new Answer.Turn(new Frame.Bye(Frame.Bye.Code.LEAVING, "")) : admission.answer(peer, hello, from)));
    }

    @Override
    public void ready(PeerConnection connection) {
        thread.<Void>ask(() -> {
            addLink(connection);
            return null;
        }).exceptionally(fault -> {
            // the node is closed, or adding the link failed: without this line the connection would stay open
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
        thread.execute(() -> removeLink(connection, reason, bye));
    }

    // --- on the node thread

    private void addLink(PeerConnection connection) {
        var peer = admit(connection);
        if (peer == null) return;
        var link = new Link(connection, peer, clock.wall());
        link.pingedAt = clock.nanos();
        links.put(connection, link);
        peer.links.add(link);
        connection.contact(peer.contact());
        peer.leavesAt = Optional.empty();
        peer.flapping = false;
        peer.goodbye = Optional.empty();
        peer.connectingUntil = Long.MIN_VALUE;
        if (peer.links.size() == 1) inbox.connected(peer);
        renewals.noteHello(link);
        inbox.start(link);
        deliveries.start(link);
        hangUpOlder(link);
        liveness.ping(link, clock.nanos());
        if (peer.contact()) {
            renewals.catchUp(connection);
            if (signs().readMarks()) inbox.resendRead(link);
        }
        redialer.connected(peer);
        directory.compareNames();
        boolean joined = !peer.announced;
        peer.announced = true;
        directory.changedForGood(peer);
        if (joined) events.tell(new NodeEvent.Joined(peer.id));
    }

    /// The peer of a connection that is ready. Null if the connection is closed instead: the peer was removed or blocked after its HELLO, or there is no room.
    private PeerState admit(PeerConnection connection) {
        if (!inbox.open()) {
            connection.close(CloseReason.FULL, new Frame.Bye(Frame.Bye.Code.FULL, ""));
            return null;
        }
        var known = directory.find(connection.peer());
        if (known.filter(peer -> inbox.overtakenByOtherProgram(peer, connection)).isPresent()) {
            connection.close(CloseReason.BUSY, new Frame.Bye(Frame.Bye.Code.BUSY, "")); // our next HELLO names the last message that we have
            return null;
        }
        boolean dialled = connection.dialled().isPresent();
        if (closing) {
            connection.close(CloseReason.CLOSED, new Frame.Bye(Frame.Bye.Code.LEAVING, ""));
            return null;
        }
        if (dialled && adder.wanted(connection.peer()) && known.filter(p -> p.standing == Standing.BLOCKED).isEmpty()) {
            var peer = known.orElseGet(() -> directory.add(connection.peer(), connection.hello().name(), Standing.CONTACT));
            adder.makeContact(peer);
            return peer;
        }
        var admitted = dialled ? known.filter(PeerState::contact) : admission.enter(connection.peer(), connection.hello(), connection.origin());
        if (admitted.isEmpty()) {
            var code = dialled || known.isPresent() ? Frame.Bye.Code.REMOVED : Frame.Bye.Code.FULL; // no room for one more stranger
            connection.close(CloseReason.CLOSED, new Frame.Bye(code, ""));
        }
        return admitted.orElse(null);
    }

    private void hangUpOlder(Link newest) {
        var peer = newest.peer;
        // if the other end should decide and never does, it must not hold more and more links
        while (peer.links.size() > limits.quotas().linksPerPeer()) peer.links.removeFirst().connection.abort(CloseReason.DUPLICATE);
        // message numbers of two stores must not mix, and of two programs with one key only one should run: in these cases either end closes the older link
        for (var older : List.copyOf(peer.links)) {
            if (sameProgram(older.connection.hello(), newest.connection.hello())) continue;
            older.hungUp = true; // messages that still come over the older link have numbers of another store
            hangUp(older, newest);
        }
        // a stranger may have one link, so for strangers this end always decides
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
        if (link == null || link.hungUp || !allowed(link.peer)) {
            settled.run(); // the link is being closed
            return;
        }
        if (frame instanceof Frame.Chat chat) {
            liveness.setTyping(link.peer, false); // the message that the peer was typing has come
            inbox.chat(link, chat, settled);
            return;
        }
        try {
            control(link, frame);
        } finally {
            settled.run();
        }
    }

    /// Whether a peer is known, and neither removed nor blocked.
    private boolean allowed(PeerState peer) {
        return directory.find(peer.id).orElse(null) == peer && (peer.contact() || peer.standing == Standing.STRANGER);
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
            case Frame.Typing _ -> { if (link.peer.contact() && signs().typing()) liveness.setTyping(link.peer, true); }
            case Frame.PeersQuery query -> questions.asked(link, query);
            case Frame.Peers peers -> questions.answered(link, peers);
            case Frame.Welcome welcome -> renewals.noteWelcome(link, welcome);
            case Frame.Hello _ -> link.connection.close(CloseReason.PROTOCOL, new Frame.Bye(Frame.Bye.Code.PROTOCOL, "a second HELLO"));
            case Frame.Chat _, Frame.Ping _, Frame.Bye _, Frame.Unknown _ -> throw new IllegalStateException("handled elsewhere");
        }
    }

    private void removeLink(PeerConnection connection, CloseReason reason, Optional<Frame.Bye> bye) {
        var link = links.remove(connection);
        if (link == null) return;
        if (closing && links.isEmpty()) allEnded.complete(null);
        var peer = link.peer;
        boolean wasActive = link.active();
        peer.links.remove(link);
        LOG.log(System.Logger.Level.DEBUG, () -> "link to " + peer.id.code() + " ended: " + reason);
        peer.lastHeard = Optional.of(clock.wall().minusNanos(Math.max(0, clock.nanos() - connection.heard())));
        if (reason == CloseReason.PROTOCOL && bye.isPresent()) deliveries.closedForProtocol(link);
        if (SILENT.contains(reason)) deliveries.endedSilently(link);
        deliveries.rememberFlight(link);
        questions.linkEnded(link);
        liveness.linkEnded(link);
        // two programs with our key close each other's links, so wait before the next call. What a stranger reports about our key is ignored
        boolean runsTwice = reason == CloseReason.DUPLICATE && peer.contact() && bye.filter(report -> duplicates.reported(report.detail(), report.proof())).isPresent();
        var next = peer.active();
        if (next.isPresent()) {
            if (wasActive) deliveries.resume(next.get(), link);
            if (wasActive && GOODBYES.contains(reason)) peer.goodbye = Optional.of(reason);
            directory.changed(peer);
            return;
        }
        departures.lost(peer, peer.goodbye.orElse(reason));
        if (runsTwice) peer.redial.rest(clock.nanos(), limits.redial().slow());
    }

    /// Tells subscribers which peers left. See [DepartureNotices].
    void tick() {
        departures.tick();
    }

    /// When [#tick] has something to tell; [Long#MAX_VALUE] if no peer is leaving.
    long next() {
        return departures.next();
    }

    /// Closes every link, because the store cannot write. Peers send again what was not acknowledged.
    void hangUpAll() {
        for (var link : List.copyOf(links.values())) {
            link.hungUp = true;
            link.connection.close(CloseReason.FULL, new Frame.Bye(Frame.Bye.Code.FULL, ""));
        }
    }

    /// Sends BYE `leaving` on every link. Completes when the last link has ended.
    CompletableFuture<Void> closeAll() {
        closing = true;
        if (links.isEmpty()) allEnded.complete(null);
        for (var link : List.copyOf(links.values())) link.connection.close(CloseReason.CLOSED, new Frame.Bye(Frame.Bye.Code.LEAVING, ""));
        return allEnded;
    }

    /// Closes the links that are still open, without BYE.
    void abortAll() {
        for (var link : List.copyOf(links.values())) link.connection.abort(CloseReason.CLOSED);
    }
}
