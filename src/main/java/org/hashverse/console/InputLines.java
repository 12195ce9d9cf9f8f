package org.hashverse.console;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Reads the lines of a console's input, which is UTF-8. Only a line feed, with or without a carriage return before it, or the end of the input ends a line.
/// A carriage return alone does not, so that a text with one in it does not become two commands. For one thread.
final class InputLines {
    /// Most bytes of a line.
    static final int MAX_BYTES = 1 << 20;

    private final InputStream in;

    InputLines(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /// The next line without its line feed; empty at the end of the input. Blocks.
    ///
    /// @throws Command.Misuse if the line is longer than [#MAX_BYTES]; the next call reads the line after it
    /// @throws IOException    if the input cannot be read
    Optional<String> next() throws IOException, Command.Misuse {
        var line = new ByteArrayOutputStream();
        long bytes = 0;
        int b;
        for (b = in.read(); b >= 0 && b != '\n'; b = in.read()) if (++bytes <= MAX_BYTES) line.write(b);
        if (b < 0 && bytes == 0) return Optional.empty();
        if (bytes > MAX_BYTES) throw new Command.Misuse("a line has at most " + MAX_BYTES + " bytes; none of this one was carried out");
        var text = line.toString(StandardCharsets.UTF_8);
        return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }
}
