package org.hashverse.ui.picture;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/// Writes a picture as a baseline JPEG file (ITU-T T.81), with colour at half the resolution, as photos are stored. What is transparent becomes white. For small pictures: it
/// is simple rather than fast. One file for each object.
final class JpegFile {
    /// The tables of T.81, annex K.1, for light and for colour, in rows.
    private static final int[] LIGHT = {
            16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51, 87, 80, 62,
            18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99};
    private static final int[] COLOUR = {
            17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99, 47, 66, 99, 99, 99, 99, 99, 99,
            99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99};
    private static final int[] ZIGZAG = zigzag();
    private static final double[][] COSINES = cosines();
    /// How many codes have each length from 1 to 16, and what they stand for (annex K.3); one pair of tables serves light and colour.
    private static final int[] FIRST_LENGTHS = {0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0};
    private static final int[] FIRST_VALUES = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
    private static final int[] OTHER_LENGTHS = {0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 0x7D};
    private static final int[] OTHER_VALUES = otherValues();
    private static final int NO_MORE = 0x00;
    private static final int SIXTEEN_ZEROS = 0xF0;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final int[] first = codes(FIRST_LENGTHS, FIRST_VALUES);
    private final int[] other = codes(OTHER_LENGTHS, OTHER_VALUES);
    private int bits;
    private int bitCount;

    private JpegFile() {}

    /// The file for a picture.
    ///
    /// @param quality 1 to 100
    static byte[] of(Pixels pixels, int quality) {
        return new JpegFile().file(pixels, quality);
    }

    private byte[] file(Pixels pixels, int quality) {
        var light = scaled(LIGHT, quality);
        var colour = scaled(COLOUR, quality);
        bytes(0xFF, 0xD8);
        quantisation(0, light);
        quantisation(1, colour);
        bytes(0xFF, 0xC0, 0, 17, 8, pixels.height() >> 8, pixels.height() & 0xFF, pixels.width() >> 8, pixels.width() & 0xFF, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1);
        huffman(0x00, FIRST_LENGTHS, FIRST_VALUES);
        huffman(0x10, OTHER_LENGTHS, OTHER_VALUES);
        bytes(0xFF, 0xDA, 0, 12, 3, 1, 0, 2, 0, 3, 0, 0, 63, 0);
        var last = new int[3];
        for (int y = 0; y < pixels.height(); y += 16)
            for (int x = 0; x < pixels.width(); x += 16) {
                for (int block = 0; block < 4; block++) last[0] = block(samples(pixels, x + block % 2 * 8, y + block / 2 * 8, 1, 0), light, last[0]);
                last[1] = block(samples(pixels, x, y, 2, 1), colour, last[1]);
                last[2] = block(samples(pixels, x, y, 2, 2), colour, last[2]);
            }
        put(0x7F, 7); // fills the last byte with ones
        bytes(0xFF, 0xD9);
        return out.toByteArray();
    }

    /// 8 × 8 samples of one component, each the mean of `step` × `step` pixels.
    ///
    /// @param component 0 for light, 1 for blue, 2 for red (ITU-T T.871)
    private static double[] samples(Pixels pixels, int left, int top, int step, int component) {
        var samples = new double[64];
        for (int i = 0; i < 64; i++) {
            double sum = 0;
            for (int dy = 0; dy < step; dy++)
                for (int dx = 0; dx < step; dx++) {
                    int x = left + i % 8 * step + dx;
                    int y = top + i / 8 * step + dy;
                    double r = pixels.channel(x, y, 16);
                    double g = pixels.channel(x, y, 8);
                    double b = pixels.channel(x, y, 0);
                    sum += switch (component) {
                        case 0 -> 0.299 * r + 0.587 * g + 0.114 * b - 128;
                        case 1 -> -0.168736 * r - 0.331264 * g + 0.5 * b;
                        default -> 0.5 * r - 0.418688 * g - 0.081312 * b;
                    };
                }
            samples[i] = sum / (step * step);
        }
        return samples;
    }

    /// Writes a block.
    ///
    /// @param before the first coefficient of the block before of this component
    /// @return the first coefficient of this one
    private int block(double[] samples, int[] table, int before) {
        var coefficients = new int[64];
        var transformed = transformed(samples);
        for (int i = 0; i < 64; i++) coefficients[i] = (int) Math.round(transformed[ZIGZAG[i]] / table[ZIGZAG[i]]);
        int difference = coefficients[0] - before;
        put(first, size(difference), difference, 0);
        int zeros = 0;
        for (int i = 1; i < 64; i++) {
            if (coefficients[i] == 0) {
                zeros++;
                continue;
            }
            for (; zeros > 15; zeros -= 16) putCode(other[SIXTEEN_ZEROS]);
            put(other, size(coefficients[i]), coefficients[i], zeros);
            zeros = 0;
        }
        if (zeros > 0) putCode(other[NO_MORE]);
        return coefficients[0];
    }

    private static double[] transformed(double[] samples) {
        var rows = new double[64];
        var all = new double[64];
        for (int y = 0; y < 8; y++)
            for (int u = 0; u < 8; u++) for (int x = 0; x < 8; x++) rows[y * 8 + u] += samples[y * 8 + x] * COSINES[u][x];
        for (int u = 0; u < 8; u++)
            for (int v = 0; v < 8; v++) for (int y = 0; y < 8; y++) all[v * 8 + u] += rows[y * 8 + u] * COSINES[v][y];
        return all;
    }

    /// Bits of a coefficient.
    private static int size(int value) {
        return 32 - Integer.numberOfLeadingZeros(Math.abs(value));
    }

    private void put(int[] codes, int size, int value, int zeros) {
        putCode(codes[zeros << 4 | size]);
        put((value < 0 ? value - 1 : value) & (1 << size) - 1, size);
    }

    private void putCode(int code) {
        put(code & 0xFFFF, code >>> 16);
    }

    private void put(int value, int count) {
        for (int i = count - 1; i >= 0; i--) {
            bits = bits << 1 | value >> i & 1;
            if (++bitCount < 8) continue;
            bytes(bits);
            if (bits == 0xFF) bytes(0); // no marker
            bits = 0;
            bitCount = 0;
        }
    }

    private void bytes(int... bytes) {
        for (int one : bytes) out.write(one);
    }

    private void quantisation(int number, int[] table) {
        bytes(0xFF, 0xDB, 0, 67, number);
        for (int i : ZIGZAG) bytes(table[i]);
    }

    private void huffman(int kind, int[] lengths, int[] values) {
        bytes(0xFF, 0xC4, 0, 3 + lengths.length + values.length, kind);
        bytes(lengths);
        bytes(values);
    }

    /// The code of each value: its length above sixteen bits.
    private static int[] codes(int[] lengths, int[] values) {
        var codes = new int[256];
        int code = 0;
        int next = 0;
        for (int length = 1; length <= lengths.length; length++, code <<= 1)
            for (int i = 0; i < lengths[length - 1]; i++) codes[values[next++]] = length << 16 | code++;
        return codes;
    }

    private static int[] scaled(int[] table, int quality) {
        int percent = quality < 50 ? 5_000 / quality : 200 - 2 * quality;
        return Arrays.stream(table).map(value -> Math.clamp((value * percent + 50L) / 100, 1, 255)).toArray();
    }

    private static int[] zigzag() {
        var order = new int[64];
        int at = 0;
        for (int sum = 0; sum < 15; sum++)
            for (int i = Math.max(0, sum - 7); i <= Math.min(7, sum); i++) order[at++] = sum % 2 == 0 ? (sum - i) * 8 + i : i * 8 + sum - i;
        return order;
    }

    private static double[][] cosines() {
        var table = new double[8][8];
        for (int u = 0; u < 8; u++)
            for (int x = 0; x < 8; x++) table[u][x] = (u == 0 ? Math.sqrt(0.125) : 0.5) * Math.cos((2 * x + 1) * u * Math.PI / 16);
        return table;
    }

    /// The most frequent values in the order of annex K.3; the others follow in theirs.
    private static int[] otherValues() {
        int[] frequent = {0x01, 0x02, 0x03, 0x00, 0x04, 0x11, 0x05, 0x12, 0x21, 0x31, 0x41, 0x06, 0x13, 0x51, 0x61, 0x07, 0x22, 0x71, 0x14, 0x32, 0x81, 0x91, 0xA1, 0x08, 0x23, 0x42,
                0xB1, 0xC1, 0x15, 0x52, 0xD1, 0xF0, 0x24, 0x33, 0x62, 0x72, 0x82};
        var all = Arrays.copyOf(frequent, 162);
        int at = frequent.length;
        for (int value = 0; value < 256; value++) {
            int wanted = value;
            boolean used = value == NO_MORE || value == SIXTEEN_ZEROS || (value & 0xF) >= 1 && (value & 0xF) <= 10;
            if (used && Arrays.stream(frequent).noneMatch(known -> known == wanted)) all[at++] = value;
        }
        return all;
    }
}
