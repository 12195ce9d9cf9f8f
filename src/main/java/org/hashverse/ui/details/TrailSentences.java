package org.hashverse.ui.details;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Presence;
import org.hashverse.chat.Standing;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.node.api.Attempt;
import org.hashverse.node.api.DialHistory;
import org.hashverse.node.api.Peer;
import org.hashverse.store.history.MessageQueries;
import org.hashverse.ui.add.AddSentences;
import org.hashverse.ui.peer.Phrases;
import org.hashverse.ui.peer.StateWords;
import org.hashverse.ui.words.Sentence;
import org.hashverse.ui.words.Words;

/// The texts of the trail of a message: how far it came and when, why it has not arrived, and what happens next.
public final class TrailSentences {
    private TrailSentences() {}

    /// A stage that a message reached.
    ///
    /// @param stage the stage whose mark stands beside the words
    record Reached(Delivery.Stage stage, String words, Instant at) {}

    /// The stages reached, in their order, each with its time.
    static List<Reached> reached(MessageQueries.Step step, String name) {
        var all = new ArrayList<Reached>();
        all.add(new Reached(Delivery.Stage.QUEUED, Words.get("trail.written"), step.written()));
        step.sent().ifPresent(at -> all.add(new Reached(Delivery.Stage.SENT, Words.get("trail.sent"), at)));
        step.delivered().ifPresent(at -> all.add(new Reached(Delivery.Stage.DELIVERED, Words.get("delivery.delivered", name), at)));
        step.read().ifPresent(at -> all.add(new Reached(Delivery.Stage.READ, Words.get("delivery.read", name), at)));
        var end = step.delivery().stage();
        step.ended().ifPresent(at -> all.add(new Reached(end, Words.get(end == Delivery.Stage.CANCELLED ? "trail.cancelled" : "trail.given-up"), at)));
        return all;
    }

    /// What can keep this computer from delivering at all: a full disk, or no network (`network` is false).
    record Here(boolean diskFull, boolean network) {}

    /// Why a message that waits here or may have left has not arrived: the most likely reason only.
    static Sentence why(Here here, Peer peer, String name, Delivery.Stage stage, DialHistory calls, Instant now) {
        if (here.diskFull()) return Sentence.of("trail.full");
        if (peer.presence() == Presence.NOT_RESPONDING) return Sentence.of("trail.silent", name, StateWords.noAnswer(peer, now));
        if (peer.connected() && calls.inPieces()) return Sentence.of("trail.pieces", name);
        if (peer.connected()) return Sentence.of(stage == Delivery.Stage.SENT ? "trail.connected.sent" : "trail.connected.queued", name);
        if (!here.network()) return Sentence.of("trail.no-network");
        if (peer.endedByIt()) return Sentence.of("trail.ended", name);
        var head = peer.lastHeard().map(at -> Words.get("trail.offline.heard", name, Phrases.when(at, now))).orElseGet(() -> Words.get("trail.offline", name));
        var body = new ArrayList<String>();
        if (stage == Delivery.Stage.SENT) body.add(Words.get("trail.sent-before"));
        if (calls.inPieces()) body.add(Words.get("trail.pieces.body"));
        calls.attempts().stream().findFirst().flatMap(newest -> failed(newest, peer.id(), name)).ifPresent(body::add);
        return new Sentence(head, Words.sentences(body));
    }

    /// Why an attempt failed, as the add dialog would say it; empty for an attempt that was answered or that we ended.
    static Optional<String> failed(Attempt attempt, PeerId peer, String name) {
        return attempt.failure().filter(failure -> failure != AddOutcome.Failure.CANCELLED).map(failure -> {
            var sentence = AddSentences.failed(new AddOutcome.Failed(failure, Optional.of(peer), Optional.empty()), attempt.address(), false, _ -> name);
            // the advice about another key is for a person who is adding a peer
            return failure == AddOutcome.Failure.OTHER_KEY ? sentence.head() : sentence.toString();
        });
    }

    /// When the peer is called next, or that the message waits until the peer connects. Empty if it is connected, if it ended the connection for good, or while our disk is full.
    static String next(Here here, Peer peer, String name, DialHistory calls, Instant now) {
        if (peer.connected() || here.diskFull()) return "";
        if (calls.next().isPresent()) {
            var in = Duration.between(now, calls.next().get());
            return in.isPositive() ? Words.get("trail.next", Phrases.length(in.plusMillis(999))) : Words.get("trail.calling");
        }
        if (peer.endedByIt()) return "";
        return Words.get(peer.address().isPresent() ? "trail.has-to-call" : "trail.unknown", name);
    }

    /// Whether calling the peer now could help.
    static boolean tryable(Here here, Peer peer) {
        return !here.diskFull() && peer.standing() == Standing.CONTACT && !peer.connected() && peer.address().isPresent();
    }

    /// How an attempt ended, in a few words.
    public static String outcome(Attempt attempt) {
        return Words.get(attempt.failure().map(failure -> switch (failure) {
            case OWN_ADDRESS, OWN_KEY -> "trail.attempt.own";
            case UNKNOWN_HOST -> "trail.attempt.unknown-host";
            case NO_INTERFACE -> "trail.attempt.no-interface";
            case REFUSED -> "trail.attempt.refused";
            case SILENCE -> "trail.attempt.silence";
            case NO_ROUTE -> "trail.attempt.no-route";
            case NOT_HASHVERSE -> "trail.attempt.not-hashverse";
            case TOO_SLOW -> "trail.attempt.too-slow";
            case INCOMPATIBLE -> "trail.attempt.incompatible";
            case OTHER_KEY -> "trail.attempt.other-key";
            case DECLINED -> "trail.attempt.declined";
            case BUSY -> "trail.attempt.busy";
            case BLOCKED -> "trail.attempt.blocked";
            case CANCELLED -> "trail.attempt.cancelled";
        }).orElse("trail.attempt.answered"));
    }
}
