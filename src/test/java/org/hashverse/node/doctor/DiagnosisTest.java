package org.hashverse.node.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.node.api.DoctorReport.Verdict;
import org.hashverse.node.api.DoctorReport;
import org.hashverse.node.api.Finding;
import org.hashverse.node.api.Firewall;
import org.hashverse.node.doctor.Observations.Clock;
import org.hashverse.node.doctor.Observations.FoundFirewall;
import org.hashverse.node.doctor.Observations.Listening;
import org.hashverse.node.doctor.Observations.Mapping;
import org.hashverse.node.doctor.Observations.Target;
import org.hashverse.node.doctor.Observations.View;
import org.hashverse.transport.network.OwnNetwork;
import org.hashverse.transport.network.TcpProbe;
import org.hashverse.wire.OptionalFrame.Reach.Result;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Each finding from the observations that lead to it, and from none that are nearly the same.
class DiagnosisTest {
    private static final InetAddress LAN = ip("10.0.0.7");
    private static final InetAddress NEIGHBOUR = ip("10.0.0.8");
    private static final InetAddress VPN = ip("10.8.0.2");
    private static final InetAddress ROUTER = ip("203.0.113.5");
    private static final OwnNetwork CABLE = new OwnNetwork("eth0", LAN, 24, false, false);
    private static final OwnNetwork TUNNEL = new OwnNetwork("wg0", VPN, 24, true, false);
    private static final FoundFirewall UFW = new FoundFirewall(Firewall.UFW, true, Firewall.USUAL_CHAIN);
    private static final Set<Class<?>> FOUND = new HashSet<>();

    private static InetAddress ip(String literal) {
        return InetAddress.ofLiteral(literal);
    }

    /// Observations of a computer in one network that listens, and to which nobody is connected.
    private record Seen(Listening listening, List<OwnNetwork> networks, Optional<InetAddress> route, List<View> views, List<InetAddress> callers, List<Clock> clocks, FoundFirewall firewall,
                        Optional<Boolean> multicast, Optional<Mapping> mapping, List<Target> targets) {
        static final Seen QUIET = new Seen(new Listening(8000, true, TcpProbe.Answer.OPEN, Optional.empty(), Optional.empty(), Optional.empty()), List.of(CABLE), Optional.of(LAN), List.of(), List.of(), List.of(),
                FoundFirewall.NONE, Optional.empty(), Optional.empty(), List.of());

        Seen listening(Listening other) {
            return new Seen(other, networks, route, views, callers, clocks, firewall, multicast, mapping, targets);
        }

        Seen networks(Optional<InetAddress> onRoute, OwnNetwork... others) {
            return new Seen(listening, List.of(others), onRoute, views, callers, clocks, firewall, multicast, mapping, targets);
        }

        Seen views(View... others) {
            return new Seen(listening, networks, route, List.of(others), callers, clocks, firewall, multicast, mapping, targets);
        }

        Seen views(InetAddress seen, Result... results) {
            return views(Arrays.stream(results).map(result -> new View(seen, result)).toArray(View[]::new));
        }

        /// Contacts on the same network called us.
        Seen called(int contacts) {
            return called(Collections.nCopies(contacts, NEIGHBOUR));
        }

        Seen called(List<InetAddress> contacts) {
            return new Seen(listening, networks, route, views, contacts, clocks, firewall, multicast, mapping, targets);
        }

        Seen clocks(long... minutes) {
            var others = Arrays.stream(minutes).mapToObj(ahead -> new Clock(id(ahead), Duration.ofMinutes(ahead))).toList();
            return new Seen(listening, networks, route, views, callers, others, firewall, multicast, mapping, targets);
        }

        Seen firewall(FoundFirewall other) {
            return new Seen(listening, networks, route, views, callers, clocks, other, multicast, mapping, targets);
        }

        Seen multicast(boolean arrives) {
            return new Seen(listening, networks, route, views, callers, clocks, firewall, Optional.of(arrives), mapping, targets);
        }

        Seen mapping(Optional<PeerAddress> external) {
            return new Seen(listening, networks, route, views, callers, clocks, firewall, multicast, Optional.of(new Mapping(external)), targets);
        }

        Seen target(String address, TcpProbe.Answer answer, Boolean neighbour) {
            var target = PeerAddress.parse(address);
            return new Seen(listening, networks, route, views, callers, clocks, firewall, multicast, mapping, List.of(new Target(target, target.ip(), answer, Optional.ofNullable(neighbour))));
        }

        DoctorReport report() {
            var report = Diagnosis.of(new Observations(listening, networks, route, views, callers, clocks, firewall, multicast, mapping, targets));
            report.findings().forEach(finding -> FOUND.add(finding.getClass()));
            assertEquals(report.findings().stream().sorted(Comparator.comparing(Finding::level)).toList(), report.findings(), "the most serious first");
            return report;
        }
    }

    private static PeerId id(long number) {
        var key = new byte[32];
        key[0] = (byte) number;
        return PeerId.of(key);
    }

    /// Checks that a report has a finding, and no other of its kind.
    private static void has(Finding finding, Seen seen) {
        assertEquals(List.of(finding), kind(finding.getClass(), seen), () -> seen.report().toString());
    }

    private static void hasNone(Class<? extends Finding> kind, Seen seen) {
        assertEquals(List.of(), kind(kind, seen));
    }

    private static List<Finding> kind(Class<? extends Finding> kind, Seen seen) {
        return seen.report().findings().stream().filter(kind::isInstance).toList();
    }

    private static Listening port(boolean open, InetAddress bound) {
        return new Listening(8000, open, open ? TcpProbe.Answer.OPEN : TcpProbe.Answer.REFUSED, Optional.ofNullable(bound), Optional.empty(), Optional.empty());
    }

    @AfterAll
    static void everyKindOfFindingWasFound() {
        assertEquals(Arrays.stream(Finding.class.getPermittedSubclasses()).collect(Collectors.toSet()), FOUND);
    }

    @Test
    void aComputerThatListensAndKnowsNobodyHasNoProblem() {
        var report = Seen.QUIET.report();
        assertEquals(List.of(new Finding.NobodyToAsk(), new Finding.Listening(8000)), report.findings());
        assertEquals(Verdict.UNKNOWN, report.verdict());
    }

    @Test
    void aPortThatIsNotOpenHereIsTheFirstProblem() {
        has(new Finding.NotListening(8000), Seen.QUIET.listening(port(false, null)));
        hasNone(Finding.Listening.class, Seen.QUIET.listening(port(false, null)));
        assertEquals(Verdict.UNREACHABLE, Seen.QUIET.listening(port(false, null)).report().verdict());
        hasNone(Finding.FirewallRejects.class, Seen.QUIET.listening(port(false, null)).views(LAN, Result.REFUSED));
        has(new Finding.OnlyThisComputer(8000), Seen.QUIET.listening(port(true, ip("127.0.0.1"))));
        has(new Finding.AddressGone("10.0.0.8"), Seen.QUIET.listening(port(false, ip("10.0.0.8"))));
        hasNone(Finding.AddressGone.class, Seen.QUIET.listening(port(true, LAN)));
        has(new Finding.PortTaken(8000, 8001, Optional.of("nginx")), Seen.QUIET.listening(new Listening(8001, true, TcpProbe.Answer.OPEN, Optional.empty(), Optional.of(8000), Optional.of("nginx"))));
    }

    @Test
    void networks() {
        has(new Finding.NoNetwork(), Seen.QUIET.networks(Optional.empty()));
        hasNone(Finding.SeveralNetworks.class, Seen.QUIET);
        has(new Finding.SeveralNetworks(List.of(new Finding.OwnAddress("eth0", LAN, false), new Finding.OwnAddress("wg0", VPN, true))), Seen.QUIET.networks(Optional.of(LAN), CABLE, TUNNEL));
        hasNone(Finding.VpnFirst.class, Seen.QUIET.networks(Optional.of(LAN), CABLE, TUNNEL));
        has(new Finding.VpnFirst(new Finding.OwnAddress("wg0", VPN, true), LAN), Seen.QUIET.networks(Optional.of(VPN), CABLE, TUNNEL));
        hasNone(Finding.SeveralNetworks.class, Seen.QUIET.networks(Optional.of(LAN), CABLE, new OwnNetwork("docker0", ip("172.17.0.1"), 16, false, true)));
        hasNone(Finding.SeveralNetworks.class, Seen.QUIET.networks(Optional.of(LAN), CABLE, new OwnNetwork("eth0", ip("2001:db8::7"), 64, false, false)));
    }

    @Test
    void aContactThatReachesUsProvesIt() {
        var reached = Seen.QUIET.views(LAN, Result.REACHED, Result.DECLINED);
        has(new Finding.Reached(1), reached);
        has(new Finding.SeenAt(LAN), reached);
        assertEquals(Verdict.REACHABLE, reached.report().verdict());
        has(new Finding.Reached(2), Seen.QUIET.called(2));
        hasNone(Finding.NobodyToAsk.class, Seen.QUIET.called(2));
        hasNone(Finding.FirewallMayBlock.class, reached.firewall(UFW));
        assertEquals(Verdict.UNKNOWN, Seen.QUIET.views(LAN, Result.BUSY).report().verdict());
    }

    @Test
    void aCallOfEarlierDoesNotOutweighOneThatFailsNow() {
        var blocked = Seen.QUIET.called(1).views(LAN, Result.SILENT);
        hasNone(Finding.Reached.class, blocked);
        assertEquals(Verdict.UNREACHABLE, blocked.report().verdict());
        var closed = Seen.QUIET.called(List.of(ip("198.51.100.4"))).views(ROUTER, Result.SILENT);
        hasNone(Finding.Reached.class, closed);
        assertEquals(Verdict.UNREACHABLE, closed.report().verdict());
    }

    @Test
    void aCallFromOurOwnNetworkProvesWhatAFailureOutsideDoesNotTakeBack() {
        for (var caller : List.of(NEIGHBOUR, ip("192.168.7.7"), ip("100.64.0.1"), ip("fd00::1"))) {
            var half = Seen.QUIET.called(List.of(caller, ip("198.51.100.4"))).views(ROUTER, Result.SILENT);
            has(new Finding.Reached(1), half);
            has(new Finding.BehindRouter(ROUTER, LAN, 8000, true, false), half);
            assertEquals(Verdict.REACHABLE, half.report().verdict(), "by those inside");
        }
        hasNone(Finding.Reached.class, Seen.QUIET.called(List.of(NEIGHBOUR, ip("198.51.100.4"))).views(LAN, Result.REFUSED));
    }

    @Test
    void aFirewallOfThisComputer() {
        has(new Finding.FirewallDrops(8000, Firewall.UFW, "sudo ufw allow 8000/tcp"), Seen.QUIET.views(LAN, Result.SILENT).firewall(UFW));
        has(new Finding.FirewallRejects(8000, Firewall.UFW, "sudo ufw allow 8000/tcp"), Seen.QUIET.views(LAN, Result.REFUSED).firewall(UFW));
        has(new Finding.FirewallRejects(8000, Firewall.UNKNOWN, ""), Seen.QUIET.views(LAN, Result.UNREACHABLE));
        has(new Finding.FirewallMayBlock(8000, Firewall.UFW, "sudo ufw allow 8000/tcp"), Seen.QUIET.firewall(UFW));
        hasNone(Finding.FirewallMayBlock.class, Seen.QUIET.firewall(new FoundFirewall(Firewall.NFTABLES, false, Firewall.USUAL_CHAIN)));
        hasNone(Finding.FirewallMayBlock.class, Seen.QUIET.views(LAN, Result.SILENT).firewall(UFW));
        hasNone(Finding.FirewallDrops.class, Seen.QUIET.views(LAN, Result.SILENT, Result.REACHED));
    }

    @Test
    void aFirewallThatKeepsEvenThisComputerAwayIsFoundWithoutContacts() {
        for (var answer : TcpProbe.Answer.values()) {
            var seen = Seen.QUIET.called(1).firewall(UFW).listening(new Listening(8000, true, answer, Optional.empty(), Optional.empty(), Optional.empty()));
            assertEquals(answer == TcpProbe.Answer.SILENT ? 1 : 0, kind(Finding.FirewallDrops.class, seen).size(), answer.toString());
            assertEquals(answer == TcpProbe.Answer.REFUSED || answer == TcpProbe.Answer.NO_ROUTE ? 1 : 0, kind(Finding.FirewallRejects.class, seen).size(), answer.toString());
            assertEquals(answer == TcpProbe.Answer.OPEN ? Verdict.REACHABLE : Verdict.UNREACHABLE, seen.report().verdict());
        }
    }

    @Test
    void aRouterInBetween() {
        has(new Finding.BehindRouter(ROUTER, LAN, 8000, true, false), Seen.QUIET.views(ROUTER, Result.SILENT));
        hasNone(Finding.FirewallDrops.class, Seen.QUIET.views(ROUTER, Result.SILENT).firewall(UFW));
        has(new Finding.BehindRouter(ROUTER, LAN, 8000, false, false), Seen.QUIET.views(ROUTER, Result.DECLINED));
        hasNone(Finding.BehindRouter.class, Seen.QUIET.views(ROUTER, Result.REACHED));
        var both = Seen.QUIET.views(new View(LAN, Result.REACHED), new View(ROUTER, Result.REFUSED));
        has(new Finding.BehindRouter(ROUTER, LAN, 8000, true, false), both);
        assertEquals(Verdict.REACHABLE, both.report().verdict(), "by those inside");
        has(new Finding.AnotherAnswers(PeerAddress.parse("203.0.113.5:8000")), Seen.QUIET.views(ROUTER, Result.OTHER));
    }

    @Test
    void contactsThatMayNotCallBack() {
        has(new Finding.ChecksDeclined(), Seen.QUIET.views(LAN, Result.DECLINED, Result.DECLINED));
        hasNone(Finding.ChecksDeclined.class, Seen.QUIET.views(LAN, Result.DECLINED, Result.BUSY));
        hasNone(Finding.NobodyToAsk.class, Seen.QUIET.views(LAN, Result.DECLINED));
    }

    @Test
    void portMapping() {
        has(new Finding.PortMapped(PeerAddress.parse("203.0.113.5:8000")), Seen.QUIET.mapping(Optional.of(PeerAddress.parse("203.0.113.5:8000"))));
        has(new Finding.BehindRouter(ROUTER, LAN, 8000, true, true), Seen.QUIET.views(ROUTER, Result.SILENT).mapping(Optional.empty()));
        has(new Finding.NotMapped(8000), Seen.QUIET.mapping(Optional.empty()));
    }

    @Test
    void clocks() {
        assertEquals(List.of(), kind(Finding.ClocksDiffer.class, Seen.QUIET.clocks(2, -2)));
        has(new Finding.ClocksDiffer(id(3), Duration.ofMinutes(3)), Seen.QUIET.clocks(3));
        has(new Finding.ClocksDiffer(id(-3), Duration.ofMinutes(-3)), Seen.QUIET.clocks(-3, 0));
        has(new Finding.OwnClockWrong(3, Duration.ofMinutes(61)), Seen.QUIET.clocks(60, 61, 70));
        assertEquals(2, kind(Finding.ClocksDiffer.class, Seen.QUIET.clocks(60, -60)).size());
        assertEquals(Verdict.UNKNOWN, Seen.QUIET.clocks(60, 61).report().verdict(), "a clock keeps nobody away");
    }

    @Test
    void multicast() {
        has(new Finding.MulticastBlocked(), Seen.QUIET.multicast(false));
        hasNone(Finding.MulticastBlocked.class, Seen.QUIET.multicast(true));
        hasNone(Finding.MulticastBlocked.class, Seen.QUIET.multicast(false).networks(Optional.empty()));
    }

    @Test
    void anAddressThatCouldNotBeAdded() {
        var there = PeerAddress.parse("10.0.0.9:8000");
        has(new Finding.TargetAnswers(there), Seen.QUIET.target("10.0.0.9", TcpProbe.Answer.OPEN, true));
        has(new Finding.TargetRefuses(there), Seen.QUIET.target("10.0.0.9", TcpProbe.Answer.REFUSED, true));
        has(new Finding.TargetSilent(there), Seen.QUIET.target("10.0.0.9", TcpProbe.Answer.SILENT, true));
        has(new Finding.TargetSilent(there), Seen.QUIET.target("10.0.0.9", TcpProbe.Answer.NO_ROUTE, true));
        has(new Finding.Isolated(there), Seen.QUIET.target("10.0.0.9", TcpProbe.Answer.NO_ROUTE, false));
        has(new Finding.Isolated(there), Seen.QUIET.target("10.0.0.9", TcpProbe.Answer.SILENT, false));
        has(new Finding.Isolated(there), Seen.QUIET.target("10.0.0.9", TcpProbe.Answer.NO_ROUTE, null));
        has(new Finding.TargetSilent(there), Seen.QUIET.target("10.0.0.9", TcpProbe.Answer.SILENT, null));
        has(new Finding.WrongNetwork(PeerAddress.parse("10.0.1.9:8000"), LAN), Seen.QUIET.target("10.0.1.9", TcpProbe.Answer.SILENT, null));
        has(new Finding.WrongNetwork(PeerAddress.parse("192.168.1.9:8000"), LAN), Seen.QUIET.target("192.168.1.9", TcpProbe.Answer.NO_ROUTE, null));
        has(new Finding.TargetSilent(PeerAddress.parse("203.0.113.9:8000")), Seen.QUIET.target("203.0.113.9", TcpProbe.Answer.SILENT, null));
        has(new Finding.NoWay(PeerAddress.parse("[2001:db8::9]:8000")), Seen.QUIET.target("2001:db8::9", TcpProbe.Answer.NO_ROUTE, null));
        has(new Finding.UnknownTarget("anna-laptop"), Seen.QUIET.target("anna-laptop", TcpProbe.Answer.NO_ROUTE, null));
        assertEquals(Verdict.UNKNOWN, Seen.QUIET.target("10.0.0.9", TcpProbe.Answer.REFUSED, true).report().verdict(), "the fault is there, not here");
    }

    @Test
    void theEdgeOfANetwork() {
        var network = new OwnNetwork("eth0", ip("10.0.3.200"), 23, false, false);
        assertTrue(Stream.of("10.0.2.0", "10.0.3.255").map(DiagnosisTest::ip).allMatch(network::contains));
        assertFalse(Stream.of("10.0.1.255", "10.0.4.0", "2001:db8::1").map(DiagnosisTest::ip).anyMatch(network::contains));
        assertTrue(new OwnNetwork("ppp0", ip("10.0.0.1"), 0, true, false).contains(ip("1.2.3.4")));
        assertFalse(new OwnNetwork("eth0", ip("2001:db8::1"), 128, false, false).contains(ip("2001:db8::2")));
    }
}
