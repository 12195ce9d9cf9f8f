package org.hashverse.ui.files;

import java.util.ArrayList;
import java.util.OptionalDouble;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.hashverse.chat.SharedFiles;
import org.hashverse.ui.kit.IconButton;
import org.hashverse.ui.kit.Scale;
import org.hashverse.ui.kit.UncachedScrollPane;
import org.hashverse.ui.picture.PictureReader;
import org.hashverse.ui.text.FittingLabel;
import org.hashverse.ui.words.Words;
import org.kordamp.ikonli.feather.Feather;

/// The card above the composer with the files that are about to be sent: how many and how large, each with its picture or icon and a button that removes it; while they are sent, how
/// far. A single picture is shown large. Hidden without files.
public final class FilesCard extends VBox {
    /// Most pixels of all rows at 100 percent text size; more rows scroll.
    private static final double MOST_ROWS = 150;
    private static final double GAP = 7;
    private final Label head = new Label();
    private final Button cancel = new Button(Words.get("cancel"));
    private final ProgressLine progress = new ProgressLine();
    private final LargePicture large = new LargePicture();
    private final VBox rows = new VBox(GAP);
    private final Runnable cancelled;
    private FilesToSend shown;
    private Subscription following = Subscription.EMPTY;

    /// @param cancelled runs when the person cancels the sending
    public FilesCard(Runnable cancelled) {
        super(6);
        this.cancelled = cancelled;
        setId("files-card");
        getStyleClass().add("files-card");
        head.getStyleClass().add("files-card-head");
        head.setMinWidth(0);
        cancel.setId("files-cancel");
        cancel.getStyleClass().addAll("plain", "file-action");
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.setOnAction(_ -> this.cancelled.run());
        cancel.managedProperty().bind(cancel.visibleProperty());
        progress.managedProperty().bind(progress.visibleProperty());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var line = new HBox(8, head, gap, cancel);
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(line, progress, large, new Rows(rows));
        managedProperty().bind(visibleProperty());
        show((FilesToSend) null);
    }

    /// Shows the files of another conversation; null for none.
    public void show(FilesToSend files) {
        if (files == shown && files != null) return;
        following.unsubscribe();
        shown = files;
        rows.getChildren().clear();
        if (files == null) {
            following = Subscription.EMPTY;
            setVisible(false);
            return;
        }
        ListChangeListener<FileToSend> changed = _ -> filesChanged();
        files.files().addListener(changed);
        following = Subscription.combine(() -> files.files().removeListener(changed), follow(files.preparedProperty()));
        filesChanged();
    }

    private Subscription follow(ReadOnlyDoubleProperty prepared) {
        return prepared.subscribe(_ -> sayHead());
    }

    private void filesChanged() {
        var files = shown.files();
        setVisible(!files.isEmpty());
        var before = rows.getChildren().stream().map(Row.class::cast).toList();
        var now = new ArrayList<Row>();
        for (var file : files) now.add(before.stream().filter(row -> row.file == file).findFirst().orElseGet(() -> new Row(file)));
        rows.getChildren().setAll(now);
        sayHead();
        showLarge();
    }

    /// Shows a single picture large. A small one, or a narrow strip, stays in its row.
    private void showLarge() {
        var only = shown.files().size() == 1 ? shown.files().getFirst() : null;
        var looked = only == null ? null : only.looked().getNow(null);
        large.show(looked == null ? null : looked.picture().map(PictureReader.Read::image).orElse(null));
        large.setAccessibleText(only == null ? null : only.name());
        for (var row : rows.getChildren()) ((Row) row).picture.setVisible(!large.isVisible());
    }

    private void sayHead() {
        boolean sending = shown.sending();
        var looked = shown.files().stream().map(file -> file.looked().getNow(null)).toList();
        boolean all = looked.stream().allMatch(one -> one != null);
        int folders = (int) looked.stream().filter(one -> one != null && one.folder()).count();
        var count = FileWords.count(looked.size() - folders, folders);
        head.setText(sending ? Words.get("files.preparing", Math.max(0, shown.preparedProperty().get()))
                : all ? Words.get("files.total", count, FileSizes.size(looked.stream().mapToLong(FileToSend.Looked::size).sum())) : count);
        cancel.setVisible(sending);
        progress.show(sending ? OptionalDouble.of(Math.max(0, shown.preparedProperty().get())) : OptionalDouble.empty());
        for (var row : rows.getChildren()) ((Row) row).remove.setVisible(!sending);
    }

    /// A file of the card: its name, and below it its size.
    private final class Row extends HBox {
        private final FileToSend file;
        private final Thumbnail picture = new Thumbnail();
        private final FittingLabel size = new FittingLabel();
        private final Button remove = IconButton.of("files.remove", null, Feather.X, "flat", "file-button");

        Row(FileToSend file) {
            super(10);
            this.file = file;
            setAlignment(Pos.CENTER_LEFT);
            var name = new MiddleElided();
            name.setText(file.name());
            name.setTooltip(new Tooltip(file.path().toString()));
            name.getStyleClass().add("file-name");
            size.getStyleClass().add("file-second");
            remove.setAccessibleText(Words.get("files.action.spoken", Words.get("files.remove"), file.name()));
            remove.setMinWidth(USE_PREF_SIZE);
            remove.setOnAction(_ -> shown.remove(file));
            var words = new VBox(name, size);
            words.setAlignment(Pos.CENTER_LEFT);
            HBox.setHgrow(words, Priority.ALWAYS);
            picture.icon(FileKind.of(file.name()).icon());
            picture.managedProperty().bind(picture.visibleProperty());
            getChildren().addAll(picture, words, remove);
            file.looked().thenAccept(found -> Platform.runLater(() -> looked(found)));
        }

        private void looked(FileToSend.Looked found) {
            var bytes = FileSizes.size(found.size());
            if (found.folder()) size.say(Words.get("files.folder", found.files(), bytes), bytes);
            else size.say(bytes);
            if (found.folder()) picture.icon(Feather.FOLDER);
            found.picture().ifPresent(read -> picture.image(read.image()));
            if (shown == null) return;
            sayHead();
            showLarge();
        }
    }

    /// A picture with round corners, no wider than its place. Hidden without a picture.
    private static final class LargePicture extends Region {
        /// Most pixels at 100 percent text size.
        private static final double WIDTH = 280;
        private static final double HEIGHT = 150;
        private static final double ROUND = 8;
        private final ImageView view = new ImageView();

        LargePicture() {
            setId("files-large");
            setMinWidth(0);
            setVisible(false);
            managedProperty().bind(visibleProperty());
            getChildren().add(view);
        }

        /// @param picture null for none; a small one is not shown
        void show(Image picture) {
            view.setImage(picture);
            setVisible(picture != null && height(Scale.space(WIDTH)) > Scale.space(2 * Thumbnail.SIDE));
            requestLayout();
        }

        private double height(double width) {
            var picture = view.getImage();
            return picture.getHeight() * Math.min(1, Math.min(Math.min(width, Scale.space(WIDTH)) / picture.getWidth(), Scale.space(HEIGHT) / picture.getHeight()));
        }

        @Override
        public Orientation getContentBias() {
            return Orientation.HORIZONTAL;
        }

        @Override
        protected double computePrefWidth(double height) {
            return Scale.space(WIDTH);
        }

        @Override
        protected double computePrefHeight(double width) {
            return isVisible() ? height(width < 0 ? Scale.space(WIDTH) : width) : 0;
        }

        @Override
        protected void layoutChildren() {
            if (!isVisible()) return;
            double height = height(getWidth());
            double width = height * view.getImage().getWidth() / view.getImage().getHeight();
            view.setFitWidth(width);
            view.setFitHeight(height);
            view.setClip(Thumbnail.rounded(width, height, ROUND));
        }
    }

    /// Scrolls the rows, if there are many.
    private static final class Rows extends UncachedScrollPane {
        Rows(VBox rows) {
            super(rows);
            setFitToWidth(true);
            setFocusTraversable(false);
            setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
            getStyleClass().add("welcome-scroll");
            setMinHeight(0);
        }

        @Override
        protected double computePrefHeight(double width) {
            return Math.min(Scale.text(MOST_ROWS), getContent().prefHeight(width));
        }
    }

    /// Says how many files had no room.
    ///
    /// @param left at least one
    public static String tooMany(int left) {
        return Words.get("files.tooMany", SharedFiles.MAX_ITEMS, left);
    }
}
