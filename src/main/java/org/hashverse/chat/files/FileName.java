package org.hashverse.chat.files;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Makes one element of a path of what a peer calls a file, so that it names a file in the folder it is put in, and nothing else, on every system. Pure.
public final class FileName {
    /// Most bytes of a name in UTF-8, as most file systems allow.
    public static final int MAX_BYTES = 255;
    private static final String NAMELESS = "file";
    private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\\$|conout\\$)( *\\..*)?");

    private FileName() {}

    /// The name, in composed form: of a path its last element; `_` for characters that some system does not allow in a name; without control characters, invisible characters
    /// and those that change the direction of writing; without spaces and dots at its end, and no dot at its beginning; `_` before the name of a device; shortened to [#MAX_BYTES]
    /// in front of its ending. `file` if nothing is left.
    public static String safe(String claimed) {
        var composed = Normalizer.normalize(claimed, Normalizer.Form.NFC);
        var element = composed.replaceAll("[/\\\\]+$", "").replaceFirst("(?s)^.*[/\\\\]", "");
        var plain = new StringBuilder();
        element.codePoints().filter(FileName::kept).map(point -> point < 128 && ":*?\"<>|".indexOf(point) >= 0 ? '_' : point).forEach(plain::appendCodePoint);
        var trimmed = plain.toString().strip().replaceAll("[. ]+$", "").replaceFirst("^[. ]+", "");
        if (trimmed.isEmpty()) return NAMELESS;
        return shortened(DEVICE.matcher(trimmed).matches() ? "_" + trimmed : trimmed);
    }

    private static boolean kept(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.PRIVATE_USE, Character.UNASSIGNED -> point == 0x200D;
            default -> true;
        };
    }

    /// The name with at most [#MAX_BYTES]: characters before its ending are left out.
    private static String shortened(String name) {
        if (bytes(name) <= MAX_BYTES) return name;
        var ending = ending(name);
        if (bytes(ending) > MAX_BYTES / 2) ending = "";
        var stem = name.substring(0, name.length() - ending.length());
        while (bytes(stem) + bytes(ending) > MAX_BYTES) stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        return stem.stripTrailing() + ending;
    }

    /// The ending of a name with its dot, as in `.pdf` or `.tar.gz`; empty for none.
    public static String ending(String name) {
        int dot = name.lastIndexOf('.');
        if (dot <= 0) return "";
        int before = name.lastIndexOf('.', dot - 1);
        return before > 0 && name.startsWith("tar.", before + 1) ? name.substring(before) : name.substring(dot);
    }

    /// The same name with a number, as in `report (2).pdf`, for a folder that has a file of this name already.
    ///
    /// @param number from 2
    public static String numbered(String name, int number) {
        var ending = ending(name);
        var mark = " (" + number + ")";
        var stem = name.substring(0, name.length() - ending.length());
        while (!stem.isEmpty() && bytes(stem) + bytes(mark) + bytes(ending) > MAX_BYTES) stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        return stem + mark + ending;
    }

    /// Whether two names are one file on some system: they differ in case or in how accents are written.
    public static boolean same(String one, String other) {
        return folded(one).equals(folded(other));
    }

    /// What [#same] compares.
    public static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
