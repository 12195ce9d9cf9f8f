package org.hashverse.ui.dialog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.hashverse.ui.kit.Motion;

/// Shows dialogs inside the window: dims what is below, and keeps the focus in the topmost card. Covers the whole window; while no card is shown, it is invisible
/// and lets clicks through.
public final class DialogLayer extends StackPane {
    /// The style class of a card that may cover the whole window.
    public static final String WHOLE = "whole-window";
    private static final double MARGIN = 16;
    /// Set when a card opens and at each key press, cleared when the mouse is pressed: only while it is set, a check box shows that it has the focus. JavaFX does
    /// not set its own `focus-visible` for a focus that [#onTab] gives.
    private static final PseudoClass BY_KEYS = PseudoClass.getPseudoClass("by-keys");

    /// One card, what had the focus before the card, and what to run when the card is gone.
    private record Shown(Region card, Node focusBefore, Runnable closed) {}

    private final Deque<Shown> cards = new ArrayDeque<>();
    private final ChangeListener<Node> keepFocus = (_, _, now) -> onFocus(now);
    private Node lastInside; // the control of the topmost card that had the focus last; null for none
    private List<Node> lastStops = List.of(); // the card's Tab stops when the focus moved last

    /// A layer without cards.
    public DialogLayer() {
        getStyleClass().add("dialog-layer");
        setVisible(false);
        setAlignment(Pos.CENTER);
        addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> pseudoClassStateChanged(BY_KEYS, false));
        addEventFilter(KeyEvent.KEY_PRESSED, _ -> pseudoClassStateChanged(BY_KEYS, true));
        addEventFilter(KeyEvent.KEY_PRESSED, this::onTab);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        addEventHandler(MouseEvent.ANY, MouseEvent::consume); // a click beside the card reaches nothing below
        sceneProperty().addListener((_, old, now) -> {
            if (old != null) old.focusOwnerProperty().removeListener(keepFocus);
            if (now != null) now.focusOwnerProperty().addListener(keepFocus);
            else while (showing()) close(); // cards stop following the model when the window closes
        });
        getChildren().addListener((ListChangeListener<Node>) _ -> setVisible(!getChildren().isEmpty()));
    }

    /// Shows a card above all others. The card's control with the style class `first-focus`, else its first one, gets the focus.
    public void show(Region card) {
        show(card, () -> { });
    }

    /// The same; runs `closed` when the card is gone, for whatever reason.
    public void show(Region card, Runnable closed) {
        var scene = getScene();
        cards.push(new Shown(card, scene == null ? null : scene.getFocusOwner(), closed));
        for (var child : getChildren()) child.setVisible(false); // a screen reader reads one card at a time
        lastInside = null;
        lastStops = List.of();
        pseudoClassStateChanged(BY_KEYS, true);
        if (card instanceof DialogCard dialog) dialog.closable(() -> close(card));
        getChildren().add(card);
        card.applyCss();
        layout();
        Motion.appear(card, 8);
        focus(firstFocus(card));
    }

    /// Closes the topmost card, runs its `closed`, and then gives the focus back to what had it before that card. Does nothing without a card.
    public void close() {
        if (cards.isEmpty()) return;
        var gone = cards.pop();
        lastInside = null;
        lastStops = List.of();
        getChildren().remove(gone.card);
        if (!cards.isEmpty()) cards.peek().card.setVisible(true);
        gone.closed.run();
        if (gone.focusBefore != null && gone.focusBefore.getScene() == getScene()) gone.focusBefore.requestFocus();
    }

    /// Closes this card and all cards above it; does nothing if the card is not shown.
    public void close(Region card) {
        while (cards.stream().anyMatch(shown -> shown.card == card)) close();
    }

    /// Closes the lowest card of this class and all cards above it.
    public void close(Class<? extends Region> kind) {
        while (shows(kind)) close();
    }

    /// Whether a card is shown.
    public boolean showing() {
        return !cards.isEmpty();
    }

    /// Whether a card of this class is shown.
    public boolean shows(Class<? extends Region> kind) {
        return cards.stream().anyMatch(shown -> kind.isInstance(shown.card));
    }

    @Override
    protected void layoutChildren() {
        for (var child : getChildren()) {
            double margin = child.getStyleClass().contains(WHOLE) ? 0 : MARGIN;
            double width = getWidth() - 2 * margin;
            double height = getHeight() - 2 * margin;
            double w = Math.max(0, Math.min(child.prefWidth(-1), width));
            double h = Math.max(0, Math.min(child.prefHeight(w), height));
            child.resizeRelocate(snapPositionX((getWidth() - w) / 2), snapPositionY((getHeight() - h) / 2), w, h);
        }
    }

    // the layer's size must not depend on the card's
    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }

    private void onKey(KeyEvent event) {
        if (!showing()) return;
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            if (getScene().getFocusOwner() instanceof ButtonBase focused && !(focused instanceof CheckBox)) focused.fire();
            else if (!(getScene().getFocusOwner() instanceof ComboBoxBase<?>)) pressPrimary(cards.peek().card); // in a drop-down list, Enter chooses an entry
            event.consume();
        } else if ((event.isShortcutDown() || event.isAltDown()) && event.getCode() != KeyCode.Q && event.getCode() != KeyCode.F4) {
            event.consume(); // a dialog stops all shortcuts but leaving the program; those that always work never get here
        } else if (cards.peek().card.lookup(".dialog-scroll") instanceof ScrollPane pane) {
            scroll(pane, event);
        }
    }

    /// Scrolls by keyboard, so that the person can also read a text that holds no control to its end.
    private static void scroll(ScrollPane pane, KeyEvent event) {
        double hidden = hidden(pane);
        double page = hidden <= 0 ? 0 : pane.getViewportBounds().getHeight() * 0.9 / hidden;
        switch (event.getCode()) {
            case PAGE_DOWN -> pane.setVvalue(Math.min(1, pane.getVvalue() + page));
            case PAGE_UP -> pane.setVvalue(Math.max(0, pane.getVvalue() - page));
            case HOME -> pane.setVvalue(0);
            case END -> pane.setVvalue(1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private static void pressPrimary(Parent card) {
        if (card.lookup(".primary") instanceof Button button && !button.isDisabled() && button.isVisible()) button.fire();
    }

    private void onTab(KeyEvent event) {
        if (!showing() || event.getCode() != KeyCode.TAB || event.isControlDown()) return;
        event.consume();
        var stops = stops(cards.peek().card);
        if (stops.isEmpty()) return;
        int at = stops.indexOf(getScene().getFocusOwner());
        int next = at < 0 ? 0 : Math.floorMod(at + (event.isShiftDown() ? -1 : 1), stops.size());
        focus(stops.get(next));
    }

    /// Remembers the control that got the focus in the topmost card, and scrolls to it. Takes the focus back from everything outside that card.
    private void onFocus(Node now) {
        if (!showing()) return;
        if (now != null && inside(now, cards.peek().card)) {
            lastInside = now;
            lastStops = stops(cards.peek().card);
            Platform.runLater(() -> { // by then, the card is laid out
                if (getScene() != null && getScene().getFocusOwner() == now) reveal(now);
            });
        } else if (now != null) {
            focus(nearest(cards.peek().card));
        }
    }

    /// The control that had the focus last; if it is gone, the one after it, else the one before it.
    private Node nearest(Region card) {
        int at = lastStops.indexOf(lastInside);
        if (at < 0) return firstFocus(card);
        for (int i = at; i < lastStops.size(); i++) if (takesFocus(lastStops.get(i), card)) return lastStops.get(i);
        for (int i = at - 1; i >= 0; i--) if (takesFocus(lastStops.get(i), card)) return lastStops.get(i);
        return firstFocus(card);
    }

    private static boolean takesFocus(Node node, Node card) {
        if (node.isDisabled() || !inside(node, card)) return false;
        for (var at = node; at != card; at = at.getParent()) if (!at.isVisible()) return false;
        return true;
    }

    /// Where the person is in the topmost card.
    ///
    /// @param focus the id of the control that has the focus; null for none
    /// @param top   how many pixels of the card's body lie above the visible part
    /// @param below how many pixels the control lies below the top of the visible part
    public record Spot(String focus, double top, double below) {}

    /// Where the person is in the topmost card; empty if none is shown.
    public Optional<Spot> spot() {
        if (!showing()) return Optional.empty();
        var focus = lastInside == null ? null : lastInside.getId();
        if (!(cards.peek().card.lookup(".dialog-scroll") instanceof ScrollPane pane)) return Optional.of(new Spot(focus, 0, 0));
        double top = Math.max(0, hidden(pane) * pane.getVvalue());
        return Optional.of(new Spot(focus, top, lastInside == null ? 0 : y(lastInside, pane) - top));
    }

    /// Gives the focus to the control of a spot, and scrolls so that the control is where it was on the screen. The topmost card may be a new one of the same kind,
    /// in which texts are longer or shorter.
    public void restore(Spot spot) {
        if (!showing()) return;
        var card = cards.peek().card;
        var control = spot.focus() == null ? null : card.lookup("#" + spot.focus());
        focus(control);
        if (!(card.lookup(".dialog-scroll") instanceof ScrollPane pane) || hidden(pane) <= 0) return;
        double top = inside(control, pane.getContent()) ? y(control, pane) - spot.below() : spot.top();
        pane.setVvalue(Math.clamp(top / hidden(pane), 0, 1));
    }

    private static double y(Node control, ScrollPane pane) {
        return pane.getContent().sceneToLocal(control.localToScene(0, 0)).getY();
    }

    private static double hidden(ScrollPane pane) {
        return pane.getContent().getBoundsInLocal().getHeight() - pane.getViewportBounds().getHeight();
    }

    private static boolean inside(Node node, Node card) {
        for (Node at = node; at != null; at = at.getParent()) if (at == card) return true;
        return false;
    }

    private static void focus(Node node) {
        if (node != null) node.requestFocus();
    }

    private static Node firstFocus(Region card) {
        var wanted = card.lookup(".first-focus");
        if (wanted != null && !wanted.isDisabled()) return wanted;
        var stops = stops(card);
        return stops.isEmpty() ? null : stops.getFirst();
    }

    /// The controls that Tab visits, in order.
    private static List<Node> stops(Node root) {
        var found = new ArrayList<Node>();
        collect(root, found);
        return found;
    }

    private static void collect(Node node, List<Node> found) {
        if (!node.isVisible() || node.isDisabled()) return;
        if (node.isFocusTraversable() && !(node instanceof ScrollPane)) found.add(node);
        if (node instanceof Parent parent) for (var child : parent.getChildrenUnmodifiable()) collect(child, found);
    }

    /// Scrolls a control that got the focus into view.
    private static void reveal(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!(at instanceof ScrollPane pane) || !inside(node, pane.getContent())) continue;
            var content = pane.getContent();
            double hidden = hidden(pane);
            if (hidden <= 0) return;
            var box = content.sceneToLocal(node.localToScene(node.getBoundsInLocal()));
            double top = hidden * pane.getVvalue();
            double bottom = top + pane.getViewportBounds().getHeight();
            if (box.getMinY() < top) pane.setVvalue(Math.max(0, (box.getMinY() - MARGIN) / hidden));
            else if (box.getMaxY() > bottom) pane.setVvalue(Math.min(1, (box.getMaxY() + MARGIN - pane.getViewportBounds().getHeight()) / hidden));
            return;
        }
    }
}
