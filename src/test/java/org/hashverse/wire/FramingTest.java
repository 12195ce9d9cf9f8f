package org.hashverse.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FramingTest {
    @Test
    void everyTornStreamIsAHangUp() throws IOException {
        var out = new ByteArrayOutputStream();
        for (var frame : Frames.smallest()) out.writeBytes(FrameWriter.encode(frame));
        out.writeBytes(Frames.framed(0x80, new byte[9]));
        var whole = out.toByteArray();
        for (int cut = 0; cut <= whole.length; cut++) {
            var reader = new FrameReader(new ByteArrayInputStream(whole, 0, cut));
            assertThrows(EOFException.class, () -> {
                while (true) reader.read();
            }, "cut after " + cut);
        }
    }

    @Test
    void aFrameHasAtLeastAType() {
        refusedUnread(0);
        assertThrows(EOFException.class, () -> Frames.read(new byte[] {0, 0, 0, 1}));
        assertThrows(ProtocolException.class, () -> Frames.read(new byte[] {0, 0, 0, 1, 20}), "an empty body");
    }

    @Test
    void aLengthOverTheLimitIsRefusedBeforeAnythingElseIsRead() {
        refusedUnread(FrameReader.LIMIT + 1);
        refusedUnread(Integer.MAX_VALUE);
        refusedUnread(Integer.MIN_VALUE); // 2^31
        refusedUnread(-1); // 2^32 - 1
    }

    private static void refusedUnread(int length) {
        var in = new ByteArrayInputStream(ByteBuffer.allocate(100).putInt(length).array());
        var reader = new FrameReader(in);
        reader.helloDone();
        assertThrows(ProtocolException.class, reader::read);
        assertEquals(96, in.available());
    }

    @Test
    void eachTypeHasALimitAndNoFrameIsReadAboveIt() throws IOException {
        var limits = Arrays.stream(FrameType.values()).collect(Collectors.groupingBy(FrameType::limit, TreeMap::new, Collectors.toCollection(() -> EnumSet.noneOf(FrameType.class))));
        assertEquals(Set.of(1024, 4096, 40_960, 65_536), limits.keySet());
        assertEquals(EnumSet.of(FrameType.HELLO, FrameType.WELCOME, FrameType.SOURCES), limits.get(4096));
        assertEquals(EnumSet.of(FrameType.CHAT), limits.get(40_960));
        assertEquals(EnumSet.of(FrameType.PEERS), limits.get(FrameReader.LIMIT));
        for (var frame : Frames.smallest()) {
            var type = FrameType.of(frame);
            assertEquals(frame, Frames.read(padded(frame, type.limit())), type.label());
            var over = new ByteArrayInputStream(padded(frame, type.limit() + 1));
            var reader = new FrameReader(over);
            reader.helloDone();
            assertThrows(ProtocolException.class, reader::read, type.label());
            assertTrue(over.available() >= type.limit(), "the body of a " + type.label() + " was read");
        }
    }

    @Test
    void beforeHelloTheLimitIsFourKibibytes() throws IOException {
        var chat = Frames.chat("x");
        assertEquals(chat, new FrameReader(new ByteArrayInputStream(padded(chat, 4096))).read());
        var reader = new FrameReader(new ByteArrayInputStream(padded(chat, 4097)));
        assertThrows(ProtocolException.class, reader::read);
    }

    /// A frame with white space before its body, of a length.
    private static byte[] padded(Frame frame, int length) {
        var body = Frames.body(frame);
        return Frames.framed(FrameType.of(frame), " ".repeat(length - 1 - body.getBytes(StandardCharsets.UTF_8).length) + body);
    }

    @Test
    void anAnnouncedLengthCostsNoMemoryUntilBytesArrive() {
        var asked = new int[1];
        var in = new InputStream() {
            private final InputStream start = new ByteArrayInputStream(new byte[] {0, 1, 0, 0, 33});

            @Override
            public int read() throws IOException {
                return start.read();
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                asked[0] = Math.max(asked[0], into.length);
                return -1;
            }
        };
        var reader = new FrameReader(in);
        reader.helloDone();
        assertThrows(EOFException.class, reader::read);
        assertTrue(asked[0] <= 16 * 1024, "a buffer of " + asked[0]);
    }

    @Test
    void unknownTypesAreSkippedFrom0x80AndRefusedBelow() throws IOException {
        var known = Arrays.stream(FrameType.values()).map(FrameType::number).toList();
        for (int type = 0; type <= 0xff; type++) {
            if (known.contains(type)) continue;
            var out = new ByteArrayOutputStream();
            out.writeBytes(Frames.framed(type, new byte[] {(byte) 0xff, 0, '{'}));
            out.writeBytes(FrameWriter.encode(new Frame.Ping(1)));
            var reader = new FrameReader(new ByteArrayInputStream(out.toByteArray()));
            if (type < 0x80) {
                assertThrows(ProtocolException.class, reader::read, "type " + type);
            } else {
                assertEquals(new Frame.Unknown(type), reader.read());
                assertEquals(new Frame.Ping(1), reader.read(), "the frame after type " + type);
            }
        }
    }

    @Test
    void anUnknownTypeMayHaveNoBodyOrTheLargest() throws IOException {
        assertEquals(new Frame.Unknown(0xff), Frames.read(Frames.framed(0xff, new byte[0])));
        assertEquals(new Frame.Unknown(0x80), Frames.read(Frames.framed(0x80, new byte[FrameReader.LIMIT - 1])));
        assertThrows(ProtocolException.class, () -> Frames.read(Frames.framed(0x80, new byte[FrameReader.LIMIT])));
    }

    @Test
    void otherProtocolsAreNotFrames() {
        for (var greeting : new String[] {"GET / HTTP/1.1\r\nHost: x\r\n\r\n", "SSH-2.0-OpenSSH_9.9\r\n", "\u0016\u0003\u0001\u0002\u0000\u0001"}) {
            assertThrows(ProtocolException.class, () -> Frames.read(greeting.getBytes(StandardCharsets.ISO_8859_1)));
        }
    }

    @Test
    void aFailingStreamFailsAsItDoes() {
        var in = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new SocketException("reset");
            }
        };
        var thrown = assertThrows(IOException.class, new FrameReader(in)::read);
        assertFalse(thrown instanceof ProtocolException || thrown instanceof EOFException);
    }
}
