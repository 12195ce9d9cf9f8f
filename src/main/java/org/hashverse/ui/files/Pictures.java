package org.hashverse.ui.files;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javafx.scene.image.Image;
import org.hashverse.chat.files.FileItem;
import org.hashverse.ui.picture.PictureReader;
import org.hashverse.ui.picture.Preview;

/// Decodes pictures aside, one after the other, and keeps those that were shown last. There is one for the whole program. Call it on the FX thread; its futures complete elsewhere.
final class Pictures {
    /// Most pixels that are kept; each takes four bytes.
    static final int MOST_PIXELS = 16_000_000;
    /// Most pictures that are kept, or wait to be decoded. One that is not looked at any more is not decoded.
    static final int MOST_PICTURES = 300;
    /// The most pixels of a side of a blurred preview. The screen makes it larger and smooth.
    static final int BLURRED = 24;
    private static final ExecutorService DECODING = Executors.newSingleThreadExecutor(task -> Thread.ofPlatform().daemon().name("window-pictures").unstarted(task));
    private static final Map<Object, CompletableFuture<Optional<Image>>> KEPT = new LinkedHashMap<>(16, 0.75f, true);

    private record FileAt(Path path, int side) {}

    private record PreviewAt(String preview, int side) {}

    private Pictures() {}

    /// The preview that a message carries; empty if it has none that can be shown.
    static CompletableFuture<Optional<Image>> preview(FileItem.Picture picture) {
        return preview(picture, PictureReader.MOST_PIXELS_OF_A_PREVIEW);
    }

    /// The preview that a message carries, in so few pixels that it is blurred at its usual size; empty if it has none that can be shown.
    static CompletableFuture<Optional<Image>> blurred(FileItem.Picture picture) {
        return preview(picture, BLURRED);
    }

    private static CompletableFuture<Optional<Image>> preview(FileItem.Picture picture, int side) {
        if (picture.preview().isEmpty()) return CompletableFuture.completedFuture(Optional.empty());
        return kept(new PreviewAt(picture.preview(), side), () -> Preview.bytes(picture.preview()).flatMap(file -> PictureReader.preview(file, side)));
    }

    /// The picture in a file; empty if there is none that can be shown.
    ///
    /// @param side the most pixels of a side
    static CompletableFuture<Optional<Image>> file(Path path, int side) {
        return kept(new FileAt(path, side), () -> PictureReader.read(path, side).map(PictureReader.Read::image));
    }

    private static CompletableFuture<Optional<Image>> kept(Object key, Supplier<Optional<Image>> decode) {
        var known = KEPT.get(key);
        if (known != null) return known;
        var coming = new CompletableFuture<Optional<Image>>();
        KEPT.put(key, coming);
        evict();
        DECODING.execute(() -> {
            if (coming.isDone()) return; // it was evicted
            try {
                coming.complete(decode.get());
            } catch (RuntimeException | OutOfMemoryError damaged) { // a decoder that meets what it does not expect
                coming.complete(Optional.empty());
            }
        });
        return coming;
    }

    private static void evict() {
        long pixels = KEPT.values().stream().mapToLong(Pictures::pixels).sum();
        var eldest = KEPT.values().iterator();
        while (KEPT.size() > 1 && (KEPT.size() > MOST_PICTURES || pixels > MOST_PIXELS)) {
            var gone = eldest.next();
            pixels -= pixels(gone);
            eldest.remove();
            gone.cancel(false);
        }
    }

    private static long pixels(CompletableFuture<Optional<Image>> picture) {
        return picture.getNow(Optional.empty()).map(image -> (long) (image.getWidth() * image.getHeight())).orElse(0L);
    }
}
