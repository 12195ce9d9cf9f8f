package org.hashverse.node.doctor;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.hashverse.chat.PeerAddress;
import org.hashverse.node.api.DoctorReport;
import org.hashverse.node.doctor.Observations.Clock;
import org.hashverse.node.doctor.Observations.FoundFirewall;
import org.hashverse.node.doctor.Observations.Listening;
import org.hashverse.node.doctor.Observations.Mapping;
import org.hashverse.node.doctor.Observations.Target;
import org.hashverse.node.doctor.Observations.View;
import org.hashverse.node.kit.Limits;
import org.hashverse.node.peer.CommonParts;
import org.hashverse.node.peer.Link;
import org.hashverse.node.peer.OwnIdentity;
import org.hashverse.node.peer.PeerDirectory;
import org.hashverse.node.peer.PeerState;
import org.hashverse.platform.Environment;
import org.hashverse.platform.OperatingSystem;
import org.hashverse.transport.network.OwnNetwork;
import org.hashverse.transport.network.OwnNetworks;
import org.hashverse.transport.network.TcpProbe;
import org.hashverse.wire.OptionalFrame;

/// Collects what tells why others can or cannot reach this computer. Asks contacts over their links, and the system on threads of its own. A report is ready within
/// [Limits.Timeouts#doctor]; what is not known by then counts as unknown.
public final class Doctor implements AutoCloseable {
    /// Most contacts that are asked how they see us.
    static final int MOST_ASKED = 8;
    /// Most addresses that the person could not add which are tried, as many as an invite may name.
    static final int MOST_TARGETS = 8;
    /// Most clocks that are compared.
    static final int MOST_CLOCKS = 32;
    private static final int THREADS = 8;
    private static final int IDLE_SECONDS = 10;
    /// A program of the system gets this part of the whole time, because two may be asked one after the other.
    private static final int PROGRAM_SHARE = 4;

    private final OwnIdentity myself;
    private final PeerDirectory directory;
    private final CallBacks callBacks;
    private final BooleanSupplier listens;
    private final Supplier<Optional<Boolean>> multicast;
    private final Supplier<Optional<Mapping>> mapping;
    private final Limits limits;
    private final LocalChecks checks;
    // checks are native calls that would pin a carrier of virtual threads; when all of these threads are busy, the next check waits in the queue
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("hashverse-doctor-", 0).factory());

    /// @param listens   whether our socket is open. Called on the node thread
    /// @param multicast whether announcements of other computers arrive; empty if that is not known. Called on the node thread
    /// @param mapping   what the router said to port mapping; empty if it is switched off. Called on the node thread
    public Doctor(CommonParts common, CallBacks callBacks, BooleanSupplier listens, Supplier<Optional<Boolean>> multicast, Supplier<Optional<Mapping>> mapping) {
        myself = common.myself();
        directory = common.directory();
        limits = common.limits();
        this.callBacks = callBacks;
        this.listens = listens;
        this.multicast = multicast;
        this.mapping = mapping;
        checks = new LocalChecks(OperatingSystem.ofThisComputer(), Environment.ofThisComputer(), limits.handshakes().connect(), limits.timeouts().doctor().dividedBy(PROGRAM_SHARE));
        threads.allowCoreThreadTimeOut(true);
    }

    /// A contact that was asked, and where it is.
    private record Asked(InetAddress remote, CompletableFuture<Optional<OptionalFrame.Reach>> answer) {}

    /// Makes a report. Node thread; the report completes on any thread.
    ///
    /// @param targets addresses that the person could not add; those beyond [#MOST_TARGETS] are ignored
    public CompletableFuture<DoctorReport> examine(List<PeerAddress> targets) {
        var connected = directory.reachable();
        var asked = connected.stream().filter(CallBacks::canAnswer).limit(MOST_ASKED).map(peer -> new Asked(remote(peer.active().orElseThrow()), callBacks.ask(peer))).toList();
        var callers = connected.stream().map(PeerState::active).flatMap(Optional::stream).filter(link -> link.connection.dialled().isEmpty()).map(Doctor::remote).toList();
        var clocks = connected.stream().filter(peer -> peer.clock.ahead.isPresent()).limit(MOST_CLOCKS).map(peer -> new Clock(peer.id, peer.clock.ahead.get())).toList();
        var arrives = multicast.get();
        var mapped = mapping.get();

        var networks = look(OwnNetworks::list, List.<OwnNetwork>of());
        var route = look(checks::defaultRoute, Optional.<InetAddress>empty());
        var listening = listening();
        var firewall = look(checks::firewall, FoundFirewall.NONE);
        var tried = targets.stream().distinct().limit(MOST_TARGETS).map(target -> look(() -> checks.target(target), unanswered(target))).toList();

        var all = new ArrayList<CompletableFuture<?>>(List.of(networks, route, listening, firewall));
        all.addAll(tried);
        asked.forEach(one -> all.add(one.answer));
        return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).thenApply(_ -> Diagnosis.of(new Observations(listening.join(), networks.join(), route.join(),
                views(asked, networks.join()), callers.stream().filter(caller -> elsewhere(caller, networks.join())).toList(), clocks, firewall.join(), arrives, mapped,
                tried.stream().map(CompletableFuture::join).toList())));
    }

    private static InetAddress remote(Link link) {
        return link.connection.remote().getAddress();
    }

    private CompletableFuture<Listening> listening() {
        int port = myself.port();
        var bound = myself.bound();
        var wanted = myself.portTaken();
        var owner = look(() -> wanted.flatMap(checks::owner), Optional.<String>empty());
        boolean open = listens.getAsBoolean();
        return look(() -> checks.self(bound, port), TcpProbe.Answer.OPEN).thenCombine(owner, (self, name) -> new Listening(port, open, self, bound, wanted, name));
    }

    private static Target unanswered(PeerAddress address) {
        return new Target(address, address.ip(), TcpProbe.Answer.SILENT, Optional.empty());
    }

    /// Checks something of this computer.
    ///
    /// @param unknown the answer if it fails, or takes too long
    private <T> CompletableFuture<T> look(Supplier<T> check, T unknown) {
        return CompletableFuture.supplyAsync(check, threads).exceptionally(_ -> unknown).completeOnTimeout(unknown, limits.timeouts().doctor().toNanos(), TimeUnit.NANOSECONDS);
    }

    private static List<View> views(List<Asked> asked, List<OwnNetwork> networks) {
        return asked.stream().filter(one -> elsewhere(one.remote, networks)).flatMap(one -> one.answer.join().stream())
                .flatMap(reach -> reach.seen().ip().stream().map(seen -> new View(seen, reach.result()))).toList();
    }

    /// Whether a contact is on another computer. One on this computer tells nothing about firewalls and networks.
    private static boolean elsewhere(InetAddress remote, List<OwnNetwork> networks) {
        return !remote.isLoopbackAddress() && networks.stream().noneMatch(network -> network.address().equals(remote));
    }

    /// Begins no more checks. A report that is being made may not complete.
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
