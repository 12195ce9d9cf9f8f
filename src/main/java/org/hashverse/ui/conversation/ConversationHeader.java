package org.hashverse.ui.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.model.ChatModel;
import org.hashverse.model.PeerItem;
import org.hashverse.node.api.Peer;
import org.hashverse.ui.dialog.Dialogs;
import org.hashverse.ui.kit.IconButton;
import org.hashverse.ui.kit.Icons;
import org.hashverse.ui.kit.MenuEntry;
import org.hashverse.ui.kit.PopupMenu;
import org.hashverse.ui.kit.Scale;
import org.hashverse.ui.message.ProfileEvent;
import org.hashverse.ui.peer.Avatar;
import org.hashverse.ui.peer.EveryoneIcon;
import org.hashverse.ui.peer.Face;
import org.hashverse.ui.peer.MutedMark;
import org.hashverse.ui.peer.PeerMenu;
import org.hashverse.ui.peer.Phrases;
import org.hashverse.ui.peer.StateWords;
import org.hashverse.ui.text.FittingLabel;
import org.hashverse.ui.words.Words;
import org.kordamp.ikonli.feather.Feather;

/// The header of the open conversation: its name, whether the peer is connected (in Everyone, how many are), and buttons.
public final class ConversationHeader extends HBox {
    private static final double COMPACT_BELOW = 450;
    private static final PseudoClass VOUCHED = PseudoClass.getPseudoClass("vouched");
    private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");
    private final ChatModel model;
    private final Dialogs dialogs;
    private final Runnable search;
    private final Avatar avatar = new Avatar(36);
    private final StackPane symbol = new StackPane(new EveryoneIcon());
    private final Label name = new Label();
    private final Label verified = new Label(Words.get("header.verified"), Icons.of(Feather.SHIELD, 13));
    private final StackPane muted = MutedMark.of(Feather.BELL_OFF, "header.muted", "conversation-muted");
    private final FittingLabel second = new FittingLabel();
    private final Tooltip roundTrip = new Tooltip();
    private final Tooltip fullName = new Tooltip();
    private final Button tryNow = new Button(Words.get("sidebar.tryNow"));
    private final BackButton back;
    private final Button info = IconButton.of("header.info", "info", Feather.INFO, "flat");
    private final Button more = IconButton.of("menu.button", "conversation-menu", Feather.MORE_HORIZONTAL, "flat");
    private final Button find = IconButton.of("find.here", "find", Feather.SEARCH, "flat");
    private final ContextMenu menu = new PopupMenu();
    private boolean compact;

    /// @param goBack  shows the list, where only one pane fits
    /// @param inspect shows or hides the inspector
    /// @param search  opens the find bar
    ConversationHeader(ChatModel model, Dialogs dialogs, Runnable goBack, Runnable inspect, Runnable search) {
        this.model = model;
        this.dialogs = dialogs;
        this.search = search;
        getStyleClass().add("conversation-header");
        setAlignment(Pos.CENTER_LEFT);
        symbol.getStyleClass().add("symbol");
        name.getStyleClass().add("title");
        name.setMinWidth(0);
        name.setTooltip(fullName);
        verified.getStyleClass().add("verified");
        verified.setMinWidth(USE_PREF_SIZE);
        second.getStyleClass().add("second");
        var first = new HBox(8, name, verified, muted);
        first.setAlignment(Pos.CENTER_LEFT);
        var words = new VBox(2, first, second);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        tryNow.setMinWidth(USE_PREF_SIZE);
        tryNow.setId("try-now");
        tryNow.setOnAction(_ -> {
            if (model.open().get() instanceof Conversation.Direct(PeerId id)) model.commands().tryNow(id);
        });
        info.setOnAction(_ -> inspect.run());
        find.setOnAction(_ -> search.run());
        more.setOnAction(_ -> {
            fillMenu(menu);
            menu.show(more, Side.BOTTOM, 0, 4);
        });
        var picture = new StackPane(avatar, symbol);
        for (var part : List.of(picture, words)) {
            part.setCursor(Cursor.HAND);
            part.setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY && model.open().get() != null) fireEvent(new ProfileEvent(model.open().get()));
            });
        }
        back = new BackButton(goBack);
        getChildren().addAll(back, picture, words, tryNow, find, more, info);
        widthProperty().addListener((_, _, _) -> compact(getWidth() < Scale.space(COMPACT_BELOW)));
        back(false);
    }

    /// Makes room for the name in a narrow header: the menu has the entries *Try now* and *Find* in place of their buttons, and the shield loses its text.
    private void compact(boolean now) {
        if (now == compact) return;
        compact = now;
        pseudoClassStateChanged(COMPACT, now);
        verified.setContentDisplay(now ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
        verified.setTooltip(now ? new Tooltip(verified.getText()) : null);
        show(find, !now);
        refresh(Instant.now());
    }

    /// Shows or hides the button back to the list.
    public void back(boolean shown) {
        show(back, shown);
        showUnread();
    }

    /// Marks the inspector's button as on or off.
    public void inspecting(boolean now) {
        info.getStyleClass().remove("on");
        if (now) info.getStyleClass().add("on");
    }

    /// Shows the current state of the open conversation.
    void refresh(Instant now) {
        switch (model.open().get()) {
            case null -> { }
            case Conversation.Everyone() -> showEveryone();
            case Conversation.Direct(PeerId id) -> model.peer(id).ifPresent(item -> showPeer(item, now));
        }
        show(muted, model.open().get() != null && model.alerts().muted(model.open().get()));
        showUnread();
    }

    private void showUnread() {
        back.show(model.open().get() == null ? 0 : model.unreadElsewhere());
    }

    private void showEveryone() {
        symbol.setVisible(true);
        avatar.setVisible(false);
        show(verified, false);
        show(tryNow, false);
        show(more, true);
        showName(Words.get("everyone"));
        int connected = model.connected().get();
        second.setTooltip(null);
        if (connected == 0) second.say(Words.get("everyone.nobody"));
        else second.say(Words.get("everyone.to.full", connected), Words.get("everyone.connected", connected));
    }

    private void showPeer(PeerItem item, Instant now) {
        var peer = item.peer().get();
        symbol.setVisible(false);
        avatar.setVisible(true);
        avatar.show(Face.of(peer));
        avatar.setPresence(peer.standing() == Standing.CONTACT ? peer.presence() : null);
        showName(item.label().get());
        name.setTextOverrun(Phrases.cut(item));
        showVerified(peer);
        show(tryNow, !compact && away(peer));
        show(more, peer.standing() != Standing.BLOCKED);
        var address = peer.address().map(Object::toString);
        second.say(model.conditions().checking().get() ? Words.get("state.checking")
                : peer.standing() == Standing.STRANGER && address.isPresent() ? address.get() : StateWords.brief(item, now));
        peer.roundTrip().ifPresent(time -> roundTrip.setText(Words.get("query.round-trip", Phrases.roundTrip(time))));
        second.setTooltip(peer.connected() && peer.roundTrip().isPresent() ? roundTrip : null);
    }

    /// Says that we verified a peer, or who vouches for it; the second looks different, because it is only a claim.
    private void showVerified(Peer peer) {
        var voucher = peer.verified() ? Optional.<PeerItem>empty() : peer.vouchedBy().flatMap(model::peer);
        show(verified, peer.verified() || voucher.isPresent());
        verified.setText(voucher.map(by -> Words.get("header.vouched", by.label().get())).orElseGet(() -> Words.get("header.verified")));
        verified.pseudoClassStateChanged(VOUCHED, voucher.isPresent());
        if (compact) verified.setTooltip(new Tooltip(verified.getText()));
    }

    private static boolean away(Peer peer) {
        return peer.standing() == Standing.CONTACT && !peer.connected();
    }

    private void showName(String shown) {
        name.setText(shown);
        fullName.setText(shown);
    }

    private void fillMenu(ContextMenu menu) {
        menu.getItems().clear();
        switch (model.open().get()) {
            case null -> { }
            case Conversation.Everyone everyone -> menu.getItems().setAll(PeerMenu.items(model, dialogs, everyone));
            case Conversation.Direct(PeerId id) -> model.peer(id).ifPresent(item -> menu.getItems().setAll(PeerMenu.items(model, dialogs, item.peer().get(), true)));
        }
        if (!compact) return;
        menu.getItems().addFirst(new SeparatorMenuItem());
        menu.getItems().addFirst(new MenuEntry("find.here", search));
        if (model.open().get() instanceof Conversation.Direct(PeerId id) && model.peer(id).filter(item -> away(item.peer().get())).isPresent())
            menu.getItems().addFirst(new MenuEntry("sidebar.tryNow", () -> model.commands().tryNow(id)));
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
