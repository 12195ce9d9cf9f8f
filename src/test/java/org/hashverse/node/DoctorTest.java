package org.hashverse.node;

import static org.hashverse.node.TestNode.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.hashverse.TestPorts;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerName;
import org.hashverse.node.api.DoctorReport;
import org.hashverse.node.api.Finding;
import org.hashverse.node.kit.Limits;
import org.hashverse.node.kit.NodeClock;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.Frame;
import org.hashverse.wire.OptionalFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Reports of real nodes on loopback.
@Timeout(300)
class DoctorTest {
    private static List<? extends Finding> found(DoctorReport report, Class<? extends Finding> kind) {
        return report.findings().stream().filter(kind::isInstance).toList();
    }

    private static DoctorReport report(TestNode node, PeerAddress... targets) throws Exception {
        return get(node.node.doctor(List.of(targets)));
    }

    @Test
    void aClockThatIsWrongIsComparedWithThoseOfContacts() throws Exception {
        var late = new SkewedClock(Duration.ofHours(-2), new AtomicLong());
        try (var ana = TestNode.open("Ana", Settings.Accept.ANYONE, TestLimits.SHORT, late); var bo = TestNode.open("Bo"); var chen = TestNode.open("Chen")) {
            ana.meet(bo);
            assertEquals(1, found(report(ana), Finding.ClocksDiffer.class).size(), "of two clocks either may be wrong");
            ana.meet(chen);
            var report = report(ana);
            assertEquals(List.of(), found(report, Finding.ClocksDiffer.class));
            var wrong = (Finding.OwnClockWrong) found(report, Finding.OwnClockWrong.class).getFirst();
            assertEquals(2, wrong.contacts());
            assertTrue(wrong.ahead().toMinutes() >= 119, wrong.toString());
        }
    }

    @Test
    void aNodeOnLoopbackIsForThisComputerOnly() throws Exception {
        try (var ana = TestNode.open("Ana"); var bo = TestNode.open("Bo")) {
            bo.meet(ana);
            var report = report(ana);
            assertEquals(List.of(new Finding.OnlyThisComputer(ana.self().port())), found(report, Finding.OnlyThisComputer.class));
            assertEquals(DoctorReport.Verdict.UNREACHABLE, report.verdict(), "a contact on this computer proves nothing");
        }
    }

    @Test
    void theAddressesThatCouldNotBeAddedAreTried() throws Exception {
        try (var ana = TestNode.open("Ana"); var server = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
            var open = new PeerAddress("127.0.0.1", server.getLocalPort());
            var closed = new PeerAddress("127.0.0.1", TestPorts.free());
            var report = report(ana, open, closed);
            assertEquals(List.of(new Finding.TargetAnswers(open)), found(report, Finding.TargetAnswers.class));
            assertEquals(List.of(new Finding.TargetRefuses(closed)), found(report, Finding.TargetRefuses.class));
        }
    }

    @Test
    void eightAddressesAreTriedAndNotNine() throws Exception {
        try (var ana = TestNode.open("Ana")) {
            var nine = IntStream.rangeClosed(1, 9).mapToObj(port -> new PeerAddress("127.0.0.1", port)).toArray(PeerAddress[]::new);
            assertEquals(8, report(ana, nine).findings().stream().filter(finding -> finding instanceof Finding.TargetRefuses || finding instanceof Finding.TargetSilent).count());
        }
    }

    @Test
    void aContactThatNeverAnswersDoesNotHoldUpTheReport() throws Exception {
        var limits = TestLimits.SHORT.withTimeouts(times -> new Limits.Timeouts(times.query(), times.peers(), times.closing(), Duration.ofMillis(200), times.download()));
        try (var ana = TestNode.open("Ana", Settings.Accept.ANYONE, limits, NodeClock.SYSTEM); var mute = RawPeer.in(ana.address(), Papers.good())) {
            mute.say(new Frame.Hello(0, new PeerName("Mute"), Optional.empty(), Set.of(OptionalFrame.ReachQuery.FEATURE), "1".repeat(32), RawPeer.STORE, Optional.empty(), System.currentTimeMillis(), 0, List.of(),
                    false, true, Optional.empty()));
            mute.hear(Frame.Hello.class);
            ana.awaitPeer(mute.id(), peer -> peer.connected() && peer.met());
            var report = ana.node.doctor(List.of());
            mute.hear(OptionalFrame.ReachQuery.class);
            assertTrue(get(report).findings().size() > 0);
        }
    }
}
