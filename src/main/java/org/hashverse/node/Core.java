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

/// The parts of a node, put together, started and ended in order.
final class Core implements AutoCloseable {
    /// The ports that are tried where none is asked for, so that a person can guess one.
    private static final int FIRST_PORT = 8000;
    private static final int PORTS = 20;
    /// So many ticks pass at least between two looks at the interfaces.
    private static final int TICKS_PER_LOOK = 20;
    /// Wake and interface events come in flocks.
    private static final Duration GATHER = Duration.ofSeconds(1);

    final NodeThread thread = new NodeThread();
    final Events events;
    final Background background;
    final Drafts draftsBefore;
    final MessageStore store;
    final OwnIdentity myself;
    final PeerDirectory roster;
    final Deliveries deliveries;
    final LivenessMonitor liveness;
    final Questions questions;
    final Archive archive;
    final Finder finder;
    final ContactAdder adding;
    final Redialer redialer;
    final PeerDecisions standings;
    private final Renewals renewals;
    private final DuplicateIdentityDetector duplicates;
    private final StrangerPlaces strangers;
    private final Switchboard switchboard;
    private final Watchdog watchdog = new Watchdog();
    private final PeerDialer dialer;
    private final ListeningPort doorway;
    private final Limits limits;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final NodeClock clock;
    private final boolean keyWasOpen;
    private long lookAt;

    Core(NodeSetup setup) throws IOException {
        limits = setup.limits();
        clock = setup.clock();
        keyWasOpen = setup.profile().keyWasOpen();
        lookAt = clock.nanos();
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
        roster = new PeerDirectory(setup.profile().peers(), events, store, background, limits);
        roster.owner(myself.id, () -> myself.settings().name());
        duplicates = new DuplicateIdentityDetector(identity, myself.instance, events, clock);
        var abuse = limits.abuse();
        var discouraged = new Discouraged(abuse.discouraged(), abuse.discouragedMost(), clock::nanos);
        strangers = new StrangerPlaces(roster, store, discouraged, events, limits);
        var greeter = new AdmissionPolicy(myself, roster, store, strangers, duplicates, discouraged, clock, limits);
        deliveries = new Deliveries(myself, roster, store, events, clock, limits);
        var inbox = new Inbox(store, events, clock, limits, strangers::mayWrite, new DailyQuota(roster::all, store::kept, store::spare, clock::nanos));
        liveness = new LivenessMonitor(roster, deliveries, events, clock, limits);
        questions = new Questions(myself, roster, clock, limits, thread);
        archive = new Archive(store, roster, events);
        inbox.use(archive::rebuilt);
        finder = new Finder(myself, roster);
        renewals = new Renewals(greeter, roster, clock, limits);
        adding = new ContactAdder(myself, roster, greeter, store, thread);
        redialer = new Redialer(myself, roster, store, greeter, clock, limits, thread);
        standings = new PeerDecisions(myself, roster, store, archive, deliveries, adding, redialer);
        switchboard = new Switchboard(myself, roster, greeter, deliveries, inbox, liveness, questions, redialer, adding, renewals, duplicates, events, thread, clock, limits);
        var handshakes = limits.handshakes();
        var flow = limits.flow();
        var timeouts = limits.timeouts();
        var transport = new TransportSetup(handshakes.connect(), handshakes.clientHello(), handshakes.whole(), handshakes.waitingCallers(), handshakes.atOnce(),
                handshakes.turn(), flow.outbox(), flow.inboxFrames(), timeouts.byeWrite(), timeouts.byeDrain(), abuse.messagesPerSecond(), abuse.messagesAtOnce(),
                abuse.controlPerSecond(), abuse.controlAtOnce(), discouraged, clock::nanos, () -> clock.wall().toEpochMilli());
        dialer = new PeerDialer(identity, transport, watchdog, switchboard, switchboard);
        try {
            var host = ownHost(setup);
            doorway = new ListeningPort(port -> new PeerListener(host, port, identity, transport, watchdog, switchboard, switchboard), wanted(setup));
        } catch (IOException | RuntimeException notHere) {
            dialer.close();
            watchdog.close();
            thread.close();
            store.close();
            background.close();
            throw notHere;
        }
        redialer.use(dialer, adding::addAgain);
        adding.use(dialer, redialer);
        events.present(this::present);
        var hosts = OwnAddresses.list();
        // a port that this profile never had is nobody's wish: whichever is free becomes its own
        var missed = setup.port().isPresent() ? Optional.<Integer>empty() : own(setup).filter(port -> port != doorway.port());
        thread.execute(() -> {
            store.watch(event -> archive.befell(event, switchboard::hangUpAll, () -> redialer.retryAll(Duration.ZERO)));
            myself.listening(doorway.port(), missed);
            myself.hosts(hosts);
            roster.compareNames();
            redialer.start();
            doorway.start();
        });
        thread.execute(new Ticker(thread, clock, limits, liveness, this::tick)::begin);
    }

    private static Optional<Integer> own(NodeSetup setup) {
        return Optional.of(setup.profile().settings().port()).filter(port -> port != 0);
    }

    private static List<Integer> wanted(NodeSetup setup) {
        if (setup.port().isPresent()) return List.of(setup.port().get());
        var ports = new LinkedHashSet<Integer>();
        own(setup).ifPresent(ports::add);
        for (int i = 0; i < PORTS; i++) ports.add(FIRST_PORT + i);
        ports.add(0);
        return List.copyOf(ports);
    }

    /// The address to bind; null for all.
    private static InetAddress ownHost(NodeSetup setup) throws IOException {
        return setup.host().isPresent() ? OwnAddresses.of(setup.host().get()) : null;
    }

    /// Changes settings; another port is taken at once, and what contacts know of us is told to them. Node thread.
    void change(UnaryOperator<Settings> change) {
        var before = myself.settings();
        myself.change(change);
        renewals.changed(before, myself.settings());
        int wanted = myself.settings().port();
        if (wanted == before.port() || wanted == 0) return;
        boolean moved = doorway.move(wanted);
        myself.listening(doorway.port(), moved ? Optional.empty() : Optional.of(wanted));
    }

    private List<Conversation> conversations() {
        var all = new ArrayList<Conversation>(List.of(Conversation.EVERYONE));
        for (var peer : roster.all()) all.add(Conversation.with(peer.id));
        return all;
    }

    private List<NodeEvent> present() {
        var all = new ArrayList<NodeEvent>();
        all.add(new NodeEvent.SelfChanged(myself.view()));
        all.add(new NodeEvent.SettingsChanged(myself.settings()));
        for (var peer : roster.all()) all.add(new NodeEvent.PeerChanged(roster.view(peer)));
        all.addAll(archive.present(conversations()));
        all.addAll(background.present());
        if (keyWasOpen) all.add(new NodeEvent.KeyExposed());
        all.addAll(strangers.present());
        if (liveness.checking()) all.add(new NodeEvent.AwayChanged(true));
        if (duplicates.elsewhere()) all.add(new NodeEvent.ElsewhereChanged(true));
        all.add(new NodeEvent.CallingChanged(roster.calling()));
        return all;
    }

    /// Does what is due; when something is next.
    private long tick(long now) {
        NodeThread.guarded(() -> {
            if (liveness.tick()) redialer.retryAll(GATHER);
        });
        // one that fails keeps none of the others from its turn
        for (Runnable rule : List.<Runnable>of(switchboard::tick, renewals::tick, duplicates::tick, strangers::tick, redialer::tick)) NodeThread.guarded(rule);
        if (now >= lookAt) look(now);
        return Math.min(Math.min(liveness.next(), switchboard.next()), Math.min(renewals.next(), redialer.next()));
    }

    private void look(long now) {
        lookAt = now + TICKS_PER_LOOK * limits.ticks().busy().toNanos();
        background.addresses(hosts -> thread.execute(() -> {
            if (myself.hosts(hosts)) redialer.retryAll(GATHER);
        }));
    }

    CompletableFuture<QueryAnswer> query(String typed) {
        return switch (finder.find(typed)) {
            case Found.Self() -> CompletableFuture.completedFuture(new QueryAnswer.Self(myself.view().address()));
            case Found.Nobody() -> CompletableFuture.completedFuture(new QueryAnswer.NotFound(roster.reachable().size()));
            case Found.Several(var peers) -> CompletableFuture.completedFuture(new QueryAnswer.Ambiguous(peers));
            case Found.One(var peer) -> {
                var link = roster.find(peer.id()).flatMap(PeerState::active);
                if (link.isEmpty()) yield CompletableFuture.completedFuture(new QueryAnswer.Known(peer));
                var answer = new CompletableFuture<QueryAnswer>();
                var pinged = liveness.query(link.get());
                thread.after(limits.timeouts().query(), () -> pinged.complete(-1L));
                pinged.thenAccept(nanos -> {
                    var now = roster.find(peer.id()).map(roster::view).orElse(peer);
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
        doorway.close();
        dialer.close();
        try {
            thread.askLater(switchboard::closeAll).get(limits.timeouts().closing().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException late) {
            System.getLogger(Core.class.getName()).log(System.Logger.Level.DEBUG, "some links did not end in time", late);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        thread.execute(() -> {
            switchboard.abortAll();
            roster.save();
        });
        thread.close();
        watchdog.close();
        store.close();
        background.close();
    }
}
