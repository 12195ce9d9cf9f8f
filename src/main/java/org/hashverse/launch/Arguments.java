package org.hashverse.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The words of the command line as they were typed. Java decodes them in the locale's encoding, and under LANG=C damages everything but ASCII. Linux
/// keeps the bytes.
public final class Arguments {
    private static final Path RAW_COMMAND_LINE = Path.of("/proc/self/cmdline");

    private Arguments() {}

    /// The words of a command line as the person typed them.
    public static List<String> utf8(String[] given) {
        var arguments = List.of(given);
        if (ascii(arguments) || !Files.isReadable(RAW_COMMAND_LINE)) return arguments;
        try {
            return restore(arguments, new String(Files.readAllBytes(RAW_COMMAND_LINE), StandardCharsets.UTF_8));
        } catch (IOException notReadable) {
            return arguments;
        }
    }

    private static boolean ascii(List<String> words) {
        for (var word : words) for (int i = 0; i < word.length(); i++) if (word.charAt(i) >= 0x80) return false;
        return true;
    }

    /// The given words as they were typed: the last words of `typed`, if there are enough of them and each ASCII word equals the given one; else the given words.
    ///
    /// @param typed the whole command line, each word terminated by NUL; it begins with Java and its options
    static List<String> restore(List<String> given, String typed) {
        var words = List.of(typed.split("\0", -1));
        int end = words.size() - 1;
        if (end < given.size()) return given;
        var last = words.subList(end - given.size(), end);
        for (int i = 0; i < given.size(); i++)
            if (ascii(List.of(given.get(i))) && !given.get(i).equals(last.get(i))) return given;
        return last;
    }
}
