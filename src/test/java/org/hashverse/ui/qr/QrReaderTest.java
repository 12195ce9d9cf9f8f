package org.hashverse.ui.qr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class QrReaderTest {
    /// As long as the invite of a computer with two addresses.
    private static final String LINK = "hashverse://add?k=" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".repeat(2).substring(0, 51) + "A&a=192.168.178.24:8000&a=[2001:db8:85a3:8d3:1319:8a2e:370:7348]:8000&n=Ana+Lindqvist&t="
            + "0123456789abcdef".repeat(2) + "&v=1";
    private static final String LONGEST = "hashverse://add?" + "x".repeat(1_008);

    private static Optional<String> read(GreyPicture picture) {
        return QrReader.read(picture);
    }

    @Test
    void aCodeOnTheScreenIsReadAtOnceAndTwiceItsSize() {
        for (var text : new String[] {"A", LINK, LONGEST}) for (int scale : new int[] {2, 3, 4, 6, 8}) {
            var code = QrCode.of(text).picture(scale);
            assertEquals(Optional.of(text), read(code), text.length() + " × " + scale);
            assertEquals(Optional.of(text), read(Distorted.onADesk(code, code.width() + 700, code.height() + 500)), "in a screenshot, " + text.length() + " × " + scale);
        }
    }

    @Test
    void aCodeIsReadFromAPhotoThatIsScaledTurnedAndBlurred() {
        for (var text : new String[] {LINK, LONGEST}) for (double degrees : new double[] {-5, 5, 185}) for (double scale : text.equals(LINK) ? new double[] {1, 1.3, 2.6} : new double[] {1.3}) {
            var code = QrCode.of(text).picture(5);
            var photo = Distorted.blurred(Distorted.scaledAndTurned(Distorted.onADesk(code, code.width() + 300, code.height() + 200), scale, degrees), scale > 2 ? 2 : 1);
            assertEquals(Optional.of(text), read(photo), text.length() + " × " + scale + " turned by " + degrees);
        }
    }

    @Test
    void aPictureWithoutACodeHasNone() {
        var random = new Random(3);
        var noise = new byte[600 * 400];
        random.nextBytes(noise);
        assertEquals(Optional.empty(), read(new GreyPicture(600, 400, noise)));
        assertEquals(Optional.empty(), read(new GreyPicture(600, 400, new byte[600 * 400])));
        assertEquals(Optional.empty(), read(new GreyPicture(1, 1, new byte[1])));
        assertEquals(Optional.empty(), read(new GreyPicture(1, 5_000, new byte[5_000])));
        var code = QrCode.of(LINK).picture(3);
        for (int y = 0; y < code.height(); y++) code.grey()[y * code.width() + code.width() / 2 + y % 40] = 0;
        for (int i = 0; i < code.grey().length; i += 2) code.grey()[i] = (byte) random.nextInt();
        assertEquals(Optional.empty(), read(code), "too much of it is damaged");
    }

    /// Corners of codes side by side, each with a light edge.
    private static GreyPicture corners(int across, int down) {
        int pitch = 22; // a corner has 7 modules, here of 2 pixels
        int width = across * pitch;
        var grey = new byte[width * down * pitch];
        for (int y = 0; y < down * pitch; y++) for (int x = 0; x < width; x++) {
            int far = Math.max(Math.abs(x % pitch / 2 - 5), Math.abs(y % pitch / 2 - 5)); // in modules from the middle
            grey[y * width + x] = (byte) (far <= 1 || far == 3 ? 0 : 255);
        }
        return new GreyPicture(width, down * pitch, grey);
    }

    @Test
    @Timeout(60)
    void aPictureFullOfCornersIsGivenUp() {
        // 3,600 corners: ZXing would compare each three of them, twice at each size
        assertEquals(Optional.empty(), read(corners(60, 60)));
    }

    @Test
    void aCodeWithAsManyCornersAsMayBeIsReadAndOneWithMoreIsNot() {
        assertEquals(1_000, QrReader.MOST_CORNERS);
        var smallest = QrCode.of("A").picture(2); // three corners, and no mark for alignment
        assertEquals(Optional.of("A"), QrReader.read(smallest, 3));
        assertEquals(Optional.empty(), QrReader.read(smallest, 2));
    }

    @Test
    void aTextFitsUpToTheGreatestCodeOfErrorCorrectionM() {
        assertEquals(177 + 2 * QrCode.EDGE, QrCode.of("x".repeat(QrCode.MOST_CHARACTERS)).size());
        assertThrows(IllegalArgumentException.class, () -> QrCode.of("x".repeat(QrCode.MOST_CHARACTERS + 1)));
        assertThrows(IllegalArgumentException.class, () -> QrCode.of(""));
    }
}
