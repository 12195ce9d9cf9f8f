package org.hashverse.ui.sidebar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.Presence;
import org.hashverse.chat.SharedFiles;
import org.hashverse.chat.Standing;
import org.hashverse.markup.BidiControls;
import org.hashverse.model.ChatModel;
import org.hashverse.model.ConversationItem;
import org.hashverse.model.MessageItem;
import org.hashverse.model.PeerItem;
import org.hashverse.model.nearby.NearbyItem;
import org.hashverse.ui.kit.Badge;
import org.hashverse.ui.kit.Icons;
import org.hashverse.ui.message.DeliveryMark;
import org.hashverse.ui.message.MessageFormatter;
import org.hashverse.ui.nearby.NearbyWords;
import org.hashverse.ui.peer.Avatar;
import org.hashverse.ui.peer.EveryoneIcon;
import org.hashverse.ui.peer.Face;
import org.hashverse.ui.peer.MutedMark;
import org.hashverse.ui.peer.Phrases;
import org.hashverse.ui.peer.StateWords;
import org.hashverse.ui.text.PreviewLine;
import org.hashverse.ui.words.Words;
import org.kordamp.ikonli.feather.Feather;

/// The content of a sidebar row: avatar, name, second line, time and the number of unread messages.
public final class SidebarRowView extends HBox {
    static final double AVATAR_SIZE = 38;
    private static final PseudoClass MUTED = PseudoClass.getPseudoClass("muted");
    private static final PseudoClass DOT = PseudoClass.getPseudoClass("dot");
    private static final int MOST_PREVIEWED = 120;
    private static final int LONG_NAME = 18;
    private final ChatModel model;
    private final MessageFormatter formatter;
    private final Avatar avatar = new Avatar(AVATAR_SIZE);
    private final StackPane symbol = new StackPane();
    private final Node everyone = new EveryoneIcon();
    private final Node calling = Icons.of(Feather.PHONE_OUTGOING);
    private final Label name = new Label();
    private final Tooltip fullName = new Tooltip();
    private final Label time = new Label();
    private final PreviewLine second = new PreviewLine();
    private final DeliveryMark mark = new DeliveryMark();
    private final Badge unread = new Badge();
    private final StackPane muted = MutedMark.of(Feather.BELL_OFF, "header.muted", null);
    private final Button action = new Button();
    private Runnable runAction;
    private String badge = "";
    private String spoken = "";

    SidebarRowView(ChatModel model) {
        this.model = model;
        formatter = new MessageFormatter(model);
        getStyleClass().add("sidebar-person");
        setAlignment(Pos.CENTER_LEFT);
        symbol.getStyleClass().add("symbol");
        name.getStyleClass().add("name");
        time.getStyleClass().add("small");
        time.setMinWidth(USE_PREF_SIZE);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        var first = new HBox(8, name, muted, time);
        first.setAlignment(Pos.CENTER_LEFT);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var below = new HBox(5, second, mark, gap, unread);
        below.getStyleClass().add("below-name");
        below.setAlignment(Pos.CENTER_LEFT);
        var words = new VBox(3, first, below);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        unread.setMinHeight(USE_PREF_SIZE);
        action.getStyleClass().add("row-action");
        action.setMinWidth(USE_PREF_SIZE);
        action.setFocusTraversable(false);
        action.setOnAction(_ -> runAction.run());
        getChildren().addAll(avatar, symbol, words, action);
    }

    /// Shows a row. Call [#offerAction] afterwards, because the action of the row before may still be visible.
    void show(SidebarRow row, Instant now) {
        runAction = null;
        switch (row) {
            case SidebarRow.Everyone() -> showEveryone(now);
            case SidebarRow.KnownPeer(var item) -> showPeer(item, now);
            case SidebarRow.NearbyPerson(var person) -> showNearby(person);
            case SidebarRow.Calling(var address) -> showCalling(address);
            case SidebarRow.Head(_, _) -> throw new IllegalArgumentException("a heading has no row view");
        }
    }

    /// The row's text for screen readers.
    public String spoken() {
        return spoken;
    }

    /// Shows or hides the row's action, if it has one.
    void offerAction(boolean offer) {
        boolean shown = offer && runAction != null;
        action.setVisible(shown);
        action.setManaged(shown);
    }

    private void showIcon(Node icon) {
        boolean iconic = icon != null;
        avatar.setVisible(!iconic);
        avatar.setManaged(!iconic);
        symbol.setVisible(iconic);
        symbol.setManaged(iconic);
        if (iconic && !symbol.getChildren().contains(icon)) symbol.getChildren().setAll(icon);
    }

    private void showEveryone(Instant now) {
        showIcon(everyone);
        name.setText(Words.get("everyone"));
        var talk = model.conversation(Conversation.EVERYONE);
        int connected = model.connected().get();
        showLast(talk, now, connected == 0 ? Words.get("everyone.nobody") : Words.get("everyone.to", connected));
        showDraft(talk);
        setSpoken(Words.get("everyone"), "");
    }

    private void showPeer(PeerItem item, Instant now) {
        showIcon(null);
        var peer = item.peer().get();
        avatar.show(Face.of(peer));
        avatar.setPresence(peer.standing() == Standing.CONTACT ? peer.presence() : null);
        name.setText(item.label().get());
        name.setTextOverrun(Phrases.cut(item));
        fullName.setText(item.label().get());
        name.setTooltip(item.label().get().length() > LONG_NAME ? fullName : null);
        var talk = model.conversation(Conversation.with(item.id()));
        var state = state(item, now);
        if (state == null) {
            showLast(talk, now, StateWords.brief(item, now));
        } else {
            showLast(talk, now, state);
            second.say(state); // instead of the last message; its time stays
            mark.show(null);
        }
        if (!item.typing().get()) showDraft(talk); // that the peer is typing passes soon, so it comes first
        if (peer.standing() == Standing.CONTACT && !peer.connected()) setAction(Words.get("sidebar.tryNow"), () -> model.commands().tryNow(item.id()));
        setSpoken(item.label().get(), StateWords.brief(item, now));
    }

    /// The state that the second line shows instead of the last message; null for none.
    private String state(PeerItem item, Instant now) {
        var peer = item.peer().get();
        if (peer.standing() == Standing.STRANGER && model.conversation(Conversation.with(item.id())).last().get() == null) return Words.get("sidebar.addedYou");
        if (item.typing().get()) return Words.get("state.typing");
        if (peer.presence() == Presence.NOT_RESPONDING) return StateWords.brief(item, now);
        if (peer.waiting() > 0) return Words.get("sidebar.waiting", peer.waiting());
        if (peer.standing() == Standing.CONTACT && (!peer.connected() || !peer.met())) return StateWords.brief(item, now);
        return null;
    }

    private void showNearby(NearbyItem person) {
        showIcon(null);
        avatar.show(Face.of(model, person.id()));
        avatar.setPresence(null);
        showWithoutTalk(person.label(), NearbyWords.line(model, person));
        name.setTextOverrun(Phrases.cut(person.label(), person.id()));
        setSpoken(person.label(), "");
    }

    /// Shows a row that has no conversation.
    private void showWithoutTalk(String called, String line) {
        name.setText(called);
        name.setTooltip(null);
        second.say(line);
        time.setText("");
        mark.show(null);
        showBadge("", "");
        showMuted(false, false);
    }

    private void showCalling(PeerAddress address) {
        showIcon(calling);
        showWithoutTalk(address.toString(), Words.get("sidebar.calling"));
        setAction(Words.get("sidebar.stop"), () -> model.commands().stopTrying(address));
        setSpoken(address.toString(), second.text());
    }

    private void setAction(String word, Runnable action) {
        this.action.setText(word);
        runAction = action;
    }

    /// Shows the last message with its time and its delivery, or `fallback` if there is none; also the number of unread messages, and whether the conversation is
    /// muted.
    private void showLast(ConversationItem talk, Instant now, String fallback) {
        var last = talk.last().get();
        time.setText(last == null ? "" : Words.brief(last.message().shown(), now));
        if (last == null) second.say(fallback);
        else showPreview(last);
        mark.show(last == null ? null : MessageFormatter.stage(last));
        showUnread(talk);
        showMuted(model.alerts().muted(talk.conversation()), talk.mentioned());
    }

    /// Shows the draft instead of the last message. The open conversation shows its draft in the composer.
    private void showDraft(ConversationItem talk) {
        var unsent = talk.draft().unsent().text();
        if (unsent.isBlank() || talk.conversation().equals(model.open().get())) return;
        second.draft(cut(unsent));
        mark.show(null);
    }

    /// @param mentioned whether an unread message mentions us: then the badge looks as if the conversation were not muted
    private void showMuted(boolean now, boolean mentioned) {
        muted.setVisible(now);
        muted.setManaged(now);
        unread.pseudoClassStateChanged(MUTED, now && !mentioned);
    }

    /// Shows the number of unread messages, with an `@` if one of them mentions us; or a dot if there is none and the conversation is marked as unread.
    private void showUnread(ConversationItem talk) {
        int messages = talk.badge();
        boolean dot = talk.marked() && talk.unread().get() == 0;
        var count = messages > 999 ? Words.get("sidebar.manyUnread") : Integer.toString(messages);
        if (messages == 0) showBadge("", "");
        else if (dot) showBadge("", Words.get("sidebar.marked.spoken"));
        else if (!talk.mentioned()) showBadge(count, Words.get("sidebar.unread.spoken", count));
        else showBadge(Words.get("sidebar.mentioned", count), Words.listed(List.of(Words.get("sidebar.unread.spoken", count), Words.get("sidebar.mentioned.spoken"))));
    }

    /// @param words without words, the badge is a dot
    /// @param said  the badge's text for screen readers; empty for no badge
    private void showBadge(String words, String said) {
        badge = said;
        unread.setText(words);
        unread.pseudoClassStateChanged(DOT, words.isEmpty());
        unread.setVisible(!said.isEmpty());
        unread.setManaged(!said.isEmpty());
    }

    private void showPreview(MessageItem item) {
        var text = cut(withoutQuote(formatter.words(item.message())));
        boolean shared = item.message().conversation().isShared();
        boolean sentence = item.message().text().isEmpty() && !(item.message().content() instanceof SharedFiles);
        if (sentence) second.sayPlainly(text); // a sentence with the author's name
        else second.say(item.mine() ? Words.get("sidebar.mine", PreviewLine.WRITTEN) : shared ? Words.get("sidebar.theirs", formatter.name(item.message().author()), PreviewLine.WRITTEN)
                : PreviewLine.WRITTEN, text);
    }

    /// Removes the quoted lines at the start of an answer; keeps a text that has no other lines.
    private static String withoutQuote(String text) {
        if (!text.startsWith("> ")) return text;
        var own = text.lines().dropWhile(line -> line.startsWith("> ")).collect(Collectors.joining("\n"));
        return own.isBlank() ? text : own;
    }

    private static String cut(String written) {
        var text = BidiControls.neutralise(written).strip();
        return text.substring(0, text.offsetByCodePoints(0, Math.min(MOST_PREVIEWED, text.codePointCount(0, text.length()))));
    }

    private void setSpoken(String name, String state) {
        var parts = new ArrayList<>(List.of(name));
        if (!state.isEmpty()) parts.add(state);
        if (!second.text().equals(state)) parts.add(second.text());
        if (!badge.isEmpty()) parts.add(badge);
        if (muted.isVisible()) parts.add(Words.get("header.muted"));
        spoken = Words.listed(parts);
    }
}
