package org.hashverse.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.AvatarColour;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.junit.jupiter.api.Test;

class FrameRoundTripTest {
    @Test
    void everyFrameIsReadAsItWasWritten() throws IOException {
        var kinds = new HashSet<FrameType>();
        for (var frame : Frames.all()) {
            assertEquals(frame, Frames.read(FrameWriter.encode(frame)));
            kinds.add(FrameType.of(frame));
        }
        assertEquals(Set.of(FrameType.values()), kinds, "a kind of frame is not tried");
    }

    @Test
    void aFrameNamesAConversationFromTheSideOfItsSender() {
        var peer = PeerId.of(new byte[32]);
        assertEquals(Conversation.with(peer), Frame.To.YOU.conversation(peer));
        assertEquals(Conversation.EVERYONE, Frame.To.EVERYONE.conversation(peer));
        for (var to : Frame.To.values()) assertEquals(to, Frame.To.of(to.conversation(peer)));
    }

    @Test
    void aStreamOfFramesIsReadInOrder() throws IOException {
        var out = new ByteArrayOutputStream();
        var writer = new FrameWriter(out);
        for (var frame : Frames.all()) writer.write(frame);
        writer.flush();
        var reader = new FrameReader(new ByteArrayInputStream(out.toByteArray()));
        reader.helloDone();
        for (var frame : Frames.all()) assertEquals(frame, reader.read());
        assertThrows(EOFException.class, reader::read);
    }

    @Test
    void nothingLeavesBeforeTheFlushAndAnEncodedFrameIsTheSameBytes() throws IOException {
        var out = new ByteArrayOutputStream();
        var writer = new FrameWriter(out);
        writer.write(new Frame.Ping(7));
        assertEquals(0, out.size());
        writer.flush();
        var once = out.toByteArray();
        out.reset();
        writer.write(FrameWriter.encode(new Frame.Ping(7)));
        writer.flush();
        assertArrayEquals(once, out.toByteArray());
    }

    @Test
    void theBytesAreThoseOfTheSpecification() {
        assertArrayEquals(Frames.framed(2, "{\"nonce\":7}".getBytes()), FrameWriter.encode(new Frame.Ping(7)));
        assertEquals("{\"code\":\"leaving\",\"detail\":\"\"}", Frames.body(new Frame.Bye(Frame.Bye.Code.LEAVING, "")));
        assertEquals("{\"number\":1,\"id\":\"" + Frames.HEX + "\",\"to\":\"you\",\"stamp\":0,\"kind\":\"text\",\"body\":{\"text\":\"<a> 'b' \u20ac\"}}", Frames.body(Frames.chat("<a> 'b' \u20ac")));
        assertEquals("{}", Frames.body(new Frame.Typing()));
        assertEquals("{\"addresses\":[\"10.0.0.7:8000\",\"[::1]:1\"],\"share\":true}",
                Frames.body(new Frame.Welcome(List.of(new PeerAddress("10.0.0.7", 8000), new PeerAddress("::1", 1)), true, Optional.empty(), Optional.empty())));
        assertEquals("{\"nonce\":\"" + Frames.HEX + "\",\"about\":\"" + "A".repeat(43) + "\"}", Frames.body(new OptionalFrame.WhereQuery(Frames.HEX, "A".repeat(43))));
        assertEquals("{\"addresses\":[],\"share\":false,\"name\":\"Ana\",\"colour\":4}",
                Frames.body(new Frame.Welcome(List.of(), false, Optional.of(new PeerName("Ana")), Optional.of(AvatarColour.TEAL))));
    }

    @Test
    void aHelloOverFourKibibytesIsNotWritten() throws IOException {
        var long1 = new PeerAddress(("a".repeat(63) + ".").repeat(4).substring(0, 253), 65_535);
        var largest = (Frame.Hello) Frames.largest().getFirst();
        var over = Frames.hello(largest.features(), largest.have(), Collections.nCopies(8, long1), largest.token());
        assertThrows(IllegalArgumentException.class, () -> FrameWriter.encode(over));
        var out = new ByteArrayOutputStream();
        var writer = new FrameWriter(out);
        assertThrows(IllegalArgumentException.class, () -> writer.write(over));
        writer.flush();
        assertEquals(0, out.size());
    }

    @Test
    void noFrameButHelloReachesItsLimit() {
        for (var frame : Frames.all()) assertTrue(FrameWriter.encode(frame).length - 4 <= FrameType.of(frame).limit());
    }

    @Test
    void aSkippedFrameCannotBeWritten() {
        assertThrows(IllegalArgumentException.class, () -> FrameWriter.encode(new Frame.Unknown(0x80)));
    }

    @Test
    void addressesAreWrittenWithoutZones() {
        var zoned = new PeerAddress("fe80::1%1", 8000);
        var plain = new PeerAddress("fe80::1", 8000);
        assertEquals(List.of(plain), new Frame.Welcome(List.of(zoned), false, Optional.empty(), Optional.empty()).addresses());
        var known = Frames.known(1);
        assertEquals(Optional.of(plain), new Frame.Peers.Known(known.id(), known.name(), Optional.of(zoned), 0).address());
    }

    @Test
    void refusedNumbersAreASet() {
        assertEquals(List.of(1L, 2L, 9L), new Frame.Have(Frames.HEX, 9, List.of(9L, 1L, 2L, 1L)).refused());
    }
}
