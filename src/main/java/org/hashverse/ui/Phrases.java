package org.hashverse.ui;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Presence;
import org.hashverse.node.Peer;

/// Times, presences and deliveries in words, the same wherever they stand. All of them are told what time it is.
final class Phrases {
    private Phrases() {}

    /// The second line under a peer's name: `online · 3 ms`, `no answer 7 s`, `offline · last heard 9:40`, `wants to talk`.
    ///
    /// @param name what we call the peer
    static String presence(Peer peer, String name, Instant now) {
        return switch (peer.standing()) {
            case BLOCKED -> Words.get("details.blocked");
            case REMOVED -> Words.get("details.removed");
            case STRANGER -> Words.get("details.wants-to-talk");
            case CONTACT -> switch (peer.presence()) {
                case ONLINE -> peer.met() ? online(peer) : Words.get("details.waiting-to-accept", name);
                case NOT_RESPONDING -> peer.lastHeard().map(heard -> Words.get("details.no-answer-for", length(Duration.between(heard, now))))
                        .orElseGet(() -> Words.get("details.no-answer"));
                case OFFLINE -> offline(peer, name, now);
            };
        };
    }

    /// The same in a list of connected peers, where "online" goes without saying: `3 ms`, `no answer 7 s`.
    static String brief(Peer peer, Instant now) {
        boolean answers = peer.presence() == Presence.ONLINE && peer.roundTrip().isPresent();
        return answers ? roundTrip(peer.roundTrip().get()) : presence(peer, peer.shownName(), now);
    }

    private static String online(Peer peer) {
        return peer.roundTrip().map(trip -> Words.get("details.online-in", roundTrip(trip))).orElseGet(() -> Words.get("details.online"));
    }

    private static String offline(Peer peer, String name, Instant now) {
        if (peer.endedByIt()) return Words.get("details.ended-by-it", name);
        return peer.lastHeard().map(heard -> Words.get("details.offline-since", when(heard, now))).orElseGet(() -> Words.get("details.offline"));
    }

    /// A round trip: `3 ms`, `under 1 ms`, `1.4 s`.
    static String roundTrip(Duration trip) {
        if (trip.toMillis() < 1) return Words.get("details.under-a-millisecond");
        if (trip.toMillis() < 1000) return Words.get("details.milliseconds", trip.toMillis());
        return Words.get("details.seconds-tenths", trip.toMillis() / 1000.0);
    }

    /// A length of time, rounded down: `7 s`, `3 min`, `2 h`, `4 d`. A negative one is none.
    static String length(Duration length) {
        if (length.toSeconds() < 60) return Words.get("details.seconds", Math.max(0, length.toSeconds()));
        if (length.toMinutes() < 60) return Words.get("details.minutes", length.toMinutes());
        if (length.toHours() < 24) return Words.get("details.hours", length.toHours());
        return Words.get("details.days", length.toDays());
    }

    /// A moment of the past as one says it: `9:40` today, else with the day, `Fri 9:40` or `12 Nov 9:40`.
    static String when(Instant moment, Instant now) {
        var day = Words.brief(moment, now);
        var time = Words.time(moment);
        return day.equals(time) ? time : Words.get("details.day-and-time", day, time);
    }

    /// Where a peer is: its address, else its code.
    static String place(Peer peer) {
        return peer.address().map(Object::toString).orElse(peer.id().code());
    }

    /// How far a message has come towards somebody.
    ///
    /// @param name      what we call the recipient
    /// @param connected whether it is there
    static String delivery(Delivery delivery, String name, boolean connected) {
        return switch (delivery.stage()) {
            case QUEUED -> Words.get(connected ? "details.queued" : "details.queued.offline", name);
            case SENT -> Words.get("details.sent");
            case DELIVERED -> Words.get("details.delivered", name);
            case READ -> Words.get("details.read", name);
            case CANCELLED -> Words.get("details.cancelled");
            case REFUSED -> Words.get("details.refused", delivery.reason());
        };
    }

    /// Names in one sentence: `Bo`, `Bo and Chen`, `Bo, Chen and 3 others`.
    static String names(List<String> names) {
        return switch (names.size()) {
            case 0 -> "";
            case 1 -> names.getFirst();
            case 2 -> Words.get("details.two-names", names.get(0), names.get(1));
            case 3 -> Words.get("details.three-names", names.get(0), names.get(1), names.get(2));
            default -> Words.get("details.many-names", names.get(0), names.get(1), names.size() - 2);
        };
    }
}
