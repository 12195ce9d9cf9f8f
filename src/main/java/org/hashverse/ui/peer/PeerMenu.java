package org.hashverse.ui.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Standing;
import org.hashverse.model.ChatModel;
import org.hashverse.node.api.Peer;
import org.hashverse.store.settings.MuteSpan;
import org.hashverse.ui.dialog.Dialogs;
import org.hashverse.ui.kit.CopyLink;
import org.hashverse.ui.kit.MenuEntry;
import org.hashverse.ui.words.Words;

/// Menu entries for a peer or a conversation, the same wherever it is shown.
public final class PeerMenu {
    private PeerMenu() {}

    /// The entries for a conversation as a whole.
    public static List<MenuItem> items(ChatModel model, Dialogs dialogs, Conversation conversation) {
        var items = new ArrayList<MenuItem>(List.of(mute(model, conversation)));
        mark(model, conversation).ifPresent(items::add);
        items.addAll(List.of(new MenuEntry("menu.export", () -> dialogs.export(conversation)), new MenuEntry("menu.clear", () -> dialogs.clear(conversation)).removing()));
        return items;
    }

    /// For how long to mute, or the end of a mute and until when it lasts.
    private static MenuItem mute(ChatModel model, Conversation conversation) {
        var alerts = model.alerts();
        var mute = alerts.mute(conversation);
        if (mute.isEmpty()) {
            var spans = new Menu(Words.get("menu.mute"));
            spans.setId("menu-mute");
            spans.getItems().setAll(new MenuEntry("menu.mute.hour", () -> alerts.mute(conversation, MuteSpan.HOUR)),
                    new MenuEntry("menu.mute.morning", () -> alerts.mute(conversation, MuteSpan.MORNING)),
                    new MenuEntry("menu.mute.always", () -> alerts.mute(conversation, MuteSpan.ALWAYS)));
            return spans;
        }
        Runnable unmute = () -> alerts.unmute(conversation);
        var until = mute.get().until();
        return until.isEmpty() ? new MenuEntry("menu.unmute", unmute) : new MenuEntry("menu.unmute.until", unmute, Words.upcoming(until.get(), alerts.now()));
    }

    /// Marks a conversation as unread, or takes the mark away. Empty for a conversation with unread messages.
    private static Optional<MenuItem> mark(ChatModel model, Conversation conversation) {
        var talk = model.conversation(conversation);
        if (talk.unread().get() > 0) return Optional.empty();
        return Optional.of(talk.marked() ? new MenuEntry("menu.markRead", () -> model.alerts().unmark(conversation))
                : new MenuEntry("menu.markUnread", () -> model.alerts().markUnread(conversation)));
    }

    /// The entries for a peer.
    ///
    /// @param comparable whether the menu offers to compare keys with the peer
    public static List<MenuItem> items(ChatModel model, Dialogs dialogs, Peer peer, boolean comparable) {
        var items = new ArrayList<MenuItem>();
        peer.address().ifPresent(address -> items.add(new MenuEntry("sidebar.copyAddress", () -> CopyLink.copy(address.toString()))));
        items.add(new MenuEntry("menu.name", () -> dialogs.name(peer.id()), peer.shownName()));
        if (comparable) items.add(new MenuEntry("menu.compare", () -> dialogs.compare(peer.id())));
        if (peer.standing() == Standing.CONTACT && peer.connected() && peer.met()) items.add(new MenuEntry("menu.introduce", () -> dialogs.introduce(peer.id()), peer.shownName()));
        items.add(new SeparatorMenuItem());
        items.addAll(items(model, dialogs, Conversation.with(peer.id())));
        items.add(new SeparatorMenuItem());
        items.add(peer.standing() == Standing.REMOVED ? new MenuEntry("sidebar.restore", () -> model.commands().restore(peer.id()))
                : new MenuEntry("menu.removeThis", () -> dialogs.remove(peer.id())).removing());
        items.add(new MenuEntry("menu.block", () -> dialogs.block(peer.id())).removing());
        return items;
    }
}
