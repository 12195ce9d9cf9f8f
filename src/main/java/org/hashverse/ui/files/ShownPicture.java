package org.hashverse.ui.files;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.image.Image;
import org.hashverse.chat.files.FileItem;

/// Loads the picture of one place on the screen: first its preview, which may be blurred, then the file as soon as it is here. Only what was wanted last is shown. FX thread only.
final class ShownPicture {
    private final int side;
    private final Consumer<Image> show;
    private final Runnable nothing;
    private FileItem.Picture picture;
    private Optional<Path> path = Optional.empty();
    private boolean sharp;
    private boolean shown;
    private boolean whole;
    private Object wanted;

    /// @param side    the most pixels of a side of the picture in a file
    /// @param show    shows a picture; null for none
    /// @param nothing runs if neither the file, if it is here, nor its preview can be shown
    ShownPicture(int side, Consumer<Image> show, Runnable nothing) {
        this.side = side;
        this.show = show;
        this.nothing = nothing;
    }

    /// Shows a picture, with the file once it is here.
    ///
    /// @param clear whether to show its preview as it is; otherwise the preview is blurred, as a sign that the file is not here
    void show(FileItem.Picture next, Optional<Path> file, boolean clear) {
        if (next.equals(picture) && file.equals(path) && clear == sharp) return;
        if (!next.equals(picture)) {
            shown = false;
            whole = false;
            show.accept(null);
        }
        picture = next;
        path = file;
        sharp = clear;
        wanted = new Object();
        if (!whole) load(clear ? Pictures.preview(next) : Pictures.blurred(next), wanted, false);
        file.ifPresent(at -> load(Pictures.file(at, side), wanted, true));
    }

    private void load(CompletableFuture<Optional<Image>> coming, Object asked, boolean isWhole) {
        if (coming.isDone()) take(coming.join(), asked, isWhole);
        else coming.thenAccept(image -> Platform.runLater(() -> take(image, asked, isWhole)));
    }

    private void take(Optional<Image> image, Object asked, boolean isWhole) {
        if (asked != wanted || whole && !isWhole) return;
        if (image.isEmpty()) {
            if (!shown && (isWhole || path.isEmpty())) nothing.run();
            return;
        }
        shown = true;
        whole = isWhole;
        show.accept(image.get());
    }
}
