package org.hashverse.transport.nearby;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.hashverse.chat.PeerName;
import org.hashverse.transport.dns.DnsMessage;
import org.hashverse.transport.dns.DnsName;
import org.hashverse.transport.dns.DnsQuestion;
import org.hashverse.transport.dns.DnsRecord;
import org.hashverse.transport.dns.DnsType;
import org.hashverse.transport.dns.MalformedDns;
import org.junit.jupiter.api.Test;

/// Which packets are sent: what an announcement tells, which questions are answered and how often, and what is asked.
class QueriesAndAnswersTest {
    private static final Duration SOON = Duration.ofSeconds(1);
    private final Hub hub = new Hub();
    private final Hub.Computer ana = hub.computer(1).announce("Ana");

    @Test
    void anAnnouncementTellsNameKeyPortAndAddressesAndNothingElse() throws MalformedDns {
        hub.run(SOON);
        var packet = hub.sent.stream().filter(Hub.Packet::response).findFirst().orElseThrow().message();
        var instance = DnsName.of("Ana (" + ana.id.code() + ")", "_hashverse", "_tcp", "local");
        var host = DnsName.of("hashverse-" + ana.id.text().substring(0, 16).toLowerCase(Locale.ROOT), "local");
        assertEquals(List.of(new DnsRecord(OwnRecords.SERVICE, false, 14, new DnsRecord.Pointer(instance)), new DnsRecord(instance, true, 120, new DnsRecord.Service(8000, host)),
                new DnsRecord(instance, true, 120, new DnsRecord.Texts(List.of("id=" + ana.id, "v=1"))),
                new DnsRecord(host, true, 120, new DnsRecord.Address(InetAddress.ofLiteral("10.0.0.1")))), packet.records());
    }

    private List<DnsMessage> answersTo(DnsMessage query) throws MalformedDns {
        hub.sent.clear();
        hub.send("10.0.0.9", query);
        hub.run(Duration.ofMillis(150));
        var answers = new ArrayList<DnsMessage>();
        for (var packet : hub.sent) if (packet.response()) answers.add(packet.message());
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
        long answers = hub.sent.stream().filter(Hub.Packet::response).count();
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
        public MulticastInterface networkInterface() {
            return Hub.networkInterface("10.0.0.1");
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
        assertEquals(List.of("10.0.0.9:631"), ana.addresses(Hub.key(9)), "no address was told, so the source of the packet");
        hub.send("10.0.0.9", DnsMessage.answer(List.of(), List.of(new DnsRecord(host, true, 120, new DnsRecord.Address(InetAddress.ofLiteral("10.0.0.10"))))));
        hub.run(SOON);
        assertEquals(List.of("10.0.0.10:631"), ana.addresses(Hub.key(9)));
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
    void aQueryWithManyKnownAnswersFitsIntoOneFrame() {
        for (int i = 2; i <= 45; i++) hub.computer(i).announce("A long name of " + i);
        hub.run(Duration.ofSeconds(5));
        assertTrue(hub.sent.stream().allMatch(packet -> packet.bytes().length <= Querier.MOST_BYTES));
        assertEquals(44, ana.told.peers().size());
    }
}
