package org.hashverse.node;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerAddress;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.contacts.Contacts;
import org.hashverse.node.doctor.CallBacks;
import org.hashverse.node.doctor.Doctor;
import org.hashverse.node.doctor.Observations;
import org.hashverse.node.files.Transfers;
import org.hashverse.node.kit.Background;
import org.hashverse.node.kit.Events;
import org.hashverse.node.kit.Limits;
import org.hashverse.node.kit.NodeClock;
import org.hashverse.node.kit.NodeSetup;
import org.hashverse.node.kit.NodeThread;
import org.hashverse.node.kit.RetryPause;
import org.hashverse.node.links.LinkParts;
import org.hashverse.node.links.Links;
import org.hashverse.node.messages.Messages;
import org.hashverse.node.peer.CommonParts;
import org.hashverse.node.peer.OwnIdentity;
import org.hashverse.node.peer.PeerDirectory;
import org.hashverse.node.strangers.Strangers;
import org.hashverse.platform.OperatingSystem;
import org.hashverse.store.history.MessageStore;
import org.hashverse.store.history.SqliteStore;
import org.hashverse.store.settings.Drafts;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.Identity;
import org.hashverse.transport.mapping.Gateway;
import org.hashverse.transport.mapping.MappingTimes;
import org.hashverse.transport.mapping.PortMapper;
import org.hashverse.transport.network.OwnAddresses;

/// Creates the parts of a node, starts them and closes them in order.
final class Core implements AutoCloseable {
    /// The first port that is tried if none is given. Low numbers in a row, so that a person can guess the port of another.
    private static final int FIRST_PORT = 8000;
    /// How many ports are tried from there.
    private static final int PORTS = 20;
    /// The network interfaces are listed at most once in the time of this many busy ticks ([Limits.Ticks#busy]); so an idle node lists them with each tick.
    private static final int BUSY_TICKS_PER_LISTING = 10;
    /// How long to wait after a change of interfaces, or after sleep, before peers are called: such changes come several at a time.
    private static final Duration CHANGES_SETTLE = Duration.ofSeconds(1);

    final NodeThread thread = new NodeThread();
    final Events events;
    final Background background;
    final Drafts draftsAtStart;
    final MessageStore store;
    final OwnIdentity myself;
    final PeerDirectory directory;
    final Strangers strangers;
    final Messages messages;
    final Contacts contacts;
    final CallBacks callBacks;
    final Doctor doctor;
    final Transfers files;
    private final PortMapper mapper;
    final Links links;
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
        draftsAtStart = setup.profile().drafts();
        var identity = Identity.loadOrCreate(setup.profile().keyFile());
        events = new Events(limits.quotas().eventsBehind(), thread);
        background = new Background(setup.profile(), new RetryPause(limits.store().retry(), clock::nanos), thread, events);
        try {
            store = SqliteStore.open(setup.profile().folder(), identity.id(), thread, clock::wall, limits.store());
        } catch (IOException unreadable) {
            thread.close();
            background.close();
            throw unreadable;
        }
        myself = new OwnIdentity(identity.id(), setup, events, background);
        directory = new PeerDirectory(setup.profile().peers(), myself, events, store, background, limits);
        var common = new CommonParts(myself, directory, store, events, thread, clock, limits);
        strangers = new Strangers(common);
        messages = new Messages(common, strangers);
        contacts = new Contacts(common, identity, strangers, messages);
        callBacks = new CallBacks(common);
        doctor = new Doctor(common, callBacks, this::listens, contacts.nearby::announcementsArrive, this::mapping);
        files = new Transfers(common, messages, setup.profile().folder(), to -> to.directPeer().ifPresent(contacts.adder::choose));
        mapper = new PortMapper(() -> Gateway.find(OperatingSystem.ofThisComputer(), MappingTimes.PRODUCT.closing()).map(PortMapper::at), MappingTimes.PRODUCT, clock::nanos, thread,
                this::externalChanged);
        try {
            var host = hostToBind(setup);
            links = new Links(common, identity, new LinkParts(strangers, messages, contacts, callBacks, files), host, wantedPorts(setup));
            contacts.nearby.search(setup, Optional.ofNullable(host));
        } catch (IOException | RuntimeException unbound) {
            thread.close();
            store.close();
            background.close();
            throw unbound;
        }
        events.present(this::present);
        var hosts = OwnAddresses.list();
        // a profile without a port takes any free one; only a port that it had before is reported as taken
        var taken = setup.port().isPresent() ? Optional.<Integer>empty() : portBefore(setup).filter(port -> port != links.listeningPort.port());
        thread.execute(() -> {
            store.watch(event -> messages.archive.storeChanged(event, links.switchboard::hangUpAll, () -> contacts.redialer.retryAll(Duration.ZERO)));
            myself.listening(links.listeningPort.port(), taken);
            hosts.ifPresent(myself::noteHosts);
            directory.updateLookalikes();
            contacts.start(links.dialer);
            callBacks.start(links.dialer);
            files.start(links.filesDialer);
            mapPort();
            links.listeningPort.start();
        });
        thread.execute(new Ticker(thread, clock, limits, links.liveness, this::tick)::begin);
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

    /// Changes settings, saves them and tells subscribers. Binds a new port at once, and sends a new name, colour or share to connected contacts. If the new port is taken,
    /// the old one stays in use, and subscribers are told. Node thread.
    void change(UnaryOperator<Settings> change) {
        var before = myself.settings();
        myself.change(change);
        contacts.renewals.changed(before, myself.settings());
        int wanted = myself.settings().port();
        if (wanted != before.port() && wanted != 0) {
            boolean moved = links.listeningPort.move(wanted);
            myself.listening(links.listeningPort.port(), moved ? Optional.empty() : Optional.of(wanted));
            if (moved) contacts.renewals.sendWelcomes();
        }
        contacts.nearby.settingsChanged();
        mapPort();
    }

    /// Wants a mapping of our port by the router, if the settings say so. A port that only this computer reaches is not mapped.
    private void mapPort() {
        boolean reachable = myself.bound().filter(InetAddress::isLoopbackAddress).isEmpty();
        mapper.want(myself.settings().reach().mapPort() && reachable ? myself.port() : 0);
    }

    private boolean listens() {
        return links.listeningPort.open();
    }

    private Optional<Observations.Mapping> mapping() {
        return myself.settings().reach().mapPort() ? Optional.of(new Observations.Mapping(mapper.external())) : Optional.empty();
    }

    private void externalChanged(Optional<PeerAddress> external) {
        myself.noteExternal(external);
        contacts.renewals.sendWelcomes();
    }

    private List<Conversation> conversations() {
        var all = new ArrayList<Conversation>(List.of(Conversation.EVERYONE));
        for (var peer : directory.all()) all.add(Conversation.with(peer.id));
        return all;
    }

    /// The events for a new subscriber, in the order that [NodeEvent] documents. Node thread.
    private List<NodeEvent> present() {
        var all = new ArrayList<NodeEvent>();
        all.add(new NodeEvent.SelfChanged(myself.view()));
        all.add(new NodeEvent.SettingsChanged(myself.settings()));
        directory.all().stream().filter(peer -> !peer.hidden()).forEach(peer -> all.add(new NodeEvent.PeerChanged(directory.view(peer))));
        all.addAll(messages.archive.present(conversations()));
        all.addAll(background.present());
        if (keyWasOpen) all.add(new NodeEvent.KeyExposed());
        all.addAll(strangers.places.present());
        if (links.liveness.checking()) all.add(new NodeEvent.AwayChanged(true));
        all.addAll(contacts.present());
        all.add(files.present());
        all.add(new NodeEvent.CallingChanged(directory.keptTrying()));
        return all;
    }

    /// Does everything that is due. Returns when something is due next.
    private long tick(long now) {
        NodeThread.guarded(() -> {
            boolean slept = links.liveness.tick();
            if (slept) contacts.redialer.retryAll(CHANGES_SETTLE);
        });
        // if one of them fails, the others run all the same
        for (Runnable part : List.<Runnable>of(links.typing::tick, links.presence::tick, contacts.renewals::tick, contacts.duplicates::tick, strangers.places::tick, contacts.redialer::tick, contacts.seeker::tick,
                contacts.introducer::tick, contacts.introductions::tick, mapper::tick)) NodeThread.guarded(part);
        if (now >= listInterfacesAt) listInterfaces(now);
        return LongStream.of(links.liveness.next(), links.typing.next(), links.presence.next(), contacts.renewals.next(), contacts.redialer.next(), contacts.seeker.next(), contacts.introducer.next(),
                contacts.introductions.next(), mapper.next()).min().getAsLong();
    }

    /// Asks for the addresses of this computer.
    private void listInterfaces(long now) {
        listInterfacesAt = now + BUSY_TICKS_PER_LISTING * limits.ticks().busy().toNanos();
        background.listAddresses(hosts -> thread.execute(() -> noteHosts(hosts)));
    }

    /// Takes over the addresses of this computer. If the system did not tell them, nothing changes: they are most likely those from before.
    void noteHosts(Optional<List<String>> hosts) {
        if (hosts.filter(myself::noteHosts).isEmpty()) return;
        moved();
        mapper.networkChanged();
    }

    /// The addresses of this computer changed: every contact that is connected learns of it, and every other one is called soon.
    private void moved() {
        contacts.renewals.sendWelcomes();
        contacts.redialer.retryAll(CHANGES_SETTLE);
        thread.after(CHANGES_SETTLE, () -> links.switchboard.endStranded(local -> OwnAddresses.ours(local).orElse(true)));
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) return;
        contacts.nearby.close();
        files.close();
        links.stopConnecting();
        try {
            thread.askLater(links.switchboard::closeAll).get(limits.timeouts().closing().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException tooLate) {
            System.getLogger(Core.class.getName()).log(System.Logger.Level.DEBUG, "some links did not end in time", tooLate);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        thread.execute(() -> {
            links.switchboard.abortAll();
            directory.save();
        });
        thread.close();
        files.closeList();
        mapper.close();
        doctor.close();
        links.close();
        store.close();
        background.close();
    }
}
