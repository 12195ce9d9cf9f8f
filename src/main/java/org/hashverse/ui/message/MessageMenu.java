package org.hashverse.ui.message;

import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.ContextMenuEvent;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.PeerId;
import org.hashverse.markup.Markup;
import org.hashverse.markup.WebLink;
import org.hashverse.model.ChatModel;
import org.hashverse.model.MessageItem;
import org.hashverse.ui.dialog.Toasts;
import org.hashverse.ui.kit.CopyLink;
import org.hashverse.ui.files.FileEvent;
import org.hashverse.ui.kit.LinkEvent;
import org.hashverse.ui.kit.MenuEntry;
import org.hashverse.ui.kit.PopupMenu;
import org.hashverse.ui.text.TextLink;
import org.hashverse.ui.words.Words;

/// The context menu of a message.
public final class MessageMenu {
    /// Links of one message that the menu offers to open, at most.
    static final int MOST_LINKS = 5;
    /// Characters of an address that an entry shows, at most.
    private static final int MOST_SHOWN = 60;
    private static final int MOST_FILES = 6;
    private final ChatModel model;
    private final MessageActions actions;
    private final Toasts toasts;
    private final MessageFormatter formatter;
    private final ContextMenu menu = new PopupMenu();

    /// Makes one menu, which is filled for each message.
    public MessageMenu(ChatModel model, MessageActions actions, Toasts toasts, MessageFormatter formatter) {
        this.model = model;
        this.actions = actions;
        this.toasts = toasts;
        this.formatter = formatter;
    }

    /// Opens the menu at the pointer.
    ///
    /// @param bubble   the bubble of the message
    /// @param selected the selected part of the text; empty for none
    void show(Node bubble, MessageItem item, String selected, ContextMenuEvent event) {
        fill(bubble, item, selected, TextLink.of(event.getPickResult() == null ? null : event.getPickResult().getIntersectedNode()));
        menu.show(bubble, event.getScreenX(), event.getScreenY());
    }

    /// Opens the menu below a node in the row of a message.
    void show(Node bubble, MessageItem item, Node under) {
        fill(bubble, item, "", null);
        menu.show(under, Side.BOTTOM, 0, 0);
    }

    /// Runs `run` whenever the menu was closed.
    void onClosed(Runnable run) {
        menu.setOnHidden(_ -> run.run());
    }

    private void fill(Node bubble, MessageItem item, String selected, WebLink pointed) {
        menu.getItems().clear();
        if (!item.takenBack()) fillForWords(bubble, item, selected, pointed);
        menu.getItems().addAll(new MenuEntry("message.select", () -> actions.select(item, false)), details(item), new SeparatorMenuItem());
        // an edit that waits is no message that could be cancelled
        boolean waits = !item.takenBack() && item.edited().isEmpty() && item.deliveries().values().stream().anyMatch(delivery -> delivery.stage() == Delivery.Stage.QUEUED);
        if (waits) menu.getItems().add(new MenuEntry("message.cancel", () -> actions.cancel(item)).removing());
        if (actions.canTakeBack(item)) menu.getItems().add(new MenuEntry("message.takeBack", () -> actions.takeBack(item)).removing());
        menu.getItems().add(new MenuEntry("message.delete", () -> actions.delete(item)).removing());
    }

    private void fillForWords(Node bubble, MessageItem item, String selected, WebLink pointed) {
        var message = item.message();
        if (actions.canReact(item)) menu.getItems().add(new MenuEntry("message.react", () -> actions.offerReactions(bubble, item, () -> { })));
        menu.getItems().add(new MenuEntry("message.reply", () -> actions.reply(bubble, item)));
        boolean shared = message.conversation().isShared();
        if (shared && !item.mine() && model.peer(message.author()).isPresent())
            menu.getItems().add(new MenuEntry("message.replyDirectly", () -> model.open().set(Conversation.with(message.author()))));
        if (actions.canPin(item)) menu.getItems().add(new MenuEntry(item.marks().pinned() ? "message.unpin" : "message.pin", () -> actions.pin(item)));
        if (actions.canEdit(item)) menu.getItems().add(new MenuEntry("message.edit", () -> actions.edit(item)));
        menu.getItems().addAll(new SeparatorMenuItem(), new MenuEntry("message.copy", () -> copy(selected.isEmpty() ? formatter.words(message) : selected)),
                new MenuEntry("message.copyWith", () -> copy(formatter.copied(item))));
        // a person without a pointer opens files and links here
        formatter.files(item).stream().limit(MOST_FILES).forEach(file -> Stream.concat(file.likely().stream(), file.refusal().stream()).forEach(wish -> menu.getItems().add(
                new MenuEntry("files.action.spoken", () -> bubble.fireEvent(new FileEvent(file, wish)), Words.get(file.wordsKey(wish)), shortened(file.name())))));
        var links = pointed != null ? List.of(pointed) : Markup.links(formatter.words(message)).stream().distinct().limit(MOST_LINKS).toList();
        for (var link : links) {
            menu.getItems().add(new MenuEntry("message.openLink", () -> bubble.fireEvent(new LinkEvent(link)), shortened(link.address())));
            if (links.size() == 1) menu.getItems().add(new MenuEntry("link.copy", () -> copy(link.address())));
            else menu.getItems().add(new MenuEntry("message.copyLink", () -> copy(link.address()), shortened(link.address())));
        }
        menu.getItems().add(new SeparatorMenuItem());
    }

    private static String shortened(String address) {
        return address.length() <= MOST_SHOWN ? address : address.substring(0, MOST_SHOWN) + "…";
    }

    private MenuEntry details(MessageItem item) {
        var missing = item.takenBack() ? List.<PeerId>of() : MessageFormatter.waitedFor(item);
        if (missing.isEmpty()) return new MenuEntry("message.details", () -> actions.details(item));
        return new MenuEntry("message.why", () -> actions.details(item), missing.size() == 1 ? formatter.name(missing.getFirst()) : Words.get("everyone"));
    }

    private void copy(String text) {
        CopyLink.copy(text);
        toasts.show(Words.get("copied"));
    }
}
