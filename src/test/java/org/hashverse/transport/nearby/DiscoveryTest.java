package org.hashverse.transport.nearby;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerName;
import org.hashverse.transport.dns.DnsMessage;
import org.hashverse.transport.dns.DnsName;
import org.hashverse.transport.dns.DnsQuestion;
import org.hashverse.transport.dns.DnsRecord;
import org.hashverse.transport.dns.DnsType;
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
        assertEquals(List.of("10.0.0.2:9000"), ana.places(bo.id));
    }

    @Test
    void aPeerOnSeveralLinksIsOnePeerWithAllItsAddresses() {
        ana.plug(0, Hub.card("10.0.0.1", "fe80::1"), true);
        ana.plug(1, Hub.card("10.1.0.1"), false);
        var bo = hub.computer(Hub.key(2)).announce("Bo");
        bo.plug(0, Hub.card("10.0.0.2", "fe80::2"), false);
        bo.plug(0, Hub.card("10.0.0.2", "fe80::2"), true);
        bo.plug(1, Hub.card("10.1.0.2"), false);
        hub.run(SOON);
        assertEquals(List.of("Bo"), ana.names());
        assertEquals(List.of("10.0.0.2:8000", "10.1.0.2:8000"), ana.places(bo.id).subList(0, 2).stream().sorted().toList());
        assertEquals(List.of("[fe80::2%eth0]:8000"), ana.places(bo.id).subList(2, 3));
    }

    @Test
    void bridgesOfContainersComeLast() {
        var docker = new Card("docker0", 3, true, false, Hub.card("172.17.0.1").nets());
        var late = hub.computer(Hub.key(3));
        late.plug(1, docker, false);
        late.plug(0, Hub.card("10.0.0.3"), false);
        var bo = hub.computer(Hub.key(2)).announce("Bo");
        bo.plug(1, Hub.card("172.17.0.2"), false);
        bo.plug(0, Hub.card("10.0.0.2"), false);
        hub.run(SOON);
        assertEquals(List.of("eth0", "docker0"), late.told.interfaces());
        assertEquals(List.of("10.0.0.2:8000", "172.17.0.2:8000"), late.places(bo.id));
    }

    @Test
    void aLinkThatEndsTakesItsPeersWithIt() {
        var bo = hub.computer(Hub.key(2)).announce("Bo");
        var segment = bo.plug(0, Hub.card("10.0.0.2"), false);
        hub.run(SOON);
        bo.unplug(segment);
        hub.run(SOON);
        assertEquals(List.of(), bo.names());
        assertEquals(List.of(), bo.told.interfaces());
        assertFalse(bo.told.announced() || bo.told.othersHeard());
        bo.plug(0, Hub.card("10.0.0.22"), false);
        hub.run(SOON);
        assertEquals(List.of("Ana"), bo.names());
        hub.run(AFTER_A_KILL);
        assertEquals(List.of("10.0.0.22:8000"), ana.places(bo.id), "the old address has ended");
    }

    @Test
    void aNewAddressTakesThePlaceOfTheOldOne() {
        var bo = hub.computer(Hub.key(2)).announce("Bo");
        var segment = bo.plug(0, Hub.card("10.0.0.2", "10.0.0.20"), false);
        hub.run(SOON);
        assertEquals(List.of("10.0.0.2:8000", "10.0.0.20:8000"), ana.places(bo.id));
        segment.card(Hub.card("10.0.0.2", "10.0.0.30"));
        hub.run(SOON);
        assertEquals(List.of("10.0.0.2:8000", "10.0.0.30:8000"), ana.places(bo.id));
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
        var segment = bo.plug(0, Hub.card("10.0.0.2"), false);
        hub.run(SOON);
        assertTrue(bo.told.othersHeard());
        segment.card(Hub.card("10.0.0.2", "2001:db8::2"));
        hub.run(Duration.ofMillis(1));
        assertTrue(bo.told.othersHeard(), "the IPv4 address is the same");
        segment.card(Hub.card("10.5.0.2"));
        hub.run(LONG);
        assertFalse(bo.told.othersHeard());
        segment.card(Hub.card("10.0.0.2"));
        hub.run(SOON);
        assertTrue(bo.told.othersHeard());
    }

    @Test
    void whoWasHeardOnALinkThatEndedDoesNotCountForTheOthers() {
        var bo = hub.computer(Hub.key(2)).announce("Bo");
        var first = bo.plug(0, Hub.card("10.0.0.2"), false);
        bo.plug(1, Hub.card("10.1.0.2"), false);
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
        var announcement = hub.sent.stream().filter(packet -> packet.from().getHostString().equals("10.0.0.2") && response(packet)).findFirst().orElseThrow().message();
        bo.kill();
        hub.now += Duration.ofHours(1).toNanos();
        hub.send("10.0.0.2", announcement);
        hub.run(AFTER_A_KILL);
        assertEquals(List.of(), ana.names());
    }

    @Test
    void anAnnouncementTellsNameKeyPortAndAddressesAndNothingElse() throws MalformedDns {
        hub.run(SOON);
        var packet = hub.sent.stream().filter(each -> response(each)).findFirst().orElseThrow().message();
        var instance = DnsName.of("Ana (" + ana.id.code() + ")", "_hashverse", "_tcp", "local");
        var host = DnsName.of("hashverse-" + ana.id.text().substring(0, 16).toLowerCase(Locale.ROOT), "local");
        assertEquals(List.of(new DnsRecord(OwnRecords.SERVICE, false, 14, new DnsRecord.Pointer(instance)), new DnsRecord(instance, true, 120, new DnsRecord.Service(8000, host)),
                new DnsRecord(instance, true, 120, new DnsRecord.Texts(List.of("id=" + ana.id, "v=1"))),
                new DnsRecord(host, true, 120, new DnsRecord.Address(InetAddress.ofLiteral("10.0.0.1")))), packet.records());
    }

    private static boolean response(Hub.Packet packet) {
        try {
            return packet.message().response();
        } catch (MalformedDns impossible) {
            throw new AssertionError(impossible);
        }
    }

    private List<DnsMessage> answersTo(DnsMessage query) throws MalformedDns {
        hub.sent.clear();
        hub.send("10.0.0.9", query);
        hub.run(Duration.ofMillis(150));
        var answers = new ArrayList<DnsMessage>();
        for (var packet : hub.sent) if (response(packet)) answers.add(packet.message());
        return answers;
    }

    @Test
    void aQuestionIsAnsweredUnlessTheAnswerIsKnown() throws MalformedDns {
        hub.run(Duration.ofSeconds(4));
        var pointer = new DnsQuestion(OwnRecords.SERVICE, DnsType.PTR, false);
        var first = answersTo(DnsMessage.query(List.of(pointer), List.of())).getFirst().answers().getFirst();
        assertEquals(OwnRecords.SERVICE, first.name());
        hub.run(Duration.ofMillis(1_500));
        assertEquals(List.of(), answersTo(DnsMessage.query(List.of(pointer), List.of(first))));
        assertEquals(List.of(), answersTo(DnsMessage.query(List.of(pointer), List.of(first.withTtl(7)))), "known for half its time");
        assertEquals(1, answersTo(DnsMessage.query(List.of(pointer), List.of(first.withTtl(6)))).size(), "known for less");
        assertEquals(List.of(), answersTo(DnsMessage.query(List.of(new DnsQuestion(DnsName.of("_http", "_tcp", "local"), DnsType.PTR, false)), List.of())));
    }

    @Test
    void theListOfServicesNamesOurs() throws MalformedDns {
        hub.run(Duration.ofSeconds(4));
        var answers = answersTo(DnsMessage.query(List.of(new DnsQuestion(OwnRecords.SERVICES, DnsType.PTR, false)), List.of()));
        assertEquals(List.of(OwnRecords.serviceOfTheNetwork()), answers.getFirst().answers());
        hub.run(Duration.ofSeconds(2));
        var instance = DnsName.of("Ana (" + ana.id.code() + ")", "_hashverse", "_tcp", "local");
        assertEquals(1, answersTo(DnsMessage.query(List.of(new DnsQuestion(instance, DnsType.ANY, false)), List.of())).size());
    }

    @Test
    void aStormOfQuestionsIsAnsweredOnceASecond() throws MalformedDns {
        hub.run(Duration.ofSeconds(4));
        hub.sent.clear();
        for (int i = 0; i < 100; i++) {
            hub.send("10.0.0." + (10 + i), DnsMessage.query(List.of(new DnsQuestion(OwnRecords.SERVICE, DnsType.PTR, false)), List.of()));
            hub.run(Duration.ofMillis(50));
        }
        long answers = hub.sent.stream().filter(DiscoveryTest::response).count();
        assertTrue(answers >= 4 && answers <= 6, answers + " in 5 s");
    }

    @Test
    void whoAsksForItAloneIsAnsweredAlone() throws MalformedDns {
        var bo = hub.computer(2);
        hub.run(Duration.ofSeconds(4));
        assertEquals(List.of(), answersTo(DnsMessage.query(List.of(new DnsQuestion(OwnRecords.SERVICE, DnsType.PTR, true)), List.of())), "to all");
        assertEquals(List.of("Ana"), bo.names());
    }

    @Test
    void answersToOneComputerAloneHaveARate() {
        var responder = new Responder(new Recorder(), new SplittableRandom(1), 0);
        responder.announce(Optional.of(new OwnRecords(ana.id, new Announcement(new PeerName("Ana"), 8000))), 0);
        var query = DnsMessage.query(List.of(new DnsQuestion(OwnRecords.SERVICE, DnsType.PTR, true)), List.of());
        for (int i = 0; i < 1_000; i++) responder.answer(query, new InetSocketAddress("10.0.0.9", 5353), 0);
        assertEquals(Responder.UNICASTS, Recorder.unicasts);
    }

    /// Counts what is sent to one computer.
    private static final class Recorder implements Segment {
        private static int unicasts;

        private Recorder() {
            unicasts = 0;
        }

        @Override
        public Card card() {
            return Hub.card("10.0.0.1");
        }

        @Override
        public boolean ipv6() {
            return false;
        }

        @Override
        public void send(byte[] packet) {
            throw new AssertionError("to all");
        }

        @Override
        public void send(byte[] packet, InetSocketAddress to) {
            unicasts++;
        }
    }

    @Test
    void aServiceThatIsToldInPartsIsAskedFor() throws MalformedDns {
        hub.run(Duration.ofSeconds(10));
        hub.sent.clear();
        var instance = OwnRecords.SERVICE.child("Printer");
        hub.send("10.0.0.9", DnsMessage.answer(List.of(new DnsRecord(OwnRecords.SERVICE, false, 4_500, new DnsRecord.Pointer(instance))), List.of()));
        hub.run(Duration.ofSeconds(20));
        assertEquals(Sighting.MOST_TIMES_ASKED, asked(new DnsQuestion(instance, DnsType.ANY, false)));
        var host = DnsName.of("printer", "local");
        hub.send("10.0.0.9", DnsMessage.answer(List.of(new DnsRecord(instance, true, 120, new DnsRecord.Service(631, host)),
                new DnsRecord(instance, true, 4_500, new DnsRecord.Texts(List.of("x=y", "id=" + Hub.key(9))))), List.of()));
        hub.run(SOON);
        assertEquals(List.of("Printer"), ana.names());
        assertEquals(List.of("10.0.0.9:631"), ana.places(Hub.key(9)), "no address was told, so the source of the packet");
        hub.send("10.0.0.9", DnsMessage.answer(List.of(), List.of(new DnsRecord(host, true, 120, new DnsRecord.Address(InetAddress.ofLiteral("10.0.0.10"))))));
        hub.run(SOON);
        assertEquals(List.of("10.0.0.10:631"), ana.places(Hub.key(9)));
        // it told no more, and is asked again before it is forgotten
        hub.sent.clear();
        hub.run(Sightings.LONGEST);
        assertEquals(List.of(), ana.names());
        assertTrue(asked(new DnsQuestion(OwnRecords.SERVICE, DnsType.PTR, false)) >= 20, "each second in the last fifth of its time");
    }

    private int asked(DnsQuestion question) throws MalformedDns {
        int times = 0;
        for (var packet : hub.sent) if (packet.message().questions().contains(question)) times++;
        return times;
    }

    @Test
    void queriesBecomeRare() throws MalformedDns {
        hub.run(Duration.ofSeconds(4));
        assertEquals(3, asked(new DnsQuestion(OwnRecords.SERVICE, DnsType.PTR, false)), "at once, after 1 s, after 3 s");
        hub.run(Duration.ofHours(3));
        hub.sent.clear();
        hub.run(Duration.ofHours(2));
        assertEquals(2, asked(new DnsQuestion(OwnRecords.SERVICE, DnsType.PTR, false)));
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

    @Test
    void aQueryWithManyKnownAnswersFitsIntoOneFrame() {
        for (int i = 2; i <= 45; i++) hub.computer(i).announce("A long name of " + i);
        hub.run(Duration.ofSeconds(5));
        assertTrue(hub.sent.stream().allMatch(packet -> packet.bytes().length <= Querier.MOST_BYTES));
        assertEquals(44, ana.told.peers().size());
    }
}
