package org.hashverse.ui.details;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.PeerId;
import org.hashverse.model.ChatModel;
import org.hashverse.model.MessageItem;
import org.hashverse.node.api.ChatCommands;
import org.hashverse.node.api.DialHistory;
import org.hashverse.store.history.MessageStore;
import org.hashverse.ui.dialog.DialogCard;
import org.hashverse.ui.dialog.Notice;
import org.hashverse.ui.kit.OnFx;
import org.hashverse.ui.kit.Redraw;
import org.hashverse.ui.message.MessageFormatter;
import org.hashverse.ui.words.Sentence;
import org.hashverse.ui.words.Words;

/// *Why hasn’t Bo got this?*: how far a message of ours has come towards each recipient, those that miss it first. Follows events while it is shown. Asks the node for
/// times and attempts once a second, and when a delivery has changed. FX thread only.
public final class TrailCard extends DialogCard {
    private static final DialHistory NO_CALLS = new DialHistory(List.of(), Optional.empty());
    private final ChatModel model;
    private final MessageFormatter formatter;
    private final MessageItem item;
    private final ChatCommands commands;
    private final Label count = new Label();
    private final VBox people = new VBox();
    private final Notice tooLate = new Notice("trail-too-late");
    private final Hyperlink cancel;
    private final Button close;
    private final Map<PeerId, TrailPerson> shown = new HashMap<>();
    private final Map<PeerId, DialHistory> calls = new HashMap<>();
    private Map<PeerId, MessageStore.Step> steps = Map.of();
    private boolean asking;
    private boolean askAgain;
    private final Redraw redraw = new Redraw(this::draw);
    private final Timeline everySecond = new Timeline(new KeyFrame(Duration.seconds(1), _ -> ask()));
    private final Subscription following;
    /// The deliveries of the item when the node was asked last.
    private Map<PeerId, Delivery> deliveriesAsked = Map.of();

    /// The trail of one message.
    ///
    /// @param close closes the dialog
    public TrailCard(ChatModel model, MessageItem item, ChatCommands commands, Runnable close) {
        super("trail", 500);
        this.model = model;
        this.item = item;
        this.commands = commands;
        formatter = new MessageFormatter(model);
        count.setId("trail-count");
        count.getStyleClass().add("group-head");
        people.setId("trail-people");
        cancel = link("trail-cancel", Words.get("trail.cancel"), this::cancel);
        cancel.getStyleClass().addAll("link", "bad");
        this.close = primary("trail-close", Words.get("close"), close);
        this.close.getStyleClass().add("first-focus");
        body(ReceivedCard.text(formatter, item), count, people, tooLate);
        everySecond.setCycleCount(Animation.INDEFINITE);
        everySecond.play();
        following = model.revision().subscribe(this::changed);
        draw();
        ask();
    }

    /// Stops following; called when the dialog is gone.
    public void stop() {
        everySecond.stop();
        following.unsubscribe();
    }

    private void changed() {
        redraw.soon();
        if (item.deliveries() != deliveriesAsked) ask();
    }

    /// Asks the node for the trail and for the calls to each peer that misses the message. While answers are under way, only notes that it must ask again.
    private void ask() {
        deliveriesAsked = item.deliveries();
        if (asking) {
            askAgain = true;
            return;
        }
        asking = true;
        askAgain = false;
        var questions = new ArrayList<CompletableFuture<?>>();
        var trail = commands.trail(item.key());
        questions.add(trail);
        var histories = new HashMap<PeerId, CompletableFuture<DialHistory>>();
        deliveries().forEach((id, delivery) -> {
            if (delivery.open()) histories.put(id, commands.calls(id));
        });
        questions.addAll(histories.values());
        OnFx.then(CompletableFuture.allOf(questions.toArray(CompletableFuture[]::new)), _ -> {
            steps = trail.join().steps().stream().collect(Collectors.toMap(MessageStore.Step::recipient, step -> step));
            calls.clear();
            histories.forEach((id, answer) -> calls.put(id, answer.join()));
            asking = false;
            draw();
            if (askAgain) ask();
        }, () -> asking = false);
    }

    /// How far the message came, by events and answers: either may be ahead, and a message never goes back.
    private Map<PeerId, Delivery> deliveries() {
        var all = new HashMap<>(item.deliveries());
        steps.forEach((id, step) -> all.merge(id, step.delivery(), Delivery::further));
        return all;
    }

    private void draw() {
        var now = Instant.now();
        var deliveries = deliveries();
        var order = new ArrayList<>(deliveries.keySet());
        order.sort(Comparator.comparing((PeerId id) -> !deliveries.get(id).open()).thenComparing(formatter::name));
        head(deliveries);
        var rows = order.stream().map(id -> shown.computeIfAbsent(id, _ -> new TrailPerson(id, formatter.name(id), order.size() == 1, () -> tryNow(id)))).toList();
        if (!people.getChildren().equals(rows)) people.getChildren().setAll(rows);
        var here = new TrailSentences.Here(model.conditions().diskFull().get(), model.self().get() == null || model.self().get().network());
        for (var id : order)
            shown.get(id).show(deliveries.get(id), Optional.ofNullable(steps.get(id)), model.peer(id).map(known -> known.peer().get()), calls.getOrDefault(id, NO_CALLS), here, now);
        boolean waits = deliveries.values().stream().anyMatch(delivery -> delivery.stage() == Delivery.Stage.QUEUED);
        buttons(waits ? cancel : null, close);
    }

    private void head(Map<PeerId, Delivery> deliveries) {
        var missing = deliveries.entrySet().stream().filter(entry -> entry.getValue().open()).map(Map.Entry::getKey).toList();
        boolean everyone = item.message().conversation() instanceof Conversation.Everyone;
        boolean allLeft = missing.stream().allMatch(peer -> deliveries.get(peer).stage() == Delivery.Stage.SENT);
        // *Why* fits only while a message still waits here
        var title = allLeft ? everyone ? Words.get("trail.title.everyone") : Words.get("trail.title", formatter.name(item.message().conversation()))
                : missing.size() == 1 ? Words.get("trail.why", formatter.name(missing.getFirst())) : Words.get("trail.why.everyone");
        var to = everyone ? Words.get("details.to-everyone") : Words.get("details.to", formatter.name(item.message().conversation()));
        head(title, Words.get("details.written", Words.full(item.message().shown()), to));
        long counting = deliveries.values().stream().filter(TrailCard::counts).count();
        count.setText(Words.get("trail.count", counting - missing.size(), counting));
        count.setVisible(everyone && counting > 0);
    }

    // a recipient that will never get the message no longer counts
    private static boolean counts(Delivery delivery) {
        return delivery.stage() != Delivery.Stage.CANCELLED && delivery.stage() != Delivery.Stage.REFUSED;
    }

    private void tryNow(PeerId id) {
        commands.tryNow(id);
        ask();
    }

    private void cancel() {
        OnFx.then(commands.cancel(item.message().id()), taken -> {
            if (taken == 0) tooLate.say(Notice.Kind.WARN, Sentence.headOnly(Words.get("trail.too-late")));
            ask();
        }, () -> tooLate.say(Notice.Kind.BAD, Sentence.headOnly(Words.get("failed"))));
    }
}
