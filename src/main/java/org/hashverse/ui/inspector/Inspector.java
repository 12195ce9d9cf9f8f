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
import org.hashverse.node.api.Peer;
import org.hashverse.node.api.PeerListing;
import org.hashverse.ui.dialog.DialogCard;
import org.hashverse.ui.dialog.Dialogs;
import org.hashverse.ui.kit.Redraw;
import org.hashverse.ui.kit.SecondTimer;
import org.hashverse.ui.kit.UncachedScrollPane;
import org.hashverse.ui.kit.ViewLifetime;
import org.hashverse.ui.message.MessageFormatter;
import org.hashverse.ui.peer.PeerChoice;
import org.hashverse.ui.peer.Phrases;
import org.hashverse.ui.text.WrappedLabel;
import org.hashverse.ui.words.Words;

/// The right pane, about the open conversation. For a peer it shows facts and the peer's connections; for everyone it shows our connected contacts.
public final class Inspector extends VBox {
    private final ChatModel model;
    private final Dialogs dialogs;
    private final PeerFacts facts;
    private final PeersOfPeer peers;
    private final ConversationFiles files;
    private final Label contactsHead = new Label();
    private final PeerChoice connectedContacts;
    private final Label nobody = new WrappedLabel(Words.get("inspector.nobody"));
    private final VBox content = new VBox(16);
    private final HBox actions = new HBox(8);
    private final Button remove;
    private final Button block;
    private final Button addBack;
    private final Button unblock;
    private final Redraw redraw = new Redraw(this::tick);
    private List<Object> drawn = List.of();

    /// An inspector that asks peers through the node.
    public Inspector(ChatModel model, Dialogs dialogs) {
        this(model, dialogs, id -> model.commands().select(id));
    }

    /// @param select asks a peer for the peers it is connected to
    public Inspector(ChatModel model, Dialogs dialogs, Function<PeerId, CompletableFuture<PeerListing>> select) {
        this.model = model;
        this.dialogs = dialogs;
        facts = new PeerFacts(model, () -> withOpen(dialogs::compare));
        files = new ConversationFiles(model, this);
        peers = new PeersOfPeer(model, select, dialogs::add);
        connectedContacts = new PeerChoice("inspector-own", this::label, peer -> Phrases.answer(peer, Instant.now()), peer -> model.open().set(Conversation.with(peer.id())));
        getStyleClass().add("inspector");
        setId("inspector");
        setAccessibleText(Words.get("inspector.title"));
        contactsHead.getStyleClass().add("group-head");
        nobody.getStyleClass().add("second");
        content.getStyleClass().add("inspector-content");
        var scroll = new UncachedScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        remove = onOpen("inspector-remove", "inspector.remove", "bad-text", dialogs::remove);
        block = onOpen("inspector-block", "inspector.block", "bad-text", dialogs::block);
        addBack = onOpen("inspector-add-back", "settings.add-back", "accent-text", dialogs::addBack);
        unblock = onOpen("inspector-unblock", "settings.unblock", "accent-text", dialogs::unblock);
        actions.getStyleClass().add("inspector-part");
        actions.setAlignment(Pos.CENTER_LEFT);
        actions.visibleProperty().bind(Bindings.isNotEmpty(actions.getChildren()));
        actions.managedProperty().bind(actions.visibleProperty());
        getChildren().addAll(scroll, actions);
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

    /// Redraws only if the open conversation, we ourselves or any peer changed, because the model also changes with each message, and messages arrive by the hundred.
    private void changed() {
        if (!shownState().equals(drawn)) tick();
    }

    private List<Object> shownState() {
        var state = new ArrayList<Object>(List.of(Optional.ofNullable(model.open().get()), Optional.ofNullable(model.self().get())));
        for (var item : model.peers()) {
            state.add(item.peer().get());
            state.add(item.label().get());
        }
        return state;
    }

    private void tick() {
        if (!onScreen()) return;
        draw();
        if (model.open().get() instanceof Conversation.Direct) peers.tick(Instant.now());
    }

    /// Whether the inspector may show an age that grows every second.
    private boolean counts() {
        return onScreen() && model.open().get() instanceof Conversation.Direct;
    }

    private boolean onScreen() {
        if (getScene() == null || getScene().getWindow() == null || !getScene().getWindow().isShowing()) return false;
        for (Node at = this; at != null; at = at.getParent()) if (!at.isVisible()) return false;
        return true;
    }

    private void draw() {
        drawn = shownState();
        switch (model.open().get()) {
            case Conversation.Direct(var id) -> model.peer(id).ifPresentOrElse(this::draw, this::drawNothing);
            case Conversation.Everyone() -> drawContacts();
            case null -> drawNothing();
        }
    }

    private void draw(PeerItem item) {
        var now = Instant.now();
        facts.show(item, now);
        peers.show(item, now);
        files.show(Conversation.with(item.id()));
        setContent(facts, files, peers);
        switch (item.peer().get().standing()) {
            case CONTACT -> showActions(remove, block);
            case REMOVED -> showActions(addBack, block);
            case BLOCKED -> showActions(unblock);
            case STRANGER -> showActions(); // the card above the messages asks what to do
        }
    }

    private void drawContacts() {
        var connected = model.peers().stream().map(item -> item.peer().get()).filter(peer -> peer.standing() == Standing.CONTACT && peer.connected()).toList();
        contactsHead.setText(Words.get("inspector.own", connected.size()));
        connectedContacts.show(connected);
        files.show(Conversation.EVERYONE);
        if (connected.isEmpty()) setContent(contactsHead, nobody, files);
        else setContent(contactsHead, connectedContacts, files);
        showActions();
    }

    private void drawNothing() {
        setContent();
        showActions();
    }

    private void setContent(Node... parts) {
        if (!content.getChildren().equals(List.of(parts))) content.getChildren().setAll(parts);
    }

    private void showActions(Button... buttons) {
        if (!actions.getChildren().equals(List.of(buttons))) actions.getChildren().setAll(buttons);
    }

    private String label(Peer peer) {
        return new MessageFormatter(model).name(peer.id());
    }
}
