package org.hashverse.node.doctor;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hashverse.chat.PeerAddress;
import org.hashverse.node.api.DoctorReport.Verdict;
import org.hashverse.node.api.DoctorReport;
import org.hashverse.node.api.Finding;
import org.hashverse.node.doctor.Observations.Target;
import org.hashverse.node.doctor.Observations.View;
import org.hashverse.node.peer.AddressScope;
import org.hashverse.transport.network.OwnNetwork;
import org.hashverse.transport.network.TcpProbe;
import org.hashverse.wire.OptionalFrame.Reach.Result;

/// Makes findings of observations. Pure: equal observations give equal reports.
final class Diagnosis {
    /// Clocks that differ by no more than this agree. The same as what `PeerClock` corrects.
    static final Duration CLOCKS_AGREE = Duration.ofMinutes(2);
    private final Observations seen;
    private final List<Finding> findings = new ArrayList<>();
    private boolean reached;

    private Diagnosis(Observations seen) {
        this.seen = seen;
    }

    /// The report for these observations.
    static DoctorReport of(Observations seen) {
        return new Diagnosis(seen).report();
    }

    private DoctorReport report() {
        boolean open = listening();
        networks();
        mapping();
        if (open) callsFromOthers();
        boolean blocked = findings.stream().anyMatch(finding -> finding.level() == Finding.Level.PROBLEM);
        clocks();
        if (seen.multicast().equals(Optional.of(false)) && !sharedNetworks().isEmpty()) findings.add(new Finding.MulticastBlocked());
        seen.targets().forEach(this::target);
        findings.sort(Comparator.comparing(Finding::level)); // stable: within a level in the order above
        return new DoctorReport(reached ? Verdict.REACHABLE : blocked ? Verdict.UNREACHABLE : Verdict.UNKNOWN, findings);
    }

    /// Finds out whether our port is open to other computers, as far as this computer alone decides. Returns false if it is not.
    private boolean listening() {
        var port = seen.listening();
        port.wanted().ifPresent(wanted -> findings.add(new Finding.PortTaken(wanted, port.port(), port.takenBy())));
        var fault = fault(port);
        findings.add(fault.orElseGet(() -> new Finding.Listening(port.port())));
        return fault.isEmpty();
    }

    private Optional<Finding> fault(Observations.Listening port) {
        if (port.bound().filter(InetAddress::isLoopbackAddress).isPresent()) return Optional.of(new Finding.OnlyThisComputer(port.port()));
        var gone = port.bound().filter(bound -> networkOf(bound).isEmpty());
        if (gone.isPresent() && !seen.networks().isEmpty()) return Optional.of(new Finding.AddressGone(gone.get().getHostAddress()));
        return port.open() ? Optional.empty() : Optional.of(new Finding.NotListening(port.port()));
    }

    /// The network in which we have an address.
    private Optional<OwnNetwork> networkOf(InetAddress address) {
        return seen.networks().stream().filter(network -> network.address().equals(address)).findFirst();
    }

    /// The networks with other computers: those of containers inside of this one do not count.
    private List<OwnNetwork> sharedNetworks() {
        return seen.networks().stream().filter(network -> !network.bridge()).toList();
    }

    private void networks() {
        var shared = sharedNetworks();
        if (shared.isEmpty()) {
            findings.add(new Finding.NoNetwork());
            return;
        }
        var first = seen.defaultRoute().flatMap(this::networkOf);
        var local = shared.stream().filter(network -> !network.vpn()).map(OwnNetwork::address).min(Comparator.comparing(Inet6Address.class::isInstance));
        if (first.filter(OwnNetwork::vpn).isPresent() && local.isPresent()) findings.add(new Finding.VpnFirst(shown(first.get()), local.get()));
        else {
            var several = onePerInterface(shared);
            if (several.size() > 1) findings.add(new Finding.SeveralNetworks(several.stream().map(Diagnosis::shown).toList()));
        }
    }

    /// The first address of each interface, IPv4 before IPv6: usually both are of one network.
    private static List<OwnNetwork> onePerInterface(List<OwnNetwork> shared) {
        var byFamily = shared.stream().sorted(Comparator.comparing(network -> network.address() instanceof Inet6Address)).toList();
        return shared.stream().map(OwnNetwork::interfaceName).distinct().map(name -> byFamily.stream().filter(network -> network.interfaceName().equals(name)).findFirst().orElseThrow()).toList();
    }

    private static Finding.OwnAddress shown(OwnNetwork network) {
        return new Finding.OwnAddress(network.interfaceName(), network.address(), network.vpn());
    }

    private void mapping() {
        seen.mapping().ifPresent(mapping -> findings.add(mapping.external().<Finding>map(Finding.PortMapped::new).orElseGet(() -> new Finding.NotMapped(seen.listening().port()))));
    }

    /// Finds out whether others reach our port, which is open on this computer.
    private void callsFromOthers() {
        var inside = seen.views().stream().filter(view -> networkOf(view.seen()).isPresent()).toList();
        var outside = seen.views().stream().filter(view -> networkOf(view.seen()).isEmpty()).toList();
        int reachedBy = Math.max(provenByCallers(inside, outside), count(seen.views(), Result.REACHED));
        reached = reachedBy > 0;
        if (reached) findings.add(new Finding.Reached(reachedBy));
        inside.stream().map(View::seen).findFirst().ifPresent(address -> findings.add(new Finding.SeenAt(address)));
        anotherAnswers();
        boolean blocked = !reached && firewall(inside);
        router(outside);
        if (reached || blocked) return;
        if (seen.views().isEmpty()) findings.add(new Finding.NobodyToAsk());
        else if (seen.views().stream().allMatch(view -> view.result() == Result.DECLINED)) findings.add(new Finding.ChecksDeclined());
        if (seen.firewall().active()) findings.add(new Finding.FirewallMayBlock(seen.listening().port(), seen.firewall().firewall(), seen.firewall().line(seen.listening().port())));
    }

    /// How many contacts prove by their calls of earlier that we can be called. Such a call proves nothing if a call fails now on the same way. All calls pass this computer,
    /// and only those from outside pass a router. So a failure outside does not take back what a call from our own networks proves: then the report has the problem of the
    /// router beside [Verdict#REACHABLE].
    private int provenByCallers(List<View> inside, List<View> outside) {
        if (seen.listening().self() != TcpProbe.Answer.OPEN || failed(inside).findAny().isPresent()) return 0;
        boolean outsideFails = failed(outside).findAny().isPresent();
        return (int) seen.callers().stream().filter(caller -> isInside(caller) || !outsideFails).count();
    }

    /// Whether a call from this address cannot have come from outside through a router.
    private boolean isInside(InetAddress caller) {
        return AddressScope.of(caller).ownNetwork() || seen.networks().stream().anyMatch(network -> network.contains(caller));
    }

    private static Stream<View> failed(List<View> views) {
        return views.stream().filter(view -> view.result() == Result.SILENT || view.result() == Result.REFUSED || view.result() == Result.UNREACHABLE);
    }

    private static int count(List<View> views, Result result) {
        return (int) views.stream().filter(view -> view.result() == result).count();
    }

    private void anotherAnswers() {
        seen.views().stream().filter(view -> view.result() == Result.OTHER).findFirst()
                .ifPresent(view -> findings.add(new Finding.AnotherAnswers(PeerAddress.of(view.seen(), seen.listening().port()))));
    }

    /// Whether a firewall of this computer is in the way of contacts that see our own address, or even of this computer itself.
    private boolean firewall(List<View> inside) {
        int port = seen.listening().port();
        var found = seen.firewall();
        var self = seen.listening().self();
        if (self == TcpProbe.Answer.SILENT || count(inside, Result.SILENT) > 0) findings.add(new Finding.FirewallDrops(port, found.firewall(), found.line(port)));
        else if (self != TcpProbe.Answer.OPEN || count(inside, Result.REFUSED) + count(inside, Result.UNREACHABLE) > 0) findings.add(new Finding.FirewallRejects(port, found.firewall(), found.line(port)));
        else return false;
        return true;
    }

    /// Whether a router is in the way of contacts that see another address than ours.
    private void router(List<View> outside) {
        if (outside.isEmpty() || count(outside, Result.REACHED) > 0 || count(outside, Result.OTHER) > 0) return;
        var failed = failed(outside).findFirst();
        var ours = seen.defaultRoute().or(() -> seen.networks().stream().findFirst().map(OwnNetwork::address));
        ours.ifPresent(address -> findings.add(new Finding.BehindRouter(failed.orElse(outside.getFirst()).seen(), address, seen.listening().port(), failed.isPresent(),
                seen.mapping().isPresent())));
    }

    private void clocks() {
        var wrong = seen.clocks().stream().filter(clock -> clock.ahead().abs().compareTo(CLOCKS_AGREE) > 0).toList();
        boolean allAlike = wrong.size() > 1 && wrong.size() == seen.clocks().size() && wrong.stream().map(clock -> clock.ahead().isNegative()).distinct().count() == 1;
        if (!allAlike) {
            for (var clock : wrong) findings.add(new Finding.ClocksDiffer(clock.contact(), clock.ahead()));
            return;
        }
        var sorted = wrong.stream().map(Observations.Clock::ahead).sorted().toList();
        findings.add(new Finding.OwnClockWrong(wrong.size(), sorted.get(sorted.size() / 2)));
    }

    private void target(Target target) {
        if (target.ip().isEmpty()) {
            findings.add(new Finding.UnknownTarget(target.address().host()));
            return;
        }
        var address = target.address();
        var ip = target.ip().get();
        boolean ours = seen.networks().stream().anyMatch(network -> network.contains(ip));
        var own = seen.defaultRoute().or(() -> seen.networks().stream().findFirst().map(OwnNetwork::address));
        findings.add(switch (target.answer()) {
            case OPEN -> new Finding.TargetAnswers(address);
            case REFUSED -> new Finding.TargetRefuses(address);
            case SILENT, NO_ROUTE -> {
                if (ours && target.neighbour().map(answers -> !answers).orElse(target.answer() == TcpProbe.Answer.NO_ROUTE)) yield new Finding.Isolated(address);
                if (!ours && AddressScope.of(ip).ownNetwork() && own.isPresent()) yield new Finding.WrongNetwork(address, own.get());
                yield target.answer() == TcpProbe.Answer.SILENT || ours ? new Finding.TargetSilent(address) : new Finding.NoWay(address);
            }
        });
    }
}
