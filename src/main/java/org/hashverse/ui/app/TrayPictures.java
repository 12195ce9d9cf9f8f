package org.hashverse.ui.app;

import java.util.List;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import org.hashverse.desktop.tray.TrayLook;
import org.hashverse.ui.kit.AppIcon;

/// The logo in the sizes that trays use, with and without a dot. Any thread; reads files.
final class TrayPictures {
    private static final List<Integer> SIDES = List.of(16, 22, 24, 32, 48, 64);
    private static final int DOT = 0xFFE5484D;
    /// Sample points along each side of a pixel, to measure how much of the pixel a circle covers.
    private static final int POINTS = 8;

    private TrayPictures() {}

    static TrayLook.Pictures drawn() {
        var plain = SIDES.stream().map(TrayPictures::read).toList();
        return new TrayLook.Pictures(plain, plain.stream().map(TrayPictures::dotted).toList());
    }

    private static TrayLook.Picture read(int side) {
        var image = new Image(AppIcon.url(side));
        var pixels = new int[side * side];
        image.getPixelReader().getPixels(0, 0, side, side, PixelFormat.getIntArgbInstance(), pixels, 0, side);
        return new TrayLook.Picture(side, pixels);
    }

    /// Adds a dot in the upper right corner, with a gap around it so that it stands out on any background.
    static TrayLook.Picture dotted(TrayLook.Picture picture) {
        int side = picture.side();
        double radius = Math.round(side * 0.4) / 2.0;
        double gap = Math.max(1, side / 16.0);
        var pixels = picture.pixels();
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int at = y * side + x;
                double dot = covered(x, y, side - radius, radius, radius);
                int remaining = (int) Math.round((pixels[at] >>> 24) * (1 - covered(x, y, side - radius, radius, radius + gap)));
                pixels[at] = over(pixels[at], remaining, dot);
            }
        }
        return new TrayLook.Picture(side, pixels);
    }

    /// The share of a pixel that lies in a circle, 0 to 1.
    private static double covered(int x, int y, double centreX, double centreY, double radius) {
        int in = 0;
        for (int i = 0; i < POINTS * POINTS; i++)
            if (Math.hypot(x + (i % POINTS + 0.5) / POINTS - centreX, y + (i / POINTS + 0.5) / POINTS - centreY) <= radius) in++;
        return in / (double) (POINTS * POINTS);
    }

    /// Draws the dot over a pixel of the logo. The gap keeps the two apart, so their alphas add up.
    ///
    /// @param remaining alpha of the pixel outside of the gap, 0 to 255
    /// @param dot       the share of the pixel that the dot covers, 0 to 1
    private static int over(int pixel, int remaining, double dot) {
        int dotAlpha = (int) Math.round(dot * 255);
        int alpha = Math.min(255, remaining + dotAlpha);
        if (alpha == 0) return 0;
        int colour = alpha << 24;
        for (int shift = 0; shift <= 16; shift += 8) colour |= Math.min(255, ((pixel >>> shift & 0xFF) * remaining + (DOT >>> shift & 0xFF) * dotAlpha) / (remaining + dotAlpha)) << shift;
        return colour;
    }
}
