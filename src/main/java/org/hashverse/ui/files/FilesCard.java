package org.hashverse.ui.files;

import java.util.ArrayList;
import java.util.OptionalDouble;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
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
    /// Most pixels of a single picture at 100 percent text size.
    private static final double LARGE_WIDTH = 280;
    private static final double LARGE_HEIGHT = 150;
    private static final double ROUND = 8;
    private final Label head = new Label();
    private final Button cancel = new Button(Words.get("cancel"));
    private final ProgressLine progress = new ProgressLine();
    private final ImageView large = new ImageView();
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
        large.setId("files-large");
        large.managedProperty().bind(large.visibleProperty());
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

    /// Shows a single picture large; one that is hardly larger than its place in the row stays there.
    private void showLarge() {
        var only = shown.files().size() == 1 ? shown.files().getFirst().looked().getNow(null) : null;
        var picture = only == null ? null : only.picture().map(PictureReader.Read::image).filter(image -> image.getHeight() > 2 * Thumbnail.SIDE).orElse(null);
        large.setImage(picture);
        large.setVisible(picture != null);
        large.setAccessibleText(picture == null ? null : shown.files().getFirst().name());
        for (var row : rows.getChildren()) ((Row) row).picture.setVisible(picture == null);
        if (picture == null) return;
        double scale = Math.min(1, Math.min(Scale.space(LARGE_WIDTH) / picture.getWidth(), Scale.space(LARGE_HEIGHT) / picture.getHeight()));
        large.setFitWidth(scale * picture.getWidth());
        large.setFitHeight(scale * picture.getHeight());
        large.setClip(Thumbnail.rounded(large.getFitWidth(), large.getFitHeight(), ROUND));
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
