package org.hashverse.transport.nearby;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hashverse.transport.dns.DnsMessage;
import org.hashverse.transport.dns.DnsName;
import org.hashverse.transport.dns.DnsQuestion;
import org.hashverse.transport.dns.DnsRecord;
import org.hashverse.transport.dns.DnsType;
import org.hashverse.transport.dns.DnsWriter;

/// Asks on one segment who is there: at once, after 1 s, after 2 s more and so on in doubled steps; sooner for an instance that ends soon or whose host or key is
/// missing. Times are nanoseconds. One thread.
final class Querier {
    /// Shortest time between two queries.
    static final Duration GAP = Duration.ofSeconds(1);
    /// Longest time between two queries (RFC 6762, section 5.2).
    static final Duration LONGEST = Duration.ofHours(1);
    /// Most instances for which one query asks by name.
    static final int MOST_NAMES = 5;
    /// Most bytes of a query, so that it fits into one Ethernet frame. Known answers that find no room are answered again.
    static final int MOST_BYTES = 1_400;
    private static final long LONGEST_DELAY = Duration.ofMillis(100).toNanos();
    /// Bytes of a known answer or of a question beside the label of its instance, and bytes of a query with one question and our own known answer.
    private static final int BYTES_OF_AN_ENTRY = 16;
    private static final int BYTES_AT_LEAST = 150;

    private final Segment segment;
    private final Sightings sightings;
    private final RandomGenerator random;
    private long askAt;
    private long pause;
    private long lastAsked;

    Querier(Segment segment, Sightings sightings, RandomGenerator random, long now) {
        this.segment = segment;
        this.sightings = sightings;
        this.random = random;
        again(now);
    }

    /// Asks as at the start, because the addresses of the segment changed or this computer slept.
    void again(long now) {
        pause = GAP.toNanos();
        lastAsked = now - pause;
        askAt = now + random.nextLong(LONGEST_DELAY);
    }

    /// Asks if it is time.
    ///
    /// @param ours what we know of ourselves
    void tick(long now, Optional<DnsRecord> ours) {
        if (now < next()) return;
        // the first query asks everybody, whatever was heard: somebody who announces the instance of another could keep that one silent
        boolean first = pause == GAP.toNanos();
        if (now >= askAt) {
            askAt = now + pause;
            pause = Math.min(2 * pause, LONGEST.toNanos());
        }
        lastAsked = now;
        var questions = questions(now);
        segment.send(DnsWriter.write(DnsMessage.query(questions, first ? ours.stream().toList() : known(now, ours, questions.size() - 1))));
    }

    private List<DnsQuestion> questions(long now) {
        var questions = new ArrayList<DnsQuestion>();
        questions.add(new DnsQuestion(OwnRecords.SERVICE, DnsType.PTR, false));
        var lacking = sightings.on(segment).filter(Sighting::lacks).sorted(Comparator.comparingLong(sighting -> sighting.number)).limit(MOST_NAMES).toList();
        var ending = sightings.on(segment).filter(sighting -> sighting.complete() && sighting.askAt() <= now).toList();
        lacking.forEach(sighting -> questions.add(new DnsQuestion(sighting.instance, DnsType.ANY, false)));
        lacking.forEach(sighting -> sighting.asked(now));
        ending.forEach(sighting -> sighting.asked(now + GAP.toNanos()));
        return questions;
    }

    private List<DnsRecord> known(long now, Optional<DnsRecord> ours, int names) {
        var known = new ArrayList<DnsRecord>();
        ours.ifPresent(known::add);
        int bytes = BYTES_AT_LEAST + names * (BYTES_OF_AN_ENTRY + DnsName.MAX_LABEL_BYTES);
        for (var sighting : sightings.on(segment).filter(each -> each.complete() && each.fresh(now)).toList()) {
            bytes += BYTES_OF_AN_ENTRY + sighting.instance.labels().getFirst().getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MOST_BYTES) break;
            known.add(new DnsRecord(OwnRecords.SERVICE, false, sighting.secondsLeft(now), new DnsRecord.Pointer(sighting.instance)));
        }
        return known;
    }

    /// When a query is due.
    long next() {
        long soonest = sightings.on(segment).filter(sighting -> sighting.complete() || sighting.lacks())
                .mapToLong(sighting -> sighting.complete() ? sighting.askAt() : lastAsked).min().orElse(Long.MAX_VALUE);
        return Math.max(lastAsked + GAP.toNanos(), Math.min(askAt, soonest));
    }
}
