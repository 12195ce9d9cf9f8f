package org.hashverse.ui.search;

import java.time.Instant;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerId;
import org.hashverse.markup.BidiControls;
import org.hashverse.model.ChatModel;
import org.hashverse.model.MessageItem;
import org.hashverse.ui.kit.Scale;
import org.hashverse.ui.message.MessageFormatter;
import org.hashverse.ui.peer.Avatar;
import org.hashverse.ui.peer.EveryoneIcon;
import org.hashverse.ui.peer.Face;
import org.hashverse.ui.peer.Phrases;
import org.hashverse.ui.peer.StateWords;
import org.hashverse.ui.text.FoundWords;
import org.hashverse.ui.text.PreviewLine;
import org.hashverse.ui.words.Words;

/// The cell that shows one row of the search dialog.
final class FindCell extends ListCell<FindRow> {
    private static final double AVATAR_SIZE = 32;
    private static final double HEIGHT = 50;
    private final ChatModel model;
    private final MessageFormatter formatter;
    private final FindCard card;
    private final Avatar avatar = new Avatar(AVATAR_SIZE);
    private final StackPane symbol = new StackPane(new EveryoneIcon());
    private final Label name = new Label();
    private final Label time = new Label();
    private final PreviewLine second = new PreviewLine();
    private final Label head = new Label();
    private final HBox row;

    FindCell(ChatModel model, FindCard card) {
        this.model = model;
        this.card = card;
        formatter = new MessageFormatter(model);
        getStyleClass().add("find-cell");
        symbol.getStyleClass().add("symbol");
        head.getStyleClass().addAll("group-head", "find-head");
        name.getStyleClass().add("peer-row-name");
        name.setMaxWidth(Double.MAX_VALUE);
        name.setMinWidth(0);
        HBox.setHgrow(name, Priority.ALWAYS);
        time.getStyleClass().add("small");
        time.setMinWidth(USE_PREF_SIZE);
        var first = new HBox(8, name, time);
        first.setAlignment(Pos.BASELINE_LEFT);
        var words = new VBox(2, first, second);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        row = new HBox(new StackPane(avatar, symbol), words);
        row.getStyleClass().add("find-row");
        row.setAlignment(Pos.CENTER_LEFT);
        setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY && !isEmpty()) card.pick(getItem());
        });
    }

    @Override
    protected void updateItem(FindRow item, boolean empty) {
        super.updateItem(item, empty);
        switch (empty ? null : item) {
            case null -> {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            case FindRow.Head(var words) -> {
                head.setText(words);
                setGraphic(head);
                setAccessibleText(words);
                return;
            }
            case FindRow.Talk(var conversation) -> showConversation(conversation);
            case FindRow.Hit(var hit) -> showMessage(hit);
        }
        setGraphic(row);
        setAccessibleText(time.getText().isEmpty() ? Words.listed(List.of(name.getText(), second.text()))
                : Words.get("message.copied", name.getText(), time.getText(), second.text()));
        card.rowShown(getIndex());
    }

    // the list decides the width, the row its height
    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        return getGraphic() == null ? Scale.space(HEIGHT) : getGraphic().prefHeight(-1);
    }

    @Override
    protected void layoutChildren() {
        if (getGraphic() != null) getGraphic().resizeRelocate(0, 0, getWidth(), getHeight());
    }

    private void showConversation(Conversation conversation) {
        showName(conversation);
        time.setText("");
        second.say(switch (conversation) {
            case Conversation.Everyone() -> model.connected().get() == 0 ? Words.get("everyone.nobody") : Words.get("everyone.to", model.connected().get());
            case Conversation.Direct(PeerId id) -> model.peer(id).map(item -> StateWords.brief(item, Instant.now())).orElse("");
        });
    }

    private void showMessage(MessageItem item) {
        var message = item.message();
        showName(message.conversation());
        time.setText(Phrases.when(message.shown(), Instant.now()));
        var line = FoundWords.line(BidiControls.neutralise(formatter.words(message)), card.words());
        boolean shared = message.conversation().isShared();
        second.say(item.mine() ? Words.get("sidebar.mine", PreviewLine.WRITTEN) : shared ? Words.get("sidebar.theirs", formatter.name(message.author()), PreviewLine.WRITTEN)
                : PreviewLine.WRITTEN, line);
    }

    private void showName(Conversation conversation) {
        boolean direct = conversation instanceof Conversation.Direct;
        avatar.setVisible(direct);
        symbol.setVisible(!direct);
        if (conversation instanceof Conversation.Direct(PeerId id)) avatar.show(Face.of(model, id));
        name.setText(formatter.name(conversation));
    }
}
