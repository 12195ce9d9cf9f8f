package org.hashverse.ui.qr;

import java.util.Random;

/// Changes a picture as a camera or a screen does: in memory, and the same way each time.
final class Distorted {
    private Distorted() {}

    /// The picture in the middle of a larger one, which is a desk: uneven grey.
    static GreyPicture onADesk(GreyPicture picture, int width, int height) {
        var random = new Random(7);
        var grey = new byte[width * height];
        for (int y = 0; y < height; y++) for (int x = 0; x < width; x++) grey[y * width + x] = (byte) (90 + 80 * x / width + random.nextInt(16));
        int left = (width - picture.width()) / 2;
        int top = (height - picture.height()) / 2;
        for (int y = 0; y < picture.height(); y++) System.arraycopy(picture.grey(), y * picture.width(), grey, (top + y) * width + left, picture.width());
        return new GreyPicture(width, height, grey);
    }

    /// The picture larger or smaller, and turned around its middle.
    static GreyPicture scaledAndTurned(GreyPicture from, double scale, double degrees) {
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        int width = (int) Math.ceil(scale * (from.width() * Math.abs(cos) + from.height() * Math.abs(sin)));
        int height = (int) Math.ceil(scale * (from.width() * Math.abs(sin) + from.height() * Math.abs(cos)));
        var grey = new byte[width * height];
        for (int y = 0; y < height; y++) for (int x = 0; x < width; x++) {
            double dx = (x - width / 2.0) / scale;
            double dy = (y - height / 2.0) / scale;
            grey[y * width + x] = (byte) Math.round(between(from, dx * cos + dy * sin + from.width() / 2.0, dy * cos - dx * sin + from.height() / 2.0));
        }
        return new GreyPicture(width, height, grey);
    }

    /// The grey between four pixels; white outside.
    private static double between(GreyPicture from, double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double right = x - left;
        double below = y - top;
        return (at(from, left, top) * (1 - right) + at(from, left + 1, top) * right) * (1 - below) + (at(from, left, top + 1) * (1 - right) + at(from, left + 1, top + 1) * right) * below;
    }

    private static int at(GreyPicture from, int x, int y) {
        return x < 0 || y < 0 || x >= from.width() || y >= from.height() ? 255 : from.at(x, y);
    }

    /// The picture out of focus: each pixel is the mean of those around it, three times, which comes close to what a lens does.
    ///
    /// @param radius in pixels
    static GreyPicture blurred(GreyPicture from, int radius) {
        var blurred = from;
        for (int i = 0; i < 3; i++) blurred = mean(mean(blurred, radius, true), radius, false);
        return blurred;
    }

    private static GreyPicture mean(GreyPicture from, int radius, boolean across) {
        var grey = new byte[from.grey().length];
        for (int y = 0; y < from.height(); y++) for (int x = 0; x < from.width(); x++) {
            int sum = 0;
            for (int d = -radius; d <= radius; d++) sum += at(from, across ? x + d : x, across ? y : y + d);
            grey[y * from.width() + x] = (byte) (sum / (2 * radius + 1));
        }
        return new GreyPicture(from.width(), from.height(), grey);
    }
}
