package org.hashverse.transport.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What others may send: malformed messages end in [MalformedDns] and nothing else, and every bound holds on both sides.
class DnsReaderTest {
    private static final DnsName SERVICE = DnsName.of("_hashverse", "_tcp", "local");
    private static final byte[] GOOD = DnsWriter.write(DnsMessage.answer(List.of(new DnsRecord(SERVICE, false, 13, new DnsRecord.Pointer(SERVICE.child("Bo"))),
            new DnsRecord(SERVICE.child("Bo"), true, 120, new DnsRecord.Service(8000, DnsName.of("bo", "local"))),
            new DnsRecord(SERVICE.child("Bo"), true, 120, new DnsRecord.Texts(List.of("id=A"))),
            new DnsRecord(DnsName.of("bo", "local"), true, 120, new DnsRecord.Address(InetAddress.ofLiteral("fe80::1")))), List.of()));

    /// Builds a packet byte by byte.
    private static final class Packet {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Packet shorts(int... words) {
            for (int word : words) {
                bytes.write(word >> 8);
                bytes.write(word);
            }
            return this;
        }

        Packet label(String text) {
            return label(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        Packet label(byte[] text) {
            bytes.write(text.length);
            bytes.writeBytes(text);
            return this;
        }

        Packet end() {
            bytes.write(0);
            return this;
        }

        Packet raw(int... more) {
            for (int one : more) bytes.write(one);
            return this;
        }

        DnsMessage read() throws MalformedDns {
            return DnsReader.read(ByteBuffer.wrap(bytes.toByteArray()));
        }

        void refused(String why) {
            assertEquals(why, assertThrows(MalformedDns.class, this::read).getMessage());
        }
    }

    private static Packet header(int flags, int questions, int answers) {
        return new Packet().shorts(0x1234, flags, questions, answers, 0, 0);
    }

    private static Packet record(int type, int length) {
        return header(0x8400, 0, 1).end().shorts(type, 1, 0, 120, length);
    }

    @Test
    void aMessageThatIsCutAnywhereIsMalformed() {
        for (int length = 0; length < GOOD.length; length++) {
            var cut = ByteBuffer.wrap(Arrays.copyOf(GOOD, length));
            assertThrows(MalformedDns.class, () -> DnsReader.read(cut), () -> cut.limit() + " bytes");
        }
    }

    @Test
    void randomBytesAndFlippedBitsEndInNothingElse() {
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            var bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            if (bytes.length > 4 && i % 2 == 0) Arrays.fill(bytes, 2, 4, (byte) 0); // a query, so that more of it is read
            if (bytes.length > 12 && i % 2 == 0) for (int at = 4; at < 12; at += 2) bytes[at] = 0;
            readOrRefuse(bytes);
            var flipped = GOOD.clone();
            for (int times = random.nextInt(4); times >= 0; times--) flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
            readOrRefuse(flipped);
        }
    }

    private static void readOrRefuse(byte[] bytes) {
        try {
            DnsReader.read(ByteBuffer.wrap(bytes));
            assertTrue(DnsReader.plausible(ByteBuffer.wrap(bytes)), "what can be read is plausible");
        } catch (MalformedDns refused) {
            assertEquals(0, refused.getStackTrace().length);
        }
    }

    @Test
    void aNameCannotPointInACircleOrForward() {
        header(0, 1, 0).shorts(0xc00c, 12, 1).refused("a name points forward"); // to itself
        header(0, 1, 0).shorts(0xc00e, 12, 1).refused("a name points forward");
        header(0, 1, 0).label("a").shorts(0xc00c, 12, 1).refused("a name points forward"); // to its own beginning
        header(0, 2, 0).label("a").shorts(0xc011).shorts(12, 1).shorts(0xc00c, 12, 1).refused("a name points forward"); // two that point to each other
        header(0, 1, 0).shorts(0xffff, 12, 1).refused("a name points forward");
    }

    @Test
    void aNameMayPointToAnEarlierOne() throws MalformedDns {
        var read = header(0, 2, 0).label("a").label("b").end().shorts(12, 1).label("x").shorts(0xc00e, 12, 0x8001).read();
        assertEquals(List.of(new DnsQuestion(DnsName.of("a", "b"), 12, false), new DnsQuestion(DnsName.of("x", "b"), 12, true)), read.questions());
    }

    @Test
    void lengthsOfLabelsAndNamesHaveBounds() throws MalformedDns {
        assertEquals(1, header(0, 1, 0).label("x".repeat(63)).end().shorts(12, 1).read().questions().size());
        header(0, 1, 0).label("x".repeat(64)).end().shorts(12, 1).refused("a label or name is too long");
        var longest = header(0, 1, 0).label("x".repeat(63)).label("x".repeat(63)).label("x".repeat(63));
        assertEquals(1, longest.label("x".repeat(61)).end().shorts(12, 1).read().questions().size());
        header(0, 1, 0).label("x".repeat(63)).label("x".repeat(63)).label("x".repeat(63)).label("x".repeat(62)).end().shorts(12, 1).refused("a label or name is too long");
    }

    @Test
    void namesThatRepeatALongOneAreReadUpToABound() throws MalformedDns {
        // each question has the 100 labels of the first one; 19 of them and the first have 2,000
        for (int more : new int[] {19, 20}) {
            var packet = header(0, 1 + more, 0);
            for (int i = 0; i < 100; i++) packet.label("x");
            packet.end().shorts(12, 1);
            for (int i = 0; i < more; i++) packet.shorts(0xc00c, 12, 1);
            if (more == 19) assertEquals(20, packet.read().questions().size());
            else packet.refused("too many labels");
        }
    }

    @Test
    void rubbishIsSeldomPlausible() {
        var random = new Random(1);
        int plausible = 0;
        for (int i = 0; i < 20_000; i++) {
            var bytes = new byte[random.nextInt(600)];
            random.nextBytes(bytes);
            if (DnsReader.plausible(ByteBuffer.wrap(bytes))) plausible++;
        }
        assertEquals(0, plausible);
        assertTrue(DnsReader.plausible(ByteBuffer.wrap(GOOD)));
        assertTrue(DnsReader.plausible(ByteBuffer.wrap(GOOD, 0, 12 + 4 * 5)), "four entries of five bytes");
        assertFalse(DnsReader.plausible(ByteBuffer.wrap(GOOD, 0, 12 + 4 * 5 - 1)));
    }

    @Test
    void recordsHaveABound() throws MalformedDns {
        for (int many : new int[] {DnsReader.MOST_RECORDS, DnsReader.MOST_RECORDS + 1}) {
            var packet = header(0, many, 0);
            for (int i = 0; i < many; i++) packet.label("x").end().shorts(12, 1);
            if (many == DnsReader.MOST_RECORDS) assertEquals(many, packet.read().questions().size());
            else packet.refused("too many records");
        }
        header(0x8400, 0, 0xffff).refused("too many records");
    }

    @Test
    void bytesHaveABound() throws MalformedDns {
        var bytes = Arrays.copyOf(GOOD, DnsMessage.MAX_BYTES + 1);
        assertEquals(4, DnsReader.read(ByteBuffer.wrap(bytes, 0, DnsMessage.MAX_BYTES)).answers().size());
        assertThrows(MalformedDns.class, () -> DnsReader.read(ByteBuffer.wrap(bytes)));
    }

    @Test
    void aRecordHasTheLengthThatItSays() throws MalformedDns {
        assertEquals(1, record(DnsType.A, 4).raw(10, 0, 0, 9).read().answers().size());
        record(DnsType.A, 3).raw(10, 0, 0, 9).refused("a record has another length than it says");
        record(DnsType.A, 5).raw(10, 0, 0, 9, 9).refused("a record has another length than it says");
        record(DnsType.A, 5).raw(10, 0, 0, 9).refused("cut short");
        record(DnsType.PTR, 4).label("a").end().end().refused("a record has another length than it says");
        record(DnsType.TXT, 3).raw(5, 'a', 'b', 'c', 'd', 'e').refused("a text is longer than its record");
        assertEquals(List.of(), record(99, 4).raw(1, 2, 3, 4).read().answers(), "another type is skipped");
        assertEquals(List.of(), header(0x8400, 0, 1).end().shorts(DnsType.A, 3, 0, 120, 1).raw(1).read().answers(), "another class is skipped");
    }

    @Test
    void textsHaveABound() throws MalformedDns {
        for (int many : new int[] {DnsReader.MOST_TEXTS, DnsReader.MOST_TEXTS + 1}) {
            var packet = record(DnsType.TXT, many);
            for (int i = 0; i < many; i++) packet.raw(0);
            if (many == DnsReader.MOST_TEXTS) assertEquals(1, packet.read().answers().size());
            else packet.refused("too many texts");
        }
    }

    @Test
    void aTimeWithItsTopBitSetIsNone() throws MalformedDns {
        assertEquals(0, header(0x8400, 0, 1).end().shorts(DnsType.A, 1, 0x8000, 1, 4).raw(10, 0, 0, 9).read().answers().getFirst().ttl());
    }

    @Test
    void otherOperationsAndErrorsAreRefused() {
        header(0x2800, 0, 0).refused("not a query and not a response"); // an update
        header(0x8403, 0, 0).refused("not a query and not a response"); // no such name
    }

    @Test
    void aLabelThatIsNotUtf8IsReadWithAReplacement() throws MalformedDns {
        assertEquals(List.of("\uFFFD"), header(0, 1, 0).label(new byte[] {(byte) 0xff}).end().shorts(12, 1).read().questions().getFirst().name().labels());
    }
}
