package org.hashverse.ui.qr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class PictureFileTest {
    private static final String LINK = "hashverse://add?k=X&v=1";
    @TempDir
    private Path folder;

    private QrReading read(byte[] bytes) throws Exception {
        return QrReadings.of(Files.write(folder.resolve("file"), bytes)).get(60, TimeUnit.SECONDS);
    }

    /// A PNG file that says that it has a size, and has nothing else.
    private static byte[] png(int width, int height) {
        return ByteBuffer.allocate(64).putInt(0x8950_4E47).putInt(0x0D0A_1A0A).putInt(13).putInt(0x4948_4452).putInt(width).putInt(height).put((byte) 8).array();
    }

    /// The same for JPEG, behind a segment as a camera writes it.
    private static byte[] jpeg(int width, int height) {
        return ByteBuffer.allocate(64).putShort((short) 0xFFD8).putShort((short) 0xFFE1).putShort((short) 10).putLong(0).putShort((short) 0xFFC0).putShort((short) 17).put((byte) 8)
                .putShort((short) height).putShort((short) width).array();
    }

    @Test
    void theCodeOfAPngFileIsRead() throws Exception {
        var code = QrCode.of(LINK).picture(3);
        assertEquals(new QrReading.Found(LINK), read(code.png()));
        var back = PictureFile.picture(code.png()).orElseThrow();
        assertEquals(code.width(), back.width());
        assertArrayEquals(code.grey(), back.grey());
        var nothing = new byte[100 * 100];
        assertEquals(new QrReading.Failed(QrReading.Fault.NO_CODE), read(new GreyPicture(100, 100, nothing).png()));
    }

    @Test
    void aSmallTextFileIsReadAndNothingElse() throws Exception {
        assertEquals(new QrReading.Found(LINK + "\n"), read((LINK + "\n").getBytes(StandardCharsets.UTF_8)));
        var most = "x".repeat(QrReadings.MOST_BYTES_OF_A_TEXT);
        assertEquals(new QrReading.Found(most), read(most.getBytes(StandardCharsets.UTF_8)));
        assertEquals(new QrReading.Failed(QrReading.Fault.NO_PICTURE), read((most + "x").getBytes(StandardCharsets.UTF_8)));
        assertEquals(new QrReading.Failed(QrReading.Fault.NO_PICTURE), read(new byte[0]));
        assertEquals(new QrReading.Failed(QrReading.Fault.NO_PICTURE), read(new byte[] {(byte) 0xC3}));
        assertEquals(new QrReading.Failed(QrReading.Fault.NO_PICTURE), QrReadings.of(folder.resolve("missing")).get(60, TimeUnit.SECONDS));
        assertEquals(new QrReading.Failed(QrReading.Fault.NO_PICTURE), QrReadings.of(folder).get(60, TimeUnit.SECONDS));
    }

    @Test
    void aPictureHasABoundedNumberOfPixelsWhichIsLookedUpBeforeItIsDecoded() throws Exception {
        assertEquals(Optional.empty(), PictureFile.picture(png(4_096, 2_160)), "damaged, and not too large");
        assertThrows(PictureFile.TooLarge.class, () -> PictureFile.picture(png(4_096, 2_161)));
        assertThrows(PictureFile.TooLarge.class, () -> PictureFile.picture(png(Integer.MAX_VALUE, Integer.MAX_VALUE)));
        assertEquals(Optional.empty(), PictureFile.picture(png(0, 1)));
        assertEquals(Optional.empty(), PictureFile.picture(png(-1, -1)));
        assertEquals(Optional.empty(), PictureFile.picture(jpeg(5_000, 5_000)));
        assertThrows(PictureFile.TooLarge.class, () -> PictureFile.picture(jpeg(5_000, 5_001)));
        assertThrows(PictureFile.TooLarge.class, () -> PictureFile.picture(jpeg(65_535, 65_535)));
        assertEquals(new QrReading.Failed(QrReading.Fault.TOO_LARGE), read(png(5_000, 5_000)));
    }

    /// A whole JPEG file of 16 × 16 black pixels.
    private static byte[] jpeg() {
        return Base64.getDecoder().decode("/9j/4AAQSkZJRgABAgAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/wAALCAAQABABAREA/8QAFQAB"
                + "AQAAAAAAAAAAAAAAAAAAAAf/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oACAEBAAA/AJ+A/9k=");
    }

    /// A JPEG file with a marker at its begin that the decoder passes over. Who takes it for a segment with a length comes to a second frame, which has another size.
    private static byte[] jpegWithTwoSizes(int marker) {
        var whole = jpeg();
        int length = ByteBuffer.wrap(whole).getShort(2) & 0xFFFF; // the first segment begins there
        return ByteBuffer.allocate(4 + length + 9).put(whole, 0, 2).put((byte) 0xFF).put((byte) marker).put(whole, 2, whole.length - 2).position(4 + length).putShort((short) 0xFFC0)
                .putShort((short) 17).put((byte) 8).putShort((short) 9).putShort((short) 9).array();
    }

    @Test
    void aJpegFileThatCouldHaveTwoSizesIsNotDecoded() throws Exception {
        assertEquals(16, PictureFile.picture(jpeg()).orElseThrow().width());
        for (int marker : new int[] {0x00, 0x01, 0xBF, 0xD0, 0xD7, 0xD8, 0xD9}) assertEquals(Optional.empty(), PictureFile.picture(jpegWithTwoSizes(marker)), "marker " + marker);
    }

    @Test
    void aFileHasABoundedNumberOfBytes() throws IOException {
        var file = folder.resolve("large");
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(PictureFile.MOST_BYTES);
        }
        assertEquals(PictureFile.MOST_BYTES, PictureFile.bytes(file).length);
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(PictureFile.MOST_BYTES + 1L);
        }
        assertThrows(PictureFile.TooLarge.class, () -> PictureFile.bytes(file));
    }

    @Test
    void aCutOrDamagedFileHasNoCodeAndNothingElseHappens() throws Exception {
        var whole = QrCode.of(LINK).picture(3).png();
        for (int length = 0; length < whole.length; length += 7) {
            var reading = read(Arrays.copyOf(whole, length));
            if (reading instanceof QrReading.Found(var text)) assertEquals(LINK, text, "decoders show the part that there is");
        }
    }
}
