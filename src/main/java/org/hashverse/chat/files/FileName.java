package org.hashverse.chat.files;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Makes one element of a path of what a peer calls a file, so that it names a file in the folder it is put in, and nothing else, on every system. Pure.
public final class FileName {
    /// Most bytes of a name in UTF-8, as most file systems allow.
    public static final int MAX_BYTES = 255;
    /// Most characters of a claimed name that are looked at. No system has longer names.
    public static final int MOST_READ = 1_024;
    private static final String NAMELESS = "file";
    /// Letters and a symbol that draw nothing: fillers of Hangul and the Braille blank.
    private static final String FILLERS = "\u115F\u1160\u3164\uFFA0\u2800";
    private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\\$|conout\\$)( *\\..*)?");

    private FileName() {}

    /// The name, in composed form: of a path its last element; `_` for characters that some system does not allow in a name; without control characters, invisible characters
    /// and those that change the direction of writing; without spaces and dots at its end, and no dot at its beginning; `_` before the name of a device; shortened to [#MAX_BYTES]
    /// in front of its ending. `file` if nothing visible is left. Of a longer text than [#MOST_READ] only the end counts. The work grows with the length alone, whatever the text is.
    public static String safe(String claimed) {
        var composed = Normalizer.normalize(lastElement(claimed.substring(Math.max(0, claimed.length() - MOST_READ))), Normalizer.Form.NFC);
        var plain = new StringBuilder();
        composed.codePoints().filter(FileName::kept).map(point -> point < 128 && ":*?\"<>|".indexOf(point) >= 0 ? '_' : point).forEach(plain::appendCodePoint);
        var trimmed = trimmed(plain.toString());
        var name = shortened(DEVICE.matcher(trimmed).matches() ? "_" + trimmed : trimmed);
        return name.codePoints().allMatch(FileName::drawnOverOthers) ? NAMELESS : name;
    }

    // index by index: a regular expression that looks for what stands at the end tries again from each place
    private static String lastElement(String path) {
        int end = path.length();
        while (end > 0 && separator(path.charAt(end - 1))) end--;
        int start = end;
        while (start > 0 && !separator(path.charAt(start - 1))) start--;
        return path.substring(start, end);
    }

    private static boolean separator(char c) {
        return c == '/' || c == '\\';
    }

    private static String trimmed(String name) {
        int end = name.length();
        while (end > 0 && spaceOrDot(name.charAt(end - 1))) end--;
        int start = 0;
        while (start < end && spaceOrDot(name.charAt(start))) start++;
        return name.substring(start, end);
    }

    private static boolean spaceOrDot(char c) {
        return c == '.' || Character.isSpaceChar(c) || Character.isWhitespace(c);
    }

    private static boolean kept(int point) {
        if (FILLERS.indexOf(point) >= 0) return false;
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.PRIVATE_USE, Character.UNASSIGNED -> point == 0x200D;
            default -> true;
        };
    }

    private static boolean drawnOverOthers(int point) {
        return point == 0x200D || Character.getType(point) == Character.NON_SPACING_MARK;
    }

    /// The name with at most [#MAX_BYTES]: characters before its ending are left out.
    private static String shortened(String name) {
        if (bytes(name) <= MAX_BYTES) return name;
        var ending = ending(name);
        if (bytes(ending) > MAX_BYTES / 2) ending = "";
        int room = MAX_BYTES - bytes(ending);
        int end = 0;
        for (int next = 0; next < name.length() - ending.length(); next += Character.charCount(name.codePointAt(next))) {
            room -= bytes(Character.toString(name.codePointAt(next)));
            if (room < 0) break;
            end = next + Character.charCount(name.codePointAt(next));
        }
        return trimmed(name.substring(0, end)) + ending;
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
