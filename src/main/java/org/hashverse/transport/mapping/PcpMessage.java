package org.hashverse.transport.mapping;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// The MAP message of PCP (RFC 6887, sections 7 and 11).
final class PcpMessage {
    static final int VERSION = 2;
    /// Bytes of a nonce, by which a request and its answer belong together.
    static final int NONCE = 12;
    private static final int MAP = 1;
    private static final int RESPONSE = 0x80;
    private static final int TCP = 6;
    private static final int SIZE = 60;
    private static final int RESERVED_IN_ANSWER = 12;
    private static final int ADDRESS = 16;
    private static final int V4 = 4;
    private static final int SUCCESS = 0;

    private PcpMessage() {}

    /// Asks for a mapping of a TCP port; a lifetime of zero removes it.
    ///
    /// @param nonce     the same for a mapping, its renewals and its removal
    /// @param client    our address, as the router sees it
    /// @param suggested the external port that we want; 0 for any
    static byte[] request(byte[] nonce, InetAddress client, int port, int suggested, Duration lifetime) {
        return ByteBuffer.allocate(SIZE).put((byte) VERSION).put((byte) MAP).putShort((short) 0).putInt(Math.toIntExact(lifetime.toSeconds())).put(mapped(client))
                .put(nonce).put((byte) TCP).put(new byte[3]).putShort((short) port).putShort((short) suggested).put(mapped(InetAddress.ofLiteral("0.0.0.0"))).array();
    }

    /// What a router answers.
    ///
    /// @param mapping empty if it refuses
    record Answer(Optional<Mapping> mapping) {}

    /// Reads an answer. Empty if the bytes are no answer to the request with this nonce and port.
    static Optional<Answer> answer(byte[] bytes, byte[] nonce, int port) {
        if (bytes.length < SIZE || bytes[0] != VERSION || (bytes[1] & 0xff) != (RESPONSE | MAP)) return Optional.empty();
        var in = ByteBuffer.wrap(bytes, 3, SIZE - 3);
        int result = in.get() & 0xff;
        long lifetime = in.getInt() & 0xffff_ffffL;
        in.getInt(); // the age of the router's table
        in.position(in.position() + RESERVED_IN_ANSWER);
        var its = new byte[NONCE];
        in.get(its);
        int protocol = in.get();
        in.position(in.position() + 3);
        int internal = in.getShort() & 0xffff;
        int external = in.getShort() & 0xffff;
        var address = new byte[ADDRESS];
        in.get(address);
        if (!Arrays.equals(its, nonce) || protocol != TCP || internal != port) return Optional.empty();
        return Optional.of(new Answer(result == SUCCESS && external > 0 && lifetime > 0 ? v4(address).map(ip -> new Mapping(ip, external, Duration.ofSeconds(lifetime))) : Optional.empty()));
    }

    // an IPv4 address in an IPv6 one: ::ffff:10.0.0.7
    private static byte[] mapped(InetAddress address) {
        var four = address.getAddress();
        if (four.length != V4) throw new IllegalArgumentException("no IPv4 address");
        return ByteBuffer.allocate(ADDRESS).putLong(0).putInt(0xffff).put(four).array();
    }

    private static Optional<InetAddress> v4(byte[] mapped) {
        try {
            return Optional.of(InetAddress.getByAddress(mapped)) // Java turns ::ffff:a.b.c.d into an IPv4 address
                    .filter(Inet4Address.class::isInstance).filter(NatPmpMessage::usable);
        } catch (UnknownHostException wrongLength) {
            throw new AssertionError(wrongLength);
        }
    }
}
