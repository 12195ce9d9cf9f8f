package org.hashverse.ui.picture;

import java.nio.ByteBuffer;

/// How many scans a JPEG file has. Each one goes over the whole picture, and ten bytes make one: a file of 1 MB could keep the decoder busy for minutes. Pure.
public final class JpegScans {
    /// Most scans of a picture that is decoded. One that is shown step by step while it loads has 10, in the colours of a press 18.
    static final int MOST = 64;
    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;
    private static final int FILL = 0xFF;

    private JpegScans() {}

    /// Whether a JPEG file has more than [#MOST] scans.
    public static boolean tooMany(byte[] jpeg) {
        return count(jpeg) > MOST;
    }

    /// The scans up to the end of the picture. What is behind the end, such as the film of a moving photo, is not read.
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
