package org.hashverse.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Chance against the reader: whatever the bytes, a frame or an [IOException].
class FrameFuzzTest {
    private static final int INPUTS = 20_000;
    private static final List<String> MORSELS = List.of(
            "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud83d", "\\ude00", "\\u0000", "null", "true", "-", "-0", ".", "e9", "0",
            "9007199254740992", "9223372036854775808", "{\"x\":", "[[[[[[[[[", "//", "'", "\n", "\u2028", "\uFEFF", "\u0000", " ",
            "\"nonce\":1,", "\"number\":\"1\",");
    private static final List<byte[]> SEEDS = Frames.all().stream().map(FrameWriter::encode).filter(bytes -> bytes.length < 3_000).toList();

    @Test
    void nothingButAFrameOrAnIOExceptionComesOut() throws IOException {
        var random = new Random(20_261_101);
        int accepted = 0;
        for (int i = 0; i < INPUTS; i++) {
            var input = i % 10 == 0 ? noise(random) : mutated(random);
            var reader = new FrameReader(new ByteArrayInputStream(input));
            reader.helloDone();
            Frame frame;
            try {
                frame = reader.read();
            } catch (ProtocolException | EOFException refused) {
                continue;
            } catch (Throwable escaped) {
                throw new AssertionError("input " + i + ": " + Arrays.toString(input), escaped);
            }
            accepted++;
            if (!(frame instanceof Frame.Unknown)) assertEquals(frame, Frames.read(FrameWriter.encode(frame)), "input " + i);
        }
        assertTrue(accepted > INPUTS / 20 && accepted < INPUTS * 19 / 20, accepted + " accepted: the chance is not worth much");
    }

    private static byte[] noise(Random random) {
        var input = new byte[random.nextInt(200)];
        random.nextBytes(input);
        if (input.length > 5 && random.nextBoolean()) ByteBuffer.wrap(input).putInt(input.length - 4).put(type(random));
        return input;
    }

    private static byte type(Random random) {
        return (byte) FrameType.values()[random.nextInt(FrameType.values().length)].number();
    }

    private static byte[] mutated(Random random) {
        var seed = SEEDS.get(random.nextInt(SEEDS.size()));
        byte type = random.nextInt(20) == 0 ? type(random) : seed[4];
        var body = Arrays.copyOfRange(seed, 5, seed.length);
        for (int times = 1 + random.nextInt(3); times > 0; times--) body = change(random, body);
        var frame = Frames.framed(type & 0xff, body);
        return random.nextInt(20) == 0 ? Arrays.copyOf(frame, random.nextInt(frame.length + 1)) : frame;
    }

    private static byte[] change(Random random, byte[] body) {
        if (body.length == 0) return body;
        int at = random.nextInt(body.length);
        int end = Math.min(body.length, at + 1 + random.nextInt(20));
        return switch (random.nextInt(6)) {
            case 0 -> {
                body[at] ^= (byte) (1 << random.nextInt(8));
                yield body;
            }
            case 1 -> {
                body[at] = (byte) random.nextInt(256);
                yield body;
            }
            case 2 -> spliced(body, at, at, MORSELS.get(random.nextInt(MORSELS.size())).getBytes(StandardCharsets.UTF_8));
            case 3 -> spliced(body, at, end, new byte[0]);
            case 4 -> spliced(body, at, at, Arrays.copyOfRange(body, at, end));
            default -> reordered(random, body);
        };
    }

    private static byte[] spliced(byte[] body, int from, int to, byte[] middle) {
        return ByteBuffer.allocate(body.length - (to - from) + middle.length).put(body, 0, from).put(middle).put(body, to, body.length - to).array();
    }

    /// Fields in another order, which changes nothing, or, where a value holds a comma, everything.
    private static byte[] reordered(Random random, byte[] body) {
        var text = new String(body, StandardCharsets.UTF_8);
        if (text.length() < 2) return body;
        var fields = Arrays.asList(text.substring(1, text.length() - 1).split(",", -1));
        Collections.shuffle(fields, random);
        return ("{" + String.join(",", fields) + "}").getBytes(StandardCharsets.UTF_8);
    }
}
