package org.hashverse.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The card of one dialog: a head, a body that scrolls where the window is too low for it, and a row of buttons that always shows.
class DialogCard extends Pane {
    private static final double PADDING = 24;
    private static final double GAP = 16;
    private final Label title = new Label();
    private final Label subtitle = new Label();
    private final VBox head = new VBox(4, title, subtitle);
    private final VBox body = new VBox(GAP);
    private final ScrollPane scroll = new ScrollPane(body);
    private final HBox buttons = new HBox(8);
    private final Region spring = new Region();

    /// @param id    the card's id, and the prefix of its controls' ids
    /// @param width in pixels, while the window has room for it
    DialogCard(String id, double width) {
        setId(id);
        setPrefWidth(width);
        getStyleClass().add("dialog");
        title.getStyleClass().add("head");
        title.setWrapText(true);
        subtitle.getStyleClass().add("dialog-subtitle");
        subtitle.setWrapText(true);
        subtitle.visibleProperty().bind(subtitle.textProperty().isNotEmpty());
        subtitle.managedProperty().bind(subtitle.visibleProperty());
        body.getStyleClass().add("dialog-body");
        scroll.getStyleClass().add("dialog-scroll");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        buttons.getStyleClass().add("dialog-buttons");
        HBox.setHgrow(spring, Priority.ALWAYS);
        getChildren().addAll(head, scroll, buttons);
        setAccessibleRole(AccessibleRole.DIALOG);
    }

    /// Sets the head. An empty subtitle takes no room.
    final void head(String heading, String explanation) {
        title.setText(heading);
        subtitle.setText(explanation);
        setAccessibleText(heading);
    }

    /// Sets what stands between head and buttons. What is not visible takes no room.
    final void body(Node... parts) {
        for (var part : parts) part.managedProperty().bind(part.visibleProperty());
        body.getChildren().setAll(parts);
    }

    /// Sets the buttons: `left` stands at the left edge (or is null), the others at the right.
    final void buttons(Node left, Node... right) {
        var row = new ArrayList<Node>();
        if (left != null) row.add(left);
        row.add(spring);
        row.addAll(List.of(right));
        if (row.equals(buttons.getChildren())) return; // one of them may be pressed just now
        buttons.getChildren().setAll(row);
        for (var node : buttons.getChildren()) if (node instanceof Region region && node != spring) region.setMinWidth(Region.USE_PREF_SIZE);
        requestLayout();
    }

    /// A button of the bottom row.
    static Button button(String id, String text, Runnable action) {
        var button = new Button(text);
        button.setId(id);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// The one action: Enter means it.
    static Button primary(String id, String text, Runnable action) {
        var button = button(id, text, action);
        button.getStyleClass().add("primary");
        return button;
    }

    /// The one action where it takes something away: coloured so, and Enter does not mean it.
    static Button danger(String id, String text, Runnable action) {
        var button = button(id, text, action);
        button.getStyleClass().add("danger");
        return button;
    }

    /// An action that reads like a link.
    static Hyperlink link(String id, String text, Runnable action) {
        var link = new Hyperlink(text);
        link.setId(id);
        link.setOnAction(_ -> {
            link.setVisited(false);
            action.run();
        });
        return link;
    }

    @Override
    protected double computePrefHeight(double width) {
        double inner = (width < 0 ? getPrefWidth() : width) - 2 * PADDING;
        return Math.ceil(PADDING + head.prefHeight(inner) + bodyHeight(inner + 2 * PADDING) + rowHeight(inner) + PADDING);
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }

    private double bodyHeight(double width) {
        return body.getChildren().stream().anyMatch(Node::isManaged) ? body.prefHeight(width) : GAP;
    }

    private double rowHeight(double inner) {
        return buttons.getChildren().size() <= 1 ? 0 : buttons.prefHeight(inner);
    }

    @Override
    protected void layoutChildren() {
        double inner = getWidth() - 2 * PADDING;
        double top = head.prefHeight(inner);
        double bottom = rowHeight(inner);
        double between = Math.max(0, getHeight() - 2 * PADDING - top - bottom);
        head.resizeRelocate(PADDING, PADDING, inner, top);
        scroll.resizeRelocate(0, PADDING + top, getWidth(), between);
        buttons.resizeRelocate(PADDING, getHeight() - PADDING - bottom, inner, bottom);
    }
}
