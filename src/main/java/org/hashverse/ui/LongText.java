package org.hashverse.ui;

import java.util.ArrayList;
import java.util.List;
import org.hashverse.chat.MessageText;

/// A text that is too long for one message, cut into as few as possible, at the end of a line or a word where there is one.
final class LongText {
    private LongText() {}

    /// Bytes over what one message holds; zero or less if it fits.
    static int over(String text) {
        return MessageText.bytes(text) - MessageText.MAX_BYTES;
    }

    /// The parts, none blank and none too long.
    static List<String> parts(String text) {
        var parts = new ArrayList<String>();
        var rest = text.strip();
        while (!rest.isEmpty()) {
            int end = fitting(rest);
            if (end < rest.length()) {
                int line = rest.lastIndexOf('\n', end - 1);
                int word = rest.lastIndexOf(' ', end - 1);
                // a cut far before the end would make more parts than needed
                if (line > end * 3 / 4) end = line;
                else if (word > end * 3 / 4) end = word;
            }
            parts.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        return parts;
    }

    private static int fitting(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            if (bytes > MessageText.MAX_BYTES) return i;
            i += Character.charCount(c);
        }
        return text.length();
    }

    /// A pasted text without what a message cannot hold: control characters but tab and newline, halves of surrogate pairs.
    static String clean(String pasted) {
        var unified = pasted.replace("\r\n", "\n").replace('\r', '\n').replace('\u2028', '\n').replace('\u2029', '\n');
        var clean = new StringBuilder(unified.length());
        unified.codePoints().filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c) && !(c >= 0xD800 && c <= 0xDFFF)).forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
