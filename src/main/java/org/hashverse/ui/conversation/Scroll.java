package org.hashverse.ui.conversation;

import javafx.application.Platform;
import javafx.scene.control.ListView;
import org.hashverse.ui.message.MessageFlow;
import org.hashverse.ui.message.Row;

/// The scroll position of a list with rows of different heights. `ListView` alone jumps when rows are inserted above. This class remembers the first visible row and
/// restores its position, or keeps the end visible if it was.
final class Scroll {
    private final ListView<Row> list;
    private MessageFlow flow;
    private boolean end = true;
    private boolean endLoaded = true;
    private Object anchor;
    private double anchorY;
    private boolean restoring;
    private Runnable moved = () -> { };
    // the position last reported to `moved`; null if it must be reported again
    private Place lastReported;

    /// The visible rows, and the total number of rows.
    private record Place(int first, int last, double position, int rows, boolean end) {}

    Scroll(ListView<Row> list) {
        this.list = list;
        list.setSkin(MessageFlow.skin(list));
    }

    /// Sets what runs after the view has moved or its position was restored.
    void onMoved(Runnable run) {
        moved = run;
    }

    private void attachFlow() {
        if (flow != null || !(list.lookup(".virtual-flow") instanceof MessageFlow found)) return;
        flow = found;
        flow.positionProperty().addListener((_, _, _) -> {
            if (restoring) return;
            if (anchor != null || end && flow.layingOut()) { // rows or estimated heights changed: the person did not scroll
                list.getParent().requestLayout();
                return;
            }
            end = endLoaded && flow.getPosition() > 1 - 1e-9; // the cells move only after this
            anchor = null;
            moved.run();
            if (!end) Platform.runLater(this::checkEnd);
        });
    }

    // the position is an estimate with heights of rows not shown yet; once the cells are placed, measure whether this is the end
    private void checkEnd() {
        if (end || anchor != null || flow.getLastVisibleCell() == null || !measuredEnd()) return;
        end = true;
        moved.run();
    }

    /// Whether the newest row is visible, or will be after the next layout.
    boolean atEnd() {
        return end;
    }

    /// Goes to the end with the next layout, which the caller requests, and stays there when rows are added.
    void toEnd() {
        end = true;
        anchor = null;
        lastReported = null;
    }

    /// Sets whether the last row is the end of the conversation. If not, more rows can be loaded below it, and [#atEnd] becomes false.
    void endLoaded(boolean now) {
        if (endLoaded == now) return;
        endLoaded = now;
        end = now && anchor == null && flow != null && measuredEnd();
    }

    /// Whether the wanted rows are visible, so that no position waits for the next layout.
    boolean settled() {
        return anchor == null;
    }

    /// Goes to a row with the next layout, which this requests.
    ///
    /// @param y distance from the top of the view, in pixels
    void toRow(int index, double y) {
        if (index < 0 || index >= list.getItems().size()) return;
        end = false;
        anchor = key(list.getItems().get(index));
        anchorY = y;
        lastReported = null;
        list.getParent().requestLayout();
    }

    /// Forgets the position, because another conversation is shown.
    void forget() {
        anchor = null;
        endLoaded = true;
        end = true;
        lastReported = null;
    }

    /// Remembers the first visible row before rows change. At the end there is nothing to remember.
    void remember() {
        if (flow == null || end || anchor != null) return;
        var cell = flow.getFirstVisibleCell();
        if (cell == null || cell.getIndex() < 0 || cell.getIndex() >= list.getItems().size()) return;
        int index = cell.getIndex();
        // the heading of a day may move when earlier messages are added; a message stays
        for (int i = index; i < Math.min(index + 3, list.getItems().size()); i++)
            if (list.getItems().get(i) instanceof Row.Said) {
                var visible = flow.getVisibleCell(i);
                if (visible == null) return;
                anchor = key(list.getItems().get(i));
                anchorY = visible.getLayoutY();
                lastReported = null;
                return;
            }
    }

    /// Restores the position of [#remember], [#toRow] or [#toEnd]. Called during layout. If the position differs from the one reported last, [#onMoved] runs later.
    ///
    /// @param allFit whether all rows fit; then the flow has only one position, and scrolling to its end would not work
    void restore(boolean allFit) {
        if (flow == null) attachFlow();
        if (flow == null || list.getItems().isEmpty() || restoring) return;
        restoring = true;
        try {
            if (end) {
                // the flow would notice new rows during its layout; setting their number first saves a second layout
                flow.setCellCount(list.getItems().size());
                if (!allFit) {
                    flow.scrollTo(list.getItems().size() - 1);
                    flow.setPosition(1);
                }
                list.layout();
            } else {
                list.layout();
                if (anchor != null) restoreAnchor();
                if (allFit) end = endLoaded; // the flow may have measured its cells before they had their heights
            }
        } finally {
            restoring = false;
        }
        var now = new Place(first(), last(), flow.getPosition(), list.getItems().size(), end);
        if (now.equals(lastReported)) return;
        lastReported = now;
        Platform.runLater(moved);
    }

    private void restoreAnchor() {
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

    // the flow estimates heights of rows not shown yet, so one step rarely hits the exact pixel
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
        return endLoaded && (last == null || last.getIndex() >= list.getItems().size() - 1 && last.getLayoutY() + last.getHeight() <= flow.getHeight() + 4);
    }

    /// Index of the first visible row; `Integer.MAX_VALUE` if none.
    int first() {
        var cell = flow == null ? null : flow.getFirstVisibleCell();
        return cell == null ? Integer.MAX_VALUE : cell.getIndex();
    }

    /// Index of the last visible row; -1 if none.
    int last() {
        var cell = flow == null ? null : flow.getLastVisibleCell();
        return cell == null ? -1 : cell.getIndex();
    }

    /// Index of the last row that is at least half visible or fills half of the view; -1 if none.
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

    /// Scrolls almost one view height.
    ///
    /// @param direction -1 for up, 1 for down
    void page(int direction) {
        if (flow == null) return;
        end = false;
        flow.scrollPixels(direction * flow.getHeight() * 0.9);
        end = measuredEnd();
        moved.run();
    }
}
