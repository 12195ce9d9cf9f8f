package org.hashverse.transport.mapping;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/// The messages of NAT-PMP (RFC 6886): which address the router has outside, and a mapping of a TCP port.
final class NatPmpMessage {
    static final int VERSION = 0;
    private static final int ASK_ADDRESS = 0;
    private static final int MAP_TCP = 2;
    private static final int RESPONSE = 0x80;
    private static final int SUCCESS = 0;
    private static final int ADDRESS_SIZE = 12;
    private static final int MAP_SIZE = 16;
    private static final int V4 = 4;

    private NatPmpMessage() {}

    /// Asks for the router's address outside.
    static byte[] addressRequest() {
        return new byte[] {VERSION, ASK_ADDRESS};
    }

    /// Asks for a mapping of a TCP port; a lifetime of zero removes it.
    ///
    /// @param suggested the external port that we want; 0 for any, and for a removal
    static byte[] mapRequest(int port, int suggested, Duration lifetime) {
        return ByteBuffer.allocate(12).put((byte) VERSION).put((byte) MAP_TCP).putShort((short) 0).putShort((short) port).putShort((short) suggested)
                .putInt(Math.toIntExact(lifetime.toSeconds())).array();
    }

    /// A number that the router gave for an answer: a mapping has a port and a lifetime.
    record Mapped(int port, Duration lifetime) {}

    /// What a router answers.
    ///
    /// @param value empty if it refuses
    record Answer<T>(Optional<T> value) {}

    /// Reads the answer to [#addressRequest]. Empty if the bytes are none.
    static Optional<Answer<InetAddress>> address(byte[] bytes) {
        if (!answers(bytes, ASK_ADDRESS)) return Optional.empty();
        if (refused(bytes)) return Optional.of(new Answer<>(Optional.empty()));
        if (bytes.length < ADDRESS_SIZE) return Optional.empty();
        var four = new byte[V4];
        ByteBuffer.wrap(bytes, 8, V4).get(four);
        try {
            return Optional.of(new Answer<>(Optional.of(InetAddress.getByAddress(four)).filter(NatPmpMessage::usable)));
        } catch (UnknownHostException wrongLength) {
            throw new AssertionError(wrongLength);
        }
    }

    /// Reads the answer to [#mapRequest]. Empty if the bytes are none for this port.
    static Optional<Answer<Mapped>> mapped(byte[] bytes, int port) {
        if (!answers(bytes, MAP_TCP)) return Optional.empty();
        if (refused(bytes)) return Optional.of(new Answer<>(Optional.empty()));
        if (bytes.length < MAP_SIZE) return Optional.empty();
        var in = ByteBuffer.wrap(bytes, 8, MAP_SIZE - 8);
        if ((in.getShort() & 0xffff) != port) return Optional.empty();
        int external = in.getShort() & 0xffff;
        long lifetime = in.getInt() & 0xffff_ffffL;
        return Optional.of(new Answer<>(external == 0 || lifetime == 0 ? Optional.empty() : Optional.of(new Mapped(external, Duration.ofSeconds(lifetime)))));
    }

    private static boolean answers(byte[] bytes, int operation) {
        return bytes.length >= 4 && bytes[0] == VERSION && (bytes[1] & 0xff) == (RESPONSE | operation);
    }

    private static boolean refused(byte[] bytes) {
        return ByteBuffer.wrap(bytes, 2, 2).getShort() != SUCCESS;
    }

    /// Whether an address may be that of a router outside.
    static boolean usable(InetAddress address) {
        return !address.isAnyLocalAddress() && !address.isLoopbackAddress() && !address.isMulticastAddress() && !address.isLinkLocalAddress();
    }
}
