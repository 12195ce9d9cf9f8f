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

/// One cell of the sidebar's list. It has no listeners on the model; the sidebar calls [#refresh].
final class SidebarCell extends ListCell<SidebarRow> {
    private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");
    private static final double EMPTY_HEIGHT = 40;
    private static final double MENU_INDENT = 24;
    private final ChatModel model;
    private final Dialogs dialogs;
    private final InstantSource clock;
    private final SidebarRowView rowView;
    private final Label headWords = new Label();
    private final Label headCount = new Label();
    private final HBox head;
    private final ContextMenu menu = new PopupMenu();

    SidebarCell(ChatModel model, Dialogs dialogs, Consumer<Conversation> open, InstantSource clock) {
        this.clock = clock;
        this.model = model;
        this.dialogs = dialogs;
        rowView = new SidebarRowView(model);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        headWords.getStyleClass().add("group-head");
        headCount.getStyleClass().add("group-head");
        head = new HBox(headWords, gap, headCount);
        head.getStyleClass().add("sidebar-head");
        getStyleClass().add("sidebar-cell");
        setOnMouseClicked(click -> {
            var row = getItem();
            if (click.getButton() != MouseButton.PRIMARY || row == null) return;
            if (row.conversation() != null) open.accept(row.conversation());
            else if (row instanceof SidebarRow.NearbyPerson(var person)) model.nearby().preview().set(person);
        });
        setOnContextMenuRequested(event -> {
            if (fillMenu()) menu.show(this, event.getScreenX(), event.getScreenY());
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
            case SidebarRow.Everyone(), SidebarRow.KnownPeer(_), SidebarRow.NearbyPerson(_), SidebarRow.Calling(_) -> {
                setGraphic(rowView);
                refresh(clock.instant());
            }
        }
        setMouseTransparent(empty || row instanceof SidebarRow.Head);
    }

    /// Shows the current state of the row.
    void refresh(Instant now) {
        var row = isEmpty() ? null : getItem();
        if (row == null || row instanceof SidebarRow.Head) {
            pseudoClassStateChanged(OPEN, false);
            return;
        }
        pseudoClassStateChanged(OPEN, row.isOpen(model));
        rowView.show(row, now);
        setAccessibleText(rowView.spoken());
        offerAction();
    }

    private void offerAction() {
        rowView.offerAction(isHover() || isFocused());
    }

    /// Opens the row's menu below the row.
    ///
    /// @return false if the row has no menu
    boolean menuBelow() {
        boolean any = fillMenu();
        if (any) menu.show(this, Side.BOTTOM, MENU_INDENT, 0);
        return any;
    }

    private boolean fillMenu() {
        menu.getItems().clear();
        if (getItem() instanceof SidebarRow.KnownPeer(var item)) fillMenu(item);
        if (getItem() instanceof SidebarRow.Everyone) menu.getItems().setAll(PeerMenu.items(model, dialogs, Conversation.EVERYONE));
        return !menu.getItems().isEmpty();
    }

    private void fillMenu(PeerItem item) {
        var peer = item.peer().get();
        boolean contact = peer.standing() == Standing.CONTACT;
        menu.getItems().addAll(PeerMenu.items(model, dialogs, peer, contact));
        if (contact && !peer.connected()) menu.getItems().addFirst(new MenuEntry("sidebar.tryNow", () -> model.commands().tryNow(peer.id())));
    }

    // the list decides the width, the row its height
    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        return getGraphic() == null ? EMPTY_HEIGHT : snappedTopInset() + getGraphic().prefHeight(-1) + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
        if (getGraphic() == null) return;
        double left = snappedLeftInset();
        getGraphic().resizeRelocate(left, snappedTopInset(), getWidth() - left - snappedRightInset(), getHeight() - snappedTopInset() - snappedBottomInset());
    }
}
