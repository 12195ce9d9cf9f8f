package org.hashverse.transport.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Messages of DNS are read as they were written, and the bounds of names.
class DnsMessageTest {
    private static final DnsName SERVICE = DnsName.of("_hashverse", "_tcp", "local");
    private static final DnsName BO = SERVICE.child("Bo Ü 🦊. (Z6BQ)");
    private static final DnsName HOST = DnsName.of("bo", "local");
    private static final List<DnsRecord> EVERY_TYPE = List.of(
            new DnsRecord(SERVICE, false, 13, new DnsRecord.Pointer(BO)),
            new DnsRecord(BO, true, 120, new DnsRecord.Service(65_535, HOST)),
            new DnsRecord(BO, true, 0, new DnsRecord.Texts(List.of("id=A", "", "v=1", "x".repeat(255)))),
            new DnsRecord(BO, true, Integer.MAX_VALUE, new DnsRecord.Texts(List.of(""))),
            new DnsRecord(HOST, true, 120, new DnsRecord.Address(InetAddress.ofLiteral("10.0.0.9"))),
            new DnsRecord(HOST, true, 120, new DnsRecord.Address(InetAddress.ofLiteral("fe80::1"))));

    private static DnsMessage again(DnsMessage message) throws MalformedDns {
        return DnsReader.read(ByteBuffer.wrap(DnsWriter.write(message)));
    }

    @Test
    void queriesAndResponsesAreReadAsTheyWereWritten() throws MalformedDns {
        var query = DnsMessage.query(List.of(new DnsQuestion(SERVICE, DnsType.PTR, true), new DnsQuestion(BO, DnsType.ANY, false)), EVERY_TYPE.subList(0, 1));
        var answer = DnsMessage.answer(EVERY_TYPE, EVERY_TYPE.reversed());
        assertEquals(query, again(query));
        assertEquals(answer, again(answer));
        assertEquals(DnsMessage.answer(List.of(), List.of()), again(DnsMessage.answer(List.of(), List.of())));
    }

    @Test
    void aNameThatStandsInTheMessageIsWrittenAsAPointer() {
        var one = DnsWriter.write(DnsMessage.answer(EVERY_TYPE.subList(0, 1), List.of()));
        var two = DnsWriter.write(DnsMessage.answer(List.of(EVERY_TYPE.getFirst(), EVERY_TYPE.getFirst()), List.of()));
        assertEquals(2 + 10 + 2, two.length - one.length);
    }

    @Test
    void namesBeyondThePlacesThatAPointerReachesAreWrittenInFull() throws MalformedDns {
        var large = new DnsRecord(BO, true, 1, new DnsRecord.Texts(Collections.nCopies(30, "x".repeat(255))));
        var message = DnsMessage.answer(List.of(large, EVERY_TYPE.get(1)), List.of());
        assertEquals(message, again(message));
        assertThrows(IllegalArgumentException.class, () -> DnsWriter.write(DnsMessage.answer(List.of(large, large), List.of())), "more than 9,000 bytes");
        assertThrows(IllegalArgumentException.class, () -> DnsWriter.write(DnsMessage.answer(List.of(new DnsRecord(BO, true, 1, new DnsRecord.Texts(List.of("x".repeat(256))))), List.of())));
    }

    @Test
    void labelsAndNamesHaveBounds() {
        assertEquals(List.of("x".repeat(63)), DnsName.of("x".repeat(63)).labels());
        assertThrows(IllegalArgumentException.class, () -> DnsName.of("x".repeat(64)));
        assertThrows(IllegalArgumentException.class, () -> DnsName.of("ü".repeat(32)), "64 bytes");
        assertThrows(IllegalArgumentException.class, () -> DnsName.of(""));
        var longest = DnsName.of("x".repeat(63), "x".repeat(63), "x".repeat(63), "x".repeat(61));
        assertThrows(IllegalArgumentException.class, () -> longest.child("x"));
        assertThrows(IllegalArgumentException.class, () -> DnsName.of("x".repeat(63), "x".repeat(63), "x".repeat(63), "x".repeat(62)));
    }

    @Test
    void namesAreEqualWhateverTheCaseOfTheirAsciiLetters() {
        assertEquals(DnsName.of("_HashVerse", "_tcp", "LOCAL"), SERVICE);
        assertEquals(DnsName.of("_HashVerse", "_tcp", "LOCAL").hashCode(), SERVICE.hashCode());
        assertNotEquals(DnsName.of("Ü"), DnsName.of("ü"));
        assertTrue(BO.isChildOf(DnsName.of("_HASHVERSE", "_tcp", "local")));
        assertFalse(SERVICE.isChildOf(SERVICE));
        assertFalse(BO.child("x").isChildOf(SERVICE));
    }

    @Test
    void aQuestionAsksForTheRecordsOfItsNameAndType() {
        var pointer = EVERY_TYPE.getFirst();
        assertTrue(new DnsQuestion(SERVICE, DnsType.PTR, false).asksFor(pointer));
        assertTrue(new DnsQuestion(SERVICE, DnsType.ANY, false).asksFor(pointer));
        assertFalse(new DnsQuestion(SERVICE, DnsType.SRV, false).asksFor(pointer));
        assertFalse(new DnsQuestion(BO, DnsType.PTR, false).asksFor(pointer));
        assertTrue(new DnsQuestion(HOST, DnsType.A, false).asksFor(EVERY_TYPE.get(4)));
        assertFalse(new DnsQuestion(HOST, DnsType.A, false).asksFor(EVERY_TYPE.get(5)), "an IPv6 address");
    }
}
