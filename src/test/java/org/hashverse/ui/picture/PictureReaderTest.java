package org.hashverse.ui.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;

/// Pictures are decoded upright and in bounds, and previews fit.
@ExtendWith(ApplicationExtension.class)
class PictureReaderTest {
    /// Red at the left, blue at the right, and a white corner at the top left.
    private static Image halves(int width, int height) {
        var image = new WritableImage(width, height);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) image.getPixelWriter().setColor(x, y, x < width / 4 && y < height / 4 ? Color.WHITE : x < width / 2 ? Color.RED : Color.BLUE);
        return image;
    }

    private static void near(Color wanted, Color found) {
        double distance = Math.abs(wanted.getRed() - found.getRed()) + Math.abs(wanted.getGreen() - found.getGreen()) + Math.abs(wanted.getBlue() - found.getBlue());
        assertTrue(distance < 0.3, () -> wanted + " is not " + found);
    }

    private static Color colour(Image image, double x, double y) {
        return image.getPixelReader().getColor((int) (x * (image.getWidth() - 1)), (int) (y * (image.getHeight() - 1)));
    }

    @Test
    void aPngFileOfOursIsReadAsItWas() {
        var read = PictureReader.read(PngFile.of(halves(80, 40)), 1_000).orElseThrow();
        assertEquals(80, read.width());
        assertEquals(40, read.height());
        assertEquals(Color.WHITE, colour(read.image(), 0.02, 0.02));
        assertEquals(Color.RED, colour(read.image(), 0.4, 0.9));
        assertEquals(Color.BLUE, colour(read.image(), 0.9, 0.1));
    }

    @Test
    void aTransparentPngStaysTransparent() {
        var image = new WritableImage(9, 7);
        image.getPixelWriter().setColor(3, 3, Color.color(0, 1, 0, 0.5));
        var read = PictureReader.read(PngFile.of(image), 100).orElseThrow().image();
        assertEquals(0, read.getPixelReader().getArgb(0, 0));
        assertEquals(0x80, read.getPixelReader().getArgb(3, 3) >>> 24, 1);
    }

    @Test
    void aJpegFileOfOursIsReadNearlyAsItWas() {
        var read = PictureReader.read(JpegFile.of(Pixels.of(halves(83, 41)), 90), 1_000).orElseThrow();
        assertEquals(83, read.width());
        assertEquals(41, read.height());
        near(Color.WHITE, colour(read.image(), 0.05, 0.05));
        near(Color.RED, colour(read.image(), 0.4, 0.9));
        near(Color.BLUE, colour(read.image(), 0.9, 0.1));
    }

    /// The file with a segment that says how the camera was held.
    private static byte[] turned(byte[] jpeg, int code, ByteOrder order) {
        var tags = ByteBuffer.allocate(26).order(order);
        tags.putShort((short) (order == ByteOrder.LITTLE_ENDIAN ? 0x4949 : 0x4D4D)).putShort((short) 42).putInt(8).putShort((short) 1);
        tags.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) code).putShort((short) 0).putInt(0);
        var out = new ByteArrayOutputStream();
        out.writeBytes(Arrays.copyOf(jpeg, 2));
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xE1, 0, 34});
        out.writeBytes("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(tags.array());
        out.writeBytes(Arrays.copyOfRange(jpeg, 2, jpeg.length));
        return out.toByteArray();
    }

    @Test
    void aPhotoStandsUpright() {
        var jpeg = JpegFile.of(Pixels.of(halves(80, 40)), 90);
        for (var order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            var right = PictureReader.read(turned(jpeg, 6, order), 1_000).orElseThrow(); // the camera was turned to the left: the left edge is the top
            assertEquals(40, right.width());
            assertEquals(80, right.height());
            near(Color.WHITE, colour(right.image(), 0.95, 0.05));
            near(Color.RED, colour(right.image(), 0.2, 0.2));
            near(Color.BLUE, colour(right.image(), 0.5, 0.9));
            var head = PictureReader.read(turned(jpeg, 3, order), 1_000).orElseThrow();
            near(Color.WHITE, colour(head.image(), 0.95, 0.95));
            near(Color.BLUE, colour(head.image(), 0.1, 0.1));
            var left = PictureReader.read(turned(jpeg, 8, order), 1_000).orElseThrow();
            near(Color.WHITE, colour(left.image(), 0.05, 0.95));
            near(Color.BLUE, colour(left.image(), 0.5, 0.1));
            near(Color.WHITE, colour(PictureReader.read(turned(jpeg, 2, order), 1_000).orElseThrow().image(), 0.95, 0.05));
        }
        assertEquals(80, PictureReader.read(turned(jpeg, 9, ByteOrder.BIG_ENDIAN), 1_000).orElseThrow().width(), "a code that does not exist");
    }

    @Test
    void aLargePictureIsMadeSmaller() {
        var read = PictureReader.read(PngFile.of(halves(800, 400)), 100).orElseThrow();
        assertEquals(100, read.image().getWidth());
        assertEquals(50, read.image().getHeight());
        assertEquals(800, read.width());
    }

    @Test
    void aHeaderThatPromisesTooMuchIsNoPicture(@TempDir Path folder) throws Exception {
        var png = PngFile.of(halves(20, 20));
        ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);
        assertEquals(Optional.empty(), PictureReader.read(png, 100));
        assertEquals(Optional.empty(), PictureReader.read(Files.write(folder.resolve("bomb.png"), png), 100));
        var small = PngFile.of(halves(641, 640));
        assertEquals(Optional.empty(), PictureReader.preview(small), "more than a preview may have");
        assertTrue(PictureReader.preview(PngFile.of(halves(640, 640))).isPresent());
    }

    @Test
    void aTornFileIsNoPicture() {
        var png = PngFile.of(halves(80, 80));
        var jpeg = JpegFile.of(Pixels.of(halves(80, 80)), 90);
        for (int length : new int[] {0, 1, 8, 25, 40}) {
            assertFalse(PictureReader.read(Arrays.copyOf(png, length), 100).isPresent(), "PNG of " + length);
            assertFalse(PictureReader.read(Arrays.copyOf(jpeg, length), 100).isPresent(), "JPEG of " + length);
        }
    }

    /// A GIF file of 2 × 1 pixels with frames of one colour each.
    private static byte[] gif(int frames) {
        var out = new ByteArrayOutputStream();
        out.writeBytes("GIF89a".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(new byte[] {2, 0, 1, 0, (byte) 0x80, 0, 0, (byte) 255, 0, 0, 0, 0, (byte) 255});
        for (int i = 0; i < frames; i++) {
            out.writeBytes(new byte[] {0x21, (byte) 0xF9, 4, 0, 10, 0, 0, 0});
            out.writeBytes(new byte[] {0x2C, 0, 0, 0, 0, 2, 0, 1, 0, 0, 2});
            out.writeBytes(i == 0 ? new byte[] {2, 0x04, 0x0A, 0} : new byte[] {2, 0x4C, 0x0A, 0}); // clear, two pixels, end
        }
        out.write(0x3B);
        return out.toByteArray();
    }

    @Test
    void aMovingPictureShowsItsFirstFrame() {
        assertEquals(gif(1).length, GifFrame.first(gif(3)).orElseThrow().length);
        var read = PictureReader.read(gif(3), 100).orElseThrow();
        assertEquals(2, read.width());
        assertEquals(Color.RED, colour(read.image(), 0, 0));
        var wide = gif(1);
        wide[32] = 3; // the frame is wider than the picture
        assertEquals(Optional.empty(), PictureReader.read(wide, 100));
        assertEquals(Optional.empty(), PictureReader.read(Arrays.copyOf(gif(2), 30), 100));
    }

    @Test
    void aPreviewFitsItsRoom() {
        var noise = new WritableImage(900, 700);
        long seed = 1;
        for (int y = 0; y < 700; y++)
            for (int x = 0; x < 900; x++) {
                seed = seed * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
                noise.getPixelWriter().setArgb(x, y, 0xFF00_0000 | (int) (seed >>> 40));
            }
        for (int room : new int[] {Preview.MOST_BYTES, 6_000, 1_500}) {
            var preview = Preview.of(noise, room).orElseThrow();
            assertTrue(preview.length <= room, room + ": " + preview.length);
            assertTrue(PictureReader.preview(preview).isPresent());
            assertEquals(Arrays.toString(preview), Arrays.toString(Preview.bytes(Preview.text(preview)).orElseThrow()));
        }
        assertEquals(Optional.empty(), Preview.of(noise, 100));
        assertTrue(Preview.text(Preview.of(noise, Preview.MOST_BYTES).orElseThrow()).length() <= 32_768);
        assertEquals(0x89, Preview.of(halves(64, 64), Preview.MOST_BYTES).orElseThrow()[0] & 0xFF, "a drawing stays exact");
    }

    @Test
    void aPreviewThatIsNoneIsEmpty() {
        assertEquals(Optional.empty(), Preview.bytes(""));
        assertEquals(Optional.empty(), Preview.bytes("A"));
        assertEquals(Optional.empty(), PictureReader.preview(new byte[100]));
    }
}
