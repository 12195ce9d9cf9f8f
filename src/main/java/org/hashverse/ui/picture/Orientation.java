package org.hashverse.ui.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/// How a camera was held: Exif (JEITA CP-3451, tag 274) says how a JPEG picture must be turned to stand upright.
///
/// @param code 1 for upright, to 8
record Orientation(int code) {
    static final Orientation UPRIGHT = new Orientation(1);
    private static final int MOST_CODE = 8;
    private static final int APP1 = 0xE1;
    private static final int TAG = 0x0112;
    /// `Exif`
    private static final int MARK = 0x4578_6966;
    /// Bytes before the tags: the mark and two zeros.
    private static final int MARK_BYTES = 6;
    private static final int LITTLE = 0x4949;
    private static final int BIG = 0x4D4D;

    /// The orientation of a JPEG file. A file that says nothing, or says it wrongly, is upright.
    static Orientation of(byte[] jpeg) {
        try {
            return found(ByteBuffer.wrap(jpeg));
        } catch (IndexOutOfBoundsException torn) {
            return UPRIGHT;
        }
    }

    private static Orientation found(ByteBuffer bytes) {
        int at = 2;
        while ((bytes.get(at) & 0xFF) == 0xFF && PictureHeader.hasLength(bytes.get(at + 1) & 0xFF)) {
            int length = bytes.getShort(at + 2) & 0xFFFF;
            if ((bytes.get(at + 1) & 0xFF) == APP1 && length > MARK_BYTES + 8 && bytes.getInt(at + 4) == MARK) return inTags(bytes.slice(at + 4 + MARK_BYTES, length - 2 - MARK_BYTES));
            at += 2 + length;
        }
        return UPRIGHT;
    }

    private static Orientation inTags(ByteBuffer tags) {
        int order = tags.getShort(0) & 0xFFFF;
        if (order != LITTLE && order != BIG) return UPRIGHT;
        tags.order(order == LITTLE ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int first = tags.getInt(4);
        int count = tags.getShort(first) & 0xFFFF;
        for (int i = 0; i < count; i++) {
            int entry = first + 2 + 12 * i;
            if ((tags.getShort(entry) & 0xFFFF) != TAG) continue;
            int code = tags.getShort(entry + 8) & 0xFFFF;
            return code >= 1 && code <= MOST_CODE ? new Orientation(code) : UPRIGHT;
        }
        return UPRIGHT;
    }

    /// Whether width and height change places.
    boolean sideways() {
        return code > 4;
    }

    /// The picture upright.
    Image turn(Image image) {
        if (code == 1) return image;
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        var from = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), from, 0, width);
        int turnedWidth = sideways() ? height : width;
        int turnedHeight = sideways() ? width : height;
        var to = new int[from.length];
        for (int y = 0; y < turnedHeight; y++)
            for (int x = 0; x < turnedWidth; x++) to[y * turnedWidth + x] = from[source(x, y, width, height)];
        var turned = new WritableImage(turnedWidth, turnedHeight);
        turned.getPixelWriter().setPixels(0, 0, turnedWidth, turnedHeight, PixelFormat.getIntArgbInstance(), to, 0, turnedWidth);
        return turned;
    }

    /// The place in the stored picture of a pixel of the upright one.
    private int source(int x, int y, int width, int height) {
        return switch (code) {
            case 2 -> y * width + width - 1 - x;
            case 3 -> (height - 1 - y) * width + width - 1 - x;
            case 4 -> (height - 1 - y) * width + x;
            case 5 -> x * width + y;
            case 6 -> (height - 1 - x) * width + y;
            case 7 -> (height - 1 - x) * width + width - 1 - y;
            case 8 -> x * width + width - 1 - y;
            default -> y * width + x;
        };
    }
}
