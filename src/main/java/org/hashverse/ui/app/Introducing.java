package org.hashverse.ui.app;

import java.util.List;
import javafx.util.Duration;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.model.ChatModel;
import org.hashverse.node.api.IntroduceOutcome;
import org.hashverse.node.api.Introduction;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.ui.add.PickCard;
import org.hashverse.ui.dialog.DialogLayer;
import org.hashverse.ui.dialog.Toasts;
import org.hashverse.ui.kit.OnFx;
import org.hashverse.ui.kit.ViewLifetime;
import org.hashverse.ui.message.MessageFormatter;
import org.hashverse.ui.words.Words;

/// *Introduce to…*: lets the person choose to whom a contact is to be introduced, and says how introductions begin and end. `IntroductionCard` asks the one who is introduced.
final class Introducing {
    private static final Duration SHOWN = Duration.seconds(15);
    private final ChatModel model;
    private final DialogLayer layer;
    private final Toasts toasts;
    private List<Introduction> waiting = List.of();

    Introducing(ChatModel model, DialogLayer layer, Toasts toasts) {
        this.model = model;
        this.layer = layer;
        this.toasts = toasts;
        ViewLifetime.whenRemoved(layer, model.listen(this::on)::close);
    }

    /// Asks to whom a contact is to be introduced.
    void start(PeerId peer) {
        var others = model.peers().stream().filter(item -> !item.id().equals(peer) && introducible(item.peer().get())).toList();
        layer.show(new PickCard(model, Words.get("introduce.pick", name(peer)), others, chosen -> {
            layer.close();
            OnFx.then(model.commands().introduce(peer, chosen), outcome -> toasts.show(Words.get(word(outcome), name(peer), name(chosen))), () -> toasts.show(Words.get("failed")));
        }, layer::close));
    }

    private static boolean introducible(Peer peer) {
        return peer.standing() == Standing.CONTACT && peer.connected() && peer.met();
    }

    private static String word(IntroduceOutcome outcome) {
        return switch (outcome) {
            case ASKED -> "introduce.asked";
            case ALREADY -> "introduce.already";
            case NO_CONTACT, NOT_CONNECTED -> "introduce.not-connected";
            case TOO_OLD -> "introduce.too-old";
            case TOO_MANY -> "introduce.too-many";
        };
    }

    private void on(NodeEvent event) {
        switch (event) {
            case NodeEvent.IntroductionsChanged(var now) -> {
                now.stream().filter(introduction -> !waiting.contains(introduction)).forEach(this::offered);
                waiting = now;
            }
            case NodeEvent.IntroductionEnded(var introduction, var done) ->
                toasts.show(Words.get(done ? "introduce.you.done" : "introduce.you.not-now", name(introduction.by()), introduction.distinctName()));
            case NodeEvent.IntroducedByUs(var one, var other, var done) -> toasts.show(Words.get(done ? "introduce.done" : "introduce.not-now", name(one), name(other)));
            default -> { } // is no introduction
        }
    }

    private void offered(Introduction introduction) {
        var conversation = Conversation.with(introduction.by());
        if (conversation.equals(model.open().get())) return; // its card is on the screen
        toasts.show(Words.get("introduce.you", name(introduction.by()), introduction.distinctName()), Words.get("introduce.show"), SHOWN, () -> model.open().set(conversation));
    }

    private String name(PeerId peer) {
        return new MessageFormatter(model).name(peer);
    }
}
