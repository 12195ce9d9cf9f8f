package org.hashverse.ui.details;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.PeerId;
import org.hashverse.model.ChatModel;
import org.hashverse.model.MessageItem;
import org.hashverse.node.api.ChatCommands;
import org.hashverse.node.api.DialHistory;
import org.hashverse.store.history.MessageQueries;
import org.hashverse.ui.dialog.DialogCard;
import org.hashverse.ui.dialog.Notice;
import org.hashverse.ui.kit.OnFx;
import org.hashverse.ui.kit.Redraw;
import org.hashverse.ui.files.FileLines;
import org.hashverse.ui.message.Confirmations;
import org.hashverse.ui.message.MessageFormatter;
import org.hashverse.ui.words.Sentence;
import org.hashverse.ui.words.Words;

/// *Why hasn’t Bo got this?*: how far a message of ours, its newest text or its retraction has come towards each recipient, those that miss it first. Follows events while it is
/// shown. Asks the node for times and attempts once a second, and when a delivery has changed. Of an announcement, offers a table of who confirmed it. FX thread only.
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
    private final Hyperlink table;
    private final Button close;
    private final Map<PeerId, TrailPerson> shown = new HashMap<>();
    private final Map<PeerId, DialHistory> calls = new HashMap<>();
    private final VBox text = new VBox();
    private final VersionList versions = new VersionList(true);
    private Content shownContent;
    /// The last answer of the node; null before it.
    private MessageQueries.Trail trail;
    /// What the message said when the node was asked for that answer.
    private Content trailOf;
    private boolean asking;
    private boolean askAgain;
    private final Redraw redraw = new Redraw(this::draw);
    private final Timeline everySecond = new Timeline(new KeyFrame(Duration.seconds(1), _ -> ask()));
    private final Subscription following;
    /// The deliveries of the item when the node was asked last.
    private Map<PeerId, Delivery> deliveriesAsked = Map.of();

    /// The trail of one message.
    ///
    /// @param save  saves a text into a file, given a proposed name
    /// @param close closes the dialog
    public TrailCard(ChatModel model, MessageItem item, ChatCommands commands, BiConsumer<String, String> save, Runnable close) {
        super("trail", 500);
        this.model = model;
        this.item = item;
        this.commands = commands;
        formatter = new MessageFormatter(model);
        count.setId("trail-count");
        count.getStyleClass().add("group-head");
        people.setId("trail-people");
        cancel = link("trail-cancel", "", this::cancel);
        cancel.getStyleClass().addAll("link", "bad");
        this.close = primary("trail-close", Words.get("close"), close);
        this.close.getStyleClass().add("first-focus");
        table = link("confirm-csv", Words.get("confirm.csv.save"), () -> Confirmations.of(item).ifPresent(confirmations ->
                save.accept(Words.get("confirm.csv.file", LocalDate.now().toString()) + ".csv", ConfirmationTable.of(confirmations, formatter::name))));
        table.getStyleClass().add("link");
        VBox.setMargin(table, new Insets(0, 0, 0, -3)); // its words begin where the texts above do
        table.setVisible(Confirmations.of(item).isPresent());
        table.setManaged(table.isVisible());
        body(text, versions, count, people, table, tooLate);
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
        var content = item.message().content();
        var answer = commands.history().trail(item.key());
        questions.add(answer);
        var histories = new HashMap<PeerId, CompletableFuture<DialHistory>>();
        states(Instant.now()).forEach((id, state) -> {
            if (state.delivery().open()) histories.put(id, commands.calls(id));
        });
        questions.addAll(histories.values());
        OnFx.then(CompletableFuture.allOf(questions.toArray(CompletableFuture[]::new)), _ -> {
            trail = answer.join();
            trailOf = content;
            calls.clear();
            histories.forEach((id, history) -> calls.put(id, history.join()));
            asking = false;
            draw();
            if (askAgain) ask();
        }, () -> asking = false);
    }

    /// The answer of the node about the message as it is now: an answer from before an edit or a retraction says nothing about that. Empty before the answer.
    private Optional<MessageQueries.Trail> trail() {
        return Optional.ofNullable(trail).filter(_ -> item.message().content().equals(trailOf));
    }

    /// How far the message came towards each recipient, by events and answers.
    private Map<PeerId, TrailState> states(Instant now) {
        var ids = new HashSet<>(item.deliveries().keySet());
        trail().ifPresent(known -> Stream.of(known.steps(), known.change()).flatMap(List::stream).forEach(step -> ids.add(step.recipient())));
        var confirmations = confirmations();
        var files = new FileLines(model, formatter::name);
        return ids.stream().collect(Collectors.toMap(id -> id, id -> {
            var state = withFiles(state(id, now).marking(stage -> MessageFormatter.stage(item, id, stage)), files.trail(item, id));
            return confirmations.map(known -> withConfirmation(id, state, known)).orElse(state);
        }));
    }

    private TrailState state(PeerId id, Instant now) {
        var name = formatter.name(id);
        var step = trail().flatMap(known -> of(id, known.steps()));
        var change = trail().flatMap(known -> of(id, known.change()));
        var told = Optional.ofNullable(item.deliveries().get(id));
        if (item.takenBack()) return TrailState.takenBack(name, told, step, change, now);
        boolean changed = item.edited().isPresent() && trail().filter(known -> !known.change().isEmpty()).isPresent();
        if (changed && step.isPresent()) return TrailState.edited(name, step.get(), change);
        // events or the answer may be ahead, and a delivery never goes back
        var delivery = Stream.concat(told.stream(), step.map(MessageQueries.Step::delivery).stream()).reduce(Delivery::further).orElse(Delivery.QUEUED);
        return TrailState.sent(name, delivery, step);
    }

    private static Optional<MessageQueries.Step> of(PeerId id, List<MessageQueries.Step> steps) {
        return steps.stream().filter(step -> step.recipient().equals(id)).findFirst();
    }

    private void draw() {
        if (!item.message().content().equals(shownContent)) {
            shownContent = item.message().content();
            text.getChildren().setAll(ReceivedCard.text(formatter, item));
        }
        var now = Instant.now();
        var states = states(now);
        var confirmed = confirmations().map(Confirmations::confirmed).orElse(List.of());
        var order = new ArrayList<>(states.keySet());
        order.sort(Comparator.comparing((PeerId id) -> !states.get(id).delivery().open()).thenComparing(confirmed::contains).thenComparing(formatter::name));
        versions.show(trail().filter(_ -> !item.takenBack()).map(MessageQueries.Trail::versions).orElse(List.of()));
        head(states);
        var rows = order.stream().map(id -> shown.computeIfAbsent(id, _ -> new TrailPerson(id, formatter.name(id), order.size() == 1, () -> tryNow(id)))).toList();
        if (!people.getChildren().equals(rows)) people.getChildren().setAll(rows);
        var here = new TrailSentences.Here(model.conditions().diskFull().get(), model.self().get() == null || model.self().get().network());
        for (var id : order) shown.get(id).show(states.get(id), model.peer(id).map(known -> known.peer().get()), calls.getOrDefault(id, NO_CALLS), here, now);
        // what changes a message that has left cannot be cancelled
        var waiting = item.takenBack() || item.edited().isPresent() ? List.<PeerId>of() : order.stream().filter(id -> states.get(id).delivery().stage() == Delivery.Stage.QUEUED).toList();
        if (!waiting.isEmpty()) cancel.setText(waiting.size() == 1 ? Words.get("trail.cancel", formatter.name(waiting.getFirst())) : Words.get("trail.cancel.several", waiting.size()));
        buttons(waiting.isEmpty() ? null : cancel, close);
    }

    /// Who confirmed the announcement; empty for any other message.
    private Optional<Confirmations> confirmations() {
        return Confirmations.of(item);
    }

    /// Adds to a state how far the recipient is with the files of the message, once it has the message.
    private static TrailState withFiles(TrailState state, String files) {
        boolean there = state.delivery().stage() == Delivery.Stage.DELIVERED || state.delivery().stage() == Delivery.Stage.READ;
        return there && !files.isEmpty() ? state.saying(Words.get("trail.files", state.words(), files)) : state;
    }

    /// Adds to a state whether the recipient confirmed the announcement that it got.
    private TrailState withConfirmation(PeerId id, TrailState state, Confirmations confirmations) {
        if (confirmations.confirmed().contains(id)) return state.saying(Words.get("trail.confirmed", formatter.name(id)));
        boolean there = state.delivery().stage() == Delivery.Stage.DELIVERED || state.delivery().stage() == Delivery.Stage.READ;
        return there ? state.saying(Words.get("trail.unconfirmed", state.words())) : state;
    }

    private void head(Map<PeerId, TrailState> states) {
        var missing = states.entrySet().stream().filter(entry -> entry.getValue().delivery().open()).map(Map.Entry::getKey).toList();
        boolean everyone = item.message().conversation() instanceof Conversation.Everyone;
        boolean allLeft = missing.stream().allMatch(peer -> states.get(peer).delivery().stage() == Delivery.Stage.SENT);
        // *Why* fits only while a message still waits here
        var title = item.takenBack() ? Words.get("trail.title.takenBack")
                : allLeft ? everyone ? Words.get("trail.title.everyone") : Words.get("trail.title", formatter.name(item.message().conversation()))
                : missing.size() == 1 ? Words.get("trail.why", formatter.name(missing.getFirst())) : Words.get("trail.why.everyone");
        var to = Confirmations.asked(item) ? Words.get("details.to-announced") : everyone ? Words.get("details.to-everyone") : Words.get("details.to", formatter.name(item.message().conversation()));
        head(title, Words.get("details.written", Words.full(item.message().shown()), to));
        long counting = states.values().stream().filter(TrailCard::counts).count();
        var have = Words.get("trail.count", counting - missing.size(), counting);
        count.setText(confirmations().map(now -> have + " · " + Words.get("confirm.count", now.confirmed().size(), now.all())).orElse(have));
        count.setVisible(item.message().conversation().isShared() && counting > 0 && !item.takenBack());
    }

    // a recipient that will never get the message no longer counts
    private static boolean counts(TrailState state) {
        return state.delivery().stage() != Delivery.Stage.CANCELLED && state.delivery().stage() != Delivery.Stage.REFUSED;
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
