package org.hashverse.ui.sidebar;

import java.util.List;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.hashverse.chat.Presence;
import org.hashverse.model.ChatModel;
import org.hashverse.node.api.Self;
import org.hashverse.ui.dialog.Dialogs;
import org.hashverse.ui.dialog.Toasts;
import org.hashverse.ui.kit.CopyLink;
import org.hashverse.ui.kit.IconButton;
import org.hashverse.ui.kit.MenuEntry;
import org.hashverse.ui.kit.PopupMenu;
import org.hashverse.ui.kit.Shortcut;
import org.hashverse.ui.kit.ViewLifetime;
import org.hashverse.ui.peer.Avatar;
import org.hashverse.ui.peer.Face;
import org.hashverse.ui.peer.MutedMark;
import org.hashverse.ui.text.Direction;
import org.hashverse.ui.words.Words;
import org.kordamp.ikonli.feather.Feather;

/// Our own card at the top of the sidebar: avatar, name, address, a link to our invite, and the window's menu. A moon stands beside the name while notifications are
/// off (*do not disturb*).
final class SelfCard extends HBox {
    private final ChatModel model;
    private final Avatar avatar = new Avatar(SidebarRowView.AVATAR_SIZE);
    private final Label name = new Label();
    private final Hyperlink address = Direction.leftToRight(new Hyperlink());
    private final Tooltip addressTip = new Tooltip();
    private final Tooltip nameTip = new Tooltip();
    private final StackPane quiet = MutedMark.of(Feather.MOON, "self.quiet", "own-quiet");
    private final CheckMenuItem quietEntry = new CheckMenuItem(Words.get("menu.quiet"));
    private final ContextMenu menu = new PopupMenu();

    SelfCard(ChatModel model, Dialogs dialogs, Toasts toasts, Runnable quit) {
        this.model = model;
        getStyleClass().add("self-card");
        setAlignment(Pos.CENTER_LEFT);
        name.getStyleClass().add("title");
        address.setId("own-address");
        address.getStyleClass().add("own-address");
        address.setTooltip(addressTip);
        address.setMinWidth(40);
        address.setOnAction(_ -> copy(model.self().get() == null ? null : model.self().get().address().toString(), toasts));
        var invite = new Hyperlink(Words.get("self.invite"));
        invite.setId("own-invite");
        invite.setTooltip(new Tooltip(Words.get("self.invite.tip")));
        invite.setMinWidth(USE_PREF_SIZE);
        invite.setOnAction(_ -> {
            invite.setVisited(false);
            dialogs.invite();
        });
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        name.setTooltip(nameTip);
        HBox.setHgrow(name, Priority.ALWAYS);
        var more = IconButton.of("menu.button", "self-menu", Feather.MORE_HORIZONTAL, "flat");
        quietEntry.setId("menu-quiet");
        quietEntry.setOnAction(_ -> {
            boolean wanted = quietEntry.isSelected();
            model.commands().change(settings -> settings.withAlerts(settings.alerts().withQuiet(wanted)));
        });
        ViewLifetime.whenRemoved(this, model.settings().subscribe(now -> showQuiet(now != null && now.alerts().quiet())));
        fillMenu(dialogs, quit);
        more.setOnAction(_ -> menu.show(more, Side.BOTTOM, 0, 4));
        var add = IconButton.of("menu.add", "add-peer", Feather.PLUS, "primary", "square");
        add.setOnAction(_ -> dialogs.add(""));
        var above = new HBox(4, name, quiet, more, add);
        above.setAlignment(Pos.CENTER_LEFT);
        // address and invite have the whole width; the name has what the buttons leave
        var below = new FlowPane(8, 0, address, invite);
        below.setAlignment(Pos.CENTER_LEFT);
        var words = new GridPane(0, 2);
        words.getStyleClass().add("self-words");
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        // the links are first in focus order, so that Enter right after the start does nothing irreversible
        words.add(below, 0, 1);
        words.add(above, 0, 0);
        GridPane.setHgrow(above, Priority.ALWAYS);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(avatar, words);
        ViewLifetime.whenRemoved(this, model.settings().subscribe(_ -> showAvatar()));
        ViewLifetime.listenWhileShown(this, model.self(), this::show);
        if (model.self().get() != null) show(model.self().get());
    }

    private void showAvatar() {
        if (model.self().get() != null) avatar.show(Face.of(model, model.self().get().id()));
    }

    private void show(Self self) {
        showAvatar();
        avatar.setPresence(self.network() ? Presence.ONLINE : Presence.OFFLINE);
        name.setText(self.name().text());
        nameTip.setText(self.name().text());
        address.setText(self.address().toString());
        addressTip.setText(Words.get("self.address.tip", self.address()));
    }

    private void showQuiet(boolean now) {
        quiet.setVisible(now);
        quiet.setManaged(now);
        quietEntry.setSelected(now);
    }

    private static void copy(String text, Toasts toasts) {
        if (text == null) return;
        CopyLink.copy(text);
        toasts.show(Words.get("copied"));
    }

    private void fillMenu(Dialogs dialogs, Runnable quit) {
        menu.getItems().addAll(item("menu.add", Shortcut.ADD, () -> dialogs.add("")), item("menu.query", Shortcut.QUERY, () -> dialogs.query("")),
                new MenuEntry("menu.remove", () -> dialogs.remove(null)), new MenuEntry("menu.doctor", () -> dialogs.doctor(List.of())), new SeparatorMenuItem(), quietEntry, item("menu.settings", Shortcut.SETTINGS, dialogs::settings),
                item("menu.keys", Shortcut.KEYS, dialogs::keys), new SeparatorMenuItem(), item("menu.quit", Shortcut.QUIT, quit));
    }

    private static MenuItem item(String key, Shortcut shortcut, Runnable action) {
        var item = new MenuEntry(key, action);
        // only shown here; the window handles the keys
        item.setAccelerator(shortcut.shown());
        return item;
    }
}
