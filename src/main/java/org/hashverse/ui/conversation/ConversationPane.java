package org.hashverse.ui.conversation;

import java.time.Instant;
import java.util.Objects;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.model.ChatModel;
import org.hashverse.model.PeerItem;
import org.hashverse.ui.composer.Composer;
import org.hashverse.ui.dialog.Dialogs;
import org.hashverse.ui.dialog.Toasts;
import org.hashverse.ui.kit.Redraw;
import org.hashverse.ui.kit.ViewLifetime;
import org.hashverse.ui.message.MessageView;
import org.hashverse.ui.peer.OtherKeyCard;
import org.hashverse.ui.peer.StrangerCard;

/// The open conversation: header, what lasts, what must be decided, the messages, and where one writes.
public final class ConversationPane extends VBox {
    private final ChatModel model;
    private final Dialogs dialogs;
    private final ConversationHeader header;
    private final Banner banner;
    private final StackPane decision = new StackPane();
    private final ScrollPane deciding = new Low(decision);
    private final MessagePane messages;
    private final Composer composer;
    private final FindBar find;
    private Object decided;

    /// @param focused whether the window has the focus
    public ConversationPane(ChatModel model, Dialogs dialogs, Toasts toasts, ObservableBooleanValue focused, Runnable back, Runnable inspect, Runnable quit) {
        this.model = model;
        this.dialogs = dialogs;
        getStyleClass().add("conversation");
        header = new ConversationHeader(model, dialogs, back, inspect, this::find);
        banner = new Banner(model, "banner");
        messages = new MessagePane(model, dialogs, toasts, focused);
        composer = new Composer(model, dialogs, toasts, messages, quit);
        find = new FindBar(model, messages, () -> {
            if (composer().usable()) composer().area().requestFocus();
            else messages().requestFocus();
        });
        deciding.visibleProperty().bind(decision.visibleProperty());
        deciding.managedProperty().bind(decision.visibleProperty());
        decision.setPadding(new Insets(16, MessageView.SIDE, 0, MessageView.SIDE));
        VBox.setVgrow(messages, Priority.ALWAYS);
        getChildren().addAll(header, banner, find, deciding, messages, composer);
        new Redraw(this::refresh).after(this, model.revision());
        ViewLifetime.listenWhileShown(this, model.open(), _ -> refresh());
        refresh();
    }

    public ConversationHeader header() {
        return header;
    }

    public MessagePane messages() {
        return messages;
    }

    public Composer composer() {
        return composer;
    }

    /// Looks for messages here.
    public void find() {
        find.open();
    }

    /// Ends that; false if nothing is looked for.
    public boolean closeFind() {
        return find.close();
    }

    /// Once a second: times that count up.
    public void tick() {
        header.refresh(Instant.now());
        messages.tick();
    }

    private void refresh() {
        header.refresh(Instant.now());
        banner.refresh();
        var stranger = model.open().get() instanceof Conversation.Direct(PeerId id)
                ? model.peer(id).filter(item -> item.peer().get().standing() == Standing.STRANGER).orElse(null) : null;
        decide(stranger);
    }

    private void decide(PeerItem stranger) {
        boolean resembles = stranger != null && stranger.peer().get().resembles().isPresent();
        record Decision(PeerItem item, boolean resembles) {}
        var now = stranger == null ? null : new Decision(stranger, resembles);
        decision.setVisible(now != null);
        if (Objects.equals(now, decided)) return;
        decided = now;
        decision.getChildren().clear();
        if (now == null) return;
        Node card = resembles ? new OtherKeyCard(model, stranger, dialogs) : new StrangerCard(model, stranger, dialogs);
        decision.getChildren().add(card);
        deciding.setVvalue(0);
    }

    /// As high as what it holds, and lower where the window is: then that scrolls.
    private static final class Low extends ScrollPane {
        Low(StackPane content) {
            super(content);
            setFitToWidth(true);
            setFocusTraversable(false);
            setHbarPolicy(ScrollBarPolicy.NEVER);
            setMinHeight(0);
            getStyleClass().add("welcome-scroll");
        }

        @Override
        public Orientation getContentBias() {
            return Orientation.HORIZONTAL;
        }

        @Override
        protected double computePrefHeight(double width) {
            return getContent().prefHeight(width);
        }
    }
}
