package org.hashverse.ui.conversation;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
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
import org.hashverse.node.api.Introduction;
import org.hashverse.ui.composer.Composer;
import org.hashverse.ui.dialog.Dialogs;
import org.hashverse.ui.dialog.Toasts;
import org.hashverse.ui.files.FileInput;
import org.hashverse.ui.kit.Redraw;
import org.hashverse.ui.kit.UncachedScrollPane;
import org.hashverse.ui.kit.ViewLifetime;
import org.hashverse.ui.message.MessageFormatter;
import org.hashverse.ui.message.MessageView;
import org.hashverse.ui.message.ReplyEvent;
import org.hashverse.ui.peer.IntroductionCard;
import org.hashverse.ui.peer.OtherKeyCard;
import org.hashverse.ui.peer.StrangerCard;

/// The open conversation: header, banner, find bar, decision about a stranger or an introduction, messages, composer.
public final class ConversationPane extends VBox {
    private final ChatModel model;
    private final Dialogs dialogs;
    private final ConversationHeader header;
    private final Banner banner;
    private final SelectionBar selection;
    private final StackPane decision = new StackPane();
    private final ScrollPane decisionScroll = new ShrinkingScrollPane(decision);
    private final MessagePane messages;
    private final Composer composer;
    private final FindBar find;
    private final DropHint dropHint = new DropHint();
    private Object shownDecision;

    /// @param focused whether the window has the focus
    /// @param back    shows the list, where only one pane fits
    /// @param inspect shows or hides the inspector
    /// @param quit    ends the program, for `/exit`
    public ConversationPane(ChatModel model, Dialogs dialogs, Toasts toasts, ObservableBooleanValue focused, Runnable back, Runnable inspect, Runnable quit) {
        this.model = model;
        this.dialogs = dialogs;
        getStyleClass().add("conversation");
        header = new ConversationHeader(model, dialogs, back, inspect, this::find);
        banner = new Banner(model, "banner");
        messages = new MessagePane(model, dialogs, toasts, focused);
        composer = new Composer(model, dialogs, toasts, messages, quit);
        selection = new SelectionBar(model, dialogs, toasts);
        composer.visibleProperty().bind(selection.visibleProperty().not());
        composer.managedProperty().bind(composer.visibleProperty());
        find = new FindBar(model, messages, () -> {
            if (composer().usable()) composer().area().requestFocus();
            else messages().requestFocus();
        });
        decisionScroll.visibleProperty().bind(decision.visibleProperty());
        decisionScroll.managedProperty().bind(decision.visibleProperty());
        decision.setPadding(new Insets(16, MessageView.SIDE, 0, MessageView.SIDE));
        VBox.setVgrow(messages, Priority.ALWAYS);
        getChildren().addAll(header, banner, new PinnedBar(model, toasts), find, decisionScroll, messages, selection, composer, dropHint);
        FileInput.onDrop(this, composer.files());
        composer.onDropHint(() -> dropHint.show(new MessageFormatter(model).name(model.open().get())), dropHint::hide);
        new Redraw(this::refresh).after(this, model.revision());
        ViewLifetime.listenWhileShown(this, model.open(), _ -> refresh());
        addEventHandler(ReplyEvent.START, event -> composer.reply(event.message()));
        addEventHandler(ReplyEvent.SHOW_QUOTED, event -> messages.show(event.message().key()));
        refresh();
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        double top = header.getHeight();
        dropHint.resizeRelocate(0, top, getWidth(), Math.max(0, getHeight() - top));
    }

    /// The header with the peer's name.
    public ConversationHeader header() {
        return header;
    }

    /// The pane with the messages.
    public MessagePane messages() {
        return messages;
    }

    /// The pane for writing a message.
    public Composer composer() {
        return composer;
    }

    /// Opens the find bar.
    public void find() {
        find.open();
    }

    /// Closes the find bar.
    ///
    /// @return false if the find bar is not open
    public boolean closeFind() {
        return find.close();
    }

    /// Ends the selection of messages.
    ///
    /// @return false if none is selected
    public boolean endSelection() {
        return selection.clear();
    }

    /// Updates what depends on the time. Call it once a second.
    public void tick() {
        header.refresh(Instant.now());
        messages.tick();
    }

    private void refresh() {
        header.refresh(Instant.now());
        banner.refresh();
        showDecision(model.open().get() instanceof Conversation.Direct(PeerId id) ? model.peer(id).map(this::decision).orElse(null) : null);
    }

    /// A decision that the person has to make about a peer, or about whom it introduces.
    private record Decision(PeerItem item, boolean stranger, boolean resembles, Optional<Introduction> introduction) {}

    /// The decision to make about a peer; null for none.
    private Decision decision(PeerItem item) {
        var peer = item.peer().get();
        boolean stranger = peer.standing() == Standing.STRANGER;
        var introduction = model.newcomers().introductions().stream().filter(offered -> offered.by().equals(item.id())).findFirst();
        return stranger || introduction.isPresent() ? new Decision(item, stranger, stranger && peer.resembles().isPresent(), introduction) : null;
    }

    private void showDecision(Decision now) {
        decision.setVisible(now != null);
        if (Objects.equals(now, shownDecision)) return;
        shownDecision = now;
        decision.getChildren().clear();
        if (now == null) return;
        decision.getChildren().add(card(now));
        decisionScroll.setVvalue(0);
    }

    private Node card(Decision of) {
        if (!of.stranger) return new IntroductionCard(model, of.item, of.introduction.orElseThrow());
        return of.resembles ? new OtherKeyCard(model, of.item, dialogs) : new StrangerCard(model, of.item, dialogs);
    }

    /// A scroll pane as high as its content, or lower in a low window.
    private static final class ShrinkingScrollPane extends UncachedScrollPane {
        ShrinkingScrollPane(StackPane content) {
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
