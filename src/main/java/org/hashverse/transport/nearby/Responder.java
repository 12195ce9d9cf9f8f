package org.hashverse.transport.nearby;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hashverse.transport.TokenBucket;
import org.hashverse.transport.dns.DnsMessage;
import org.hashverse.transport.dns.DnsQuestion;
import org.hashverse.transport.dns.DnsRecord;
import org.hashverse.transport.dns.DnsWriter;

/// Announces us on one segment and answers queries there. Times are nanoseconds. One thread.
final class Responder {
    /// How often we are announced.
    static final Duration PERIOD = Duration.ofSeconds(4);
    /// When we are announced for the second time, after the first; and the shortest time between two packets to all (RFC 6762, sections 8.3 and 6).
    static final Duration GAP = Duration.ofSeconds(1);
    /// Most answers to one computer alone, in a second.
    static final int UNICASTS = 20;
    // an answer waits for a random part of this, and for a little, so that not all answer at once (RFC 6762, section 6)
    private static final long SHORTEST_DELAY = Duration.ofMillis(20).toNanos();
    private static final long LONGEST_DELAY = Duration.ofMillis(120).toNanos();

    private final Segment segment;
    private final RandomGenerator random;
    private final TokenBucket unicasts;
    private Optional<OwnRecords> ours = Optional.empty();
    private boolean askedForServices;
    private int sent; // packets that announced `ours`
    private long lastSent;
    private long sendAt = Long.MAX_VALUE;

    Responder(Segment segment, RandomGenerator random, long now) {
        this.segment = segment;
        this.random = random;
        unicasts = new TokenBucket(UNICASTS, UNICASTS, now);
        lastSent = now - GAP.toNanos();
    }

    /// Announces other records from now on, or none. Says goodbye for an instance that is announced no more.
    void announce(Optional<OwnRecords> records, long now) {
        ours.filter(old -> sent > 0 && !records.map(OwnRecords::instance).equals(Optional.of(old.instance()))).ifPresent(old -> segment.send(old.goodbye()));
        ours = records;
        again(now);
    }

    /// Announces us as at the start, because the addresses of the segment changed or this computer slept.
    void again(long now) {
        sent = 0;
        sendAt = announced() ? now + random.nextLong(SHORTEST_DELAY, LONGEST_DELAY) : Long.MAX_VALUE;
    }

    /// Whether we are announced here.
    boolean announced() {
        return ours.isPresent() && !segment.networkInterface().networks().isEmpty();
    }

    /// Answers a query if it asks for a record of ours that the asker does not know.
    void answer(DnsMessage query, InetSocketAddress asker, long now) {
        if (!announced()) return;
        var wanted = new ArrayList<>(ours.get().on(segment.networkInterface()));
        wanted.add(OwnRecords.serviceOfTheNetwork());
        wanted.removeIf(each -> query.questions().stream().noneMatch(question -> question.asksFor(each)) || known(query.answers(), each));
        if (wanted.isEmpty()) return;
        boolean services = wanted.stream().anyMatch(each -> each.name().equals(OwnRecords.SERVICES));
        if (query.questions().stream().allMatch(DnsQuestion::unicast)) {
            if (unicasts.take(now)) segment.send(packet(services), asker);
            return;
        }
        askedForServices |= services;
        sendAt = Math.min(sendAt, Math.max(now + random.nextLong(SHORTEST_DELAY, LONGEST_DELAY), lastSent + GAP.toNanos()));
    }

    // known for less than half its time, it is to be sent again (RFC 6762, section 7.1)
    private static boolean known(List<DnsRecord> answers, DnsRecord record) {
        return answers.stream().anyMatch(answer -> answer.same(record) && answer.ttl() >= record.ttl() / 2);
    }

    /// Sends what is due. An answer tells all that an announcement tells, so it counts as one.
    void tick(long now) {
        if (now < sendAt || !announced()) return;
        segment.send(packet(askedForServices));
        askedForServices = false;
        lastSent = now;
        sent++;
        // a little sooner or later, so that programs that started together do not send together for ever
        sendAt = now + (sent == 1 ? GAP.toNanos() : PERIOD.toNanos() * (95 + random.nextInt(10)) / 100);
    }

    private byte[] packet(boolean services) {
        if (!services) return ours.orElseThrow().announcement(segment.networkInterface());
        return DnsWriter.write(DnsMessage.answer(List.of(OwnRecords.serviceOfTheNetwork()), ours.orElseThrow().on(segment.networkInterface())));
    }

    /// When something is due; [Long#MAX_VALUE] for never.
    long next() {
        return sendAt;
    }
}
