package org.hashverse.node.api;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;

/// Findings for tests.
public final class TestFindings {
    /// The contact whose clock differs.
    public static final PeerId CONTACT = PeerId.of(new byte[32]);
    private static final InetAddress LAN = InetAddress.ofLiteral("10.20.30.7");
    private static final InetAddress ROUTER = InetAddress.ofLiteral("203.0.113.5");
    private static final PeerAddress TARGET = PeerAddress.parse("10.20.30.9:8001");
    private static final Finding.OwnAddress VPN = new Finding.OwnAddress("wg-home", InetAddress.ofLiteral("10.8.77.2"), true);
    private static final String LINE = Firewall.UFW.line(8000, Firewall.USUAL_CHAIN);

    private TestFindings() {}

    /// At least one finding of each kind, the most serious first.
    public static List<Finding> all() {
        var all = List.<Finding>of(new Finding.Listening(8000), new Finding.NotListening(8000), new Finding.PortTaken(8000, 8001, Optional.empty()), new Finding.PortTaken(8000, 8001, Optional.of("nginx")),
                new Finding.OnlyThisComputer(8000), new Finding.AddressGone("10.20.30.7"), new Finding.NoNetwork(),
                new Finding.SeveralNetworks(List.of(new Finding.OwnAddress("eth0", LAN, false), VPN)), new Finding.VpnFirst(VPN, LAN), new Finding.NobodyToAsk(), new Finding.SeenAt(LAN),
                new Finding.Reached(1), new Finding.Reached(3), new Finding.ChecksDeclined(), new Finding.BehindRouter(ROUTER, LAN, 8000, true, false),
                new Finding.BehindRouter(ROUTER, LAN, 8000, true, true), new Finding.BehindRouter(ROUTER, LAN, 8000, false, false), new Finding.AnotherAnswers(PeerAddress.parse("203.0.113.5:8000")),
                new Finding.FirewallDrops(8000, Firewall.UFW, LINE), new Finding.FirewallRejects(8000, Firewall.UFW, LINE), new Finding.FirewallMayBlock(8000, Firewall.UFW, LINE),
                new Finding.FirewallDrops(8000, Firewall.UNKNOWN, ""), new Finding.PortMapped(PeerAddress.parse("203.0.113.5:8000")), new Finding.NotMapped(8000),
                new Finding.OwnClockWrong(3, Duration.ofHours(-2)), new Finding.ClocksDiffer(CONTACT, Duration.ofMinutes(3)), new Finding.MulticastBlocked(),
                new Finding.TargetAnswers(TARGET), new Finding.TargetRefuses(TARGET), new Finding.TargetSilent(TARGET), new Finding.WrongNetwork(TARGET, LAN),
                new Finding.Isolated(TARGET), new Finding.NoWay(PeerAddress.parse("[2001:db8:1:2::9]:8001")), new Finding.UnknownTarget("anna-laptop"));
        var kinds = all.stream().map(Object::getClass).collect(Collectors.toSet());
        var missing = Arrays.stream(Finding.class.getPermittedSubclasses()).filter(kind -> !kinds.contains(kind)).toList();
        if (!missing.isEmpty()) throw new AssertionError("no example of " + missing);
        return all.stream().sorted(Comparator.comparing(Finding::level)).toList();
    }

    /// A report with all of them.
    public static DoctorReport report() {
        return new DoctorReport(DoctorReport.Verdict.UNREACHABLE, all());
    }
}
