package org.hashverse.ui.picture;

import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/// The pixels of a picture, for encoders. Immutable by convention: nobody writes into the array.
///
/// @param argb row by row
record Pixels(int[] argb, int width, int height) {
    private static final int WHITE = 0xFF;

    static Pixels of(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        var argb = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        return new Pixels(argb, width, height);
    }

    /// Whether every pixel covers what is behind it.
    boolean opaque() {
        for (int pixel : argb) if (pixel >>> 24 != 0xFF) return false;
        return true;
    }

    /// One channel of a pixel on white. Beyond an edge, the pixel at the edge.
    ///
    /// @param shift 16 for red, 8 for green, 0 for blue
    int channel(int x, int y, int shift) {
        int pixel = argb[Math.min(y, height - 1) * width + Math.min(x, width - 1)];
        int alpha = pixel >>> 24;
        return ((pixel >> shift & 0xFF) * alpha + WHITE * (0xFF - alpha)) / 0xFF;
    }

    /// The same in other pixels: each is the mean of those that it covers.
    ///
    /// @param factor of each side, below 1
    Pixels smaller(double factor) {
        int w = Math.max(1, (int) Math.round(width * factor));
        int h = Math.max(1, (int) Math.round(height * factor));
        var small = new int[w * h];
        for (int y = 0; y < h; y++)
            for (int x = 0; x < w; x++) small[y * w + x] = mean(x * width / w, (x + 1) * width / w, y * height / h, (y + 1) * height / h);
        return new Pixels(small, w, h);
    }

    private int mean(int left, int right, int top, int bottom) {
        long a = 0;
        long r = 0;
        long g = 0;
        long b = 0;
        int count = 0;
        for (int y = top; y < Math.max(bottom, top + 1); y++)
            for (int x = left; x < Math.max(right, left + 1); x++, count++) {
                int pixel = argb[y * width + x];
                int alpha = pixel >>> 24;
                a += alpha;
                r += (long) (pixel >> 16 & 0xFF) * alpha;
                g += (long) (pixel >> 8 & 0xFF) * alpha;
                b += (long) (pixel & 0xFF) * alpha;
            }
        if (a == 0) return 0;
        return (int) (a / count) << 24 | (int) (r / a) << 16 | (int) (g / a) << 8 | (int) (b / a);
    }
}
