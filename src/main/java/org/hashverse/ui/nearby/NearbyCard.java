package org.hashverse.ui.nearby;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.hashverse.model.ChatModel;
import org.hashverse.model.nearby.NearbyItem;
import org.hashverse.store.settings.Setting;
import org.hashverse.ui.dialog.DialogCard;
import org.hashverse.ui.kit.AboutToClick;
import org.hashverse.ui.kit.Redraw;
import org.hashverse.ui.peer.Face;
import org.hashverse.ui.peer.PeerRow;
import org.hashverse.ui.text.WrappedLabel;
import org.hashverse.ui.words.Words;

/// *Nearby* on the welcome page: the people on the same network, each with *Say hello*; or why there is nobody, and what to do.
public final class NearbyCard extends VBox {
    /// Most rows before the person asks for all.
    public static final int FIRST_SHOWN = 6;
    private static final double FACE = 38;
    private final ChatModel model;
    private final VBox list = new VBox(4);
    private final Label count = new Label();
    private final Label nobody = new WrappedLabel();
    private final Hyperlink all = DialogCard.link("nearby-all", "", this::showAll);
    private final FlowPane hidden;
    private final Map<NearbyItem, Row> rows = new LinkedHashMap<>();
    private final AboutToClick aboutToClick;
    private List<NearbyItem> shown = List.of();
    private final ReadOnlyBooleanWrapper anybody = new ReadOnlyBooleanWrapper();
    private boolean wantsAll;

    /// A row, and the name with which it was made.
    private record Row(PeerRow view, Button hello, String label) {}

    /// @param clock decides for how long rows keep their places under the pointer
    public NearbyCard(ChatModel model, InstantSource clock) {
        this.model = model;
        setId("nearby-card");
        getStyleClass().addAll("welcome-card", "nearby-card");
        var title = new Label(Words.get("group.nearby"));
        title.getStyleClass().add("title");
        count.getStyleClass().add("small");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        nobody.setId("nearby-nobody");
        nobody.getStyleClass().add("welcome-text");
        var notSeen = new WrappedLabel(Words.get("nearby.hidden"));
        notSeen.getStyleClass().add("small");
        hidden = new FlowPane(6, 0, notSeen, DialogCard.link("nearby-show-me", Words.get("nearby.showMe"), () -> model.commands().change(settings -> settings.withReach(settings.reach().withVisible(true)))));
        for (var part : new Region[] {list, nobody, all, hidden}) part.managedProperty().bind(part.visibleProperty());
        var head = new HBox(title, gap, count);
        head.setAlignment(Pos.CENTER_LEFT);
        managedProperty().bind(visibleProperty());
        getChildren().addAll(head, list, all, nobody, hidden);
        var redraw = new Redraw(this::refresh);
        aboutToClick = new AboutToClick(list, clock, redraw::soon);
        redraw.after(this, model.revision(), model.settings());
        refresh();
    }

    /// Whether somebody is listed.
    public ReadOnlyBooleanProperty anybody() {
        return anybody.getReadOnlyProperty();
    }

    /// Lets rows move that waited. Call it every second if [#waits], otherwise every few seconds.
    public void tick() {
        if (waits()) refresh();
    }

    /// Whether a row waits to move, or a newcomer to take their place.
    public boolean waits() {
        return !shown.equals(model.nearby().people());
    }

    private void showAll() {
        wantsAll = true;
        refresh();
        if (!rows.isEmpty()) rows.get(shown.get(Math.min(FIRST_SHOWN, shown.size() - 1))).hello().requestFocus();
    }

    private void refresh() {
        shown = model.nearby().arrange(shown, aboutToClick.now());
        var visible = wantsAll ? shown : shown.subList(0, Math.min(FIRST_SHOWN, shown.size()));
        int focused = focusedRow();
        rows.entrySet().removeIf(row -> !visible.contains(row.getKey()) || !row.getKey().label().equals(row.getValue().label()));
        for (var item : visible) update(item, rows.computeIfAbsent(item, this::row));
        var views = visible.stream().map(item -> rows.get(item).view()).toList();
        if (!list.getChildren().equals(views)) list.getChildren().setAll(views);
        if (focused >= 0 && focusedRow() < 0 && !visible.isEmpty()) rows.get(visible.get(Math.min(focused, visible.size() - 1))).hello().requestFocus();
        list.setVisible(!visible.isEmpty());
        all.setText(Words.get("nearby.all", shown.size()));
        all.setVisible(visible.size() < shown.size());
        count.setText(shown.isEmpty() ? "" : Integer.toString(shown.size()));
        anybody.set(!shown.isEmpty());
        showNobody();
    }

    private void showNobody() {
        var latest = model.nearby().latest().get();
        setVisible(latest != null); // only for a moment: the node tells at once
        nobody.setVisible(shown.isEmpty());
        if (latest != null) nobody.setText(NearbyWords.nobody(latest.reach()).toString());
        var settings = model.settings().get();
        boolean locked = model.self().get() != null && model.self().get().locked().contains(Setting.VISIBLE);
        hidden.setVisible(settings != null && !settings.reach().visible() && !locked);
    }

    /// The place of the row that has the focus; -1 for none.
    private int focusedRow() {
        for (int i = 0; i < list.getChildren().size(); i++) if (list.getChildren().get(i).isFocusWithin()) return i;
        return -1;
    }

    private Row row(NearbyItem item) {
        var hello = DialogCard.button("nearby-hello-" + item.id().code(), Words.get("nearby.hello"), () -> {
            model.nearby().preview().set(item); // it shows how the call goes
            model.nearby().sayHello(item);
        });
        hello.setMinWidth(USE_PREF_SIZE);
        hello.getStyleClass().add("soft");
        hello.setAccessibleText(Words.get("nearby.hello.spoken", item.label()));
        var view = new PeerRow(Face.of(model, item.id()), FACE, item.label()).end(hello);
        view.setCursor(Cursor.HAND);
        view.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY) model.nearby().preview().set(item);
        });
        return new Row(view, hello, item.label());
    }

    private void update(NearbyItem item, Row row) {
        row.view().second(NearbyWords.line(model, item));
        row.hello().setDisable(!item.here());
    }
}
