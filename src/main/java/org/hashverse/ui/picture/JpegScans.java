package org.hashverse.ui.picture;

import java.nio.ByteBuffer;

/// Counts the scans of a JPEG file. The decoder goes over the whole picture for each scan, and a scan can have ten bytes: a file of 1 MB could keep the decoder busy for minutes. Pure.
public final class JpegScans {
    /// Most scans of a picture that is decoded. A progressive picture usually has 10, and one in CMYK 18.
    static final int MOST = 64;
    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;
    private static final int FILL = 0xFF;

    private JpegScans() {}

    /// Whether a JPEG file has more than [#MOST] scans.
    public static boolean tooMany(byte[] jpeg) {
        return count(jpeg) > MOST;
    }

    /// The number of scans before the end of the picture. Bytes after the end, such as the film of a moving photo, are not read.
    static int count(byte[] jpeg) {
        var bytes = ByteBuffer.wrap(jpeg);
        int scans = 0;
        int at = 2;
        while (at + 4 <= jpeg.length) {
            int marker = (bytes.get(at) & 0xFF) == 0xFF ? bytes.get(at + 1) & 0xFF : 0;
            if (marker == END) return scans;
            if (marker == SCAN) scans++;
            at += marker != FILL && PictureHeader.hasLength(marker) ? 2 + (bytes.getShort(at + 2) & 0xFFFF) : 1; // by one through fill and the data of a scan
        }
        return scans;
    }
}
