package org.hashverse.ui.files;

import javafx.css.PseudoClass;
import javafx.geometry.Rectangle2D;
import javafx.scene.Cursor;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.hashverse.ui.files.FileEvent.Wish;
import org.hashverse.ui.kit.Icons;
import org.hashverse.ui.kit.Scale;
import org.hashverse.ui.text.WrappedLabel;
import org.kordamp.ikonli.feather.Feather;

/// A picture in a message, with round corners. It fills its place; what does not fit is cut off at both sides. Before its file is here, it shows the preview, blurred unless the picture
/// is ours, and over it what became of the file. A picture whose file is not coming is dim. A click shows it large, or gets it. A file that cannot be shown has an icon and its name, and
/// a click opens it.
final class PictureTile extends Region {
    private static final double ROUND = 10;
    /// The most pixels of a side that are decoded: for a screen with two pixels a point.
    private static final int DECODED = 720;
    /// The circle in the middle, in pixels at 100 percent text size, like its icon.
    private static final double MARK = 44;
    private static final double SMALL_MARK = 30;
    /// The least width with room for words of two lines.
    private static final double ROOM_FOR_WORDS = 120;
    private static final double MARGIN = 6;
    /// The least space between the words and the circle.
    private static final double GAP = 3;
    private static final int SIGN = 13;
    private static final PseudoClass STOPPED = PseudoClass.getPseudoClass("stopped");
    private static final PseudoClass FAULTY = PseudoClass.getPseudoClass("faulty");
    private final ImageView view = new ImageView();
    private final Rectangle clip = Thumbnail.rounded(0, 0, ROUND);
    private final StackPane mark = new StackPane();
    private final Label status = new WrappedLabel();
    private final ProgressLine progress = new ProgressLine();
    private final ShownPicture picture = new ShownPicture(DECODED, this::take, this::cannotShow);
    private FileLine line;
    private boolean unshowable;

    PictureTile() {
        getStyleClass().add("picture-tile");
        view.setSmooth(true);
        setClip(clip);
        mark.getStyleClass().add("picture-mark");
        mark.setMouseTransparent(true);
        status.getStyleClass().add("picture-status");
        status.setMouseTransparent(true);
        status.setMinWidth(0);
        progress.setMouseTransparent(true);
        setCursor(Cursor.HAND);
        setFocusTraversable(false);
        getChildren().addAll(view, mark, status, progress);
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress() && line != null) fireEvent(new FileEvent(line, wish()));
        });
    }

    private Wish wish() {
        return unshowable ? Wish.OPEN : line.likely().orElse(Wish.VIEW);
    }

    void show(FileLine next) {
        if (next.equals(line)) return;
        unshowable &= line != null && line.key().equals(next.key()) && line.path().equals(next.path());
        line = next;
        picture.show(next.item().picture().orElseThrow(), next.path(), next.mine() || next.path().isPresent());
        describe();
    }

    /// Says what became of the file, and what a click does.
    private void describe() {
        var wish = wish();
        mark.setVisible(wish != Wish.VIEW);
        pseudoClassStateChanged(STOPPED, line.stopped());
        pseudoClassStateChanged(FAULTY, faulty());
        status.setGraphic(faulty() ? Icons.of(Feather.ALERT_TRIANGLE, SIGN) : null);
        if (mark.isVisible()) mark.getChildren().setAll(Icons.of(icon(wish)));
        status.setText(unshowable ? line.name() : line.mine() ? line.status() : line.path().isPresent() ? "" : FileWords.second(line).getLast());
        progress.show(line.part());
        setAccessibleText(FileWords.spoken(line));
        requestLayout();
    }

    /// Whether its file is not coming for another reason than that the person declined it.
    private boolean faulty() {
        return line != null && (line.lost() || line.failed());
    }

    private Feather icon(Wish wish) {
        return switch (wish) {
            case PAUSE -> Feather.PAUSE;
            case OPEN -> FileKind.of(line.item()).icon();
            default -> line.failed() ? Feather.ROTATE_CW : Feather.ARROW_DOWN;
        };
    }

    private void cannotShow() {
        if (line.path().isEmpty()) return; // it may be shown once it is here
        unshowable = true;
        describe();
    }

    private void take(Image image) {
        view.setImage(image);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        clip.setWidth(width);
        clip.setHeight(height);
        placePicture(width, height);
        double below = placeStatus(width);
        double size = Scale.space(width < ROOM_FOR_WORDS ? SMALL_MARK : MARK);
        double middle = (height - size) / 2;
        mark.resizeRelocate(snapPositionX((width - size) / 2), snapPositionY(Math.clamp(below, middle, Math.max(middle, height - size))), size, size);
        progress.resizeRelocate(0, height - ProgressLine.HEIGHT, width, ProgressLine.HEIGHT);
    }

    /// Returns where the space below the status begins; 0 if the status is hidden.
    private double placeStatus(double width) {
        boolean small = width < ROOM_FOR_WORDS;
        boolean signOnly = small && faulty();
        status.setContentDisplay(signOnly ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
        boolean fits = status.prefWidth(-1) <= width - 2 * MARGIN;
        boolean whole = fits || !small && !line.mine(); // our own says nothing rather than half of who has it: its details do
        status.setVisible(signOnly || !status.getText().isEmpty() && whole);
        if (!status.isVisible()) return 0;
        double statusWidth = Math.min(Math.ceil(status.prefWidth(-1)), width - 2 * MARGIN);
        double statusHeight = Math.ceil(status.prefHeight(statusWidth));
        status.resizeRelocate(MARGIN, MARGIN, statusWidth, statusHeight);
        return MARGIN + statusHeight + GAP;
    }

    private void placePicture(double width, double height) {
        var image = view.getImage();
        if (image == null || line == null) return;
        var size = line.item().picture().orElseThrow();
        double scale = Math.min(1, Math.max(width / size.width(), height / size.height())); // a small picture does not become larger
        double shownWidth = Math.min(width, scale * size.width());
        double shownHeight = Math.min(height, scale * size.height());
        double viewWidth = image.getWidth() * shownWidth / (scale * size.width());
        double viewHeight = image.getHeight() * shownHeight / (scale * size.height());
        view.setViewport(new Rectangle2D((image.getWidth() - viewWidth) / 2, (image.getHeight() - viewHeight) / 2, viewWidth, viewHeight));
        view.setFitWidth(shownWidth);
        view.setFitHeight(shownHeight);
        view.relocate(snapPositionX((width - shownWidth) / 2), snapPositionY((height - shownHeight) / 2));
    }
}
