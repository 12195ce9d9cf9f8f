package org.hashverse.ui.composer;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.hashverse.ui.kit.IconButton;
import org.hashverse.ui.kit.Scale;
import org.hashverse.ui.text.Direction;
import org.hashverse.ui.text.GrowingArea;
import org.hashverse.ui.words.Words;
import org.kordamp.ikonli.feather.Feather;

/// The frame in which the person writes: the files that go with the message, and below them the field between its buttons. Shows the buttons that fit the conversation, the draft and the
/// width.
final class ComposerBox extends VBox {
    /// The least width that has room for the emoji button beside the one for Everyone, in pixels at 100 percent text size.
    private static final double ROOM_FOR_EMOJI = 270;
    /// The least width that has room for the paper clip, in pixels at 100 percent text size.
    private static final double ROOM_FOR_CLIP = 200;
    private static final PseudoClass FOCUS = PseudoClass.getPseudoClass("focus");
    private final GrowingArea area;
    private final Attaching attaching;
    private final ComposerEmoji emoji;
    private final AskConfirmation announce;
    private final Button send = IconButton.of("composer.send", "send", Feather.SEND, "primary", "square");
    private final SendAllButton sendAll = new SendAllButton();
    private final Button save = IconButton.of("composer.edit.save", "save-edit", Feather.CHECK, "primary", "square");
    private final HBox line;
    private boolean editing;

    /// @param go sends what is written, or saves what is edited
    ComposerBox(GrowingArea area, Attaching attaching, ComposerEmoji emoji, AskConfirmation announce, Runnable go) {
        this.area = area;
        this.attaching = attaching;
        this.emoji = emoji;
        this.announce = announce;
        line = new Line(attaching.clip(), area, announce, emoji.button(), send, sendAll, save);
        getStyleClass().add("composer-box");
        setAlignment(Pos.CENTER);
        HBox.setHgrow(area, Priority.ALWAYS);
        area.focusedProperty().addListener((_, _, focused) -> pseudoClassStateChanged(FOCUS, focused));
        send.setOnAction(_ -> go.run());
        Direction.mirroredIfRightToLeft(send.getGraphic());
        sendAll.setOnAction(_ -> go.run());
        save.setOnAction(_ -> go.run());
        getChildren().addAll(attaching.card(), line);
        visibleProperty().bind(line.visibleProperty().or(attaching.card().visibleProperty()));
        managedProperty().bind(visibleProperty());
    }

    /// Whether the person can write.
    boolean usable() {
        return line.isVisible();
    }

    /// Shows what belongs to a conversation and a draft.
    ///
    /// @param usable     whether the person can write
    /// @param everyone   whether the message goes to Everyone
    /// @param edits      whether the person edits a message
    /// @param recipients of a message to Everyone
    void show(boolean usable, boolean everyone, boolean edits, int recipients) {
        editing = edits;
        show(line, usable);
        show(send, !everyone && !edits);
        show(sendAll, everyone && !edits);
        show(save, edits);
        show(announce, everyone && !edits && !attaching.card().isVisible()); // files are no announcement
        attaching.card().setDisable(!usable || edits);
        sendAll.recipients(recipients);
    }

    /// Sets the prompt of the field; for files, it asks for a caption.
    void prompt(String words) {
        var prompt = attaching.card().isVisible() && !editing ? Words.get("composer.prompt.caption") : words;
        area.prompt(prompt, Words.get("composer.prompt.short"));
        area.setAccessibleText(prompt);
    }

    /// Hides the paper clip, then the button of emoji, if a narrow window or large text leaves too little room to write. Emoji can still be inserted, and files pasted, by keys.
    ///
    /// @param width of the composer, in pixels; 0 if it is not known yet
    void fit(double width) {
        sendAll.fit(width);
        show(attaching.clip(), !editing && (width <= 0 || width >= Scale.text(ROOM_FOR_CLIP)));
        show(emoji.button(), !(sendAll.isVisible() && width > 0 && width < Scale.text(ROOM_FOR_EMOJI)));
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /// The field and its buttons: beside its only line, or at the last of several.
    private final class Line extends HBox {
        Line(Node... children) {
            super(children);
            getStyleClass().add("composer-line");
        }

        @Override
        protected void layoutChildren() {
            setAlignment(area.oneLine() ? Pos.CENTER_LEFT : Pos.BOTTOM_LEFT);
            super.layoutChildren();
        }
    }
}
