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
import org.hashverse.chat.Standing;
import org.hashverse.markup.Directions;
import org.hashverse.model.ChatModel;
import org.hashverse.model.ConversationItem;
import org.hashverse.model.MessageItem;
import org.hashverse.model.PeerItem;
import org.hashverse.ui.kit.Icons;
import org.hashverse.ui.message.DeliveryMark;
import org.hashverse.ui.message.MessageFormatter;
import org.hashverse.ui.peer.Avatar;
import org.hashverse.ui.peer.EveryoneIcon;
import org.hashverse.ui.peer.Face;
import org.hashverse.ui.peer.MutedMark;
import org.hashverse.ui.peer.Phrases;
import org.hashverse.ui.peer.StateWords;
import org.hashverse.ui.text.PreviewLine;
import org.hashverse.ui.words.Words;
import org.kordamp.ikonli.feather.Feather;

/// A row with a face, a name, a second line, a time and what is unread.
public final class SidebarPerson extends HBox {
    static final double FACE = 38;
    private static final PseudoClass MUTED = PseudoClass.getPseudoClass("muted");
    private static final int PREVIEW = 120;
    private static final int LONG_NAME = 18;
    private final ChatModel model;
    private final MessageFormatter formatter;
    private final Avatar avatar = new Avatar(FACE);
    private final StackPane symbol = new StackPane();
    private final Node everyone = new EveryoneIcon();
    private final Node calling = Icons.of(Feather.PHONE_OUTGOING);
    private final Label name = new Label();
    private final Tooltip whole = new Tooltip();
    private final Label time = new Label();
    private final PreviewLine second = new PreviewLine();
    private final DeliveryMark mark = new DeliveryMark();
    private final Label unread = new Label();
    private final StackPane muted = MutedMark.of(Feather.BELL_OFF, "header.muted", null);
    private final Button action = new Button();
    private Runnable act;
    private String spoken = "";

    SidebarPerson(ChatModel model) {
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
        unread.getStyleClass().add("unread");
        unread.setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        action.getStyleClass().add("row-action");
        action.setMinWidth(USE_PREF_SIZE);
        action.setFocusTraversable(false);
        action.setOnAction(_ -> act.run());
        getChildren().addAll(avatar, symbol, words, action);
    }

    /// Shows a row; what has not changed costs nothing.
    void show(SidebarRow row, Instant now) {
        act = null;
        switch (row) {
            case SidebarRow.Everyone() -> everyone(now);
            case SidebarRow.Person(var item) -> person(item, now);
            case SidebarRow.Calling(var address) -> calling(address);
            case SidebarRow.Head(_, _) -> throw new IllegalArgumentException("a head is no person");
        }
    }

    /// The row in words.
    public String spoken() {
        return spoken;
    }

    /// Shows what one can do about this row, where there is something.
    void offerAction(boolean offer) {
        boolean shown = offer && act != null;
        action.setVisible(shown);
        action.setManaged(shown);
    }

    private void face(Node icon) {
        boolean iconic = icon != null;
        avatar.setVisible(!iconic);
        avatar.setManaged(!iconic);
        symbol.setVisible(iconic);
        symbol.setManaged(iconic);
        if (iconic && !symbol.getChildren().contains(icon)) symbol.getChildren().setAll(icon);
    }

    private void everyone(Instant now) {
        face(everyone);
        name.setText(Words.get("everyone"));
        var talk = model.conversation(Conversation.EVERYONE);
        int connected = model.connected().get();
        lastLine(talk, now, connected == 0 ? Words.get("everyone.nobody") : Words.get("everyone.to", connected));
        draft(talk);
        say(Words.get("everyone"), "");
    }

    private void person(PeerItem item, Instant now) {
        face(null);
        var peer = item.peer().get();
        avatar.show(Face.of(peer));
        avatar.setPresence(peer.standing() == Standing.CONTACT ? peer.presence() : null);
        name.setText(item.label().get());
        name.setTextOverrun(Phrases.cut(item));
        whole.setText(item.label().get());
        name.setTooltip(item.label().get().length() > LONG_NAME ? whole : null);
        var talk = model.conversation(Conversation.with(item.id()));
        var state = state(item, now);
        if (state == null) {
            lastLine(talk, now, StateWords.brief(item, now));
        } else {
            lastLine(talk, now, state);
            second.say(state);
            mark.show(null);
        }
        if (!item.typing().get()) draft(talk);
        if (peer.standing() == Standing.CONTACT && !peer.connected()) act(Words.get("sidebar.tryNow"), () -> model.commands().tryNow(item.id()));
        say(item.label().get(), StateWords.brief(item, now));
    }

    /// What the second line must say instead of the last message; null for nothing.
    private String state(PeerItem item, Instant now) {
        var peer = item.peer().get();
        if (peer.standing() == Standing.STRANGER && model.conversation(Conversation.with(item.id())).last().get() == null) return Words.get("sidebar.addedYou");
        if (item.typing().get()) return Words.get("state.typing");
        if (peer.presence() == Presence.NOT_RESPONDING) return StateWords.brief(item, now);
        if (peer.waiting() > 0) return Words.get("sidebar.waiting", peer.waiting());
        if (peer.standing() == Standing.CONTACT && (!peer.connected() || !peer.met())) return StateWords.brief(item, now);
        return null;
    }

    private void calling(PeerAddress address) {
        face(calling);
        name.setText(address.toString());
        second.say(Words.get("sidebar.calling"));
        time.setText("");
        mark.show(null);
        count(0);
        mute(false);
        act(Words.get("sidebar.stop"), () -> model.commands().stopTrying(address));
        say(address.toString(), second.text());
    }

    private void act(String word, Runnable action) {
        this.action.setText(word);
        act = action;
    }

    private void lastLine(ConversationItem talk, Instant now, String without) {
        var last = talk.last().get();
        time.setText(last == null ? "" : Words.brief(last.message().shown(), now));
        if (last == null) second.say(without);
        else preview(last);
        mark.show(last == null ? null : MessageFormatter.stage(last));
        count(talk.badge());
        mute(model.muted(talk.conversation()));
    }

    /// What is written and not sent comes before what was said; while one writes it, one sees it below.
    private void draft(ConversationItem talk) {
        if (talk.draft().get().isBlank() || talk.conversation().equals(model.open().get())) return;
        second.draft(beginning(talk.draft().get()));
        mark.show(null);
    }

    private void mute(boolean now) {
        muted.setVisible(now);
        muted.setManaged(now);
        unread.pseudoClassStateChanged(MUTED, now);
    }

    private void count(int messages) {
        unread.setText(messages > 999 ? Words.get("sidebar.manyUnread") : Integer.toString(messages));
        unread.setVisible(messages > 0);
        unread.setManaged(messages > 0);
    }

    private void preview(MessageItem item) {
        var said = beginning(answer(item.message().text()));
        boolean everyone = item.message().conversation() instanceof Conversation.Everyone;
        second.say(item.mine() ? Words.get("sidebar.mine", PreviewLine.WRITTEN) : everyone ? Words.get("sidebar.theirs", formatter.name(item.message().author()), PreviewLine.WRITTEN)
                : PreviewLine.WRITTEN, said);
    }

    /// Without the quote that an answer begins with.
    private static String answer(String text) {
        if (!text.startsWith("> ")) return text;
        var own = text.lines().dropWhile(line -> line.startsWith("> ")).collect(Collectors.joining("\n"));
        return own.isBlank() ? text : own;
    }

    private static String beginning(String written) {
        var text = Directions.neutral(written).strip();
        return text.substring(0, text.offsetByCodePoints(0, Math.min(PREVIEW, text.codePointCount(0, text.length()))));
    }

    private void say(String who, String state) {
        var parts = new ArrayList<>(List.of(who));
        if (!state.isEmpty()) parts.add(state);
        if (!second.text().equals(state)) parts.add(second.text());
        if (unread.isVisible()) parts.add(Words.get("sidebar.unread.spoken", unread.getText()));
        if (muted.isVisible()) parts.add(Words.get("header.muted"));
        spoken = Words.listed(parts);
    }
}
