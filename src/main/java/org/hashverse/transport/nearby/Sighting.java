package org.hashverse.transport.nearby;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.transport.dns.DnsName;
import org.hashverse.transport.dns.DnsRecord;

/// One instance of the service, as one sender announces it on one segment. One thread.
final class Sighting {
    /// How often its sender is asked for the host and the key. After that, answers to other queries may tell them.
    static final int MOST_TIMES_ASKED = 3;

    final DnsName instance;
    final Sender sender;
    /// Sightings are numbered in the order in which they began.
    final long number;
    private final Set<InetAddress> addresses = new LinkedHashSet<>();
    private Optional<DnsRecord.Service> service = Optional.empty();
    private Optional<PeerId> id = Optional.empty();
    private long renewed;
    private long holds;
    private long askAt;
    private int timesAsked; // while it was not complete

    /// Who sends, and where.
    ///
    /// @param address the source of the packets, without a zone
    record Sender(Segment segment, InetAddress address) {}

    Sighting(DnsName instance, Sender sender, long number) {
        this.instance = instance;
        this.sender = sender;
        this.number = number;
    }

    /// Holds for a time from now on, in nanoseconds.
    void renew(long now, long time) {
        renewed = now;
        holds = time;
        askAt = now + time / 5 * 4;
    }

    /// Holds for longer, because we did not listen for a time. It counts as renewed now at the latest: a packet that waited for us meanwhile may have renewed it just before.
    void delay(long time, long now) {
        long more = Math.min(time, now - renewed);
        renewed += more;
        askAt += more;
    }

    /// When it ends if nobody renews it.
    long ends() {
        return renewed + holds;
    }

    /// When its sender is to be asked for it again, because it ends soon (RFC 6762, section 5.2).
    long askAt() {
        return askAt;
    }

    /// Whether its sender is to be asked for its host and key, because no packet told them.
    boolean lacks() {
        return !complete() && timesAsked < MOST_TIMES_ASKED;
    }

    /// Notes that its sender was asked.
    ///
    /// @param next the earliest time to ask again
    void asked(long next) {
        if (!complete()) timesAsked++;
        askAt = Math.max(askAt, next);
    }

    /// Whether it holds for at least half its time yet.
    boolean fresh(long now) {
        return now - renewed < holds / 2;
    }

    /// Seconds for which it holds yet.
    int secondsLeft(long now) {
        return (int) Math.max(0, (ends() - now) / 1_000_000_000);
    }

    /// Takes in the host and port. Returns whether they changed.
    boolean service(DnsRecord.Service told) {
        boolean changed = !service.equals(Optional.of(told));
        if (changed && service.filter(before -> before.host().equals(told.host())).isEmpty()) addresses.clear();
        service = Optional.of(told);
        return changed;
    }

    /// Takes in the texts. Returns whether the key changed.
    boolean texts(DnsRecord.Texts texts) {
        var told = texts.texts().stream().filter(text -> text.startsWith(OwnRecords.ID)).findFirst().flatMap(text -> key(text.substring(OwnRecords.ID.length())));
        boolean changed = !id.equals(told);
        id = told;
        return changed;
    }

    private static Optional<PeerId> key(String text) {
        try {
            return Optional.of(PeerId.parse(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /// Takes in the addresses that one packet tells of its host. An IP version that the packet replaces is forgotten first. Returns whether they changed.
    boolean addresses(List<DnsRecord> told) {
        var its = told.stream().filter(each -> service.filter(known -> known.host().equals(each.name())).isPresent()).toList();
        if (its.isEmpty()) return false;
        var before = Set.copyOf(addresses);
        for (var each : its) {
            var address = ((DnsRecord.Address) each.data()).address();
            if (each.flush()) addresses.removeIf(old -> old instanceof Inet4Address == address instanceof Inet4Address);
        }
        for (var each : its) {
            var address = ((DnsRecord.Address) each.data()).address();
            if (each.ttl() == 0) addresses.remove(address);
            else if (addresses.size() < NearbyPeer.MOST_ADDRESSES && sender.segment().networkInterface().onLink(address)) addresses.add(address);
        }
        return !before.equals(addresses);
    }

    /// Whether host, port and key are known.
    boolean complete() {
        return service.filter(known -> known.port() > 0).isPresent() && id.isPresent();
    }

    /// The key; empty until it is known.
    Optional<PeerId> id() {
        return id;
    }

    /// Where the peer listens, the best first; the source of the packets if no address was told. Only if it is [#complete].
    List<PeerAddress> peerAddresses() {
        var networkInterface = sender.segment().networkInterface();
        var sorted = new ArrayList<>(addresses.isEmpty() ? Set.of(sender.address()) : addresses);
        sorted.sort(MulticastInterface.bestFirst());
        // the source of the packets has shown that it is there
        sorted.stream().filter(address -> Arrays.equals(address.getAddress(), sender.address().getAddress())).findFirst().ifPresent(source -> {
            sorted.remove(source);
            sorted.addFirst(source);
        });
        int port = service.orElseThrow().port();
        return sorted.stream().map(address -> networkInterface.peerAddress(address, port)).toList();
    }
}
