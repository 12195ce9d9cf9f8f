package org.hashverse.ui.files;

import java.util.ArrayList;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.hashverse.ui.files.FileEvent.Wish;
import org.hashverse.ui.kit.Icons;
import org.hashverse.ui.kit.Scale;
import org.hashverse.ui.text.FittingLabel;
import org.hashverse.ui.words.Words;
import org.kordamp.ikonli.feather.Feather;

/// A file in a message: its icon, name and size, its stage, and buttons for what the person can do with it now. A click on the icon does what the person most likely wants.
/// Its height never depends on what it shows, so that rows do not move while a file comes.
final class FileRow extends Region {
    /// Height in pixels at 100 percent text size.
    private static final double HEIGHT = 46;
    private static final double ICON = 36;
    private static final double GAP = 10;
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final PseudoClass PAUSED = PseudoClass.getPseudoClass("paused");
    private final StackPane icon = new StackPane();
    private final MiddleElided name = new MiddleElided();
    private final FittingLabel second = new FittingLabel();
    private final ProgressLine progress = new ProgressLine();
    private final HBox buttons = new HBox(2);
    private FileLine line;

    FileRow() {
        getStyleClass().add("file-row");
        icon.getStyleClass().add("file-icon");
        name.getStyleClass().add("file-name");
        second.getStyleClass().add("file-second");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(icon, name, second, progress, buttons);
        icon.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress() && line != null) line.likely().ifPresent(this::fire);
        });
    }

    /// The height of a row, in pixels.
    static double height() {
        return Math.ceil(Scale.text(HEIGHT));
    }

    void show(FileLine next) {
        if (next.equals(line)) return;
        // while a file comes, only its progress changes, several times a second: a new tooltip would hide the one that is shown, and a new button would lose the focus
        boolean otherFile = line == null || !line.key().equals(next.key());
        boolean otherButtons = otherFile || !line.stage().equals(next.stage()) || !line.path().equals(next.path());
        line = next;
        if (otherFile) {
            icon.getChildren().setAll(Icons.of(FileKind.of(next.item()).icon()));
            name.setText(next.name());
            name.setTooltip(new Tooltip(next.name()));
        }
        second.say(FileWords.second(next).toArray(String[]::new));
        progress.show(next.part());
        pseudoClassStateChanged(FAILED, next.lost() || next.failed());
        pseudoClassStateChanged(PAUSED, next.paused());
        setAccessibleText(FileWords.spoken(next));
        icon.setCursor(next.likely().isPresent() ? Cursor.HAND : null);
        if (otherButtons) makeButtons();
        requestLayout();
    }

    /// The likely action first, then what else can be done.
    private void makeButtons() {
        var all = new ArrayList<Node>();
        line.likely().ifPresent(wish -> all.add(button(wish, "main")));
        if (line.unfinished()) all.add(button(Wish.CANCEL, "other"));
        if (line.path().isPresent()) all.add(button(Wish.SHOW, "other"));
        buttons.getChildren().setAll(all);
    }

    private Button button(Wish wish, String style) {
        var words = Words.get(line.wordsKey(wish));
        var button = new Button(null, Icons.of(icon(wish)));
        button.getStyleClass().addAll("flat", "file-button", style);
        button.setTooltip(new Tooltip(words));
        button.setAccessibleText(Words.get("files.action.spoken", words, line.item().name()));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> fire(wish));
        return button;
    }

    private Feather icon(Wish wish) {
        return switch (wish) {
            case GET -> line.failed() ? Feather.ROTATE_CW : line.paused() ? Feather.PLAY : Feather.DOWNLOAD;
            case PAUSE -> Feather.PAUSE;
            case CANCEL -> Feather.X;
            case OPEN, VIEW -> Feather.EXTERNAL_LINK;
            case SHOW -> Feather.FOLDER;
        };
    }

    private void fire(Wish wish) {
        fireEvent(new FileEvent(line, wish));
    }

    @Override
    protected double computePrefHeight(double width) {
        return height();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        double size = Scale.space(ICON);
        icon.resizeRelocate(0, snapPositionY((height - size) / 2), size, size);
        double action = Math.ceil(buttons.prefWidth(-1));
        buttons.resizeRelocate(width - action, 0, action, height);
        double left = size + GAP;
        double room = Math.max(0, width - left - action - (action > 0 ? GAP : 0));
        double nameHeight = name.prefHeight(-1);
        double secondHeight = second.prefHeight(-1);
        double bar = progress.isVisible() ? ProgressLine.HEIGHT + 3 : 0;
        double top = snapPositionY((height - nameHeight - secondHeight - bar) / 2);
        name.resizeRelocate(left, top, room, nameHeight);
        second.resizeRelocate(left, top + nameHeight, room, secondHeight);
        progress.resizeRelocate(left, snapPositionY(top + nameHeight + secondHeight + 3), room, ProgressLine.HEIGHT);
    }
}
