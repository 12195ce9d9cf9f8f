package org.hashverse.transport.mapping;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A router on loopback that answers PCP or NAT-PMP, after RFC 6887 and 6886.
final class FakeRouter implements AutoCloseable {
    /// What the router knows.
    enum Kind { PCP, NAT_PMP, BOTH_REFUSE, MUTE, LIES }

    /// A request for a mapping that the router got.
    ///
    /// @param lifetime in seconds
    record Asked(String protocol, int port, int suggested, long lifetime) {}

    private static final byte[] OUTSIDE = {(byte) 203, 0, 113, 5};
    final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
    volatile int givesPort;
    volatile int givesLifetime = 3_600;
    private final DatagramSocket socket = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"));
    private final Kind kind;

    FakeRouter(Kind kind) throws IOException {
        this.kind = kind;
        Thread.ofPlatform().daemon().name("fake-router").start(this::serve);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), socket.getLocalPort());
    }

    /// The next request for a mapping.
    Asked next() throws InterruptedException {
        var next = asked.poll(120, TimeUnit.SECONDS);
        if (next == null) throw new AssertionError("the router was not asked");
        return next;
    }

    private void serve() {
        var packet = new DatagramPacket(new byte[2_000], 2_000);
        while (!socket.isClosed()) {
            try {
                packet.setLength(2_000);
                socket.receive(packet);
                answer(Arrays.copyOf(packet.getData(), packet.getLength()), packet.getSocketAddress());
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void send(byte[] bytes, SocketAddress to) throws IOException {
        socket.send(new DatagramPacket(bytes, bytes.length, to));
    }

    private void answer(byte[] request, SocketAddress from) throws IOException {
        if (kind == Kind.MUTE) return;
        if (request[0] == 2) pcp(request, from);
        else if (request[1] == 0) {
            var refused = kind == Kind.BOTH_REFUSE;
            send(ByteBuffer.allocate(12).put((byte) 0).put((byte) 128).putShort((short) (refused ? 2 : 0)).putInt(1).put(refused ? new byte[4] : OUTSIDE).array(), from);
        } else natPmp(request, from);
    }

    private void pcp(byte[] request, SocketAddress from) throws IOException {
        if (kind == Kind.NAT_PMP) { // version 0, "unsupported version"
            send(new byte[] {0, (byte) 128, 0, 1, 0, 0, 0, 1}, from);
            return;
        }
        var in = ByteBuffer.wrap(request);
        long lifetime = in.getInt(4);
        int port = in.getShort(40) & 0xffff;
        int suggested = in.getShort(42) & 0xffff;
        asked.add(new Asked("PCP", port, suggested, lifetime));
        int result = kind == Kind.BOTH_REFUSE ? 2 : 0;
        var nonce = Arrays.copyOfRange(request, 24, 36);
        if (kind == Kind.LIES) { // nothing but answers that are none
            send(new byte[0], from);
            send(new byte[] {2, (byte) 129}, from);
            send(pcpAnswer(new byte[12], port, result, lifetime), from);
            send(pcpAnswer(nonce, port + 1, result, lifetime), from);
            var right = pcpAnswer(nonce, port, result, lifetime);
            try (var stranger = new DatagramSocket()) {
                stranger.send(new DatagramPacket(right, right.length, from));
            }
            return;
        }
        send(pcpAnswer(nonce, port, result, lifetime), from);
    }

    private byte[] pcpAnswer(byte[] nonce, int port, int result, long lifetime) {
        return ByteBuffer.allocate(60).put((byte) 2).put((byte) 129).put((byte) 0).put((byte) result).putInt(lifetime == 0 ? 0 : givesLifetime).putInt(7).put(new byte[12]).put(nonce)
                .put((byte) 6).put(new byte[3]).putShort((short) port).putShort((short) (givesPort == 0 ? port : givesPort)).putLong(0).putInt(0xffff).put(OUTSIDE).array();
    }

    private void natPmp(byte[] request, SocketAddress from) throws IOException {
        if (kind == Kind.LIES) return;
        var in = ByteBuffer.wrap(request);
        int port = in.getShort(4) & 0xffff;
        long lifetime = in.getInt(8);
        asked.add(new Asked("NAT-PMP", port, in.getShort(6) & 0xffff, lifetime));
        send(ByteBuffer.allocate(16).put((byte) 0).put((byte) 130).putShort((short) (kind == Kind.BOTH_REFUSE ? 2 : 0)).putInt(1).putShort((short) port)
                .putShort((short) (lifetime == 0 ? 0 : givesPort == 0 ? port : givesPort)).putInt(lifetime == 0 ? 0 : givesLifetime).array(), from);
    }

    @Override
    public void close() {
        socket.close();
    }
}
