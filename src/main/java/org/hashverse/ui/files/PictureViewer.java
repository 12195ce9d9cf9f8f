package org.hashverse.ui.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.hashverse.ui.dialog.DialogLayer;
import org.hashverse.ui.files.FileEvent.Wish;
import org.hashverse.ui.kit.IconButton;
import org.hashverse.ui.text.WrappedLabel;
import org.hashverse.ui.words.Words;
import org.kordamp.ikonli.feather.Feather;

/// Shows a picture as large as the window, with its name, who sent it and when, what can be done with its file, and the others before and after it. The wheel, `+` and `-` zoom, the arrows
/// go on, dragging moves, Escape leaves. What is done with a file, [FileActions] does.
final class PictureViewer extends Region {
    /// The most pixels of a side that are decoded.
    private static final int DECODED = 3_000;
    private static final double MOST_ZOOM = 8;
    private static final double STEP = 1.25;
    /// How much larger than its pixels a preview is shown at most, if there is no file.
    static final double MOST_OF_A_PREVIEW = 2;
    private static final double MARGIN = 12;
    private final List<FileLine> pictures;
    private final ImageView view = new ImageView();
    private final Rectangle clip = new Rectangle();
    private final ShownPicture picture = new ShownPicture(DECODED, this::take, this::cannotShow);
    private final MiddleElided name = new MiddleElided();
    private final Label sent = new Label();
    private final VBox head = new VBox(name, sent);
    private final Label counter = new Label();
    private final Label nothingWords = new WrappedLabel(Words.get("files.view.nothing"));
    private final Button openElsewhere = new Button(Words.get("files.view.open"));
    private final VBox nothing = new VBox(12, nothingWords, openElsewhere);
    private final Button previous = IconButton.of("files.view.previous", "viewer-previous", Feather.CHEVRON_LEFT, "viewer-button");
    private final Button next = IconButton.of("files.view.next", "viewer-next", Feather.CHEVRON_RIGHT, "viewer-button");
    private final Button open = IconButton.of("files.view.open", "viewer-open", Feather.EXTERNAL_LINK, "viewer-button");
    private final Button folder = IconButton.of("files.show", "viewer-folder", Feather.FOLDER, "viewer-button");
    private final Button save = IconButton.of("files.view.save", "viewer-save", Feather.DOWNLOAD, "viewer-button");
    private final HBox bar;
    private int at;
    private double zoom = 1;
    private double offsetX;
    private double offsetY;
    private double grabbedX;
    private double grabbedY;

    /// @param pictures at least one, the oldest first
    /// @param at       which one to show
    /// @param saveCopy lets the person choose where to put a copy, given a proposed name
    PictureViewer(List<FileLine> pictures, int at, BiConsumer<String, Path> saveCopy, Runnable close) {
        this.pictures = List.copyOf(pictures);
        this.at = at;
        setId("picture-viewer");
        getStyleClass().addAll("picture-viewer", DialogLayer.WHOLE);
        view.setPreserveRatio(true);
        view.setSmooth(true);
        setClip(clip);
        name.getStyleClass().add("viewer-name");
        sent.getStyleClass().add("viewer-sent");
        sent.setMinWidth(0);
        head.setMouseTransparent(true);
        head.setAlignment(Pos.CENTER_LEFT);
        nothing.setId("viewer-nothing");
        nothing.setAlignment(Pos.CENTER);
        nothing.setPickOnBounds(false);
        nothingWords.getStyleClass().add("viewer-nothing");
        nothingWords.setMouseTransparent(true);
        openElsewhere.setId("viewer-open-elsewhere");
        openElsewhere.getStyleClass().addAll("viewer-button", "words");
        openElsewhere.setOnAction(_ -> fire(Wish.OPEN));
        counter.setId("viewer-counter");
        counter.getStyleClass().add("viewer-counter");
        counter.setMouseTransparent(true);
        counter.setVisible(pictures.size() > 1);
        var cross = IconButton.of("close", "viewer-close", Feather.X, "viewer-button", "first-focus");
        cross.setOnAction(_ -> close.run());
        open.setOnAction(_ -> fire(Wish.OPEN));
        folder.setOnAction(_ -> fire(Wish.SHOW));
        save.setOnAction(_ -> shown().path().ifPresent(path -> saveCopy.accept(shown().item().name(), path)));
        previous.setOnAction(_ -> go(-1));
        next.setOnAction(_ -> go(1));
        bar = new HBox(8, open, folder, save, cross);
        bar.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(view, nothing, head, counter, previous, next, bar);
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        addEventHandler(ScrollEvent.SCROLL, event -> zoom(event.getDeltaY() > 0 ? STEP : 1 / STEP, event.getX(), event.getY()));
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            grabbedX = event.getX() - offsetX;
            grabbedY = event.getY() - offsetY;
        });
        addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> {
            offsetX = event.getX() - grabbedX;
            offsetY = event.getY() - grabbedY;
            requestLayout();
        });
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.isStillSincePress() && event.getTarget() == this) close.run(); // beside the picture
        });
        go(0);
    }

    private FileLine shown() {
        return pictures.get(at);
    }

    private void fire(Wish wish) {
        fireEvent(new FileEvent(shown(), wish));
    }

    private void go(int step) {
        at = Math.clamp(at + step, 0, pictures.size() - 1);
        zoom = 1;
        offsetX = 0;
        offsetY = 0;
        name.setText(shown().name());
        counter.setText(Words.get("files.view.count", at + 1, pictures.size()));
        sent.setText(Words.get("files.view.sent", shown().sent().by(), Words.minute(shown().sent().at())));
        speak();
        previous.setVisible(at > 0);
        next.setVisible(at < pictures.size() - 1);
        boolean here = shown().path().isPresent();
        for (var button : List.of(open, folder, save, openElsewhere)) {
            button.setVisible(here);
            button.setManaged(here);
        }
        picture.show(shown().item().picture().orElseThrow(), shown().path(), true);
        requestLayout();
    }

    private void speak() {
        var parts = new ArrayList<>(List.of(name.getText(), sent.getText()));
        if (counter.isVisible()) parts.add(1, counter.getText());
        if (nothing.isVisible()) parts.add(nothingWords.getText());
        setAccessibleText(Words.listed(parts));
    }

    private void take(Image image) {
        view.setImage(image);
        nothing.setVisible(false);
        speak();
        requestLayout();
    }

    private void cannotShow() {
        nothing.setVisible(true);
        speak();
        requestLayout();
    }

    private void onKey(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT, PAGE_UP -> go(-1);
            case RIGHT, PAGE_DOWN -> go(1);
            case PLUS, ADD, EQUALS -> zoom(STEP, getWidth() / 2, getHeight() / 2);
            case MINUS, SUBTRACT -> zoom(1 / STEP, getWidth() / 2, getHeight() / 2);
            case DIGIT0, NUMPAD0 -> go(0);
            default -> {
                return;
            }
        }
        event.consume();
    }

    /// Zooms around a point, which stays where it is.
    private void zoom(double factor, double x, double y) {
        double before = zoom;
        zoom = Math.clamp(zoom * factor, 1, MOST_ZOOM);
        double ratio = zoom / before;
        offsetX = zoom == 1 ? 0 : (x - getWidth() / 2) * (1 - ratio) + offsetX * ratio;
        offsetY = zoom == 1 ? 0 : (y - getHeight() / 2) * (1 - ratio) + offsetY * ratio;
        requestLayout();
    }

    /// How far the picture is zoomed; 1 if it fits the window.
    double zoom() {
        return zoom;
    }

    @Override
    protected double computePrefWidth(double height) {
        return Double.MAX_VALUE;
    }

    @Override
    protected double computePrefHeight(double width) {
        return Double.MAX_VALUE;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        clip.setWidth(width);
        clip.setHeight(height);
        double barWidth = Math.ceil(bar.prefWidth(-1));
        double barHeight = Math.ceil(bar.prefHeight(-1));
        bar.resizeRelocate(width - MARGIN - barWidth, MARGIN, barWidth, barHeight);
        double headHeight = Math.ceil(head.prefHeight(-1));
        head.resizeRelocate(MARGIN, MARGIN + Math.max(0, (barHeight - headHeight) / 2), Math.max(0, width - 3 * MARGIN - barWidth), headHeight);
        double nothingWidth = Math.min(Math.ceil(nothing.prefWidth(-1)), width - 2 * (2 * MARGIN + next.prefWidth(-1)));
        double nothingHeight = Math.ceil(nothing.prefHeight(nothingWidth));
        nothing.resizeRelocate(snapPositionX((width - nothingWidth) / 2), snapPositionY((height - nothingHeight) / 2), nothingWidth, nothingHeight);
        double counterWidth = Math.ceil(counter.prefWidth(-1));
        double counterHeight = Math.ceil(counter.prefHeight(-1));
        counter.resizeRelocate(snapPositionX((width - counterWidth) / 2), height - MARGIN - counterHeight, counterWidth, counterHeight);
        place(previous, MARGIN);
        place(next, width - MARGIN - Math.ceil(next.prefWidth(-1)));
        var image = view.getImage();
        if (image == null) return;
        var size = shown().item().picture().orElseThrow();
        double top = 2 * MARGIN + Math.max(barHeight, headHeight);
        double most = shown().path().isPresent() ? 1 : Math.min(1, MOST_OF_A_PREVIEW * image.getWidth() / size.width());
        double fit = Math.min(most, Math.min((width - 2 * MARGIN) / size.width(), (height - 2 * top) / size.height())) * zoom;
        view.setFitWidth(Math.max(1, fit * size.width()));
        view.setFitHeight(Math.max(1, fit * size.height()));
        offsetX = inside(offsetX, view.getFitWidth() - width);
        offsetY = inside(offsetY, view.getFitHeight() - height);
        var bounds = view.getLayoutBounds();
        view.relocate((width - bounds.getWidth()) / 2 + offsetX, (height - bounds.getHeight()) / 2 + offsetY);
    }

    /// An offset that leaves no gap at an edge that the picture reaches.
    private static double inside(double offset, double beyond) {
        return beyond <= 0 ? 0 : Math.clamp(offset, -beyond / 2, beyond / 2);
    }

    private void place(Node button, double x) {
        double size = Math.ceil(((Region) button).prefHeight(-1));
        button.resizeRelocate(x, snapPositionY((getHeight() - size) / 2), Math.ceil(((Region) button).prefWidth(-1)), size);
    }
}
