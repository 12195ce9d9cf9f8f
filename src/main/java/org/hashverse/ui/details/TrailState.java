package org.hashverse.ui.details;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hashverse.chat.Delivery;
import org.hashverse.store.history.MessageQueries.Step;
import org.hashverse.ui.details.TrailSentences.Reached;
import org.hashverse.ui.message.DeliveryMark;
import org.hashverse.ui.peer.Phrases;
import org.hashverse.ui.words.Words;

/// How far a message of ours came towards one recipient, in words.
///
/// @param delivery of what the recipient must still get: the message, its newest text, or its retraction
/// @param words    the state in one line
/// @param reached  the stages with their times, the first one first
record TrailState(Delivery delivery, String words, List<Reached> reached) {
    /// Of a message that nobody changed.
    ///
    /// @param step the times, if the node has answered
    static TrailState sent(String name, Delivery delivery, Optional<Step> step) {
        // why it waits stands below the state
        var words = delivery.stage() == Delivery.Stage.QUEUED ? Words.get("trail.queued") : DeliveryMark.words(delivery, name);
        return new TrailState(delivery, words, step.map(known -> TrailSentences.reached(known, name)).orElse(List.of()));
    }

    /// Of a message that we edited.
    ///
    /// @param message the delivery of the message itself
    /// @param edit    the delivery of the newest text; empty if that is not sent to the recipient
    static TrailState edited(String name, Step message, Optional<Step> edit) {
        var plain = sent(name, message.delivery(), Optional.of(message));
        if (!hasIt(message.delivery()) && edit.isEmpty()) return plain;
        var reached = new ArrayList<>(plain.reached());
        edit.ifPresent(step -> {
            reached.add(new Reached(Delivery.Stage.QUEUED, Words.get("trail.edited"), step.written()));
            step.delivered().ifPresent(at -> reached.add(new Reached(Delivery.Stage.DELIVERED, Words.get("trail.edit.arrived"), at)));
        });
        reached.sort(Comparator.comparing(Reached::at));
        if (edit.filter(step -> step.delivery().open()).isPresent()) return new TrailState(edit.get().delivery(), Words.get("trail.edit.open", name), reached);
        if (edit.filter(step -> hasIt(step.delivery())).isPresent()) return new TrailState(message.delivery(), Words.get("trail.edit.there", name), reached);
        return new TrailState(message.delivery(), Words.get("trail.edit.never", name), reached);
    }

    /// Of a message that we took back.
    ///
    /// @param told       the delivery that events told
    /// @param message    the delivery of the message itself, if the node has answered
    /// @param retraction the delivery of the retraction; empty if the node has not answered, or the retraction is not sent to the recipient
    static TrailState takenBack(String name, Optional<Delivery> told, Optional<Step> message, Optional<Step> retraction, Instant now) {
        var reached = new ArrayList<Reached>();
        message.ifPresent(step -> reached.add(new Reached(Delivery.Stage.QUEUED, Words.get("trail.written"), step.written())));
        retraction.ifPresent(step -> {
            reached.add(new Reached(Delivery.Stage.QUEUED, Words.get("trail.takenBack"), step.written()));
            step.delivered().ifPresent(at -> reached.add(new Reached(Delivery.Stage.DELIVERED, Words.get("trail.back.done"), at)));
        });
        if (retraction.isPresent()) return new TrailState(retraction.get().delivery(), asked(name, retraction.get(), now), reached);
        if (message.isPresent()) return new TrailState(Delivery.CANCELLED, Words.get(neverLeft(message.get().delivery()) ? "trail.back.never" : "trail.back.untold", name), reached);
        var delivery = told.orElse(Delivery.QUEUED);
        return new TrailState(delivery, delivery.open() ? Words.get("takenBack.notReached", name) : "", reached);
    }

    /// The same with other words.
    TrailState saying(String other) {
        return new TrailState(delivery, other, reached);
    }

    /// The same with other marks beside its stages.
    TrailState marking(UnaryOperator<Delivery.Stage> mark) {
        return new TrailState(delivery, words, reached.stream().map(one -> new Reached(mark.apply(one.stage()), one.words(), one.at())).toList());
    }

    private static String asked(String name, Step retraction, Instant now) {
        if (retraction.delivery().open()) return Words.get("takenBack.notReached", name);
        if (!hasIt(retraction.delivery())) return Words.get("trail.back.refused", name);
        return retraction.delivered().map(at -> Words.get("trail.back.deletedAt", name, Phrases.when(at, now))).orElseGet(() -> Words.get("trail.back.deleted", name));
    }

    private static boolean neverLeft(Delivery delivery) {
        return delivery.stage() == Delivery.Stage.QUEUED || delivery.stage() == Delivery.Stage.CANCELLED;
    }

    private static boolean hasIt(Delivery delivery) {
        return delivery.stage() == Delivery.Stage.DELIVERED || delivery.stage() == Delivery.Stage.READ;
    }
}
