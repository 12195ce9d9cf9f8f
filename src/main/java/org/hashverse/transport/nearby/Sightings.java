package org.hashverse.transport.nearby;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.transport.dns.DnsMessage;
import org.hashverse.transport.dns.DnsName;
import org.hashverse.transport.dns.DnsRecord;

/// What is known of the instances of the service. Each sender has its own, so that none can change, end or displace those of another. Times are nanoseconds. One thread.
final class Sightings {
    /// Most peers that are shown.
    static final int MOST_PEERS = 200;
    /// Most instances of one sender: a computer that several people use has as many.
    static final int MOST_OF_A_SENDER = 16;
    /// Most instances in all. A peer has one for each segment, and for each source address there.
    static final int MOST = 800;
    /// Shortest and longest time for which an instance holds, whatever its sender says.
    static final Duration SHORTEST = Duration.ofSeconds(10);
    static final Duration LONGEST = Duration.ofMinutes(2);

    private final Map<Sighting.Sender, LinkedHashMap<DnsName, Sighting>> bySender = new HashMap<>();
    private final PeerId own;
    private Optional<DnsName> ours = Optional.empty();
    private Set<PeerId> preferred = Set.of();
    private int size;
    private long numbered;

    /// @param own our key, which nobody else can have
    Sightings(PeerId own) {
        this.own = own;
    }

    /// Sets our own instance. What anybody announces under that name is ours or an imitation, and is not taken in.
    void ours(Optional<DnsName> instance) {
        ours = instance;
        forgetIf(sighting -> ours.filter(sighting.instance::equals).isPresent());
    }

    /// Sets the peers that come first if there are too many.
    void prefer(Set<PeerId> peers) {
        preferred = Set.copyOf(peers);
    }

    /// Takes in a response. Returns whether the peers may have changed.
    boolean learn(DnsMessage response, Sighting.Sender sender, long now) {
        boolean changed = false;
        var records = response.records();
        for (var record : records)
            if (record.data() instanceof DnsRecord.Pointer(var target) && record.name().equals(OwnRecords.SERVICE)) changed |= pointed(target, record.ttl(), sender, now);
        var its = bySender.getOrDefault(sender, new LinkedHashMap<>());
        if (its.isEmpty()) return changed;
        for (var record : records) {
            var known = its.get(record.name());
            if (known == null) continue;
            if (record.ttl() == 0 && record.data() instanceof DnsRecord.Service) changed |= forget(known);
            else if (record.ttl() > 0) changed |= switch (record.data()) {
                case DnsRecord.Service service -> known.service(service);
                case DnsRecord.Texts texts -> known.texts(texts);
                case DnsRecord.Pointer _, DnsRecord.Address _ -> false;
            };
        }
        var addresses = records.stream().filter(record -> record.data() instanceof DnsRecord.Address).toList();
        if (!addresses.isEmpty()) for (var known : its.values()) changed |= known.addresses(addresses);
        return changed;
    }

    private boolean pointed(DnsName instance, int ttl, Sighting.Sender sender, long now) {
        var its = bySender.get(sender);
        var known = its == null ? null : its.get(instance);
        if (ttl == 0) return known != null && forget(known);
        long time = Math.clamp(Duration.ofSeconds(ttl).toNanos(), SHORTEST.toNanos(), LONGEST.toNanos());
        if (known != null) {
            known.renew(now, time);
            return false;
        }
        // a label that is not UTF-8 could not be asked for
        if (!instance.isChildOf(OwnRecords.SERVICE) || ours.filter(instance::equals).isPresent() || instance.labels().getFirst().indexOf('\uFFFD') >= 0) return false;
        int held = its == null ? 0 : its.size();
        if (held >= MOST_OF_A_SENDER || size >= MOST && !makeRoom(held)) return false;
        var sighting = new Sighting(instance, sender, numbered++);
        sighting.renew(now, time);
        bySender.computeIfAbsent(sender, _ -> new LinkedHashMap<>()).put(instance, sighting);
        size++;
        return true;
    }

    /// Takes the newest instance from the sender that has the most, if a sender with `held` instances would still have fewer then.
    private boolean makeRoom(int held) {
        var largest = bySender.values().stream().max(Comparator.comparingInt(LinkedHashMap::size)).orElseThrow();
        return largest.size() > held + 1 && forget(largest.lastEntry().getValue());
    }

    private boolean forget(Sighting sighting) {
        var its = bySender.get(sighting.sender);
        its.remove(sighting.instance);
        if (its.isEmpty()) bySender.remove(sighting.sender);
        size--;
        return true;
    }

    /// Forgets what has ended. Returns whether the peers may have changed.
    boolean expire(long now) {
        return forgetIf(sighting -> sighting.ends() - now <= 0);
    }

    /// Forgets what was seen on a segment. Returns whether the peers may have changed.
    boolean closed(Segment segment) {
        return forgetIf(sighting -> sighting.sender.segment() == segment);
    }

    private boolean forgetIf(Predicate<Sighting> ended) {
        var these = all().filter(ended).toList();
        these.forEach(this::forget);
        return !these.isEmpty();
    }

    /// All instances.
    Stream<Sighting> all() {
        return bySender.values().stream().flatMap(its -> its.values().stream());
    }

    /// The instances that were seen on a segment.
    Stream<Sighting> on(Segment segment) {
        return all().filter(sighting -> sighting.sender.segment() == segment);
    }

    /// When the first instance ends; [Long#MAX_VALUE] if there is none.
    long nextEnd() {
        return all().mapToLong(Sighting::ends).min().orElse(Long.MAX_VALUE);
    }

    /// The peers that are announced, at most [#MOST_PEERS]. If there are more, those stay that are preferred, then those that come first with their senders, and then those that were seen first: one sender
    /// with many instances displaces nobody.
    List<NearbyPeer> peers() {
        record Ranked(Sighting sighting, int rank) {}
        var ranked = new ArrayList<Ranked>();
        for (var its : bySender.values()) {
            int rank = 0;
            for (var sighting : its.values()) ranked.add(new Ranked(sighting, rank++));
        }
        ranked.sort(Comparator.comparingInt(Ranked::rank).thenComparingLong(each -> each.sighting.number));
        var byKey = new LinkedHashMap<PeerId, List<Sighting>>();
        for (var each : ranked) {
            var sighting = each.sighting;
            if (!sighting.complete() || sighting.id().get().equals(own)) continue;
            byKey.computeIfAbsent(sighting.id().get(), _ -> new ArrayList<>()).add(sighting);
        }
        return byKey.entrySet().stream().sorted(Comparator.comparing(entry -> !preferred.contains(entry.getKey()))).limit(MOST_PEERS).map(entry -> peer(entry.getKey(), entry.getValue())).toList();
    }

    private static NearbyPeer peer(PeerId id, List<Sighting> sightings) {
        sightings.sort(Comparator.comparingLong(sighting -> sighting.number));
        var name = InstanceName.claimed(sightings.getFirst().instance.labels().getFirst(), id);
        sightings.sort(Comparator.comparing((Sighting sighting) -> sighting.sender.segment().networkInterface().bridge()).thenComparing(sighting -> sighting.sender.segment().ipv6()));
        // the best address of each sender, then the second of each: a sender that tells many false ones leaves room for the others
        var places = sightings.stream().map(Sighting::peerAddresses).toList();
        var chosen = new LinkedHashSet<PeerAddress>();
        for (int i = 0; i < NearbyPeer.MOST_ADDRESSES; i++) for (var its : places) if (i < its.size() && chosen.size() < NearbyPeer.MOST_ADDRESSES) chosen.add(its.get(i));
        return new NearbyPeer(id, name, List.copyOf(chosen));
    }

    /// How many instances are kept.
    int size() {
        return size;
    }
}
