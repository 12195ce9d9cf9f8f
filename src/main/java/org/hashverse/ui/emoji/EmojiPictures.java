package org.hashverse.ui.emoji;

import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.image.Image;
import org.hashverse.markup.Emoji;
import org.hashverse.markup.EmojiBook;
import org.hashverse.ui.kit.OnFx;

/// The pictures of emoji. Their file, a part of the program, is read in the background when the first is needed, and stays in memory. Of the decoded pictures, those used
/// last stay too. FX thread only.
final class EmojiPictures {
    private static final int MOST_DECODED = 600;
    private static final Map<Emoji, Image> DRAWN = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Emoji, Image> eldest) {
            return size() > MOST_DECODED;
        }
    };
    private static CompletableFuture<byte[]> pictures;

    private EmojiPictures() {}

    /// Passes a picture to `ready`: at once, or later on the FX thread when the pictures have been read; null if they cannot be read.
    static void draw(Emoji emoji, Consumer<Image> ready) {
        if (pictures == null) pictures = CompletableFuture.supplyAsync(EmojiPictures::read, OnFx.ASIDE);
        if (pictures.isDone()) ready.accept(drawn(emoji));
        else pictures.thenRun(() -> Platform.runLater(() -> ready.accept(drawn(emoji))));
    }

    private static byte[] read() {
        try {
            return EmojiBook.get().pictures();
        } catch (Throwable damaged) { // whatever fails, views that wait must get an answer
            System.getLogger(EmojiPictures.class.getName()).log(System.Logger.Level.ERROR, "the pictures of emoji cannot be read", damaged);
            return null;
        }
    }

    private static Image drawn(Emoji emoji) {
        var all = pictures.join();
        if (all == null) return null;
        return DRAWN.computeIfAbsent(emoji, one -> new Image(new ByteArrayInputStream(all, one.offset(), one.length())));
    }
}
