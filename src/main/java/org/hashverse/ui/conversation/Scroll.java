package org.hashverse.ui.conversation;

import javafx.application.Platform;
import javafx.scene.control.ListView;
import org.hashverse.ui.message.MessageFlow;
import org.hashverse.ui.message.Row;

/// Where a list of rows with different heights is scrolled to. `ListView` alone jumps when rows come in above: this
/// remembers the first row that was seen and puts it back, or keeps the end in sight where it was.
final class Scroll {
    private final ListView<Row> list;
    private MessageFlow flow;
    private boolean end = true;
    private boolean follow = true;
    private Object anchor;
    private double anchorY;
    private boolean restoring;
    private Runnable moved = () -> { };
    // where it was when that was told; null if it must be told again
    private Place told;

    /// What is in sight, of how many rows.
    private record Place(int first, int last, double position, int rows, boolean end) {}

    Scroll(ListView<Row> list) {
        this.list = list;
        list.setSkin(MessageFlow.skin(list));
    }

    /// Told after the view has moved, or was put back where it was wanted.
    void onMoved(Runnable run) {
        moved = run;
    }

    private void find() {
        if (flow != null || !(list.lookup(".virtual-flow") instanceof MessageFlow found)) return;
        flow = found;
        flow.positionProperty().addListener((_, _, _) -> {
            if (restoring) return;
            if (anchor != null || end && flow.layingOut()) { // rows change, or heights are guessed better: nobody scrolled
                list.getParent().requestLayout();
                return;
            }
            end = follow && flow.getPosition() > 1 - 1e-9; // the cells themselves move only after this
            anchor = null;
            moved.run();
            if (!end) Platform.runLater(this::settle);
        });
    }

    // the position is a guess by heights that the flow has not seen; once the cells stand they tell whether this is the end
    private void settle() {
        if (end || anchor != null || flow.getLastVisibleCell() == null || !measuredEnd()) return;
        end = true;
        moved.run();
    }

    /// Whether the newest row is in sight, or will be with the next layout.
    boolean atEnd() {
        return end;
    }

    /// Keeps the end in sight from now on.
    void toEnd() {
        end = true;
        anchor = null;
        told = null;
    }

    /// Whether the last row is the end that is kept in sight; otherwise more rows are still to come below it.
    void follow(boolean now) {
        if (follow == now) return;
        follow = now;
        end = now && anchor == null && flow != null && measuredEnd();
    }

    /// Whether the rows in sight are those that are wanted: nothing waits for the next layout.
    boolean settled() {
        return anchor == null;
    }

    /// Shows a row.
    ///
    /// @param y how far below the top, in pixels
    void toRow(int index, double y) {
        if (index < 0 || index >= list.getItems().size()) return;
        end = false;
        anchor = key(list.getItems().get(index));
        anchorY = y;
        told = null;
        list.getParent().requestLayout();
    }

    /// Forgets where it was: another conversation is shown.
    void forget() {
        anchor = null;
        follow = true;
        end = true;
        told = null;
    }

    /// Remembers the first row in sight, before rows change; nothing at the end.
    void remember() {
        if (flow == null || end || anchor != null) return;
        var cell = flow.getFirstVisibleCell();
        if (cell == null || cell.getIndex() < 0 || cell.getIndex() >= list.getItems().size()) return;
        int index = cell.getIndex();
        // the head of a day may move when earlier messages come; a message stays one
        for (int i = index; i < Math.min(index + 3, list.getItems().size()); i++)
            if (list.getItems().get(i) instanceof Row.Said) {
                var visible = flow.getVisibleCell(i);
                if (visible == null) return;
                anchor = key(list.getItems().get(i));
                anchorY = visible.getLayoutY();
                told = null;
                return;
            }
    }

    /// Puts back what [#remember] or [#toEnd] wanted, within a layout.
    ///
    /// @param all whether there is room for all rows: then the flow has but one place, at which it would never find the end
    void restore(boolean all) {
        if (flow == null) find();
        if (flow == null || list.getItems().isEmpty() || restoring) return;
        restoring = true;
        try {
            if (end) {
                // the flow learns of new rows in its layout; told before, it lays out once and not twice
                flow.setCellCount(list.getItems().size());
                if (!all) {
                    flow.scrollTo(list.getItems().size() - 1);
                    flow.setPosition(1);
                }
                list.layout();
            } else {
                list.layout();
                if (anchor != null) putBack();
            }
        } finally {
            restoring = false;
        }
        var now = new Place(first(), last(), flow.getPosition(), list.getItems().size(), end);
        if (now.equals(told)) return;
        told = now;
        Platform.runLater(moved);
    }

    private void putBack() {
        for (int i = 0; i < list.getItems().size(); i++)
            if (key(list.getItems().get(i)).equals(anchor)) {
                flow.scrollToTop(i);
                list.layout();
                correct(i);
                break;
            }
        anchor = null;
        end = measuredEnd();
    }

    // the flow guesses heights that it has not seen, so one step seldom lands on the pixel
    private void correct(int index) {
        for (int step = 0; step < 5; step++) {
            var cell = flow.getVisibleCell(index);
            double off = cell == null ? -anchorY : cell.getLayoutY() - anchorY;
            if (Math.abs(off) < 0.5) return;
            flow.scrollPixels(off);
            list.layout();
        }
    }

    private static Object key(Row row) {
        return row instanceof Row.Said(var item, _) ? item : row;
    }

    private boolean measuredEnd() {
        var last = flow.getLastVisibleCell();
        return follow && (last == null || last.getIndex() >= list.getItems().size() - 1 && last.getLayoutY() + last.getHeight() <= flow.getHeight() + 4);
    }

    /// The first row in sight; large if none.
    int first() {
        var cell = flow == null ? null : flow.getFirstVisibleCell();
        return cell == null ? Integer.MAX_VALUE : cell.getIndex();
    }

    /// The last row in sight; -1 if none.
    int last() {
        var cell = flow == null ? null : flow.getLastVisibleCell();
        return cell == null ? -1 : cell.getIndex();
    }

    /// The last row of which at least half is in sight, or that fills half of the view; -1 if none.
    int lastSeen() {
        if (flow == null) return -1;
        for (int row = last(); row >= first() && row >= 0; row--) {
            var cell = flow.getVisibleCell(row);
            if (cell == null) continue;
            double shown = Math.min(cell.getLayoutY() + cell.getHeight(), flow.getHeight()) - Math.max(cell.getLayoutY(), 0);
            if (shown >= Math.min(cell.getHeight(), flow.getHeight()) / 2) return row;
        }
        return -1;
    }

    /// A screenful up or down.
    void page(int direction) {
        if (flow == null) return;
        end = false;
        flow.scrollPixels(direction * flow.getHeight() * 0.9);
        end = measuredEnd();
        moved.run();
    }
}
