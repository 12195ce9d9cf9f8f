package org.hashverse.ui.details;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Presence;
import org.hashverse.node.api.DialHistory;
import org.hashverse.node.api.Peer;
import org.hashverse.ui.dialog.Notice;
import org.hashverse.ui.message.DeliveryMark;
import org.hashverse.ui.peer.Face;
import org.hashverse.ui.peer.PeerRow;
import org.hashverse.ui.peer.Phrases;
import org.hashverse.ui.text.WrappedLabel;
import org.hashverse.ui.words.Sentence;
import org.hashverse.ui.words.Words;

/// One recipient in the trail of a message: how far it came, and if it has not arrived, why, and what happens next.
public final class TrailPerson extends VBox {
    private final String name;
    private final boolean alone;
    private final PeerRow row;
    private final VBox steps = new VBox(6);
    private final Notice why;
    private final Label next = new WrappedLabel();
    private final Button tryNow = new Button(Words.get("trail.try"));
    private final HBox action;
    private final Hyperlink toggle = new Hyperlink();
    private final AttemptList attempts;
    private List<TrailSentences.Reached> reached = List.of();
    private Sentence shownReason;
    private boolean unfolded;

    /// @param alone  whether the message has no other recipient, so that there is room for all of it
    /// @param tryNow calls the recipient
    TrailPerson(PeerId id, String name, boolean alone, Runnable tryNow) {
        super(10);
        this.name = name;
        this.alone = alone;
        unfolded = alone;
        getStyleClass().add("trail-person");
        row = new PeerRow(Face.of(id), 32, name);
        why = new Notice("trail-why-" + id.code());
        attempts = new AttemptList(id, name);
        attempts.setId("trail-attempts-" + id.code());
        next.setId("trail-next-" + id.code());
        next.getStyleClass().add("second");
        this.tryNow.setId("trail-try-" + id.code());
        this.tryNow.setMinWidth(Region.USE_PREF_SIZE);
        this.tryNow.setOnAction(_ -> tryNow.run());
        toggle.setId("trail-toggle-" + id.code());
        toggle.setOnAction(_ -> {
            toggle.setVisited(false);
            unfolded = !unfolded;
            updateAttempts();
        });
        setMargin(toggle, new Insets(0, 0, 0, -3)); // its words begin where the texts above do
        HBox.setHgrow(next, Priority.ALWAYS);
        next.setMaxWidth(Double.MAX_VALUE);
        action = new HBox(12, next, this.tryNow);
        action.setAlignment(Pos.CENTER_LEFT);
        steps.visibleProperty().bind(Bindings.isNotEmpty(steps.getChildren()));
        for (var part : List.of(steps, why, action, this.tryNow, toggle, attempts)) part.managedProperty().bind(part.visibleProperty());
        getChildren().addAll(row, steps, why, action, toggle, attempts);
    }

    /// Shows how far the message came towards this recipient.
    ///
    /// @param peer empty if it is not known any more
    void show(TrailState state, Optional<Peer> peer, DialHistory calls, TrailSentences.Here here, Instant now) {
        peer.map(Face::of).ifPresent(row::face);
        row.second(state.words()).presence(peer.map(Peer::presence).orElse(null));
        steps(state.reached(), now);
        boolean open = state.delivery().open() && peer.isPresent();
        say(open ? TrailSentences.why(here, peer.get(), name, state.delivery().stage(), calls, now) : null, open && peer.get().presence() == Presence.ONLINE);
        next.setText(open ? TrailSentences.next(here, peer.get(), name, calls, now) : "");
        tryNow.setVisible(open && TrailSentences.tryable(here, peer.get()));
        action.setVisible(tryNow.isVisible() || !next.getText().isEmpty());
        attempts.show(open ? calls.attempts() : List.of());
        updateAttempts();
    }

    private void steps(List<TrailSentences.Reached> next, Instant now) {
        if (next.equals(reached)) return;
        reached = next;
        steps.getStyleClass().setAll(alone ? "trail-steps" : "trail-line");
        if (alone) {
            steps.getChildren().setAll(next.stream().map(step -> line(step, now)).toList());
        } else if (next.size() > 1) { // the head says when it was written
            var all = new WrappedLabel(next.stream().map(step -> Words.get("trail.step", step.words(), Phrases.exactly(step.at(), now))).collect(Collectors.joining(" · ")));
            all.getStyleClass().add("small");
            steps.getChildren().setAll(all);
        }
    }

    private static Node line(TrailSentences.Reached step, Instant now) {
        var mark = new DeliveryMark();
        mark.show(step.stage());
        var place = new HBox(mark);
        place.setAlignment(Pos.CENTER_LEFT);
        place.setMinWidth(20);
        var words = new Label(step.words());
        words.getStyleClass().add("step");
        words.setMinWidth(0);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var at = new Label(Phrases.exactly(step.at(), now));
        at.getStyleClass().add("second");
        at.setMinWidth(Region.USE_PREF_SIZE);
        var line = new HBox(8, place, words, gap, at);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setAccessibleText(Words.listed(List.of(step.words(), at.getText())));
        return line;
    }

    private void say(Sentence sentence, boolean calm) {
        if (sentence == null) {
            shownReason = null;
            why.clear();
        } else if (!sentence.equals(shownReason)) {
            shownReason = sentence;
            why.say(calm ? Notice.Kind.PLAIN : Notice.Kind.WARN, sentence);
        }
    }

    /// Shows or hides the attempts, and the link that does so.
    private void updateAttempts() {
        int count = attempts.getItems().size();
        toggle.setVisible(count > 0);
        toggle.setText(Words.get(unfolded ? "trail.attempts.hide" : "trail.attempts.show", count));
        attempts.setVisible(count > 0 && unfolded);
        requestLayout();
    }
}
