package org.hashverse.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.hashverse.chat.Standing;
import org.hashverse.model.ChatModel;
import org.hashverse.node.Peer;

/// What one can do with a peer, wherever it stands.
final class PeerMenu {
    private PeerMenu() {}

    /// @param comparable whether its key can be compared from here
    static List<MenuItem> items(ChatModel model, Dialogs dialogs, Peer peer, boolean comparable) {
        var items = new ArrayList<MenuItem>();
        peer.address().ifPresent(address -> items.add(new MenuEntry("sidebar.copyAddress", () -> CopyLink.copy(address.toString()))));
        if (comparable) items.add(new MenuEntry("menu.compare", () -> dialogs.compare(peer.id())));
        if (!items.isEmpty()) items.add(new SeparatorMenuItem());
        items.add(peer.standing() == Standing.REMOVED ? new MenuEntry("sidebar.restore", () -> model.node().restore(peer.id()))
                : new MenuEntry("menu.removeThis", () -> dialogs.remove(peer.id())));
        items.add(new MenuEntry("menu.block", () -> dialogs.block(peer.id())));
        return items;
    }
}
