package org.hashverse.wire;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Bytes from a seed that a reader seldom expects: noise, frames with a few changes, valid frames at the wrong time, and inputs that are meant to
/// overload it.
public final class FrameFuzz {
    private static final List<String> MORSELS = List.of(
            "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud83d", "\\ude00", "\\u0000", "null", "true", "-", "-0", ".", "e9", "0",
            "9007199254740992", "9223372036854775808", "{\"x\":", "[[[[[[[[[", "//", "'", "\n", "\u2028", "\uFEFF", "\u0000", " ",
            "\"nonce\":1,", "\"number\":\"1\",");
    /// Bytes that are not UTF-8: truncated, overlong, halves of a surrogate pair, beyond the last character.
    private static final List<byte[]> BROKEN = List.of(new byte[] {(byte) 0xc3}, new byte[] {(byte) 0xc0, (byte) 0x80}, new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
            new byte[] {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80}, new byte[] {(byte) 0xff}, new byte[] {(byte) 0x80}, new byte[] {(byte) 0xe2, (byte) 0x80});
    private static final List<byte[]> SEEDS = Frames.all().stream().map(FrameWriter::encode).filter(bytes -> bytes.length < 3_000).toList();
    private static final int GREATEST = 60_000;
    private final long seed;
    private final Random random;

    /// A fuzzer with a seed.
    public FrameFuzz(long seed) {
        this.seed = seed;
        random = new Random(seed);
    }

    /// The next input.
    public byte[] next() {
        int draw = random.nextInt(100);
        if (draw < 10) return noise();
        if (draw < 12) return monster();
        return draw < 30 ? SEEDS.get(random.nextInt(SEEDS.size())).clone() : mutated();
    }

    /// The results of a reader.
    ///
    /// @param frames inputs that were read as frames
    /// @param strays inputs that gave neither a refusal nor a frame which can be written and read again
    /// @param first  the first of the strays, if any
    record Fed(int frames, int strays, Optional<AssertionError> first) {}

    /// Feeds inputs to a reader.
    Fed feed(int inputs) {
        int frames = 0;
        int strays = 0;
        Optional<AssertionError> first = Optional.empty();
        for (int i = 0; i < inputs; i++) {
            var input = next();
            var reader = new FrameReader(new ByteArrayInputStream(input));
            if (random.nextInt(10) > 0) reader.helloDone();
            try {
                var frame = reader.read();
                frames++;
                if (!(frame instanceof Frame.Unknown) && !frame.equals(again(frame))) throw new IllegalStateException("became " + frame);
            } catch (ProtocolException | EOFException refused) {
                // expected: a refusal
            } catch (Throwable escaped) {
                strays++;
                if (first.isEmpty()) first = Optional.of(new AssertionError("seed " + seed + ", input " + i + ": " + Base64.getEncoder().encodeToString(input), escaped));
            }
        }
        return new Fed(frames, strays, first);
    }

    private static Frame again(Frame frame) {
        try {
            return Frames.read(FrameWriter.encode(frame));
        } catch (IOException refused) {
            throw new IllegalStateException("is refused the second time", refused);
        }
    }

    private byte[] noise() {
        var input = new byte[random.nextInt(200)];
        random.nextBytes(input);
        if (input.length > 5 && random.nextBoolean()) ByteBuffer.wrap(input).putInt(input.length - 4).put(type());
        return input;
    }

    private byte type() {
        return (byte) FrameType.values()[random.nextInt(FrameType.values().length)].number();
    }

    /// Values that are deep, long or many.
    private byte[] monster() {
        int times = 1 + random.nextInt(GREATEST / 8);
        var body = switch (random.nextInt(7)) {
            case 0 -> "{\"x\":" + "[".repeat(times);
            case 1 -> "{\"x\":".repeat(times);
            case 2 -> "{\"x\":\"" + "\\u00e9".repeat(times) + "\"}";
            case 3 -> "{\"x\":" + "9".repeat(times) + "}";
            case 4 -> "{" + "\"x\":1,".repeat(times) + "\"y\":1}";
            case 5 -> "{\"addresses\":[" + "\"a:1\",".repeat(times) + "\"a:1\"],\"share\":true}";
            default -> " ".repeat(times) + "{\"nonce\":1}" + "\n".repeat(times);
        };
        return Frames.framed(type() & 0xff, body.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] mutated() {
        var seed = SEEDS.get(random.nextInt(SEEDS.size()));
        byte type = random.nextInt(20) == 0 ? type() : seed[4];
        var body = Arrays.copyOfRange(seed, 5, seed.length);
        for (int times = 1 + random.nextInt(3); times > 0; times--) body = change(body);
        var frame = Frames.framed(type & 0xff, body);
        return random.nextInt(20) == 0 ? Arrays.copyOf(frame, random.nextInt(frame.length + 1)) : frame;
    }

    private byte[] change(byte[] body) {
        if (body.length == 0) return body;
        int at = random.nextInt(body.length);
        int end = Math.min(body.length, at + 1 + random.nextInt(20));
        return switch (random.nextInt(7)) {
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
            case 5 -> spliced(body, at, at, BROKEN.get(random.nextInt(BROKEN.size())));
            default -> reordered(body);
        };
    }

    private static byte[] spliced(byte[] body, int from, int to, byte[] middle) {
        return ByteBuffer.allocate(body.length - (to - from) + middle.length).put(body, 0, from).put(middle).put(body, to, body.length - to).array();
    }

    /// Swaps fields, which changes nothing, or, if a value holds a comma, breaks the frame.
    private byte[] reordered(byte[] body) {
        var text = new String(body, StandardCharsets.UTF_8);
        if (text.length() < 2) return body;
        var fields = Arrays.asList(text.substring(1, text.length() - 1).split(",", -1));
        Collections.shuffle(fields, random);
        return ("{" + String.join(",", fields) + "}").getBytes(StandardCharsets.UTF_8);
    }
}
