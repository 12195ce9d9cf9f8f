package org.hashverse.node;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.hashverse.chat.Conversation;
import org.hashverse.store.history.MessageStore;
import org.hashverse.store.history.SqliteStore;
import org.hashverse.store.settings.Drafts;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.Discouraged;
import org.hashverse.transport.Identity;
import org.hashverse.transport.OwnAddresses;
import org.hashverse.transport.PeerDialer;
import org.hashverse.transport.PeerListener;
import org.hashverse.transport.TransportSetup;
import org.hashverse.transport.Watchdog;

/// Creates the parts of a node, starts them and closes them in order.
final class Core implements AutoCloseable {
    /// The first port that is tried if none is given. Low numbers in a row, so that a person can guess the port of another.
    private static final int FIRST_PORT = 8000;
    /// How many ports are tried from there.
    private static final int PORTS = 20;
    /// The network interfaces are listed at most once in this many ticks.
    private static final int TICKS_PER_LISTING = 20;
    /// How long to wait after a change of interfaces, or after sleep, before peers are called: such changes come several at a time.
    private static final Duration CHANGES_SETTLE = Duration.ofSeconds(1);

    final NodeThread thread = new NodeThread();
    final Events events;
    final Background background;
    final Drafts draftsBefore;
    final MessageStore store;
    final OwnIdentity myself;
    final PeerDirectory directory;
    final Deliveries deliveries;
    final LivenessMonitor liveness;
    final Questions questions;
    final Archive archive;
    final Finder finder;
    final ContactAdder adder;
    final Redialer redialer;
    final PeerDecisions decisions;
    private final Renewals renewals;
    private final DuplicateIdentityDetector duplicates;
    private final StrangerPlaces strangerPlaces;
    private final PresenceNotices presence;
    private final Switchboard switchboard;
    private final Watchdog watchdog = new Watchdog();
    private final PeerDialer dialer;
    private final ListeningPort listeningPort;
    private final Limits limits;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final NodeClock clock;
    private final boolean keyWasOpen;
    private long listInterfacesAt;

    Core(NodeSetup setup) throws IOException {
        limits = setup.limits();
        clock = setup.clock();
        keyWasOpen = setup.profile().keyWasOpen();
        listInterfacesAt = clock.nanos();
        draftsBefore = setup.profile().drafts();
        var identity = Identity.loadOrCreate(setup.profile().keyFile());
        events = new Events(limits.quotas().eventsBehind(), thread);
        background = new Background(setup.profile(), new RetryPause(limits.store().retry(), clock::nanos), thread, events);
        try {
            store = SqliteStore.open(setup.profile().folder(), identity.id(), thread, clock::wall, limits.store());
        } catch (IOException unreadable) {
            watchdog.close();
            thread.close();
            background.close();
            throw unreadable;
        }
        myself = new OwnIdentity(identity.id(), setup, events, background);
        directory = new PeerDirectory(setup.profile().peers(), events, store, background, limits);
        directory.use(myself.id, () -> myself.settings().name());
        duplicates = new DuplicateIdentityDetector(identity, myself.instance, events, clock);
        var abuse = limits.abuse();
        var discouraged = new Discouraged(abuse.discouraged(), abuse.discouragedMost(), clock::nanos);
        strangerPlaces = new StrangerPlaces(directory, store, discouraged, events, limits);
        var admission = new AdmissionPolicy(myself, directory, store, strangerPlaces, duplicates, discouraged, clock, limits);
        deliveries = new Deliveries(myself, directory, store, events, clock, limits);
        var arrivals = new ArrivalNotices(directory, events, clock, limits);
        var inbox = new Inbox(store, events, clock, limits, strangerPlaces::mayWrite, arrivals::wrote,
                new DailyQuota(directory::all, store::kept, store::spare, clock::nanos));
        liveness = new LivenessMonitor(directory, deliveries, events, clock, limits);
        questions = new Questions(myself, directory, clock, limits, thread);
        archive = new Archive(store, directory, events);
        inbox.use(archive::rebuilt);
        finder = new Finder(myself, directory);
        renewals = new Renewals(myself, admission, directory, clock, limits);
        adder = new ContactAdder(myself, directory, admission, store, thread);
        redialer = new Redialer(myself, directory, store, admission, clock, limits, thread);
        decisions = new PeerDecisions(myself, directory, store, archive, deliveries, adder, redialer);
        presence = new PresenceNotices(directory, redialer, liveness, arrivals, events, clock, limits);
        switchboard = new Switchboard(new LinkAdmission(directory, admission, adder, inbox),
                new LinkTraffic(myself, directory, deliveries, inbox, liveness, questions, renewals), new DuplicateLinks(myself.id, limits.quotas().linksPerPeer()),
                duplicates, presence, thread, clock, limits);
        var handshakes = limits.handshakes();
        var flow = limits.flow();
        var timeouts = limits.timeouts();
        var transport = new TransportSetup(handshakes.connect(), handshakes.clientHello(), handshakes.whole(), handshakes.waitingCallers(), handshakes.atOnce(),
                handshakes.turn(), flow.outbox(), flow.inboxFrames(), timeouts.byeWrite(), timeouts.byeDrain(), abuse.messagesPerSecond(), abuse.messagesAtOnce(),
                abuse.controlPerSecond(), abuse.controlAtOnce(), discouraged, clock::nanos, () -> clock.wall().toEpochMilli());
        dialer = new PeerDialer(identity, transport, watchdog, switchboard, switchboard);
        try {
            var host = hostToBind(setup);
            listeningPort = new ListeningPort(port -> new PeerListener(host, port, identity, transport, watchdog, switchboard, switchboard), wantedPorts(setup));
        } catch (IOException | RuntimeException unbound) {
            dialer.close();
            watchdog.close();
            thread.close();
            store.close();
            background.close();
            throw unbound;
        }
        redialer.use(dialer, adder::addAgain);
        adder.use(dialer, redialer);
        events.present(this::present);
        var hosts = OwnAddresses.list();
        // a profile without a port takes any free one; only a port that it had before is reported as taken
        var taken = setup.port().isPresent() ? Optional.<Integer>empty() : portBefore(setup).filter(port -> port != listeningPort.port());
        thread.execute(() -> {
            store.watch(event -> archive.storeChanged(event, switchboard::hangUpAll, () -> redialer.retryAll(Duration.ZERO)));
            myself.listening(listeningPort.port(), taken);
            myself.hosts(hosts);
            directory.compareNames();
            redialer.start();
            listeningPort.start();
        });
        thread.execute(new Ticker(thread, clock, limits, liveness, this::tick)::begin);
    }

    private static Optional<Integer> portBefore(NodeSetup setup) {
        return Optional.of(setup.profile().settings().port()).filter(port -> port != 0);
    }

    private static List<Integer> wantedPorts(NodeSetup setup) {
        if (setup.port().isPresent()) return List.of(setup.port().get());
        var ports = new LinkedHashSet<Integer>();
        portBefore(setup).ifPresent(ports::add);
        for (int i = 0; i < PORTS; i++) ports.add(FIRST_PORT + i);
        ports.add(0);
        return List.copyOf(ports);
    }

    /// The address to bind; null for all interfaces.
    private static InetAddress hostToBind(NodeSetup setup) throws IOException {
        return setup.host().isPresent() ? OwnAddresses.of(setup.host().get()) : null;
    }

    /// Changes settings. Binds a new port at once, and sends a new name, colour or share to connected contacts. Node thread.
    void change(UnaryOperator<Settings> change) {
        var before = myself.settings();
        myself.change(change);
        renewals.changed(before, myself.settings());
        int wanted = myself.settings().port();
        if (wanted == before.port() || wanted == 0) return;
        boolean moved = listeningPort.move(wanted);
        myself.listening(listeningPort.port(), moved ? Optional.empty() : Optional.of(wanted));
    }

    private List<Conversation> conversations() {
        var all = new ArrayList<Conversation>(List.of(Conversation.EVERYONE));
        for (var peer : directory.all()) all.add(Conversation.with(peer.id));
        return all;
    }

    private List<NodeEvent> present() {
        var all = new ArrayList<NodeEvent>();
        all.add(new NodeEvent.SelfChanged(myself.view()));
        all.add(new NodeEvent.SettingsChanged(myself.settings()));
        directory.all().stream().filter(peer -> !peer.hidden()).forEach(peer -> all.add(new NodeEvent.PeerChanged(directory.view(peer))));
        all.addAll(archive.present(conversations()));
        all.addAll(background.present());
        if (keyWasOpen) all.add(new NodeEvent.KeyExposed());
        all.addAll(strangerPlaces.present());
        if (liveness.checking()) all.add(new NodeEvent.AwayChanged(true));
        if (duplicates.elsewhere()) all.add(new NodeEvent.ElsewhereChanged(true));
        all.add(new NodeEvent.CallingChanged(directory.calling()));
        return all;
    }

    /// Does everything that is due. Returns when something is due next.
    private long tick(long now) {
        NodeThread.guarded(() -> {
            if (liveness.tick()) redialer.retryAll(CHANGES_SETTLE);
        });
        // if one of them fails, the others run all the same
        for (Runnable part : List.<Runnable>of(presence::tick, renewals::tick, duplicates::tick, strangerPlaces::tick, redialer::tick)) NodeThread.guarded(part);
        if (now >= listInterfacesAt) listInterfaces(now);
        return Math.min(Math.min(liveness.next(), presence.next()), Math.min(renewals.next(), redialer.next()));
    }

    private void listInterfaces(long now) {
        listInterfacesAt = now + TICKS_PER_LISTING * limits.ticks().busy().toNanos();
        background.addresses(hosts -> thread.execute(() -> {
            if (myself.hosts(hosts)) redialer.retryAll(CHANGES_SETTLE);
        }));
    }

    /// Finds a peer by what the person typed and pings it. Node thread.
    CompletableFuture<QueryAnswer> query(String typed) {
        return switch (finder.find(typed)) {
            case Found.Self() -> CompletableFuture.completedFuture(new QueryAnswer.Self(myself.view().address()));
            case Found.Nobody() -> CompletableFuture.completedFuture(new QueryAnswer.NotFound(directory.reachable().size()));
            case Found.Claimed(var peer) -> CompletableFuture.completedFuture(new QueryAnswer.Ambiguous(List.of(peer)));
            case Found.Several(var peers) -> CompletableFuture.completedFuture(new QueryAnswer.Ambiguous(peers));
            case Found.One(var peer) -> {
                var link = directory.find(peer.id()).flatMap(PeerState::active);
                if (link.isEmpty()) yield CompletableFuture.completedFuture(new QueryAnswer.Known(peer));
                var answer = new CompletableFuture<QueryAnswer>();
                var pinged = liveness.query(link.get());
                thread.after(limits.timeouts().query(), () -> pinged.complete(-1L));
                pinged.thenAccept(nanos -> {
                    var now = directory.find(peer.id()).map(directory::view).orElse(peer);
                    answer.complete(nanos >= 0 ? new QueryAnswer.Connected(now, Optional.of(Duration.ofNanos(nanos)))
                            : now.connected() ? new QueryAnswer.Connected(now, Optional.empty()) : new QueryAnswer.Known(now));
                });
                yield answer;
            }
        };
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) return;
        listeningPort.close();
        dialer.close();
        try {
            thread.askLater(switchboard::closeAll).get(limits.timeouts().closing().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException tooLate) {
            System.getLogger(Core.class.getName()).log(System.Logger.Level.DEBUG, "some links did not end in time", tooLate);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        thread.execute(() -> {
            switchboard.abortAll();
            directory.save();
        });
        thread.close();
        watchdog.close();
        store.close();
        background.close();
    }
}
