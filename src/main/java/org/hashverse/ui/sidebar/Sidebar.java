package org.hashverse.ui.sidebar;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Insets;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Presence;
import org.hashverse.model.ChatModel;
import org.hashverse.model.PeerItem;
import org.hashverse.model.PeerListModel;
import org.hashverse.model.nearby.NearbyItem;
import org.hashverse.ui.dialog.Dialogs;
import org.hashverse.ui.dialog.Toasts;
import org.hashverse.ui.kit.AboutToClick;
import org.hashverse.ui.kit.KeyFocus;
import org.hashverse.ui.kit.Redraw;
import org.hashverse.ui.words.Today;
import org.hashverse.ui.words.Words;

/// The left pane: our own card, the search field, the list of conversations, and whether the program listens. Many changes cause one redraw. Rows keep their places
/// while the person may be about to click one.
public final class Sidebar extends VBox {
    private static final int SCREENFUL = 8;
    private final ChatModel model;
    private final PeerListModel peerList;
    private final ObservableList<SidebarRow> rows = FXCollections.observableArrayList();
    private final ListView<SidebarRow> list = new ListView<>(rows);
    private final List<SidebarCell> cells = new ArrayList<>();
    private final StatusLine status;
    private final Consumer<Conversation> open;
    private final InstantSource clock;
    private final Today today;
    private final Redraw redraw = new Redraw(this::update);
    private final AboutToClick aboutToClick;
    private List<NearbyItem> nearby = List.of();

    /// @param quit ends the program
    /// @param find opens the search dialog
    /// @param open opens the conversation of the row that the person clicks or chooses by key
    public Sidebar(ChatModel model, Dialogs dialogs, Toasts toasts, Runnable quit, Runnable find, Consumer<Conversation> open) {
        this(model, dialogs, toasts, quit, find, open, InstantSource.system());
    }

    /// @param clock decides ages and which day is today
    public Sidebar(ChatModel model, Dialogs dialogs, Toasts toasts, Runnable quit, Runnable find, Consumer<Conversation> open, InstantSource clock) {
        this.model = model;
        this.clock = clock;
        today = new Today(clock);
        this.open = open;
        peerList = new PeerListModel(model);
        getStyleClass().add("sidebar");
        list.setId("peers");
        list.getStyleClass().add("sidebar-list");
        list.setAccessibleText(Words.get("sidebar.spoken"));
        list.setCellFactory(_ -> {
            var cell = new SidebarCell(model, dialogs, open, clock);
            cells.add(cell);
            return cell;
        });
        aboutToClick = new AboutToClick(list, clock, redraw::soon);
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        new KeyFocus(list, () -> { });
        list.focusedProperty().addListener((_, _, focused) -> {
            if (focused) focusRow(row -> row.isOpen(model));
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        status = new StatusLine(() -> dialogs.doctor(List.of()));
        var search = new SearchOpener(find);
        VBox.setMargin(search, new Insets(0, 20, 8, 20));
        getChildren().addAll(new SelfCard(model, dialogs, toasts, quit), search, list, status);
        redraw.after(this, model.revision(), model.open(), model.nearby().preview(), model.settings());
        update();
    }

    /// Redraws if a row shows seconds or waits to change places, or if a new day began. Call it every second if [#counts], otherwise every few seconds.
    public void tick() {
        if (counts() || today.changed()) update();
    }

    /// Whether a row shows seconds, or waits to change places.
    public boolean counts() {
        return anySilent() || peerList.waits() || !nearby.equals(model.nearby().people());
    }

    private boolean anySilent() {
        return model.peers().stream().anyMatch(item -> item.peer().get().presence() == Presence.NOT_RESPONDING);
    }

    /// The list of conversations.
    public ListView<SidebarRow> list() {
        return list;
    }

    /// The conversation of the focused row; null for none.
    public Conversation focused() {
        var row = list.getFocusModel().getFocusedItem();
        return row == null ? null : row.conversation();
    }

    /// Opens the menu of the focused row.
    ///
    /// @return false if no visible row has the focus, or the row has no menu
    public boolean menu() {
        var row = list.getFocusModel().getFocusedItem();
        return row != null && cells.stream().anyMatch(cell -> cell.getItem() == row && cell.isVisible() && cell.menuBelow());
    }

    /// Moves the focus into the list, to the row of the open conversation, else to the first row.
    public void focusList() {
        list.requestFocus();
    }

    /// Moves the focus into the list, to the row of a conversation that the person left, else to the first row.
    public void focusList(Conversation left) {
        list.requestFocus();
        focusRow(row -> row.conversation() != null && row.conversation().equals(left));
    }

    /// The same after the person left a preview. If its row is gone, the focus stays where it was.
    public void focusList(NearbyItem left) {
        int before = list.getFocusModel().getFocusedIndex();
        list.requestFocus();
        int row = rows.indexOf(new SidebarRow.NearbyPerson(left));
        focusNear(row >= 0 ? row : before);
    }

    /// The conversation below or above the open one in the list; null if there is none. If none is open, begins at the top or at the bottom.
    ///
    /// @param step   1 for below, -1 for above
    /// @param unread whether to skip conversations without unread messages; then the search continues at the other end of the list
    public Conversation next(int step, boolean unread) {
        var talks = rows.stream().map(SidebarRow::conversation).filter(c -> c != null).toList();
        int at = talks.indexOf(model.open().get());
        if (at < 0 && step < 0) at = talks.size();
        for (int i = 1; i <= talks.size(); i++) {
            int next = at + step * i;
            if (unread) next = Math.floorMod(next, talks.size());
            else if (next < 0 || next >= talks.size()) return null;
            if (!unread || model.conversation(talks.get(next)).badge() > 0) return talks.get(next);
        }
        return null;
    }

    private void update() {
        var now = clock.instant();
        var next = rows(aboutToClick.now());
        if (!rows.equals(next)) {
            var focused = list.getFocusModel().getFocusedItem();
            int place = list.getFocusModel().getFocusedIndex();
            rows.setAll(next);
            if (focused != null) focusNear(rows.contains(focused) ? rows.indexOf(focused) : place);
        }
        for (var cell : cells) cell.refresh(now);
        footer();
    }

    private List<SidebarRow> rows(boolean keepPlaces) {
        var next = new ArrayList<SidebarRow>();
        next.add(new SidebarRow.Everyone());
        var groups = peerList.arrange(keepPlaces);
        groups.forEach((group, items) -> {
            if (group == PeerListModel.Group.REMOVED) return;
            next.add(new SidebarRow.Head(groupName(group), peerList.count(group)));
            items.forEach(item -> next.add(new SidebarRow.KnownPeer(item)));
        });
        var removed = groups.getOrDefault(PeerListModel.Group.REMOVED, List.of());
        nearby = model.nearby().arrange(nearby, keepPlaces);
        addNearby(next, removed);
        if (!model.newcomers().calling().isEmpty()) {
            next.add(new SidebarRow.Head(Words.get("group.calling"), model.newcomers().calling().size()));
            model.newcomers().calling().forEach(address -> next.add(new SidebarRow.Calling(address)));
        }
        if (!removed.isEmpty()) next.add(new SidebarRow.Head(groupName(PeerListModel.Group.REMOVED), peerList.count(PeerListModel.Group.REMOVED)));
        removed.forEach(item -> next.add(new SidebarRow.KnownPeer(item)));
        return next;
    }

    /// Below the conversations, like all suggestions: strangers who come and go move no conversation.
    ///
    /// @param removed those have a row of their own already
    private void addNearby(List<SidebarRow> next, List<PeerItem> removed) {
        var listed = removed.stream().map(PeerItem::id).collect(Collectors.toSet());
        var people = nearby.stream().filter(item -> !listed.contains(item.id())).toList();
        if (people.isEmpty()) return;
        next.add(new SidebarRow.Head(Words.get("group.nearby"), people.size()));
        people.forEach(item -> next.add(new SidebarRow.NearbyPerson(item)));
    }

    private static String groupName(PeerListModel.Group group) {
        return switch (group) {
            case WANTS_TO_TALK -> Words.get("group.wantsToTalk");
            case CONNECTED -> Words.get("group.connected");
            case OFFLINE -> Words.get("group.offline");
            case REMOVED -> Words.get("group.removed");
        };
    }

    private void footer() {
        var self = model.self().get();
        if (self == null) return;
        int connected = model.connected().get();
        if (model.conditions().checking().get()) status.show(self.network(), Words.get("state.checking"));
        else if (model.conditions().diskFull().get()) status.show(false, Words.get("foot.diskFull"));
        else if (!self.network()) status.show(false, Words.get("foot.noNetwork"));
        else status.show(true, connected == 0 ? Words.get("foot.online") : Words.get("foot.connected", connected));
    }

    private void onKey(KeyEvent event) {
        switch (event.getCode()) {
            case UP -> move(-1, event);
            case DOWN -> move(1, event);
            case PAGE_UP -> jump(list.getFocusModel().getFocusedIndex() - SCREENFUL, -1, event);
            case PAGE_DOWN -> jump(list.getFocusModel().getFocusedIndex() + SCREENFUL, 1, event);
            case HOME -> jump(0, 1, event);
            case END -> jump(rows.size() - 1, -1, event);
            case ENTER, SPACE -> {
                var row = list.getFocusModel().getFocusedItem();
                if (row instanceof SidebarRow.Calling(var address)) model.commands().stopTrying(address); // such a row opens nothing: this is its one action
                else if (row instanceof SidebarRow.NearbyPerson(var person)) model.nearby().preview().set(person);
                else if (row != null && row.conversation() != null) open.accept(row.conversation());
                event.consume();
            }
            default -> { /* the window's keys */ }
        }
    }

    private void move(int step, KeyEvent event) {
        if (!event.isAltDown() && !event.isShortcutDown() && !event.isShiftDown()) jump(list.getFocusModel().getFocusedIndex() + step, step, event);
    }

    /// Moves the focus to a row. If the row is a heading, moves it to the next row in the direction of `step`.
    private void jump(int row, int step, KeyEvent event) {
        event.consume();
        for (int next = Math.clamp(row, 0, rows.size() - 1); next >= 0 && next < rows.size(); next += step) {
            if (rows.get(next) instanceof SidebarRow.Head) continue;
            list.getFocusModel().focus(next);
            list.scrollTo(Math.max(0, next - 4));
            return;
        }
    }

    /// Moves the focus to the first row that is wanted, else to the first row.
    private void focusRow(Predicate<SidebarRow> wanted) {
        list.getFocusModel().focus(rows.stream().filter(wanted).findFirst().map(rows::indexOf).orElse(0));
    }

    /// Moves the focus to a place, or to the nearest row above if no row that can be chosen is there.
    private void focusNear(int place) {
        int row = Math.min(place, rows.size() - 1);
        while (row > 0 && rows.get(row) instanceof SidebarRow.Head) row--;
        list.getFocusModel().focus(row);
    }
}
