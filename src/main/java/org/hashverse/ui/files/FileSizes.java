package org.hashverse.ui.files;

import org.hashverse.ui.words.Words;

/// Sizes, speeds and times of files in words. A megabyte has 1,000,000 bytes, as the standard says (SI) and as the file managers of GNOME and macOS count.
public final class FileSizes {
    private static final String[] UNITS = {"files.size.kb", "files.size.mb", "files.size.gb", "files.size.tb"};
    private static final int THOUSAND = 1_000;
    private static final int MINUTE = 60;
    private static final int HOUR = 3_600;

    private FileSizes() {}

    /// A size: `24.1 MB`.
    public static String size(long bytes) {
        int unit = unit(bytes);
        return unit < 0 ? Words.get("files.size.bytes", bytes) : Words.get(UNITS[unit], number(bytes, unit));
    }

    /// How much is here: `8.2 of 24.1 MB`. It has a decimal if the whole has one: `1 of 3.1 MB` could be the first of several.
    public static String part(long done, long bytes) {
        int unit = unit(bytes);
        if (unit < 0) return Words.get("files.size.part", done, size(bytes));
        double whole = number(bytes, unit);
        return Words.get(whole == Math.rint(whole) ? "files.size.part" : "files.size.part.decimal", number(done, unit), size(bytes));
    }

    /// A speed: `31 MB/s`.
    static String speed(long bytesPerSecond) {
        return Words.get("files.speed", size(bytesPerSecond));
    }

    /// How long the rest takes: `1 s left`.
    static String left(long bytes, long bytesPerSecond) {
        long seconds = Math.max(1, (bytes + bytesPerSecond - 1) / bytesPerSecond);
        if (seconds < MINUTE) return Words.get("files.left.seconds", seconds);
        return seconds < HOUR ? Words.get("files.left.minutes", (seconds + MINUTE - 1) / MINUTE) : Words.get("files.left.hours", (seconds + HOUR - 1) / HOUR);
    }

    private static int unit(long bytes) {
        int unit = -1;
        for (double rest = bytes; rest >= THOUSAND && unit < UNITS.length - 1; rest /= THOUSAND) unit++;
        return unit;
    }

    /// A number with one decimal if it is below a hundred, else a whole one.
    private static double number(long bytes, int unit) {
        double number = bytes / Math.pow(THOUSAND, unit + 1);
        return number < 100 && unit > 0 ? Math.floor(number * 10) / 10 : Math.floor(number);
    }
}
