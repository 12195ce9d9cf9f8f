package org.hashverse.ui.peer;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Standing;
import org.hashverse.model.ChatModel;
import org.hashverse.node.api.Peer;
import org.hashverse.ui.dialog.Dialogs;
import org.hashverse.ui.kit.CopyLink;
import org.hashverse.ui.kit.MenuEntry;

/// Menu entries for a peer or a conversation, the same wherever it is shown.
public final class PeerMenu {
    private PeerMenu() {}

    /// The entries for a conversation as a whole.
    public static List<MenuItem> items(ChatModel model, Dialogs dialogs, Conversation conversation) {
        return List.of(mute(model, conversation), new MenuEntry("menu.export", () -> dialogs.export(conversation)), new MenuEntry("menu.clear", () -> dialogs.clear(conversation)));
    }

    private static MenuItem mute(ChatModel model, Conversation conversation) {
        boolean mute = !model.muted(conversation);
        return new MenuEntry(mute ? "menu.mute" : "menu.unmute",
                () -> model.commands().change(settings -> settings.withAlerts(settings.alerts().withMuted(conversation, mute))));
    }

    /// The entries for a peer.
    ///
    /// @param comparable whether the menu offers to compare keys with the peer
    public static List<MenuItem> items(ChatModel model, Dialogs dialogs, Peer peer, boolean comparable) {
        var items = new ArrayList<MenuItem>();
        peer.address().ifPresent(address -> items.add(new MenuEntry("sidebar.copyAddress", () -> CopyLink.copy(address.toString()))));
        items.add(new MenuEntry("menu.name", () -> dialogs.name(peer.id()), peer.shownName()));
        if (comparable) items.add(new MenuEntry("menu.compare", () -> dialogs.compare(peer.id())));
        items.add(new SeparatorMenuItem());
        items.addAll(items(model, dialogs, Conversation.with(peer.id())));
        items.add(new SeparatorMenuItem());
        items.add(peer.standing() == Standing.REMOVED ? new MenuEntry("sidebar.restore", () -> model.commands().restore(peer.id()))
                : new MenuEntry("menu.removeThis", () -> dialogs.remove(peer.id())));
        items.add(new MenuEntry("menu.block", () -> dialogs.block(peer.id())));
        return items;
    }
}
