package org.hashverse.ui.files;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.hashverse.ui.files.FileEvent.Wish;
import org.hashverse.ui.kit.Icons;
import org.hashverse.ui.kit.Scale;
import org.hashverse.ui.text.FittingLabel;
import org.hashverse.ui.text.WrappedLabel;
import org.hashverse.ui.words.Words;
import org.kordamp.ikonli.feather.Feather;

/// A file in a message. At the left a button does what the person most likely wants, and shows whether the file is here: then it has the icon of the file's kind. Then come the name, the size and
/// what became of the file, and at the right what else the person can do. A row keeps its height while its file comes, so that rows do not move. A warning that needs more lines makes it higher.
final class FileRow extends Region {
    /// Height in pixels at 100 percent text size. It has room for a warning of two lines.
    private static final double HEIGHT = 50;
    /// The least space above and below a warning that makes the row higher, in pixels at 100 percent text size.
    private static final double AROUND_WARNING = 3;
    private static final double TILE = 40;
    private static final double GAP = 10;
    private static final Set<Wish> TRANSFER = EnumSet.of(Wish.GET, Wish.PAUSE);
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final PseudoClass PAUSED = PseudoClass.getPseudoClass("paused");
    private static final PseudoClass MOVES = PseudoClass.getPseudoClass("transfer");
    private final Button tile = new Button(null, null);
    private final MiddleElided name = new MiddleElided();
    private final FittingLabel second = new FittingLabel();
    private final Label warning = new WrappedLabel();
    private final ProgressLine progress = new ProgressLine();
    private final HBox buttons = new HBox(2);
    private FileLine line;

    FileRow() {
        getStyleClass().add("file-row");
        tile.getStyleClass().add("file-tile");
        name.getStyleClass().add("file-name");
        second.getStyleClass().add("file-second");
        warning.getStyleClass().add("file-second");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(tile, name, second, warning, progress, buttons);
        tile.setOnAction(_ -> line.likely().ifPresent(this::fire));
    }

    /// The height of a row in some width, in pixels.
    double height(double width) {
        double usual = Scale.space(HEIGHT);
        return warning.isVisible() ? Math.max(usual, Math.ceil(name.prefHeight(-1) + warning.prefHeight(room(width)) + Scale.text(AROUND_WARNING))) : usual;
    }

    void show(FileLine next) {
        if (next.equals(line)) return;
        // while a file comes, only its progress changes, several times a second: a new tooltip would hide the one that is shown, and a new button would lose the focus
        boolean otherFile = line == null || !line.key().equals(next.key());
        boolean otherButtons = otherFile || !line.stage().equals(next.stage()) || !line.path().equals(next.path());
        line = next;
        boolean warns = next.lost() || next.failed();
        var words = FileWords.second(next);
        if (otherFile) {
            name.setText(next.name());
            name.setTooltip(new Tooltip(next.name()));
        }
        second.say(words.toArray(String[]::new));
        second.setVisible(!warns);
        warning.setText(warns ? words.getFirst() : "");
        warning.setVisible(warns);
        progress.show(next.part());
        pseudoClassStateChanged(FAILED, warns);
        pseudoClassStateChanged(PAUSED, next.paused());
        setAccessibleText(FileWords.spoken(next));
        tile.setAccessibleHelp(words.getFirst());
        if (otherButtons) {
            drawTile();
            makeButtons();
        }
        requestLayout();
    }

    /// Draws the button for the likely action; nothing can be done with a file that nobody has any more.
    private void drawTile() {
        var wish = line.likely();
        tile.setDisable(wish.isEmpty());
        tile.setGraphic(Icons.of(wish.filter(TRANSFER::contains).map(this::icon).orElse(FileKind.of(line.item()).icon())));
        tile.pseudoClassStateChanged(MOVES, wish.filter(TRANSFER::contains).isPresent());
        tile.setTooltip(wish.map(one -> new Tooltip(Words.get(line.wordsKey(one)))).orElse(null));
        tile.setAccessibleText(wish.map(this::spoken).orElse(line.name()));
    }

    private void makeButtons() {
        var all = new ArrayList<Node>();
        if (line.unfinished()) all.add(button(Wish.CANCEL));
        if (line.path().isPresent()) all.add(button(Wish.SHOW));
        buttons.getChildren().setAll(all);
    }

    private Button button(Wish wish) {
        var button = new Button(null, Icons.of(icon(wish)));
        button.getStyleClass().addAll("flat", "file-button");
        button.setTooltip(new Tooltip(Words.get(line.wordsKey(wish))));
        button.setAccessibleText(spoken(wish));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> fire(wish));
        return button;
    }

    private String spoken(Wish wish) {
        return Words.get("files.action.spoken", Words.get(line.wordsKey(wish)), line.name());
    }

    private Feather icon(Wish wish) {
        return switch (wish) {
            case GET -> line.failed() ? Feather.ROTATE_CW : Feather.DOWNLOAD;
            case PAUSE -> Feather.PAUSE;
            case CANCEL -> Feather.X;
            case OPEN, VIEW -> FileKind.of(line.item()).icon();
            case SHOW -> Feather.FOLDER;
        };
    }

    private void fire(Wish wish) {
        fireEvent(new FileEvent(line, wish));
    }

    /// The room for words in some width.
    private double room(double width) {
        double action = Math.ceil(buttons.prefWidth(-1));
        return Math.max(0, width - Scale.space(TILE) - GAP - action - (action > 0 ? GAP : 0));
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        return height(width < 0 ? getWidth() : width);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        double size = Scale.space(TILE);
        tile.resizeRelocate(0, snapPositionY((height - size) / 2), size, size);
        double action = Math.ceil(buttons.prefWidth(-1));
        buttons.resizeRelocate(width - action, 0, action, height);
        double left = size + GAP;
        double room = room(width);
        var words = warning.isVisible() ? warning : second;
        double nameHeight = Math.ceil(name.prefHeight(-1));
        double wordsHeight = Math.ceil(words.prefHeight(room));
        double bar = progress.isVisible() ? ProgressLine.HEIGHT + 3 : 0;
        double top = Math.max(0, snapPositionY((height - nameHeight - wordsHeight - bar) / 2));
        name.resizeRelocate(left, top, room, nameHeight);
        words.resizeRelocate(left, top + nameHeight, room, wordsHeight);
        progress.resizeRelocate(left, snapPositionY(top + nameHeight + wordsHeight + 3), room, ProgressLine.HEIGHT);
    }
}
