package org.hashverse.ui.qr;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/// A QR code: a square of dark and light modules. Immutable.
public final class QrCode {
    /// Width of the light edge that a reader needs around the code, in modules (ISO/IEC 18004).
    public static final int EDGE = 4;
    /// Most characters of a text.
    public static final int MOST_CHARACTERS = 2_331;

    private final ByteMatrix modules;

    private QrCode(ByteMatrix modules) {
        this.modules = modules;
    }

    /// The code of a text of ASCII characters. A seventh of it may be unreadable: error correction M.
    ///
    /// @throws IllegalArgumentException if the text is empty or too long, see [#MOST_CHARACTERS]
    public static QrCode of(String text) {
        if (text.isEmpty()) throw new IllegalArgumentException("an empty text has no QR code");
        try {
            return new QrCode(Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix());
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("the text is too long for a QR code", tooLong);
        }
    }

    /// Modules in a row, with the edge on both sides.
    public int size() {
        return modules.getWidth() + 2 * EDGE;
    }

    /// Whether a module is dark; false in the edge.
    public boolean dark(int x, int y) {
        int column = x - EDGE;
        int row = y - EDGE;
        return column >= 0 && row >= 0 && column < modules.getWidth() && row < modules.getHeight() && modules.get(column, row) == 1;
    }

    /// The code as a PNG file.
    ///
    /// @param scale pixels of a module
    public byte[] png(int scale) {
        return picture(scale).png();
    }

    /// The code as a picture.
    ///
    /// @param scale pixels of a module
    GreyPicture picture(int scale) {
        int side = size() * scale;
        var grey = new byte[side * side];
        for (int y = 0; y < side; y++) for (int x = 0; x < side; x++) grey[y * side + x] = (byte) (dark(x / scale, y / scale) ? 0 : 255);
        return new GreyPicture(side, side, grey);
    }
}
