package org.hashverse.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.PeerId;
import org.hashverse.model.ChatModel;
import org.hashverse.model.MessageItem;
import org.hashverse.node.Peer;

/// *Details* of a message: when it was written, to whom, and how far it has come towards each recipient. Follows what happens while it is shown.
final class DetailsCard extends DialogCard {
    private final ChatModel model;
    private final MessageItem item;
    private final VBox recipients = new VBox(4);
    private final Subscription deliveries;

    DetailsCard(ChatModel model, MessageItem item, Runnable close) {
        super("details", 420);
        this.model = model;
        this.item = item;
        head(Words.get("details.title"), Words.get(item.mine() ? "details.written" : "details.arrived", Words.full(item.message().shown()), whom()));
        var text = new Label(item.message().text());
        text.getStyleClass().add("details-text");
        if (!item.mine()) text.getStyleClass().add("theirs");
        text.setWrapText(true);
        text.setMaxHeight(120);
        recipients.setId("details-recipients");
        recipients.setVisible(item.mine());
        body(text, recipients);
        buttons(null, primary("details-close", Words.get("close"), close));
        deliveries = item.deliveries().subscribe(this::show);
    }

    /// Ends following; called when the dialog has gone.
    void stop() {
        deliveries.unsubscribe();
    }

    private String whom() {
        return switch (item.message().conversation()) {
            case Conversation.Everyone() -> item.mine() ? Words.get("details.to-everyone") : Words.get("details.from-to-everyone", name(item.message().author()));
            case Conversation.Direct(var peer) -> Words.get(item.mine() ? "details.to" : "details.from", name(peer));
        };
    }

    private void show(Map<PeerId, Delivery> states) {
        List<Node> rows = new ArrayList<>();
        states.entrySet().stream().sorted(Comparator.comparing(entry -> name(entry.getKey()))).forEach(entry -> {
            var peer = model.peer(entry.getKey()).map(known -> known.peer().get());
            var words = DeliveryMark.words(entry.getValue(), name(entry.getKey()));
            rows.add(new PeerRow(entry.getKey(), 32, name(entry.getKey())).second(words).presence(peer.map(Peer::presence).orElse(null)));
        });
        recipients.getChildren().setAll(rows);
    }

    private String name(PeerId id) {
        return model.peer(id).map(known -> known.label().get()).orElse(id.code());
    }
}
