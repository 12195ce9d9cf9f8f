package org.hashverse.ui.inspector;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.model.ChatModel;
import org.hashverse.model.PeerItem;
import org.hashverse.node.Peer;
import org.hashverse.node.PeerListing;
import org.hashverse.ui.dialog.DialogCard;
import org.hashverse.ui.dialog.Dialogs;
import org.hashverse.ui.kit.Redraw;
import org.hashverse.ui.kit.SecondTimer;
import org.hashverse.ui.kit.ViewLifetime;
import org.hashverse.ui.message.MessageFormatter;
import org.hashverse.ui.peer.PeerChoice;
import org.hashverse.ui.peer.Phrases;
import org.hashverse.ui.text.WrappedLabel;
import org.hashverse.ui.words.Words;

/// The right pane: who is in the open conversation. For a peer its facts and its peers, for everyone one's own list.
public final class Inspector extends VBox {
    private final ChatModel model;
    private final Dialogs dialogs;
    private final PeerFacts facts;
    private final PeersOfPeer peers;
    private final Label ownHead = new Label();
    private final PeerChoice own;
    private final Label nobody = new WrappedLabel(Words.get("inspector.nobody"));
    private final VBox content = new VBox(16);
    private final HBox part = new HBox(8);
    private final Button remove;
    private final Button block;
    private final Button addBack;
    private final Button unblock;
    private final Redraw redraw = new Redraw(this::tick);
    private List<Object> drawn = List.of();

    public Inspector(ChatModel model, Dialogs dialogs) {
        this(model, dialogs, id -> model.commands().select(id));
    }

    /// @param select asks a peer whom it is connected to
    public Inspector(ChatModel model, Dialogs dialogs, Function<PeerId, CompletableFuture<PeerListing>> select) {
        this.model = model;
        this.dialogs = dialogs;
        facts = new PeerFacts(() -> withOpen(dialogs::compare));
        peers = new PeersOfPeer(model, select, dialogs::add);
        own = new PeerChoice("inspector-own", this::label, peer -> Phrases.answer(peer, Instant.now()), peer -> model.open().set(Conversation.with(peer.id())));
        getStyleClass().add("inspector");
        setId("inspector");
        setAccessibleText(Words.get("inspector.title"));
        ownHead.getStyleClass().add("group-head");
        nobody.getStyleClass().add("second");
        content.getStyleClass().add("inspector-content");
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        remove = onOpen("inspector-remove", "inspector.remove", "bad-text", dialogs::remove);
        block = onOpen("inspector-block", "inspector.block", "bad-text", dialogs::block);
        addBack = onOpen("inspector-add-back", "settings.add-back", "accent-text", dialogs::addBack);
        unblock = onOpen("inspector-unblock", "settings.unblock", "accent-text", dialogs::unblock);
        part.getStyleClass().add("inspector-part");
        part.setAlignment(Pos.CENTER_LEFT);
        part.visibleProperty().bind(Bindings.isNotEmpty(part.getChildren()));
        part.managedProperty().bind(part.visibleProperty());
        getChildren().addAll(scroll, part);
        new SecondTimer(this::tick, this::counts).in(this);
        sceneProperty().addListener((_, _, _) -> redraw.soon());
        visibleProperty().addListener((_, _, _) -> redraw.soon());
        ViewLifetime.listenWhileShown(this, model.open(), _ -> {
            scroll.setVvalue(0);
            redraw.soon();
        });
        new Redraw(this::changed).after(this, model.revision());
        draw();
    }

    private Button onOpen(String id, String key, String colour, Consumer<PeerId> action) {
        var button = DialogCard.button(id, Words.get(key), () -> withOpen(action));
        button.getStyleClass().addAll(colour, "plain");
        return button;
    }

    private void withOpen(Consumer<PeerId> action) {
        if (model.open().get() instanceof Conversation.Direct(var peer)) action.accept(peer);
    }

    /// Messages come by the hundred and change nothing here.
    private void changed() {
        if (!shows().equals(drawn)) tick();
    }

    private List<Object> shows() {
        var shows = new ArrayList<Object>(List.of(Optional.ofNullable(model.open().get()), Optional.ofNullable(model.self().get())));
        for (var item : model.peers()) {
            shows.add(item.peer().get());
            shows.add(item.label().get());
        }
        return shows;
    }

    private void tick() {
        if (!onScreen()) return;
        draw();
        if (model.open().get() instanceof Conversation.Direct) peers.tick(Instant.now());
    }

    /// Whether it says how long ago it was told something.
    private boolean counts() {
        return onScreen() && model.open().get() instanceof Conversation.Direct;
    }

    private boolean onScreen() {
        if (getScene() == null || getScene().getWindow() == null || !getScene().getWindow().isShowing()) return false;
        for (Node at = this; at != null; at = at.getParent()) if (!at.isVisible()) return false;
        return true;
    }

    private void draw() {
        drawn = shows();
        switch (model.open().get()) {
            case Conversation.Direct(var id) -> model.peer(id).ifPresentOrElse(this::draw, this::drawNothing);
            case Conversation.Everyone() -> drawOwn();
            case null -> drawNothing();
        }
    }

    private void draw(PeerItem item) {
        var now = Instant.now();
        facts.show(item, now);
        peers.show(item, now);
        put(facts, peers);
        switch (item.peer().get().standing()) {
            case CONTACT -> part(remove, block);
            case REMOVED -> part(addBack, block);
            case BLOCKED -> part(unblock);
            case STRANGER -> part(); // its card over the messages asks
        }
    }

    private void drawOwn() {
        var connected = model.peers().stream().map(item -> item.peer().get()).filter(peer -> peer.standing() == Standing.CONTACT && peer.connected()).toList();
        ownHead.setText(Words.get("inspector.own", connected.size()));
        own.show(connected);
        if (connected.isEmpty()) put(ownHead, nobody);
        else put(ownHead, own);
        part();
    }

    private void drawNothing() {
        put();
        part();
    }

    private void put(Node... parts) {
        if (!content.getChildren().equals(List.of(parts))) content.getChildren().setAll(parts);
    }

    private void part(Button... choices) {
        if (!part.getChildren().equals(List.of(choices))) part.getChildren().setAll(choices);
    }

    private String label(Peer peer) {
        return new MessageFormatter(model).name(peer.id());
    }
}
