package org.hashverse.ui.inspector;

import java.time.Duration;
import java.time.Instant;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.hashverse.model.ChatModel;
import org.hashverse.model.PeerItem;
import org.hashverse.node.api.Peer;
import org.hashverse.ui.kit.Icons;
import org.hashverse.ui.peer.Avatar;
import org.hashverse.ui.peer.Face;
import org.hashverse.ui.peer.Phrases;
import org.hashverse.ui.peer.StateWords;
import org.hashverse.ui.text.Direction;
import org.hashverse.ui.text.WrappedLabel;
import org.hashverse.ui.words.Words;
import org.kordamp.ikonli.feather.Feather;

/// The upper half of the inspector: who the peer is, and what we know about it ourselves.
final class PeerFacts extends VBox {
    /// A clock that differs by no more than this is not mentioned.
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(2);
    private final Avatar face = new Avatar(72);
    private final Label name = new Label();
    private final Label presence = new Label();
    private final GridPane facts = new GridPane();
    private final Label address = Direction.leftToRight(value("inspector-address"));
    private final Label key = Direction.leftToRight(value("inspector-key"));
    private final Label claimedName = value("inspector-claims"); // only shown if we have a name of our own for the peer
    private final Label moment = value("inspector-moment"); // since when the peer is connected, else when it was last heard
    private final Label clock = value(new WrappedLabel(), "inspector-clock");
    private final Label verified = value("inspector-verified");
    private final Label momentCaption = caption("");

    private final ChatModel model;

    /// @param compare opens *Compare numbers* with the shown peer
    PeerFacts(ChatModel model, Runnable compare) {
        this.model = model;
        getStyleClass().add("facts");
        setAlignment(Pos.TOP_CENTER);
        name.getStyleClass().add("head");
        name.setId("inspector-name");
        presence.getStyleClass().add("second");
        presence.setId("inspector-presence");
        facts.setHgap(10);
        facts.setVgap(8);
        var captions = new ColumnConstraints();
        captions.setMinWidth(ColumnConstraints.CONSTRAIN_TO_PREF);
        var wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        facts.getColumnConstraints().setAll(captions, wide);
        var link = new Hyperlink(Words.get("inspector.compare"));
        link.setId("inspector-compare");
        link.setOnAction(_ -> {
            link.setVisited(false);
            compare.run();
        });
        key.setMinWidth(USE_PREF_SIZE);
        VBox.setMargin(link, new Insets(0, 0, 0, -3)); // its words begin where the key does
        var keyRow = new VBox(2, key, link); // not beside the key, because only some keys leave room for the link
        row(0, caption(Words.get("inspector.name")), claimedName);
        row(1, caption(Words.get("inspector.address")), address);
        row(2, caption(Words.get("inspector.key")), keyRow);
        row(3, caption(""), verified);
        row(4, momentCaption, moment);
        row(5, caption(Words.get("inspector.clock")), clock);
        setMargin(presence, new Insets(2, 0, 12, 0));
        setMargin(name, new Insets(10, 0, 0, 0));
        getChildren().addAll(face, name, presence, facts);
    }

    private static Label value(String id) {
        return value(new Label(), id);
    }

    private static Label value(Label label, String id) {
        label.setId(id);
        label.getStyleClass().add("fact");
        return label;
    }

    private static Label caption(String text) {
        var label = new Label(text);
        label.getStyleClass().addAll("second", "caption");
        return label;
    }

    private void row(int at, Label caption, Node value) {
        facts.addRow(at, caption, value);
        GridPane.setValignment(caption, VPos.CENTER);
        GridPane.setValignment(value, VPos.CENTER);
    }

    /// Shows the current facts of a peer.
    void show(PeerItem item, Instant now) {
        var peer = item.peer().get();
        var label = item.label().get();
        face.show(Face.of(peer));
        name.setText(label);
        presence.setText(StateWords.of(item, now));
        key.setText(peer.id().text().substring(0, 4) + " " + peer.id().text().substring(4, 8) + " …");
        key.setTooltip(new Tooltip(peer.id().text()));
        setFact(claimedName, peer.nickname().isPresent() ? peer.name().text() : "");
        setFact(address, peer.address().map(Object::toString).orElse(""));
        setFact(verified, verified(peer));
        verified.getStyleClass().removeAll("ok", "dim");
        verified.getStyleClass().add(peer.verified() ? "ok" : "dim");
        verified.setGraphic(peer.verified() ? Icons.of(Feather.SHIELD, 13) : null);
        showMoment(peer, now);
        setFact(clock, clockDifference(peer));
    }

    private String verified(Peer peer) {
        if (peer.verified()) return Words.get("inspector.verified");
        return peer.vouchedBy().flatMap(model::peer).map(by -> Words.get("inspector.vouched", by.label().get())).orElseGet(() -> Words.get("inspector.not-verified"));
    }

    private void showMoment(Peer peer, Instant now) {
        boolean since = peer.connected() && peer.since().isPresent();
        momentCaption.setText(Words.get(since ? "inspector.connected" : "inspector.last-heard"));
        setFact(moment, since ? Words.get("inspector.since", Phrases.when(peer.since().get(), now)) : peer.lastHeard().map(at -> Phrases.when(at, now)).orElse(""));
    }

    private static String clockDifference(Peer peer) {
        if (peer.clockAhead().filter(ahead -> ahead.abs().compareTo(CLOCK_TOLERANCE) > 0).isEmpty()) return "";
        var ahead = peer.clockAhead().get();
        return Words.get(ahead.isNegative() ? "inspector.clock.behind" : "inspector.clock.ahead", Phrases.length(ahead.abs()));
    }

    /// Sets a fact. An empty text hides its row.
    private void setFact(Label label, String text) {
        label.setText(text);
        int at = GridPane.getRowIndex(label);
        for (var node : facts.getChildren()) {
            if (GridPane.getRowIndex(node) != at) continue;
            node.setVisible(!text.isEmpty());
            node.setManaged(!text.isEmpty());
        }
    }
}
