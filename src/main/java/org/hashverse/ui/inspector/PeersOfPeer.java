package org.hashverse.ui.inspector;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.model.ChatModel;
import org.hashverse.model.PeerItem;
import org.hashverse.node.api.Peer;
import org.hashverse.node.api.PeerListing;
import org.hashverse.ui.dialog.DialogCard;
import org.hashverse.ui.kit.OnFx;
import org.hashverse.ui.peer.Face;
import org.hashverse.ui.peer.PeerRow;
import org.hashverse.ui.text.FittingLabel;
import org.hashverse.ui.text.WordsAndLinks;
import org.hashverse.ui.words.Words;

/// The lower half of the inspector: the peers that the shown peer says it is connected to. Asks a contact when it comes on show, when it is connected again or
/// accepts us, on a click, and every 15 s. Asks nobody else. FX thread only.
public final class PeersOfPeer extends VBox {
    private static final Duration INTERVAL = Duration.ofSeconds(15);
    private final ChatModel model;
    private final Function<PeerId, CompletableFuture<PeerListing>> select;
    private final Consumer<String> add;
    private final Map<PeerId, PeerListing> answers = new HashMap<>();
    private final FittingLabel head = new FittingLabel();
    private final Hyperlink refresh = DialogCard.link("inspector-refresh", Words.get("inspector.refresh"), () -> ask(Instant.now()));
    private final Hyperlink askAgain = DialogCard.link("inspector-again", Words.get("inspector.ask-again"), () -> ask(Instant.now()));
    private final WordsAndLinks second = new WordsAndLinks(4, HPos.LEFT, List.of(askAgain));
    private final Label line = second.words();
    private final HBox top;
    private final VBox rows = new VBox(2);
    private PeerItem shown;
    private PeerId asking; // the peer that has not answered yet; null for none
    private Instant lastAsked = Instant.MIN;
    private boolean wasConnected;
    private List<Object> drawn = List.of(); // what the present rows show

    /// @param select asks a peer for the peers it is connected to
    /// @param add    opens the add dialog with an address
    public PeersOfPeer(ChatModel model, Function<PeerId, CompletableFuture<PeerListing>> select, Consumer<String> add) {
        super(4);
        this.model = model;
        this.select = select;
        this.add = add;
        getStyleClass().add("peers-of-peer");
        head.getStyleClass().add("group-head");
        head.setId("inspector-peers-head");
        line.getStyleClass().add("second");
        line.setId("inspector-peers-line");
        rows.setId("inspector-peers");
        refresh.setMinWidth(USE_PREF_SIZE);
        askAgain.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(head, Priority.ALWAYS);
        top = new HBox(8, head, refresh);
        top.setAlignment(Pos.CENTER_LEFT);
        setMargin(rows, new Insets(8, 0, 0, 0));
        getChildren().addAll(top, second, rows);
        for (var node : new Node[] {top, askAgain, refresh}) node.managedProperty().bind(node.visibleProperty());
    }

    /// Shows the connections of a peer. If no peer or another one was shown before, and this one is a contact, asks it for them.
    public void show(PeerItem item, Instant now) {
        if (shown != item) {
            shown = item;
            asking = null;
            lastAsked = Instant.MIN;
            wasConnected = false;
            tick(now);
        } else {
            draw(now);
        }
    }

    /// Updates ages, and asks again when it is time. Call it about once a second while on screen.
    public void tick(Instant now) {
        if (shown == null) return;
        var peer = shown.peer().get();
        boolean reconnected = peer.connected() && !wasConnected;
        wasConnected = peer.connected();
        var listing = answers.get(peer.id());
        boolean nowAccepted = peer.met() && listing != null && listing.status() == PeerListing.Status.NOT_ACCEPTED;
        if (askable(peer) && (reconnected || nowAccepted || Duration.between(lastAsked, now).compareTo(INTERVAL) >= 0)) ask(now);
        draw(now);
    }

    private static boolean askable(Peer peer) {
        return peer.standing() == Standing.CONTACT;
    }

    /// Asks the shown peer, unless it is no contact or has not answered the last question yet.
    private void ask(Instant now) {
        if (shown == null || !askable(shown.peer().get()) || shown.id().equals(asking)) return;
        var id = shown.id();
        asking = id;
        lastAsked = now;
        draw(now);
        OnFx.then(select.apply(id), listing -> {
            if (id.equals(asking)) asking = null;
            answers.put(id, merge(listing, answers.get(id)));
            if (shown != null && shown.id().equals(id)) draw(Instant.now());
        }, () -> {
            if (id.equals(asking)) asking = null;
            if (shown != null && shown.id().equals(id)) draw(Instant.now());
        });
    }

    /// Keeps the peers of the last answer if the peer does not answer now.
    private static PeerListing merge(PeerListing now, PeerListing before) {
        boolean silent = now.status() == PeerListing.Status.NO_ANSWER || now.status() == PeerListing.Status.OFFLINE;
        if (!silent || before == null || !now.peers().isEmpty()) return now;
        return new PeerListing(now.status(), before.peers(), before.total(), before.told());
    }

    private void draw(Instant now) {
        var peer = shown.peer().get();
        var name = shown.label().get();
        var own = model.self().get() == null ? null : model.self().get().id();
        if (peer.standing() != Standing.CONTACT) {
            top.setVisible(false);
            askAgain.setVisible(false);
            line.setText(peer.standing() == Standing.STRANGER ? Words.get("inspector.stranger", name) : "");
            rows(List.of(), own);
            return;
        }
        var listing = answers.get(peer.id());
        boolean knowsOnlyUs = listing == null || ListingSentences.knowsOnlyUs(listing, own);
        top.setVisible(true);
        askAgain.setVisible(peer.connected() && listing != null && listing.status() == PeerListing.Status.NO_ANSWER && !peer.id().equals(asking));
        refresh.setVisible(peer.connected() && !askAgain.isVisible()); // one link to ask is enough
        head.say(ListingSentences.head(name, knowsOnlyUs ? null : listing).toArray(String[]::new));
        line.setText(ListingSentences.line(peer, name, listing, own, now));
        rows(knowsOnlyUs ? List.of() : listing.peers(), own);
    }

    private void rows(List<PeerListing.Entry> entries, PeerId own) {
        var wanted = entries.stream().<Object>map(entry -> List.of(Face.of(model, entry.id()), name(entry), second(entry, own), addable(entry, own),
                known(entry).map(Peer::presence).map(Object::toString).orElse(""))).toList();
        if (wanted.equals(drawn)) return; // unchanged rows keep the focus and the hover state
        drawn = wanted;
        rows.getChildren().setAll(entries.stream().map(entry -> row(entry, own)).toList());
    }

    private PeerRow row(PeerListing.Entry entry, PeerId own) {
        var row = new PeerRow(Face.of(model, entry.id()), 32, name(entry)).second(second(entry, own));
        known(entry).filter(peer -> peer.standing() == Standing.CONTACT).ifPresent(peer -> row.presence(peer.presence()));
        if (!addable(entry, own)) return row;
        var button = new Button(Words.get("inspector.add"));
        button.setId("inspector-add-" + entry.id().code());
        button.setAccessibleText(Words.get("inspector.add.spoken", name(entry)));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> add.accept(entry.address().get().toString()));
        return row.end(button);
    }

    private Optional<Peer> known(PeerListing.Entry entry) {
        return model.peer(entry.id()).map(item -> item.peer().get());
    }

    private String name(PeerListing.Entry entry) {
        return model.peer(entry.id()).map(item -> item.label().get()).orElse(entry.name().text());
    }

    private String second(PeerListing.Entry entry, PeerId own) {
        return ListingSentences.entry(entry, known(entry), own);
    }

    private boolean addable(PeerListing.Entry entry, PeerId own) {
        return ListingSentences.addable(entry, known(entry), own);
    }
}
