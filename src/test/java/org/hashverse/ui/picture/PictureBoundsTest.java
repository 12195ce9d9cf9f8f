package org.hashverse.ui.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.hashverse.ui.app.FxThread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;

/// Files of all kinds that people send: each is shown, or is no picture; the largest that is read is bounded.
@ExtendWith(ApplicationExtension.class)
class PictureBoundsTest {
    private static final int EDGE = 4_096; // its square is the most pixels
    /// 16 × 8 pixels in the four colours of a press, red at the left and blue at the right, as ImageMagick writes them.
    private static final String PRESS = """
            /9j/7gAOQWRvYmUAZAAAAAAC/9sAQwAGBAUGBQQGBgUGBwcGCAoQCgoJCQoUDg8MEBcUGBgXFBYWGh0lHxobIxwWFiAsICMmJykqKRkfLTAtKDAlKCko/9sAQwEHBwcKCAoTCgoTKBoWGigoKCgoKCgoKCgoKCgoKCgoKCgo
            KCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgo/8AAFAgACAAQBAEiAAIRAQMRAQQiAP/EABcAAQADAAAAAAAAAAAAAAAAAAAGBwj/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAABv/EABkRAAIDAQAAAAAAAAAA
            AAAAAAAHRILCg//aAA4EAQACEQMRBAAAPwCxE/AObETpgBLKVTZqkB//2Q==""";
    @TempDir
    Path folder;

    private static void near(Color wanted, Color found) {
        double distance = Math.abs(wanted.getRed() - found.getRed()) + Math.abs(wanted.getGreen() - found.getGreen()) + Math.abs(wanted.getBlue() - found.getBlue());
        assertTrue(distance < 0.3, () -> wanted + " is not " + found);
    }

    private static void redAndBlue(Image image) {
        near(Color.RED, image.getPixelReader().getColor(1, 1));
        near(Color.BLUE, image.getPixelReader().getColor((int) image.getWidth() - 2, (int) image.getHeight() - 2));
    }

    @Test
    void aJpegInTheColoursOfAPressIsShown() {
        redAndBlue(PictureReader.read(Base64.getMimeDecoder().decode(PRESS), 100).orElseThrow().image());
    }

    /// A BMP file of 16 × 8 pixels, red at the left and blue at the right.
    private static byte[] bmp(boolean fromTop) {
        var file = ByteBuffer.allocate(54 + 16 * 8 * 3).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 'B').put((byte) 'M').putInt(file.capacity()).putInt(0).putInt(54);
        file.putInt(40).putInt(16).putInt(fromTop ? -8 : 8).putShort((short) 1).putShort((short) 24).putInt(0).putInt(16 * 8 * 3).putInt(2_835).putInt(2_835).putInt(0).putInt(0);
        for (int i = 0; i < 16 * 8; i++) file.put(i % 16 < 8 ? new byte[] {0, 0, -1} : new byte[] {-1, 0, 0});
        return file.array();
    }

    @Test
    void aBmpIsShownAndADamagedOneIsNoPicture() {
        redAndBlue(PictureReader.read(bmp(false), 100).orElseThrow().image());
        redAndBlue(PictureReader.read(bmp(true), 100).orElseThrow().image());
        assertFalse(PictureReader.read(Arrays.copyOf(bmp(false), 300), 100).isPresent());
    }

    @Test
    void aJpegThatEndsTooSoonShowsWhatThereIs() {
        var image = new WritableImage(400, 300);
        for (int i = 0; i < 400 * 300; i++) image.getPixelWriter().setColor(i % 400, i / 400, Color.hsb(i * 37 % 360, 1, 1));
        var jpeg = JpegFile.of(Pixels.of(image), 90);
        var read = PictureReader.read(Arrays.copyOf(jpeg, jpeg.length / 2), 1_000).orElseThrow();
        assertEquals(300, read.image().getHeight());
    }

    @Test
    void aPngThatEndsTooSoonIsNoPicture() {
        var png = png(100, 80, 1);
        assertTrue(PictureReader.read(png, 100).isPresent());
        assertFalse(PictureReader.read(Arrays.copyOf(png, png.length / 2), 100).isPresent());
    }

    /// A PNG file of grey noise.
    ///
    /// @param level of the packing; 0 for a file as large as its pixels
    private static byte[] png(int width, int height, int level) {
        var packed = new ByteArrayOutputStream();
        var row = new byte[1 + width];
        var random = new Random(1);
        try (var out = new DeflaterOutputStream(packed, new Deflater(level))) {
            for (int y = 0; y < height; y++) {
                random.nextBytes(row);
                row[0] = 0;
                out.write(row);
            }
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        var file = new ByteArrayOutputStream();
        file.writeBytes(ByteBuffer.allocate(8).putLong(0x8950_4E47_0D0A_1A0AL).array());
        chunk(file, 0x4948_4452, ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 8).array());
        chunk(file, 0x4944_4154, packed.toByteArray());
        chunk(file, 0x4945_4E44, new byte[0]);
        return file.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream file, int name, byte[] data) {
        var named = ByteBuffer.allocate(4 + data.length).putInt(name).put(data).array();
        var sum = new CRC32();
        sum.update(named);
        file.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        file.writeBytes(named);
        file.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }

    @Test
    void aPictureMayHaveAsManyPixelsAsAreDecodedAndNotARowMore() throws Exception {
        var most = Files.write(folder.resolve("most.png"), png(EDGE, EDGE, 0));
        var read = PictureReader.read(most, 200).orElseThrow();
        assertEquals(200, read.image().getWidth());
        assertEquals(EDGE, read.height());
        try (var header = new RandomAccessFile(most.toFile(), "rw")) {
            header.seek(20);
            header.writeInt(EDGE + 1);
        }
        assertFalse(PictureReader.read(most, 200).isPresent());
    }

    @Test
    void aPhotoMayHaveMorePixelsThanADrawing() {
        var jpeg = JpegFile.of(Pixels.of(new WritableImage(16, 16)), 90);
        int size = 0;
        while ((jpeg[size] & 0xFF) != 0xFF || (jpeg[size + 1] & 0xFF) != 0xC0) size++;
        var header = ByteBuffer.wrap(jpeg);
        header.putShort(size + 5, (short) 5_000).putShort(size + 7, (short) 10_000);
        assertEquals(200, PictureReader.read(jpeg, 200).orElseThrow().image().getWidth());
        header.putShort(size + 5, (short) 5_001);
        assertFalse(PictureReader.read(jpeg, 200).isPresent());
    }

    @Test
    void aFileMayHaveAsManyBytesAsAreReadAndNotOneMore() throws Exception {
        var file = Files.write(folder.resolve("long.png"), png(16, 8, 1));
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(PictureReader.MOST_BYTES);
            assertTrue(PictureReader.read(file, 100).isPresent());
            sparse.setLength(PictureReader.MOST_BYTES + 1L);
        }
        assertFalse(PictureReader.read(file, 100).isPresent());
    }

    @Test
    void whatIsNoFileIsNoPicture() {
        assertFalse(PictureReader.read(folder, 100).isPresent());
        assertFalse(PictureReader.read(folder.resolve("none.png"), 100).isPresent());
    }

    @Test
    void theWindowDecodesNothingItself() throws Exception {
        var png = png(16, 8, 1);
        FxThread.run(() -> assertThrows(IllegalStateException.class, () -> PictureReader.read(png, 100)));
        FxThread.run(() -> assertThrows(IllegalStateException.class, () -> PictureReader.preview(png)));
    }
}
