package org.hashverse.transport.nearby;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.hashverse.chat.PeerId;
import org.hashverse.transport.dns.DnsMessage;
import org.hashverse.transport.dns.DnsName;
import org.hashverse.transport.dns.DnsRecord;
import org.junit.jupiter.api.Test;

/// What neighbours invent takes a bounded place and displaces nobody.
class HostileNeighboursTest {
    private static final Duration SOON = Duration.ofSeconds(2);
    private final Hub hub = new Hub();
    private final Hub.Computer ana = hub.computer(1).announce("Ana");

    private static DnsMessage fake(String label, PeerId id, String... addresses) {
        var instance = OwnRecords.SERVICE.child(label);
        var host = DnsName.of(label.replaceAll("[^a-z0-9]", "x") + "x", "local");
        var records = new ArrayList<>(List.of(new DnsRecord(OwnRecords.SERVICE, false, 4_500, new DnsRecord.Pointer(instance)),
                new DnsRecord(instance, true, 120, new DnsRecord.Service(666, host)), new DnsRecord(instance, true, 120, new DnsRecord.Texts(List.of("id=" + id)))));
        for (var address : addresses) records.add(new DnsRecord(host, true, 120, new DnsRecord.Address(InetAddress.ofLiteral(address))));
        return DnsMessage.answer(records, List.of());
    }

    private static DnsMessage fake(int number) {
        return fake("fake " + number, Hub.key(1_000 + number));
    }

    private static String number(int i) {
        return "10.0.0." + (50 + i);
    }

    @Test
    void aThousandInventedPeopleOfOneSenderTakeAFewPlaces() {
        for (int i = 0; i < 1_000; i++) {
            hub.send("10.0.0.66", fake(i));
            hub.run(Duration.ofMillis(20));
        }
        assertEquals(Sightings.MOST_OF_A_SENDER, ana.told.peers().size());
        assertEquals(Sightings.MOST_OF_A_SENDER, ana.discovery.kept());
        hub.computer(2).announce("Bo");
        hub.run(SOON);
        assertTrue(ana.names().contains("Bo"));
    }

    @Test
    void whenAllPlacesAreTakenTheSenderWithTheMostLosesOne() {
        for (int i = 0; i < Sightings.MOST; i++) {
            hub.send(number(i % 60), fake(i));
            hub.run(Duration.ofMillis(10));
        }
        assertEquals(Sightings.MOST, ana.discovery.kept());
        assertEquals(Sightings.MOST_PEERS, ana.told.peers().size());
        for (int i = 2; i <= 40; i++) hub.computer(i).announce("P" + i);
        hub.run(SOON);
        assertEquals(Sightings.MOST, ana.discovery.kept());
        assertEquals(39, ana.names().stream().filter(name -> name.startsWith("P")).count(), "each is the first of its sender");
        assertEquals(Sightings.MOST_PEERS, ana.told.peers().size());
    }

    @Test
    void contactsComeFirstIfMoreSendersInventPeopleThanThereIsRoomFor() {
        for (int i = 0; i < Sightings.MOST_PEERS + 1; i++) hub.send("10.0.0." + (20 + i), fake(i));
        hub.computer(2).announce("Bo");
        hub.run(SOON);
        assertEquals(Sightings.MOST_PEERS, ana.told.peers().size());
        assertFalse(ana.names().contains("Bo"), "came last");
        ana.discovery.prefer(Set.of(Hub.key(2)));
        hub.run(Duration.ofSeconds(10));
        assertEquals("Bo", ana.told.peers().getFirst().name().text());
        assertEquals(Sightings.MOST_PEERS, ana.told.peers().size());
    }

    @Test
    void aSenderHasAsManyPlacesAsTheLimitSays() {
        for (int i = 0; i < Sightings.MOST_OF_A_SENDER; i++) hub.send("10.0.0.66", fake(i));
        hub.run(SOON);
        assertEquals(Sightings.MOST_OF_A_SENDER, ana.told.peers().size());
        hub.send("10.0.0.66", fake(99));
        hub.run(SOON);
        assertFalse(ana.names().contains("fake 99"));
    }

    private static byte[] malformed(Random random) {
        var bytes = new byte[random.nextInt(600)];
        random.nextBytes(bytes);
        return bytes;
    }

    @Test
    void aFloodOfMalformedPacketsHidesNobody() {
        var random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            hub.send("10.0.0.66", malformed(random));
            if (i == 5_000) hub.computer(2).announce("Bo");
            hub.run(Duration.ofNanos(100_000));
        }
        hub.run(SOON);
        assertEquals(List.of("Bo"), ana.names());
        assertEquals(1, ana.discovery.kept());
    }

    @Test
    void aFloodOfMalformedPacketsOfManySendersHidesNobody() {
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            hub.send("10.0.0." + (10 + i % 240), malformed(random));
            if (i == 10_000) hub.computer(2).announce("Bo");
            if (i % 10 == 0) hub.run(Duration.ofMillis(1));
        }
        assertEquals(List.of("Bo"), ana.names());
    }

    @Test
    void ourOwnKeyAndNameFromAnotherComputerAreIgnored() {
        hub.run(SOON);
        hub.send("10.0.0.66", fake("Ana (" + ana.id.code() + ")", ana.id));
        hub.send("10.0.0.66", fake("Somebody", ana.id));
        hub.send("10.0.0.67", fake("ANA (" + ana.id.code() + ")", Hub.key(7)));
        var bo = hub.computer(2).announce("Bo");
        hub.run(Duration.ofSeconds(3));
        assertEquals(List.of("Bo"), ana.names());
        assertTrue(bo.addresses(ana.id).contains("10.0.0.1:8000"));
    }

    @Test
    void aFalseGoodbyeOrAddressOfAnotherComputerChangesNothing() {
        var bo = hub.computer(2).announce("Bo");
        hub.run(SOON);
        var instance = OwnRecords.SERVICE.child("Bo (" + bo.id.code() + ")");
        var host = DnsName.of("hashverse-" + bo.id.text().substring(0, 16).toLowerCase(java.util.Locale.ROOT), "local");
        hub.send("10.0.0.66", DnsMessage.answer(List.of(new DnsRecord(OwnRecords.SERVICE, false, 0, new DnsRecord.Pointer(instance)),
                new DnsRecord(instance, true, 120, new DnsRecord.Service(666, host)), new DnsRecord(host, true, 0, new DnsRecord.Address(InetAddress.ofLiteral("10.0.0.2")))), List.of()));
        hub.run(Duration.ofMillis(500));
        assertEquals(List.of("10.0.0.2:8000"), ana.addresses(bo.id));
    }

    @Test
    void falseAddressesLeaveRoomForTheTrueOne() {
        var bo = Hub.key(2);
        for (int i = 0; i < 6; i++) hub.send(number(i), fake("Bo", bo, "10.0.0.1" + i + "1", "10.0.0.1" + i + "2", "10.0.0.1" + i + "3", "10.0.0.1" + i + "4"));
        hub.run(SOON);
        hub.computer(2).announce("Bo");
        hub.run(SOON);
        assertEquals(NearbyPeer.MOST_ADDRESSES, ana.addresses(bo).size());
        assertTrue(ana.addresses(bo).contains("10.0.0.2:8000"), ana.addresses(bo).toString());
    }

    @Test
    void addressesElsewhereAreNotTakenIn() {
        hub.send("10.0.0.66", fake("Bo", Hub.key(2), "8.8.8.8", "127.0.0.1", "0.0.0.0", "224.0.0.1", "10.0.1.5", "::1", "2001:db8::1", "10.0.0.77"));
        hub.run(SOON);
        assertEquals(List.of("10.0.0.77:666"), ana.addresses(Hub.key(2)));
        hub.send("10.0.0.67", fake("Chen", Hub.key(3), "8.8.8.8"));
        hub.run(SOON);
        assertEquals(List.of("10.0.0.67:666"), ana.addresses(Hub.key(3)), "the source of the packet is left");
    }

    @Test
    void packetsFromElsewhereOrFromAnotherPortAreIgnored() {
        hub.send("8.8.8.8", fake("Bo", Hub.key(2)));
        hub.sendFromAnotherPort("10.0.0.66", fake("Bo", Hub.key(2)));
        hub.run(SOON);
        assertEquals(List.of(), ana.names());
        assertFalse(ana.told.othersHeard());
    }

    @Test
    void aPeerHasAtMostSoManyAddresses() {
        for (int many : new int[] {NearbyPeer.MOST_ADDRESSES, NearbyPeer.MOST_ADDRESSES + 1}) {
            var addresses = new ArrayList<String>();
            for (int i = 0; i < many; i++) addresses.add("10.0.0." + (100 + i));
            hub.send("10.0.0.66", fake("many " + many, Hub.key(many), addresses.toArray(String[]::new)));
            hub.run(SOON);
            assertEquals(NearbyPeer.MOST_ADDRESSES, ana.addresses(Hub.key(many)).size());
        }
    }

    @Test
    void aServiceWithoutAKeyOrAPortIsNobody() {
        var instance = OwnRecords.SERVICE.child("Bo");
        hub.send("10.0.0.66", DnsMessage.answer(List.of(new DnsRecord(OwnRecords.SERVICE, false, 60, new DnsRecord.Pointer(instance)),
                new DnsRecord(instance, true, 60, new DnsRecord.Service(0, DnsName.of("bo"))), new DnsRecord(instance, true, 60, new DnsRecord.Texts(List.of("id=" + Hub.key(2))))), List.of()));
        hub.send("10.0.0.66", DnsMessage.answer(List.of(new DnsRecord(OwnRecords.SERVICE, false, 60, new DnsRecord.Pointer(OwnRecords.SERVICE.child("Chen"))),
                new DnsRecord(OwnRecords.SERVICE.child("Chen"), true, 60, new DnsRecord.Service(1, DnsName.of("bo"))),
                new DnsRecord(OwnRecords.SERVICE.child("Chen"), true, 60, new DnsRecord.Texts(List.of("id=nonsense")))), List.of()));
        hub.run(SOON);
        assertEquals(List.of(), ana.names());
    }

    @Test
    void namesThatComeAndGoTellTheListenerTwiceASecond() {
        hub.run(SOON);
        int before = ana.tellings;
        for (int i = 0; i < 200; i++) {
            hub.send("10.0.0.66", fake("x" + i % 2, Hub.key(50 + i % 2)));
            hub.run(Duration.ofMillis(25));
            hub.send("10.0.0.66", DnsMessage.answer(List.of(new DnsRecord(OwnRecords.SERVICE, false, 0, new DnsRecord.Pointer(OwnRecords.SERVICE.child("x" + i % 2)))), List.of()));
            hub.run(Duration.ofMillis(25));
        }
        assertTrue(ana.tellings - before <= 21, ana.tellings - before + " in 10 s");
    }

    @Test
    void aTimeIsHeldToItsBounds() {
        var now = 0L;
        var sightings = new Sightings(ana.id);
        var sender = new Sighting.Sender(ana.discovery.segments().getFirst(), InetAddress.ofLiteral("10.0.0.66"));
        for (var one : List.of(List.of(1, Sightings.SHORTEST), List.of(30, Duration.ofSeconds(30)), List.of(Integer.MAX_VALUE, Sightings.LONGEST))) {
            var pointer = new DnsRecord(OwnRecords.SERVICE, false, (Integer) one.getFirst(), new DnsRecord.Pointer(OwnRecords.SERVICE.child("x")));
            sightings.learn(DnsMessage.answer(List.of(pointer), List.of()), sender, now);
            assertEquals(((Duration) one.getLast()).toNanos(), sightings.nextEnd());
            sightings.expire(Long.MAX_VALUE / 2);
        }
        assertEquals(0, sightings.size());
    }
}
