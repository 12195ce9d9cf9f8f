package org.hashverse.transport.nearby;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerName;
import org.hashverse.transport.dns.MalformedDns;
import org.junit.jupiter.api.Test;

/// Peers appear soon, whoever started first, and go when they quit, are killed or lose their network.
class DiscoveryTest {
    /// Somebody who started is seen by then.
    private static final Duration SOON = Duration.ofSeconds(1);
    /// Somebody who was killed is gone by then.
    private static final Duration AFTER_A_KILL = Duration.ofSeconds(15);
    private static final Duration LONG = Duration.ofMinutes(10);
    private final Hub hub = new Hub();
    private final Hub.Computer ana = hub.computer(1).announce("Ana");

    @Test
    void whoStartsSeesWhoIsThereAndIsSeen() {
        hub.run(LONG);
        assertEquals(List.of(), ana.told.peers());
        var bo = hub.computer(2).announce("Bo");
        hub.run(SOON);
        assertEquals(List.of(new NearbyPeer(ana.id, new PeerName("Ana"), List.of(PeerAddress.parse("10.0.0.1:8000")))), bo.told.peers());
        assertEquals(List.of("Bo"), ana.names());
        assertTrue(bo.told.announced() && bo.told.usable() && bo.told.othersHeard());
        assertEquals(List.of("eth0"), bo.told.interfaces());
        hub.run(LONG);
        assertEquals(List.of("Bo"), ana.names());
        assertEquals(3, ana.tellings, "nothing, Bo; before that what can be heard");
    }

    @Test
    void whoIsNotAnnouncedSeesOthersAllTheSame() {
        var bo = hub.computer(2);
        hub.run(SOON);
        assertEquals(List.of("Ana"), bo.names());
        assertFalse(bo.told.announced());
        assertEquals(List.of(), ana.names());
    }

    @Test
    void whoQuitsIsGoneAtOnce() {
        var bo = hub.computer(2).announce("Bo");
        hub.run(SOON);
        bo.announce(Optional.empty());
        bo.kill();
        hub.run(SOON);
        assertEquals(List.of(), ana.names());
    }

    @Test
    void whoIsKilledIsGoneAfterAWhile() {
        var bo = hub.computer(2).announce("Bo");
        hub.run(LONG);
        bo.kill();
        hub.run(AFTER_A_KILL);
        assertEquals(List.of(), ana.names());
        assertEquals(0, ana.discovery.kept());
    }

    @Test
    void whoReturnsIsSeenAgain() {
        var bo = hub.computer(2).announce("Bo");
        hub.run(SOON);
        bo.announce(Optional.empty());
        hub.run(SOON);
        assertEquals(List.of(), ana.names());
        bo.announce("Bo");
        hub.run(SOON);
        assertEquals(List.of("Bo"), ana.names());
    }

    @Test
    void lostPacketsDoNotMakeAnybodyGo() {
        hub.computer(2).announce("Bo");
        hub.run(SOON);
        var random = new SplittableRandom(1);
        hub.loses = _ -> random.nextInt(10) == 0;
        for (int i = 0; i < 600; i++) {
            hub.run(SOON);
            assertEquals(List.of("Bo"), ana.names(), "second " + i);
        }
    }

    @Test
    void aNewNameTakesThePlaceOfTheOldOne() {
        var bo = hub.computer(2).announce("Bo");
        hub.run(SOON);
        bo.announce("Bobby");
        hub.run(SOON);
        assertEquals(List.of("Bobby"), ana.names());
        assertEquals(1, ana.discovery.kept());
    }

    @Test
    void aNewPortTakesThePlaceOfTheOldOne() {
        var bo = hub.computer(2).announce("Bo");
        hub.run(SOON);
        bo.announce(Optional.of(new Announcement(new PeerName("Bo"), 9000)));
        hub.run(SOON);
        assertEquals(List.of("10.0.0.2:9000"), ana.addresses(bo.id));
    }

    @Test
    void aPeerOnSeveralLinksIsOnePeerWithAllItsAddresses() {
        ana.plug(0, Hub.networkInterface("10.0.0.1", "fe80::1"), true);
        ana.plug(1, Hub.networkInterface("10.1.0.1"), false);
        var bo = hub.computer(Hub.key(2)).announce("Bo");
        bo.plug(0, Hub.networkInterface("10.0.0.2", "fe80::2"), false);
        bo.plug(0, Hub.networkInterface("10.0.0.2", "fe80::2"), true);
        bo.plug(1, Hub.networkInterface("10.1.0.2"), false);
        hub.run(SOON);
        assertEquals(List.of("Bo"), ana.names());
        assertEquals(List.of("10.0.0.2:8000", "10.1.0.2:8000"), ana.addresses(bo.id).subList(0, 2).stream().sorted().toList());
        assertEquals(List.of("[fe80::2%eth0]:8000"), ana.addresses(bo.id).subList(2, 3));
    }

    @Test
    void bridgesOfContainersComeLast() {
        var docker = new MulticastInterface("docker0", 3, true, false, Hub.networkInterface("172.17.0.1").networks());
        var late = hub.computer(Hub.key(3));
        late.plug(1, docker, false);
        late.plug(0, Hub.networkInterface("10.0.0.3"), false);
        var bo = hub.computer(Hub.key(2)).announce("Bo");
        bo.plug(1, Hub.networkInterface("172.17.0.2"), false);
        bo.plug(0, Hub.networkInterface("10.0.0.2"), false);
        hub.run(SOON);
        assertEquals(List.of("eth0", "docker0"), late.told.interfaces());
        assertEquals(List.of("10.0.0.2:8000", "172.17.0.2:8000"), late.addresses(bo.id));
    }

    @Test
    void aLinkThatEndsTakesItsPeersWithIt() {
        var bo = hub.computer(Hub.key(2)).announce("Bo");
        var segment = bo.plug(0, Hub.networkInterface("10.0.0.2"), false);
        hub.run(SOON);
        bo.unplug(segment);
        hub.run(SOON);
        assertEquals(List.of(), bo.names());
        assertEquals(List.of(), bo.told.interfaces());
        assertFalse(bo.told.announced() || bo.told.othersHeard());
        bo.plug(0, Hub.networkInterface("10.0.0.22"), false);
        hub.run(SOON);
        assertEquals(List.of("Ana"), bo.names());
        hub.run(AFTER_A_KILL);
        assertEquals(List.of("10.0.0.22:8000"), ana.addresses(bo.id), "the old address has ended");
    }

    @Test
    void aNewAddressTakesThePlaceOfTheOldOne() {
        var bo = hub.computer(Hub.key(2)).announce("Bo");
        var segment = bo.plug(0, Hub.networkInterface("10.0.0.2", "10.0.0.20"), false);
        hub.run(SOON);
        assertEquals(List.of("10.0.0.2:8000", "10.0.0.20:8000"), ana.addresses(bo.id));
        segment.readdress(Hub.networkInterface("10.0.0.2", "10.0.0.30"));
        hub.run(SOON);
        assertEquals(List.of("10.0.0.2:8000", "10.0.0.30:8000"), ana.addresses(bo.id));
    }

    @Test
    void ourOwnDelayIsNotTakenForTheSilenceOfOthers() {
        var bo = hub.computer(2).announce("Bo");
        hub.run(LONG);
        hub.now += AFTER_A_KILL.toNanos(); // nobody did anything meanwhile
        hub.run(Duration.ofMillis(1));
        assertEquals(List.of("Bo"), ana.names());
        bo.kill();
        hub.run(AFTER_A_KILL);
        assertEquals(List.of(), ana.names());
    }

    @Test
    void afterSleepEverybodyIsAskedAgain() {
        var bo = hub.computer(2);
        hub.run(LONG);
        hub.sent.clear();
        hub.now += Duration.ofHours(1).toNanos(); // nobody did anything meanwhile
        hub.run(SOON);
        assertEquals(List.of("Ana"), bo.names());
    }

    @Test
    void inAnotherNetworkNobodyWasHeardYet() {
        var bo = hub.computer(Hub.key(2)).announce("Bo");
        var segment = bo.plug(0, Hub.networkInterface("10.0.0.2"), false);
        hub.run(SOON);
        assertTrue(bo.told.othersHeard());
        segment.readdress(Hub.networkInterface("10.0.0.2", "2001:db8::2"));
        hub.run(Duration.ofMillis(1));
        assertTrue(bo.told.othersHeard(), "the IPv4 address is the same");
        segment.readdress(Hub.networkInterface("10.5.0.2"));
        hub.run(LONG);
        assertFalse(bo.told.othersHeard());
        segment.readdress(Hub.networkInterface("10.0.0.2"));
        hub.run(SOON);
        assertTrue(bo.told.othersHeard());
    }

    @Test
    void whoWasHeardOnALinkThatEndedDoesNotCountForTheOthers() {
        var bo = hub.computer(Hub.key(2)).announce("Bo");
        var first = bo.plug(0, Hub.networkInterface("10.0.0.2"), false);
        bo.plug(1, Hub.networkInterface("10.1.0.2"), false);
        hub.run(SOON);
        assertTrue(bo.told.othersHeard());
        bo.unplug(first);
        hub.run(LONG);
        assertFalse(bo.told.othersHeard(), "nobody else is on the second link");
        assertEquals(List.of("eth0"), bo.told.interfaces());
    }

    @Test
    void aPacketThatWaitedWhileWeSleptDoesNotKeepAnybodyForLonger() throws MalformedDns {
        var bo = hub.computer(2).announce("Bo");
        hub.run(SOON);
        var announcement = hub.sent.stream().filter(packet -> packet.from().getHostString().equals("10.0.0.2") && packet.response()).findFirst().orElseThrow().message();
        bo.kill();
        hub.now += Duration.ofHours(1).toNanos();
        hub.send("10.0.0.2", announcement);
        hub.run(AFTER_A_KILL);
        assertEquals(List.of(), ana.names());
    }

    @Test
    void fiftyPeopleSeeEachOtherWithFewPackets() {
        for (int i = 2; i <= 50; i++) hub.computer(i).announce("P" + i);
        hub.run(Duration.ofSeconds(3));
        assertEquals(49, ana.told.peers().size());
        hub.run(Duration.ofSeconds(32));
        hub.sent.clear();
        int tellings = ana.tellings;
        hub.run(Duration.ofSeconds(20));
        assertEquals(tellings, ana.tellings, "nothing changed");
        assertTrue(hub.sent.size() < 50 * 6, "each announces itself 5 times, and few of them answer a query: " + hub.sent.size());
    }
}
