package org.hashverse.ui.app;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.model.ChatModel;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.node.api.Attempt;
import org.hashverse.node.api.DialHistory;
import org.hashverse.node.api.FakeCommands;
import org.hashverse.node.api.FakeHistory;
import org.hashverse.node.api.HistoryQuestions;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.store.history.MessageQueries;
import org.hashverse.ui.details.TrailCard;

/// Sample trails of messages.
final class Trails {
    private Trails() {}

    /// The trail card of a message that Ana wrote half a minute ago.
    static TrailCard card(ChatModel model, Conversation in, String text, Map<PeerId, Delivery> deliveries, Answers answers, Runnable close) {
        var at = Instant.now().minusSeconds(34);
        model.apply(new NodeEvent.MessageWritten(Talk.mine(in, at, text, deliveries)));
        deliveries.forEach((id, delivery) -> answers.steps.add(step(id, delivery, at)));
        return new TrailCard(model, model.conversation(in).messages().getLast(), answers, (_, _) -> { }, close);
    }

    static MessageQueries.Step step(PeerId id, Delivery delivery, Instant written) {
        boolean ended = delivery.stage().compareTo(Delivery.Stage.READ) > 0;
        return new MessageQueries.Step(id, delivery, written, at(delivery, Delivery.Stage.SENT, written, 1), at(delivery, Delivery.Stage.DELIVERED, written, 2),
                ended ? Optional.empty() : at(delivery, Delivery.Stage.READ, written, 14), ended ? Optional.of(written.plusSeconds(20)) : Optional.empty());
    }

    private static Optional<Instant> at(Delivery delivery, Delivery.Stage stage, Instant written, int seconds) {
        boolean ended = delivery.stage().compareTo(Delivery.Stage.READ) > 0;
        boolean reached = ended ? stage == Delivery.Stage.SENT : delivery.stage().compareTo(stage) >= 0;
        return reached ? Optional.of(written.plusSeconds(seconds)) : Optional.empty();
    }

    /// Eight failed calls, and the next one in twelve seconds.
    static DialHistory inVain() {
        var now = Instant.now();
        var attempts = new ArrayList<Attempt>();
        for (int i = 0; i < 8; i++)
            attempts.add(new Attempt(now.minus(Duration.ofSeconds(2L + 9L * i)), PeerAddress.parse(i % 3 == 2 ? "192.168.1.21:8000" : "10.0.0.21:8000"),
                    Optional.of(i % 3 == 2 ? AddOutcome.Failure.NO_ROUTE : i == 4 ? AddOutcome.Failure.REFUSED : AddOutcome.Failure.SILENCE)));
        return new DialHistory(attempts, Optional.of(now.plusSeconds(12)));
    }

    /// A node that answers at once with what the test sets.
    static final class Answers extends FakeCommands {
        final List<MessageQueries.Step> steps = new ArrayList<>();
        final List<MessageQueries.Version> versions = new ArrayList<>();
        final List<MessageQueries.Step> change = new ArrayList<>();
        final List<PeerId> tried = new ArrayList<>();
        DialHistory calls = inVain();
        int cancelled;

        @Override
        public HistoryQuestions history() {
            return new FakeHistory() {
                @Override
                public CompletableFuture<MessageQueries.Trail> trail(MessageKey message) {
                    return CompletableFuture.completedFuture(new MessageQueries.Trail(List.copyOf(steps), List.copyOf(versions), List.copyOf(change)));
                }
            };
        }

        @Override
        public CompletableFuture<DialHistory> calls(PeerId peer) {
            return CompletableFuture.completedFuture(calls);
        }

        @Override
        public void tryNow(PeerId peer) {
            tried.add(peer);
        }

        @Override
        public CompletableFuture<Integer> cancel(MessageId message) {
            return CompletableFuture.completedFuture(cancelled);
        }
    }
}
