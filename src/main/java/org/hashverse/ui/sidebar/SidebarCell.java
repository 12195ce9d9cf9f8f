package org.hashverse.ui.sidebar;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Standing;
import org.hashverse.model.ChatModel;
import org.hashverse.model.PeerItem;
import org.hashverse.ui.dialog.Dialogs;
import org.hashverse.ui.kit.MenuEntry;
import org.hashverse.ui.kit.PopupMenu;
import org.hashverse.ui.peer.PeerMenu;
import org.hashverse.ui.words.Words;

/// One row of the sidebar. The sidebar tells it to [#refresh]; it listens to nothing itself.
final class SidebarCell extends ListCell<SidebarRow> {
    private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");
    private static final double EMPTY = 40;
    private static final double MENU_IN = 24;
    private final ChatModel model;
    private final Dialogs dialogs;
    private final InstantSource clock;
    private final SidebarPerson person;
    private final Label headWords = new Label();
    private final Label headCount = new Label();
    private final HBox head;
    private final ContextMenu menu = new PopupMenu();

    SidebarCell(ChatModel model, Dialogs dialogs, Consumer<Conversation> open, InstantSource clock) {
        this.clock = clock;
        this.model = model;
        this.dialogs = dialogs;
        person = new SidebarPerson(model);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        headWords.getStyleClass().add("group-head");
        headCount.getStyleClass().add("group-head");
        head = new HBox(headWords, gap, headCount);
        head.getStyleClass().add("sidebar-head");
        getStyleClass().add("sidebar-cell");
        setOnMouseClicked(click -> {
            var row = getItem();
            if (click.getButton() == MouseButton.PRIMARY && row != null && row.conversation() != null) open.accept(row.conversation());
        });
        setOnContextMenuRequested(event -> {
            if (fill()) menu.show(this, event.getScreenX(), event.getScreenY());
            event.consume();
        });
        hoverProperty().addListener((_, _, _) -> offerAction());
        focusedProperty().addListener((_, _, _) -> offerAction());
    }

    @Override
    protected void updateItem(SidebarRow row, boolean empty) {
        super.updateItem(row, empty);
        switch (empty ? null : row) {
            case null -> setGraphic(null);
            case SidebarRow.Head(var words, var count) -> {
                headWords.setText(words);
                headCount.setText(Integer.toString(count));
                setGraphic(head);
                setAccessibleText(Words.get("sidebar.head.spoken", words, count));
            }
            case SidebarRow.Everyone(), SidebarRow.Person(_), SidebarRow.Calling(_) -> {
                setGraphic(person);
                refresh(clock.instant());
            }
        }
        setMouseTransparent(empty || row instanceof SidebarRow.Head);
    }

    /// Shows what has changed.
    void refresh(Instant now) {
        var row = isEmpty() ? null : getItem();
        if (row == null || row instanceof SidebarRow.Head) {
            pseudoClassStateChanged(OPEN, false);
            return;
        }
        pseudoClassStateChanged(OPEN, row.conversation() != null && row.conversation().equals(model.open().get()));
        person.show(row, now);
        setAccessibleText(person.spoken());
        offerAction();
    }

    private void offerAction() {
        person.offerAction(isHover() || isFocused());
    }

    /// Opens the row's menu below it; false if it has none.
    boolean menuBelow() {
        boolean any = fill();
        if (any) menu.show(this, Side.BOTTOM, MENU_IN, 0);
        return any;
    }

    private boolean fill() {
        menu.getItems().clear();
        if (getItem() instanceof SidebarRow.Person(var item)) fill(item);
        if (getItem() instanceof SidebarRow.Everyone) menu.getItems().setAll(PeerMenu.items(model, dialogs, Conversation.EVERYONE));
        return !menu.getItems().isEmpty();
    }

    private void fill(PeerItem item) {
        var peer = item.peer().get();
        boolean listed = peer.standing() == Standing.CONTACT;
        menu.getItems().addAll(PeerMenu.items(model, dialogs, peer, listed));
        if (listed && !peer.connected()) menu.getItems().addFirst(new MenuEntry("sidebar.tryNow", () -> model.commands().tryNow(peer.id())));
    }

    // as wide as the list, whatever the name; a row's own height
    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        return getGraphic() == null ? EMPTY : snappedTopInset() + getGraphic().prefHeight(-1) + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
        if (getGraphic() == null) return;
        double left = snappedLeftInset();
        getGraphic().resizeRelocate(left, snappedTopInset(), getWidth() - left - snappedRightInset(), getHeight() - snappedTopInset() - snappedBottomInset());
    }
}
