package org.hashverse.ui.picture;

import java.util.Base64;
import java.util.Optional;
import javafx.scene.image.Image;
import org.hashverse.chat.files.FileItem;

/// Makes the preview of a picture that its message carries: a small PNG or JPEG file. Pure, but slow; not for the FX thread.
public final class Preview {
    /// Most bytes of a preview: as base64 it has [FileItem.Picture#MAX_PREVIEW] characters.
    public static final int MOST_BYTES = FileItem.Picture.MAX_PREVIEW / 4 * 3;
    /// Most pixels of a side.
    public static final int SIDE = 360;
    /// Below this side a preview shows nothing.
    private static final int LEAST_SIDE = 16;
    private static final int[] QUALITIES = {75, 60, 45, 30};
    private static final double STEP = 0.75;

    private Preview() {}

    /// A preview of a picture; empty if none fits.
    ///
    /// @param image any size
    /// @param most  bytes
    public static Optional<byte[]> of(Image image, int most) {
        var pixels = Pixels.of(image);
        double larger = (double) Math.max(pixels.width(), pixels.height()) / SIDE;
        if (larger > 1) pixels = pixels.smaller(1 / larger);
        var exact = PngFile.of(pixels); // a drawing or a small icon
        if (exact.length <= most) return Optional.of(exact);
        for (; Math.max(pixels.width(), pixels.height()) >= LEAST_SIDE; pixels = pixels.smaller(STEP))
            for (int quality : QUALITIES) {
                var file = JpegFile.of(pixels, quality);
                if (file.length <= most) return Optional.of(file);
            }
        return Optional.empty();
    }

    /// A preview as a message carries it.
    public static String text(byte[] preview) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(preview);
    }

    /// The bytes of a preview that a message carries; empty if it is not base64url, which a peer can send.
    public static Optional<byte[]> bytes(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }
}
