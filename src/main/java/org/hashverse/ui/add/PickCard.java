package org.hashverse.ui.add;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.hashverse.chat.PeerId;
import org.hashverse.model.ChatModel;
import org.hashverse.model.PeerItem;
import org.hashverse.node.api.Peer;
import org.hashverse.ui.dialog.DialogCard;
import org.hashverse.ui.kit.Fields;
import org.hashverse.ui.message.MessageFormatter;
import org.hashverse.ui.peer.PeerChoice;
import org.hashverse.ui.peer.Phrases;
import org.hashverse.ui.words.Words;

/// Asks which peer is meant: a filter, and the list of peers to choose from.
public final class PickCard extends DialogCard {
    private final ChatModel model;
    private final List<PeerItem> candidates;
    private final PeerChoice choice;
    private final Label nobody = new Label();

    /// @param title      asks which peer, and says what will happen to it
    /// @param candidates the peers to choose from
    /// @param chosen     told the peer that the person chooses
    /// @param close      closes the dialog
    public PickCard(ChatModel model, String title, List<PeerItem> candidates, Consumer<PeerId> chosen, Runnable close) {
        super("pick", 460);
        this.model = model;
        this.candidates = candidates;
        choice = new PeerChoice("pick-choice", this::label, this::line, peer -> chosen.accept(peer.id()));
        head(title, "");
        var filter = Fields.text("pick-filter", Words.get("pick.filter"));
        filter.setPromptText(Words.get("pick.filter"));
        filter.getStyleClass().add("first-focus");
        filter.textProperty().addListener((_, _, now) -> show(now));
        filter.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.DOWN || choice.getChildren().isEmpty()) return;
            choice.getChildren().getFirst().requestFocus();
            event.consume();
        });
        nobody.getStyleClass().add("second");
        filter.setVisible(!candidates.isEmpty());
        body(filter, choice, nobody);
        buttons(null, button("pick-cancel", Words.get("cancel"), close));
        show("");
    }

    private void show(String filter) {
        var wanted = filter.strip().toLowerCase(Locale.ROOT);
        var matching = candidates.stream().filter(item -> matches(item, wanted)).map(item -> item.peer().get()).toList();
        choice.show(matching);
        choice.setVisible(!matching.isEmpty());
        nobody.setVisible(matching.isEmpty());
        nobody.setText(Words.get(candidates.isEmpty() ? "pick.nobody" : "pick.nobody-fits"));
    }

    private static boolean matches(PeerItem item, String wanted) {
        var peer = item.peer().get();
        return item.label().get().toLowerCase(Locale.ROOT).contains(wanted) || peer.name().text().toLowerCase(Locale.ROOT).contains(wanted)
                || peer.address().filter(address -> address.toString().contains(wanted)).isPresent() || peer.id().text().toLowerCase(Locale.ROOT).startsWith(wanted);
    }

    private String line(Peer peer) {
        return Phrases.placeAndState(model, peer, Instant.now());
    }

    private String label(Peer peer) {
        return new MessageFormatter(model).name(peer.id());
    }
}
