package org.hashverse.ui.dialog;

import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.hashverse.ui.kit.Icons;
import org.hashverse.ui.kit.Scale;
import org.hashverse.ui.kit.UncachedScrollPane;
import org.hashverse.ui.text.WrappedLabel;
import org.hashverse.ui.words.Words;
import org.kordamp.ikonli.feather.Feather;

/// The card of one dialog: a title, an explanation and a body, and buttons. Explanation and body scroll if the window is too low for them, between
/// two thin lines; the buttons always show.
public class DialogCard extends Pane {
    private static final double PADDING = 24;
    private static final double GAP = 16;
    private static final double OVER_BUTTONS = 12;
    private static final double CROSS = 34;
    private static final double UNDER_TITLE = 4;
    /// Between the title and the line below it, and below the last part of a body that scrolls.
    private static final double AT_EDGE = 12;
    private static final double WIDEST_BUTTON = 260;
    private final Label title = new WrappedLabel();
    private final Label subtitle = new WrappedLabel();
    private final Button cross = new Button();
    private final VBox body = new VBox(GAP);
    private final VBox middle = new VBox(subtitle, body);
    private final UncachedScrollPane scroll = new UncachedScrollPane(middle);
    private final Region upperEdge = edge();
    private final Region lowerEdge = edge();
    private final FlowPane buttons = new FlowPane(8, 8);
    private final double width;
    private Node leftNode;

    /// @param id    the card's id, and the prefix of its controls' ids
    /// @param width in pixels at the usual size of text; less if the window has no room for it
    public DialogCard(String id, double width) {
        setId(id);
        this.width = width;
        setAccessibleRole(AccessibleRole.DIALOG);
        getStyleClass().add("dialog");
        title.getStyleClass().add("head");
        subtitle.getStyleClass().add("dialog-subtitle");
        cross.setGraphic(Icons.of(Feather.X));
        cross.setId(id + "-cross");
        cross.setAccessibleText(Words.get("close"));
        cross.getStyleClass().add("flat");
        cross.setVisible(false);
        VBox.setMargin(subtitle, new Insets(UNDER_TITLE, PADDING, 0, PADDING));
        body.getStyleClass().add("dialog-body");
        middle.setMinWidth(0);
        scroll.getStyleClass().add("dialog-scroll");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(title, scroll, upperEdge, lowerEdge, buttons, cross);
    }

    private static Region edge() {
        var edge = new Region();
        edge.getStyleClass().add("dialog-edge");
        return edge;
    }

    /// Shows a cross in the corner of the card, whatever else the card shows. A click on the cross runs `close`.
    final void closable(Runnable close) {
        cross.setOnAction(_ -> close.run());
        cross.setVisible(true);
    }

    /// Sets the title and the explanation below it. An empty explanation takes no room.
    protected final void head(String heading, String explanation) {
        title.setText(heading);
        subtitle.setText(explanation);
        subtitle.setVisible(!explanation.isEmpty());
        subtitle.setManaged(!explanation.isEmpty());
        setAccessibleText(Words.sentences(List.of(heading, explanation)));
        requestLayout();
    }

    /// Sets the parts between explanation and buttons. An invisible part takes no room.
    protected final void body(Node... parts) {
        for (var part : parts) part.managedProperty().bind(part.visibleProperty());
        body.getChildren().setAll(parts);
    }

    /// Sets the buttons: `left` stands at the left edge (or is null), the others at the right. If they do not fit in one row, `left` stands below the others.
    protected final void buttons(Node left, Button... right) {
        if (left != leftNode) {
            getChildren().remove(leftNode);
            if (left != null) getChildren().add(getChildren().indexOf(buttons), left);
            leftNode = left;
        }
        if (!List.of(right).equals(buttons.getChildren())) { // setting the same buttons again would interrupt a press of one of them
            buttons.getChildren().setAll(right);
        }
        requestLayout();
    }

    /// A button for the bottom row.
    public static Button button(String id, String text, Runnable action) {
        var button = new Button(text);
        button.setId(id);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// The button of the main action. [DialogLayer] finds it by its style class, and presses it on Enter unless another button has the focus.
    public static Button primary(String id, String text, Runnable action) {
        var button = button(id, text, action);
        button.getStyleClass().add("primary");
        return button;
    }

    /// The button of a main action that removes something: it has a warning colour, and Enter presses it only while it has the focus.
    public static Button danger(String id, String text, Runnable action) {
        var button = button(id, text, action);
        button.getStyleClass().add("danger");
        return button;
    }

    /// A link that runs an action.
    public static Hyperlink link(String id, String text, Runnable action) {
        var link = new Hyperlink(text);
        link.setId(id);
        link.setOnAction(_ -> {
            link.setVisited(false);
            action.run();
        });
        return link;
    }

    @Override
    protected double computePrefWidth(double height) {
        return Scale.space(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double inner = (width < 0 ? prefWidth(-1) : width) - 2 * PADDING;
        return Math.ceil(2 * PADDING + title.prefHeight(titleWidth(inner)) + subtitleHeight(inner) + bodyHeight(inner + 2 * PADDING) + rowsHeight(inner));
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }

    private double titleWidth(double inner) {
        return cross.isVisible() ? inner - Scale.space(CROSS) + 8 : inner;
    }

    private double subtitleHeight(double inner) {
        return subtitle.getText().isEmpty() ? 0 : UNDER_TITLE + subtitle.prefHeight(inner);
    }

    private boolean bodyEmpty() {
        return body.getChildren().stream().noneMatch(Node::isManaged);
    }

    private double bodyHeight(double width) {
        // without a body, the gap above the buttons is still GAP
        return bodyEmpty() ? GAP - OVER_BUTTONS : body.prefHeight(width);
    }

    private boolean leftNodeFits(double inner) {
        return leftNode == null || leftNode.prefWidth(-1) + GAP + buttonsWidth(inner) <= inner;
    }

    private static double widestButton(double inner) {
        return Math.min(inner, Scale.text(WIDEST_BUTTON));
    }

    private double buttonsWidth(double inner) {
        double width = 0;
        for (var button : buttons.getChildren()) width += Math.min(button.prefWidth(-1), widestButton(inner)) + buttons.getHgap();
        return width - buttons.getHgap();
    }

    private double rowsHeight(double inner) {
        if (buttons.getChildren().isEmpty()) return 0;
        for (var button : buttons.getChildren()) if (button instanceof Button wide) wide.setMaxWidth(widestButton(inner));
        return OVER_BUTTONS + buttons.prefHeight(inner) + (leftNodeFits(inner) ? 0 : 8 + leftNode.prefHeight(-1));
    }

    @Override
    protected void layoutChildren() {
        double inner = getWidth() - 2 * PADDING;
        double heading = title.prefHeight(titleWidth(inner));
        double rows = rowsHeight(inner);
        double crossSize = Scale.space(CROSS);
        double between = Math.max(0, getHeight() - 2 * PADDING - heading - rows);
        title.resizeRelocate(PADDING, PADDING, titleWidth(inner), heading);
        cross.resizeRelocate(getWidth() - 14 - crossSize, PADDING - 5, crossSize, crossSize);
        body.setManaged(!bodyEmpty());
        body.setVisible(!bodyEmpty());
        boolean scrolls = subtitleHeight(inner) + bodyHeight(getWidth()) > between;
        double over = scrolls ? Math.min(AT_EDGE, between) : 0;
        middle.setPadding(new Insets(over, 0, over, 0));
        scroll.resizeRelocate(0, PADDING + heading + over, getWidth(), between - over);
        for (var edge : new Region[] {upperEdge, lowerEdge}) edge.setVisible(scrolls);
        upperEdge.resizeRelocate(0, PADDING + heading + over - 1, getWidth(), 1);
        lowerEdge.resizeRelocate(0, PADDING + heading + between, getWidth(), 1);
        double top = getHeight() - PADDING - rows + OVER_BUTTONS;
        double row = buttons.prefHeight(inner);
        buttons.resizeRelocate(PADDING, top, inner, row);
        if (leftNode == null) return;
        double width = Math.min(inner, leftNode.prefWidth(-1));
        double height = leftNode.prefHeight(-1);
        leftNode.resizeRelocate(PADDING - 3, leftNodeFits(inner) ? top + (row - height) / 2 : top + row + 8, width, height);
    }
}
