package org.hashverse.ui.qr;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import javafx.scene.image.Image;
import org.hashverse.ui.kit.OnFx;

/// Reads QR codes aside, because a file may lie on a disk that sleeps, and because reading a large picture takes a second.
public final class QrReadings {
    /// Most bytes of a text file. An invite is shorter.
    static final int MOST_BYTES_OF_A_TEXT = 4_096;

    private QrReadings() {}

    /// Reads a file: the QR code of a PNG or JPEG picture, or a small text in UTF-8. Any thread. Always completes with a value.
    public static CompletableFuture<QrReading> of(Path file) {
        return CompletableFuture.supplyAsync(() -> read(file), OnFx.ASIDE);
    }

    /// Reads the QR code of an image that is loaded, such as one from the clipboard. Any thread. Always completes with a value.
    public static CompletableFuture<QrReading> of(Image image) {
        long pixels = (long) image.getWidth() * (long) image.getHeight();
        if (image.isError() || pixels < 1) return CompletableFuture.completedFuture(new QrReading.Failed(QrReading.Fault.NO_PICTURE));
        if (pixels > PictureFile.MOST_PIXELS_OF_A_PHOTO) return CompletableFuture.completedFuture(new QrReading.Failed(QrReading.Fault.TOO_LARGE));
        return CompletableFuture.supplyAsync(() -> code(GreyPicture.of(image)), OnFx.ASIDE);
    }

    private static QrReading read(Path file) {
        try {
            var bytes = PictureFile.bytes(file);
            var picture = PictureFile.picture(bytes);
            return picture.isPresent() ? code(picture.get()) : text(bytes);
        } catch (PictureFile.TooLarge tooLarge) {
            return new QrReading.Failed(QrReading.Fault.TOO_LARGE);
        } catch (IOException unreadable) {
            return new QrReading.Failed(QrReading.Fault.NO_PICTURE);
        }
    }

    private static QrReading code(GreyPicture picture) {
        return QrReader.read(picture).<QrReading>map(QrReading.Found::new).orElseGet(() -> new QrReading.Failed(QrReading.Fault.NO_CODE));
    }

    private static QrReading text(byte[] bytes) {
        if (bytes.length > MOST_BYTES_OF_A_TEXT) return new QrReading.Failed(QrReading.Fault.NO_PICTURE);
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.isBlank() ? new QrReading.Failed(QrReading.Fault.NO_PICTURE) : new QrReading.Found(text);
        } catch (CharacterCodingException binary) {
            return new QrReading.Failed(QrReading.Fault.NO_PICTURE);
        }
    }
}
