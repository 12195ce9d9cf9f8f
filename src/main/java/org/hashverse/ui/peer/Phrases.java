package org.hashverse.ui.peer;

import java.time.Duration;
import java.time.Instant;
import javafx.scene.control.OverrunStyle;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Presence;
import org.hashverse.model.ChatModel;
import org.hashverse.model.PeerItem;
import org.hashverse.node.api.Peer;
import org.hashverse.ui.words.Words;

/// Times, addresses and names in words, the same in every dialog and in the inspector. The caller passes the current time.
public final class Phrases {
    private Phrases() {}

    /// Where to shorten what we call a peer if there is no room for all: in the middle if its code stands at the end, because the code tells peers of the same name apart.
    public static OverrunStyle cut(PeerItem item) {
        return cut(item.label().get(), item.id());
    }

    /// The same for a name that we show for a key.
    public static OverrunStyle cut(String label, PeerId id) {
        return label.endsWith(id.code()) ? OverrunStyle.CENTER_ELLIPSIS : OverrunStyle.ELLIPSIS;
    }

    /// A peer's address, or its code if it has no address, and its state: `10.0.0.9:8000 · online · 3 ms`.
    public static String placeAndState(ChatModel model, Peer peer, Instant now) {
        var place = peer.address().map(Object::toString).orElse(peer.id().code());
        return model.peer(peer.id()).map(item -> place + " · " + StateWords.of(item, now)).orElse(place);
    }

    /// How fast a connected peer answers: its round trip, for how long it has not answered, or `online` before the first round trip: `3 ms`, `no answer 7 s`.
    public static String answer(Peer peer, Instant now) {
        if (peer.presence() == Presence.NOT_RESPONDING) return StateWords.noAnswer(peer, now);
        return peer.roundTrip().map(Phrases::roundTrip).orElseGet(() -> Words.get("state.online"));
    }

    /// A round trip: `3 ms`.
    public static String roundTrip(Duration trip) {
        return Words.get("details.milliseconds", StateWords.millis(trip));
    }

    /// A length of time, rounded down: `7 s`, `3 min`, `2 h`, `4 d`. A negative one counts as zero.
    public static String length(Duration length) {
        if (length.toSeconds() < 60) return Words.get("details.seconds", Math.max(0, length.toSeconds()));
        if (length.toMinutes() < 60) return Words.get("details.minutes", length.toMinutes());
        if (length.toHours() < 24) return Words.get("details.hours", length.toHours());
        return Words.get("details.days", length.toDays());
    }

    /// A moment of the past to the second: `9:40:07` today, else with the day.
    public static String exactly(Instant moment, Instant now) {
        var day = Words.brief(moment, now);
        return day.equals(Words.time(moment)) ? Words.seconds(moment) : Words.get("details.day-and-time", day, Words.seconds(moment));
    }

    /// A moment of the past in short: `9:40` today, else with the day, `Fri 9:40` or `12 Nov 9:40`.
    public static String when(Instant moment, Instant now) {
        var day = Words.brief(moment, now);
        var time = Words.time(moment);
        return day.equals(time) ? time : Words.get("details.day-and-time", day, time);
    }
}
