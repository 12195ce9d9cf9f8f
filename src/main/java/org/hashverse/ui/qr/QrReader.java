package org.hashverse.ui.qr;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.ResultPointCallback;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/// Finds the QR code in a picture, also if it is turned, blurred, or a small part of the picture. Any thread, but a large picture takes a second.
final class QrReader {
    /// Most spots that may look like a corner of a code, in one try. ZXing compares each three of them, so ten times as many would take a thousand times as long.
    static final int MOST_CORNERS = 1_000;
    /// Most pixels of a picture that is also read at twice its size, because its modules may be small and blurred.
    private static final int MOST_ENLARGED = 2_000_000;
    /// How often a picture is read at half the size of the time before, because in a sharp large photo the paper itself has a pattern.
    private static final int HALVED = 3;
    /// The least side of a picture with a code in it: that of the smallest code, with two pixels for each module.
    private static final int LEAST = 42;

    private QrReader() {}

    /// The text of the code; empty if there is none that can be read.
    static Optional<String> read(GreyPicture picture) {
        return read(picture, MOST_CORNERS);
    }

    /// @param most see [#MOST_CORNERS]
    static Optional<String> read(GreyPicture picture, int most) {
        var found = readAtThisSize(picture, most);
        if (found.isEmpty() && picture.grey().length <= MOST_ENLARGED) found = readAtThisSize(picture.twice(), most);
        var smaller = picture;
        for (int i = 0; i < HALVED && found.isEmpty(); i++) {
            smaller = smaller.half();
            found = readAtThisSize(smaller, most);
        }
        return found;
    }

    /// Reads with a threshold between dark and light for each part of the picture, which suits uneven light, then with one for the whole, which suits blurred modules.
    private static Optional<String> readAtThisSize(GreyPicture picture, int most) {
        if (Math.min(picture.width(), picture.height()) < LEAST) return Optional.empty();
        var source = source(picture);
        return readOnce(new HybridBinarizer(source), most).or(() -> readOnce(new GlobalHistogramBinarizer(source), most));
    }

    private static final class TooManyCorners extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static Optional<String> readOnce(Binarizer picture, int most) {
        try {
            return Optional.of(new QRCodeReader().decode(new BinaryBitmap(picture),
                    Map.of(DecodeHintType.TRY_HARDER, true, DecodeHintType.CHARACTER_SET, StandardCharsets.UTF_8.name(), DecodeHintType.NEED_RESULT_POINT_CALLBACK, counter(most))).getText());
        } catch (ReaderException | RuntimeException none) { // ZXing throws several of the latter at some pictures
            return Optional.empty();
        }
    }

    /// Counts the corners while they are looked for, which is before they are compared.
    private static ResultPointCallback counter(int most) {
        var corners = new int[1];
        return _ -> {
            if (++corners[0] > most) throw new TooManyCorners();
        };
    }

    private static LuminanceSource source(GreyPicture picture) {
        return new LuminanceSource(picture.width(), picture.height()) {
            @Override
            public byte[] getRow(int y, byte[] row) {
                var copy = row == null || row.length < getWidth() ? new byte[getWidth()] : row;
                System.arraycopy(picture.grey(), y * getWidth(), copy, 0, getWidth());
                return copy;
            }

            @Override
            public byte[] getMatrix() {
                return picture.grey();
            }
        };
    }
}
