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
    private static final String FORBIDDEN = ":*?\"<>|";
    private static final int JOINER = 0x200D;
    private static final int EMOJI_STYLE = 0xFE0F;
    private static final String INVISIBLE = "\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0"; // Unicode calls them letters, marks and symbols
    private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|clock\\$|com[0-9¹²³]|lpt[0-9¹²³]|conin\\$|conout\\$)( *\\..*)?");

    private FileName() {}

    /// The name, in composed form: of a path its last element; `_` for characters that some system does not allow in a name; without control characters, invisible characters
    /// and those that change the direction of writing, but for joiners inside an emoji; without spaces and dots at its beginning and end; `_` before the name of a device;
    /// shortened to [#MAX_BYTES] in front of its ending. `file` if nothing visible is left. Of a longer text than [#MOST_READ] only the end counts.
    ///
    /// A safe name stays as it is.
    public static String safe(String claimed) {
        var element = element(claimed.substring(Math.max(0, claimed.length() - MOST_READ)));
        var name = Normalizer.normalize(visible(Normalizer.normalize(element, Normalizer.Form.NFC)), Normalizer.Form.NFC); // what is left out may part a letter and its accent
        name = shortened(trimmed(name));
        if (name.codePoints().noneMatch(FileName::drawn)) return NAMELESS;
        return DEVICE.matcher(name).matches() ? shortened("_" + name) : name; // a cut may have left the name of a device
    }

    /// The last element of a path. Without regular expressions, as they take a long time for a long row of slashes, and a peer chooses the text.
    private static String element(String path) {
        int end = path.length();
        while (end > 0 && slash(path.charAt(end - 1))) end--;
        int start = end;
        while (start > 0 && !slash(path.charAt(start - 1))) start--;
        return path.substring(start, end);
    }

    private static boolean slash(char letter) {
        return letter == '/' || letter == '\\';
    }

    /// Leaves out what is not kept, and puts `_` for what some system does not allow.
    private static String visible(String name) {
        var points = name.codePoints().toArray();
        var kept = new StringBuilder();
        for (int i = 0; i < points.length; i++) {
            int point = points[i];
            if (point == JOINER ? joins(points, i) : kept(point)) kept.appendCodePoint(point < 128 && FORBIDDEN.indexOf(point) >= 0 ? '_' : point);
        }
        return kept.toString();
    }

    /// Whether the joiner at this place joins two parts of an emoji.
    private static boolean joins(int[] points, int at) {
        if (at == 0 || at == points.length - 1 || !Character.isExtendedPictographic(points[at + 1])) return false;
        int before = at - 1;
        while (before > 0 && (points[before] == EMOJI_STYLE || Character.isEmojiModifier(points[before]))) before--;
        return Character.isExtendedPictographic(points[before]);
    }

    private static boolean kept(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.PRIVATE_USE, Character.UNASSIGNED -> false;
            default -> INVISIBLE.indexOf(point) < 0 && (point < 0x180B || point > 0x180F); // selectors of Mongolian forms
        };
    }

    /// Whether a character alone shows something.
    private static boolean drawn(int point) {
        int type = Character.getType(point);
        return type != Character.NON_SPACING_MARK && type != Character.ENCLOSING_MARK && type != Character.SPACE_SEPARATOR;
    }

    private static String trimmed(String name) {
        int start = 0;
        int end = name.length();
        while (start < end && margin(name.charAt(start))) start++;
        while (end > start && margin(name.charAt(end - 1))) end--;
        return name.substring(start, end);
    }

    private static boolean margin(char letter) {
        return letter == '.' || Character.isSpaceChar(letter);
    }

    /// The name with at most [#MAX_BYTES]: characters before its ending are left out.
    private static String shortened(String name) {
        return bytes(name) <= MAX_BYTES ? name : trimmed(withMark(name, ""));
    }

    /// The name with a mark before its ending, and as much of what is before as fits.
    private static String withMark(String name, String mark) {
        var ending = ending(name);
        if (bytes(ending) > MAX_BYTES / 2) ending = "";
        var stem = name.substring(0, name.length() - ending.length());
        int room = MAX_BYTES - bytes(mark) - bytes(ending);
        return (bytes(stem) <= room ? stem : cut(stem, room)) + mark + ending;
    }

    /// As much of the beginning as fits, without half an emoji, a space or a dot at its end.
    private static String cut(String stem, int room) {
        int end = 0;
        for (int used = 0; end < stem.length(); end += Character.charCount(stem.codePointAt(end))) {
            used += bytes(Character.toString(stem.codePointAt(end)));
            if (used > room) break;
        }
        while (end > 0 && (stem.charAt(end - 1) == JOINER || margin(stem.charAt(end - 1)))) end--;
        return stem.substring(0, end);
    }

    /// What stands after the last dot of a name, in small letters and without spaces around it, as in `gz`: what a system goes by when it opens the file. Empty for none.
    public static String lastEnding(String name) {
        var ending = ending(name.strip()).toLowerCase(Locale.ROOT);
        return ending.substring(ending.lastIndexOf('.') + 1).strip();
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
        return withMark(name, " (" + number + ")");
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
