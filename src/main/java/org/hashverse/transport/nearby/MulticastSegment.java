package org.hashverse.transport.nearby;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import org.hashverse.transport.dns.DnsMessage;

/// A socket for one network interface and one IP version. One thread.
final class MulticastSegment implements Segment, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(MulticastSegment.class.getName());
    /// Packets stay on the link, and receivers may require this number (RFC 6762, section 11).
    private static final int HOPS = 255;
    /// Bytes of packets that the system keeps until they are read.
    private static final int RECEIVE_BUFFER = 256 * 1024;

    private final DatagramChannel channel;
    private final InetSocketAddress group;
    private final boolean ipv6;
    private MulticastInterface networkInterface;

    private MulticastSegment(DatagramChannel channel, InetSocketAddress group, MulticastInterface networkInterface, boolean ipv6) {
        this.channel = channel;
        this.group = group;
        this.networkInterface = networkInterface;
        this.ipv6 = ipv6;
    }

    /// Opens a socket, and adds it to a selector with itself as attachment.
    ///
    /// @throws IOException if the system does not allow it
    static MulticastSegment open(MulticastInterface networkInterface, boolean ipv6, Selector selector) throws IOException {
        var device = NetworkInterface.getByIndex(networkInterface.index());
        if (device == null) throw new IOException("no interface " + networkInterface.name());
        var channel = DatagramChannel.open(ipv6 ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET);
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true); // other programs of this computer answer on this port too
            if (channel.supportedOptions().contains(StandardSocketOptions.SO_REUSEPORT)) channel.setOption(StandardSocketOptions.SO_REUSEPORT, true);
            channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
            channel.setOption(StandardSocketOptions.IP_MULTICAST_IF, device);
            channel.setOption(StandardSocketOptions.IP_MULTICAST_TTL, HOPS);
            channel.bind(new InetSocketAddress(Discovery.PORT));
            var group = group(networkInterface, ipv6);
            channel.join(group.getAddress(), device);
            channel.configureBlocking(false);
            var segment = new MulticastSegment(channel, group, networkInterface, ipv6);
            channel.register(selector, SelectionKey.OP_READ, segment);
            return segment;
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    private static InetSocketAddress group(MulticastInterface networkInterface, boolean ipv6) throws UnknownHostException {
        var address = ipv6 ? Inet6Address.getByAddress(null, InetAddress.ofLiteral("ff02::fb").getAddress(), networkInterface.index()) : InetAddress.ofLiteral("224.0.0.251");
        return new InetSocketAddress(address, Discovery.PORT);
    }

    /// Reads a packet into a buffer that was cleared. Returns its source; null if there is none.
    InetSocketAddress receive(ByteBuffer buffer) throws IOException {
        return (InetSocketAddress) channel.receive(buffer);
    }

    /// Whether a packet came in on this interface with this IP version. The system may give an IPv6 packet to the sockets of all interfaces, but names the right one in its
    /// source; and an IPv6 socket may get IPv4 packets.
    boolean ownPacket(InetSocketAddress source) {
        boolean its = source.getAddress() instanceof Inet6Address from && (from.getScopeId() == 0 || from.getScopeId() == networkInterface.index());
        return ipv6 ? its : !(source.getAddress() instanceof Inet6Address);
    }

    /// The interface has other addresses.
    void update(MulticastInterface now) {
        networkInterface = now;
    }

    @Override
    public MulticastInterface networkInterface() {
        return networkInterface;
    }

    @Override
    public boolean ipv6() {
        return ipv6;
    }

    @Override
    public void send(byte[] packet) {
        send(packet, (SocketAddress) group);
    }

    @Override
    public void send(byte[] packet, InetSocketAddress to) {
        send(packet, (SocketAddress) to);
    }

    private void send(byte[] packet, SocketAddress to) {
        try {
            channel.send(ByteBuffer.wrap(packet), to);
        } catch (IOException | RuntimeException lost) { // a new interface may have no usable address yet, and a lost packet is sent again
            LOG.log(System.Logger.Level.DEBUG, () -> "a packet was not sent on " + networkInterface.name() + ": " + lost);
        }
    }

    /// A buffer for one packet; a byte longer than any, so that a longer packet is noticed.
    static ByteBuffer buffer() {
        return ByteBuffer.allocateDirect(DnsMessage.MAX_BYTES + 1);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException closed) {
            LOG.log(System.Logger.Level.DEBUG, "a socket did not close", closed);
        }
    }
}
