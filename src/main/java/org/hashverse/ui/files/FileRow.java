package org.hashverse.ui.files;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.hashverse.node.api.FileState.Stage;
import org.hashverse.ui.files.FileEvent.Wish;
import org.hashverse.ui.kit.Icons;
import org.hashverse.ui.kit.Scale;
import org.hashverse.ui.text.FittingLabel;
import org.hashverse.ui.words.Words;
import org.kordamp.ikonli.feather.Feather;

/// A file in a message: its icon, name and size, what became of it, and what can be done now. Its height never depends on what it shows, so that rows do not move while a file
/// comes.
final class FileRow extends Region {
    /// Height in pixels at 100 percent text size.
    private static final double HEIGHT = 46;
    private static final double ICON = 36;
    private static final double GAP = 10;
    /// The least width with room for the words of buttons, in pixels at 100 percent text size.
    private static final double ROOM_FOR_WORDS = 270;
    private final StackPane icon = new StackPane();
    private final MiddleElided name = new MiddleElided();
    private final FittingLabel second = new FittingLabel();
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final PseudoClass PAUSED = PseudoClass.getPseudoClass("paused");
    private final ProgressLine progress = new ProgressLine();
    private final HBox buttons = new HBox(2);
    private FileLine line;
    private boolean words;
    private double corner;

    FileRow() {
        getStyleClass().add("file-row");
        icon.getStyleClass().add("file-icon");
        name.getStyleClass().add("file-name");
        second.getStyleClass().add("file-second");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(icon, name, second, progress, buttons);
        icon.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress() && line != null && line.path().isPresent()) fire(Wish.OPEN);
        });
    }

    /// The height of a row, in pixels.
    static double height() {
        return Math.ceil(Scale.text(HEIGHT));
    }

    void show(FileLine next) {
        if (next.equals(line)) return;
        boolean other = line == null || !line.key().equals(next.key()) || !line.stage().equals(next.stage()) || !line.path().equals(next.path());
        line = next;
        icon.getChildren().setAll(Icons.of(FileKind.of(next.item()).icon()));
        name.setText(next.item().name());
        name.setTooltip(new Tooltip(next.item().name()));
        second.say(FileWords.second(next).toArray(String[]::new));
        progress.show(next.part());
        pseudoClassStateChanged(FAILED, next.lost() || next.failed());
        pseudoClassStateChanged(PAUSED, next.stage().filter(Stage.PAUSED::equals).isPresent());
        setAccessibleText(FileWords.spoken(next));
        if (other) makeButtons();
        requestLayout();
    }

    private void makeButtons() {
        buttons.getChildren().setAll(line.mine() ? line.path().isPresent() ? here() : List.of() : actions());
    }

    private List<Node> actions() {
        var all = new ArrayList<Node>();
        switch (line.stage().orElse(null)) {
            case null -> all.add(button(Wish.GET, "files.get", Feather.DOWNLOAD, true));
            case DECLINED -> all.add(button(Wish.GET, "files.get", Feather.DOWNLOAD, true));
            case GONE, CHANGED -> { /* the sender must send it again */ }
            case NO_SPACE, NOT_WRITTEN -> all.add(button(Wish.GET, "files.again", Feather.ROTATE_CW, true));
            case WAITING -> all.add(button(Wish.CANCEL, "files.cancel", Feather.X, false));
            case GETTING -> {
                all.add(button(Wish.PAUSE, "files.pause", Feather.PAUSE, false));
                all.add(button(Wish.CANCEL, "files.cancel", Feather.X, false));
            }
            case PAUSED -> {
                all.add(button(Wish.GET, "files.resume", Feather.PLAY, false));
                all.add(button(Wish.CANCEL, "files.cancel", Feather.X, false));
            }
            case GOT -> all.addAll(here());
        }
        return all;
    }

    /// What can be done with a file on this computer.
    private List<Node> here() {
        return List.of(button(Wish.OPEN, "files.open", Feather.EXTERNAL_LINK, true), button(Wish.SHOW, "files.show", Feather.FOLDER, false));
    }

    /// @param worded whether it shows words where there is room
    private Button button(Wish wish, String key, Feather picture, boolean worded) {
        boolean shown = worded && words;
        var button = new Button(shown ? Words.get(key) : null, shown ? null : Icons.of(picture));
        button.getStyleClass().addAll(shown ? "file-action" : "flat", shown ? "plain" : "file-button");
        button.setTooltip(new Tooltip(Words.get(key)));
        button.setAccessibleText(Words.get("files.action.spoken", Words.get(key), line.item().name()));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> fire(wish));
        return button;
    }

    private void fire(Wish wish) {
        fireEvent(new FileEvent(line, wish));
    }

    /// Tells the row how wide it will be, before it is laid out.
    ///
    /// @param width   in pixels
    /// @param covered the width of what will lie over its lower right corner, in pixels; 0 for nothing
    void fit(double width, double covered) {
        corner = covered;
        boolean room = width >= Scale.text(ROOM_FOR_WORDS);
        if (room == words) return;
        words = room;
        if (line == null) return;
        makeButtons();
        buttons.applyCss(); // this happens within a layout, which needs their sizes
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
        double low = Math.min(room, Math.max(0, width - left - (corner > 0 ? corner + GAP : 0)));
        second.resizeRelocate(left, top + nameHeight, low, secondHeight);
        progress.resizeRelocate(left, snapPositionY(top + nameHeight + secondHeight + 3), low, ProgressLine.HEIGHT);
    }
}
