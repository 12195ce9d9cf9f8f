package org.hashverse.transport.nearby;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.hashverse.chat.PeerId;
import org.hashverse.transport.dns.DnsMessage;
import org.hashverse.transport.dns.DnsReader;
import org.hashverse.transport.dns.MalformedDns;
import org.hashverse.transport.network.NetworkPrefix;

/// Finds peers and announces us on all segments, and tells a listener who is there. Knows no socket and no clock: the caller brings packets and the time, in nanoseconds.
/// One thread.
final class Discovery {
    /// The UDP port of multicast DNS. What comes from another port is ignored.
    static final int PORT = 5353;
    /// Shortest time between two tellings. Who invents peers must not keep the window busy.
    static final Duration TELL_GAP = Duration.ofMillis(500);
    /// After a tick that is later than this, everything is asked and announced again, because this computer slept.
    static final Duration SLEPT = Duration.ofSeconds(5);
    /// If a tick is later than this, nobody could be heard meanwhile, so nobody is taken for gone because of that time.
    static final Duration LATE = Duration.ofMillis(500);

    /// What belongs to one segment.
    private static final class Parts {
        final Responder responder;
        final Querier querier;
        /// The addresses of the segment when another computer was heard there last. With other addresses it may be in another network.
        Optional<List<NetworkPrefix>> othersHeardAt = Optional.empty();

        Parts(Responder responder, Querier querier) {
            this.responder = responder;
            this.querier = querier;
        }

        /// Whether another computer was heard in the network in which the segment is now.
        boolean othersHeard(Segment segment) {
            return othersHeardAt.equals(Optional.of(segment.networks()));
        }

        void startAgain(long now) {
            responder.again(now);
            querier.again(now);
        }
    }

    private final Map<Segment, Parts> segments = new LinkedHashMap<>();
    private final PeerId own;
    private final RandomGenerator random;
    private final Consumer<Surroundings> listener;
    private final Sightings sightings;
    private final PacketBudget budget;
    private Optional<OwnRecords> ours = Optional.empty();
    private boolean usable;
    private boolean changed = true;
    private Optional<Surroundings> told = Optional.empty();
    private long tellAt;
    private long due;

    /// @param listener told who is there, by [#tick]
    Discovery(PeerId own, RandomGenerator random, long now, Consumer<Surroundings> listener) {
        this.own = own;
        this.random = random;
        this.listener = listener;
        sightings = new Sightings(own);
        budget = new PacketBudget(now);
        tellAt = now;
        due = now;
    }

    /// Announces us from now on, or ends that (empty). Goodbyes are sent at once.
    void announce(Optional<Announcement> announcement, long now) {
        ours = announcement.map(told -> new OwnRecords(own, told));
        sightings.ours(ours.map(OwnRecords::instance));
        segments.values().forEach(parts -> parts.responder.announce(ours, now));
        changed = true;
    }

    /// Sets the peers that come first if there are more than can be told.
    void prefer(Set<PeerId> peers) {
        sightings.prefer(peers);
        changed = true;
    }

    /// Notes whether there is a network interface that can do multicast.
    void usable(boolean usable) {
        changed |= this.usable != usable;
        this.usable = usable;
    }

    /// Searches on a segment too.
    void opened(Segment segment, long now) {
        var parts = new Parts(new Responder(segment, random, now), new Querier(segment, sightings, random, now));
        parts.responder.announce(ours, now);
        segments.put(segment, parts);
        changed = true;
    }

    /// The addresses of a segment changed.
    void moved(Segment segment, long now) {
        segments.get(segment).startAgain(now);
        changed = true;
    }

    /// Searches on a segment no more, because its network interface is gone.
    void closed(Segment segment) {
        segments.remove(segment);
        sightings.closed(segment);
        changed = true;
    }

    /// Takes in a packet. Ignores one that is malformed, too much, or not from the link.
    void received(Segment segment, ByteBuffer packet, InetSocketAddress source, long now) {
        var sender = withoutZone(source.getAddress());
        if (source.getPort() != PORT || !segment.networkInterface().onLink(sender) || !budget.allows(sender, DnsReader.plausible(packet), now)) return;
        try {
            take(DnsReader.read(packet), segment, source, sender, now);
        } catch (MalformedDns malformed) {
            return; // there is nobody to tell, and the log must not grow with what others send
        }
        var parts = segments.get(segment);
        if (parts.othersHeard(segment) || segments.keySet().stream().anyMatch(each -> each.networkInterface().has(sender))) return;
        parts.othersHeardAt = Optional.of(segment.networks());
        changed = true;
    }

    private void take(DnsMessage message, Segment segment, InetSocketAddress source, InetAddress sender, long now) {
        if (message.response()) changed |= sightings.learn(message, new Sighting.Sender(segment, sender), now);
        else segments.get(segment).responder.answer(message, source, now);
    }

    private static InetAddress withoutZone(InetAddress address) {
        try {
            return InetAddress.getByAddress(address.getAddress());
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /// Sends what is due, forgets what has ended, and tells the listener of changes. Returns when something is due next.
    long tick(long now) {
        long late = now - due;
        if (late > LATE.toNanos()) sightings.all().forEach(sighting -> sighting.delay(late, now));
        if (late > SLEPT.toNanos()) segments.values().forEach(parts -> parts.startAgain(now));
        changed |= sightings.expire(now);
        for (var parts : segments.values()) {
            parts.responder.tick(now);
            parts.querier.tick(now, ours.filter(_ -> parts.responder.announced()).map(OwnRecords::pointer));
        }
        if (changed && now >= tellAt) tell(now);
        due = LongStream.concat(segments.values().stream().flatMapToLong(parts -> LongStream.of(parts.responder.next(), parts.querier.next())),
                LongStream.of(sightings.nextEnd(), changed ? tellAt : Long.MAX_VALUE, now + SLEPT.toNanos())).min().getAsLong();
        return due;
    }

    private void tell(long now) {
        changed = false;
        var interfaces = segments.keySet().stream().map(Segment::networkInterface).sorted(Comparator.comparing(MulticastInterface::bridge)).map(MulticastInterface::name).distinct().toList();
        boolean announced = segments.values().stream().anyMatch(parts -> parts.responder.announced());
        boolean othersHeard = segments.entrySet().stream().anyMatch(each -> each.getValue().othersHeard(each.getKey()));
        var present = new Surroundings(sightings.peers(), usable, interfaces, announced, othersHeard);
        if (told.equals(Optional.of(present))) return;
        told = Optional.of(present);
        tellAt = now + TELL_GAP.toNanos();
        listener.accept(present);
    }

    /// The segments on which we search.
    List<Segment> segments() {
        return new ArrayList<>(segments.keySet());
    }

    /// How many instances are kept.
    int kept() {
        return sightings.size();
    }
}
