package org.hashverse.transport.nearby;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.transport.dns.DnsMessage;
import org.hashverse.transport.dns.DnsReader;
import org.hashverse.transport.dns.DnsWriter;
import org.hashverse.transport.dns.MalformedDns;
import org.hashverse.transport.network.NetworkPrefix;

/// A network without sockets, whose time the test moves. A packet arrives at every segment with the same number and IP version, the sender's own included.
final class Hub {
    /// Packets that arrive within this time are read together, as by [MulticastSearch].
    private static final long READ_TOGETHER = Duration.ofMillis(10).toNanos();
    /// Nanoseconds.
    long now = 1;
    /// Whether a packet is lost.
    Predicate<byte[]> loses = _ -> false;
    /// Packets that were sent to all since the test cleared them.
    final List<Packet> sent = new ArrayList<>();
    private final ArrayDeque<Packet> underWay = new ArrayDeque<>();
    private final List<Computer> computers = new ArrayList<>();
    private final List<HubSegment> segments = new ArrayList<>();

    /// A packet.
    ///
    /// @param to empty for all
    record Packet(int link, boolean ipv6, InetSocketAddress from, byte[] bytes, Optional<InetAddress> to) {
        DnsMessage message() throws MalformedDns {
            return DnsReader.read(ByteBuffer.wrap(bytes));
        }

        boolean response() {
            try {
                return message().response();
            } catch (MalformedDns impossible) {
                throw new AssertionError(impossible);
            }
        }
    }

    /// A computer with a program that searches.
    final class Computer {
        final PeerId id;
        final Discovery discovery;
        Surroundings told;
        int tellings;
        private long due; // its next tick; 0 at once

        private Computer(PeerId id) {
            this.id = id;
            discovery = new Discovery(id, new SplittableRandom(computers.size()), now, surroundings -> {
                told = surroundings;
                tellings++;
            });
            discovery.usable(true);
        }

        Computer announce(String name) {
            announce(Optional.of(new Announcement(new PeerName(name), 8000)));
            return this;
        }

        void announce(Optional<Announcement> announcement) {
            discovery.announce(announcement, now);
            due = 0;
        }

        /// Connects the computer to a link.
        HubSegment plug(int link, MulticastInterface networkInterface, boolean ipv6) {
            var segment = new HubSegment(link, networkInterface, ipv6, this);
            segments.add(segment);
            discovery.opened(segment, now);
            due = 0;
            return segment;
        }

        void unplug(HubSegment segment) {
            segments.remove(segment);
            discovery.closed(segment);
            due = 0;
        }

        /// Ends without a word.
        void kill() {
            computers.remove(this);
            segments.removeIf(segment -> segment.owner == this);
        }

        List<String> names() {
            return told.peers().stream().map(peer -> peer.name().text()).sorted().toList();
        }

        List<String> addresses(PeerId other) {
            return told.peers().stream().filter(peer -> peer.id().equals(other)).flatMap(peer -> peer.addresses().stream()).map(PeerAddress::toString).toList();
        }
    }

    /// A connection of a computer to a link.
    final class HubSegment implements Segment {
        private final int link;
        private final boolean ipv6;
        private final Computer owner;
        private MulticastInterface networkInterface;

        private HubSegment(int link, MulticastInterface networkInterface, boolean ipv6, Computer owner) {
            this.link = link;
            this.networkInterface = networkInterface;
            this.ipv6 = ipv6;
            this.owner = owner;
        }

        void readdress(MulticastInterface now) {
            networkInterface = now;
            owner.discovery.moved(this, Hub.this.now);
            owner.due = 0;
        }

        @Override
        public MulticastInterface networkInterface() {
            return networkInterface;
        }

        @Override
        public boolean ipv6() {
            return ipv6;
        }

        private InetSocketAddress source() {
            return new InetSocketAddress(networkInterface.networks().stream().map(NetworkPrefix::address).filter(each -> each.getAddress().length == (ipv6 ? 16 : 4)).findFirst().orElseThrow(), Discovery.PORT);
        }

        @Override
        public void send(byte[] bytes) {
            var packet = new Packet(link, ipv6, source(), bytes, Optional.empty());
            sent.add(packet);
            underWay.add(packet);
        }

        @Override
        public void send(byte[] bytes, InetSocketAddress to) {
            underWay.add(new Packet(link, ipv6, source(), bytes, Optional.of(to.getAddress())));
        }
    }

    /// A key of a test.
    static PeerId key(int number) {
        var bytes = new byte[32];
        for (int i = 0; i < 8; i++) bytes[i] = (byte) (number * 0x9E3779B97F4A7C15L >>> 8 * i);
        bytes[31] = (byte) number;
        bytes[30] = (byte) (number >> 8);
        return PeerId.of(bytes);
    }

    /// A network interface with these addresses, in networks of 24 or 64 bits.
    static MulticastInterface networkInterface(String... addresses) {
        return new MulticastInterface("eth0", 2, false, false, List.of(addresses).stream().map(InetAddress::ofLiteral).map(each -> new NetworkPrefix(each, each.getAddress().length == 4 ? 24 : 64)).toList());
    }

    /// A computer that is on no link.
    Computer computer(PeerId id) {
        var computer = new Computer(id);
        computers.add(computer);
        return computer;
    }

    /// A computer on link 0 with an IPv4 address.
    Computer computer(int number) {
        var computer = computer(key(number));
        computer.plug(0, networkInterface("10.0.0." + number), false);
        return computer;
    }

    /// Sends a packet on link 0 in IPv4 as if it came from an address.
    void send(String from, byte[] bytes) {
        underWay.add(new Packet(0, false, new InetSocketAddress(InetAddress.ofLiteral(from), Discovery.PORT), bytes, Optional.empty()));
    }

    void send(String from, DnsMessage message) {
        send(from, DnsWriter.write(message));
    }

    /// Sends a packet from another port than that of multicast DNS.
    void sendFromAnotherPort(String from, DnsMessage message) {
        underWay.add(new Packet(0, false, new InetSocketAddress(InetAddress.ofLiteral(from), 40_000), DnsWriter.write(message), Optional.empty()));
    }

    /// Lets time pass: packets arrive, and all programs do what is due.
    void run(Duration time) {
        long until = now + time.toNanos();
        while (true) {
            deliver();
            long next = Long.MAX_VALUE;
            for (var computer : List.copyOf(computers)) {
                if (computer.due <= now) computer.due = computer.discovery.tick(now);
                next = Math.min(next, computer.due);
            }
            if (!underWay.isEmpty()) continue;
            if (next > until) break;
            now = Math.max(next, now + 1);
        }
        now = until;
    }

    private void deliver() {
        for (var packet = underWay.poll(); packet != null; packet = underWay.poll()) {
            if (loses.test(packet.bytes)) continue;
            for (var segment : List.copyOf(segments)) {
                boolean its = packet.to.isEmpty() || segment.networkInterface.has(packet.to.get());
                if (!its || segment.link != packet.link || segment.ipv6 != packet.ipv6) continue;
                segment.owner.discovery.received(segment, ByteBuffer.wrap(packet.bytes), packet.from, now);
                segment.owner.due = Math.min(segment.owner.due, now + READ_TOGETHER);
            }
        }
    }
}
