package org.hashverse.ui.qr;

import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import org.hashverse.ui.picture.PngFile;

/// A picture of grey pixels, row by row: 0 is black, 255 (as a byte, -1) is white. Nobody may change the array.
///
/// @param width  in pixels, 1 or more
/// @param height in pixels, 1 or more
record GreyPicture(int width, int height, byte[] grey) {
    GreyPicture {
        if (width < 1 || height < 1 || grey.length != width * height) throw new IllegalArgumentException("no picture of " + width + " × " + height);
    }

    /// The grey of an image; what is transparent is white. Any thread, once the image is loaded.
    static GreyPicture of(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        var grey = new byte[width * height];
        var row = new int[width]; // row by row, so that the colours of a large picture are not all copied
        var reader = image.getPixelReader();
        for (int y = 0; y < height; y++) {
            reader.getPixels(0, y, width, 1, PixelFormat.getIntArgbInstance(), row, 0, width);
            for (int x = 0; x < width; x++) grey[y * width + x] = (byte) grey(row[x]);
        }
        return new GreyPicture(width, height, grey);
    }

    private static int grey(int argb) {
        int alpha = argb >>> 24;
        int mixed = ((argb >> 16 & 255) * 77 + (argb >> 8 & 255) * 150 + (argb & 255) * 29) >> 8; // how bright the eye finds red, green and blue
        return (mixed * alpha + 255 * (255 - alpha)) / 255;
    }

    /// The picture at half its size: each pixel is the mean of four.
    GreyPicture half() {
        int w = Math.max(1, width / 2);
        int h = Math.max(1, height / 2);
        var small = new byte[w * h];
        for (int y = 0; y < h; y++) for (int x = 0; x < w; x++) {
            int right = Math.min(2 * x + 1, width - 1);
            int below = Math.min(2 * y + 1, height - 1);
            small[y * w + x] = (byte) ((at(2 * x, 2 * y) + at(right, 2 * y) + at(2 * x, below) + at(right, below)) / 4);
        }
        return new GreyPicture(w, h, small);
    }

    /// The picture at twice its size. The new pixels have the grey between those around them, as the edges of blurred modules need it.
    GreyPicture twice() {
        int w = 2 * width;
        var large = new byte[w * 2 * height];
        for (int y = 0; y < 2 * height; y++) for (int x = 0; x < w; x++) {
            int right = Math.min(x / 2 + x % 2, width - 1);
            int below = Math.min(y / 2 + y % 2, height - 1);
            large[y * w + x] = (byte) ((at(x / 2, y / 2) + at(right, y / 2) + at(x / 2, below) + at(right, below)) / 4);
        }
        return new GreyPicture(w, 2 * height, large);
    }

    /// The grey of a pixel, 0 to 255.
    int at(int x, int y) {
        return grey[y * width + x] & 255;
    }

    /// The picture as a PNG file.
    byte[] png() {
        return PngFile.ofGrey(width, height, grey);
    }
}
