package org.hashverse.ui.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

/// JPEG files whose scans cost the decoder much more than their bytes.
@ExtendWith(ApplicationExtension.class)
class ManyScansTest {
    private static final int[] END = {0xFF, 0xD9};
    private static final int[] SCAN = {0xFF, 0xDA, 0, 8, 1, 1, 0, 1, 63, 0};
    /// A segment that the decoder passes over. It looks as if the picture ended in it.
    private static final int[] END_IN_A_SEGMENT = {0xFF, 0xE5, 0, 4, 0xFF, 0xD9};

    private static void add(ByteArrayOutputStream file, int... bytes) {
        for (int one : bytes) file.write(one);
    }

    /// A grey picture that is shown step by step while it loads.
    ///
    /// @param inFront of each scan but the first
    private static ByteArrayOutputStream picture(int side, int scans, int... inFront) {
        var file = new ByteArrayOutputStream();
        add(file, 0xFF, 0xD8, 0xFF, 0xDB, 0, 67, 0);
        add(file, Collections.nCopies(64, 1).stream().mapToInt(each -> each).toArray());
        add(file, 0xFF, 0xC2, 0, 11, 8, side >> 8, side & 0xFF, side >> 8, side & 0xFF, 1, 1, 0x11, 0);
        for (int table : new int[] {0x00, 0x10}) add(file, 0xFF, 0xC4, 0, 20, table, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        add(file, 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 0, 0);
        for (int scan = 1; scan < scans; scan++) {
            add(file, inFront);
            add(file, SCAN);
        }
        return file;
    }

    private static boolean isRead(ByteArrayOutputStream file) {
        return PictureReader.read(file.toByteArray(), 100).isPresent();
    }

    @Test
    void aPictureMayHaveSoManyScansAndNotOneMore() {
        var most = picture(16, JpegScans.MOST);
        add(most, END);
        assertTrue(isRead(most));
        var more = picture(16, JpegScans.MOST + 1);
        add(more, END);
        assertFalse(isRead(more));
        assertFalse(PictureReader.preview(more.toByteArray()).isPresent());
    }

    @Test
    void aPictureWhoseScansWouldTakeHoursIsNotDecoded() {
        assertFalse(isRead(picture(7_000, 1_000_000)));
    }

    @Test
    void scansBehindAFalseEndAreCounted() {
        assertFalse(isRead(picture(16, JpegScans.MOST + 1, END_IN_A_SEGMENT)));
        assertFalse(isRead(picture(16, JpegScans.MOST + 1, 0xFF)), "a marker may be filled up in front");
        assertFalse(isRead(picture(16, JpegScans.MOST + 1, 0x12, 0xFF, 0, 0xFF, 0xD0, 0x34)), "data of a scan");
    }

    @Test
    void whatIsBehindTheEndIsNotCounted() {
        var file = picture(16, 1);
        add(file, END);
        for (int i = 0; i < 1_000; i++) add(file, SCAN);
        assertTrue(isRead(file));
        assertEquals(1, JpegScans.count(file.toByteArray()));
    }
}
