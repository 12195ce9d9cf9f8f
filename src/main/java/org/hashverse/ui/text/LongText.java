package org.hashverse.ui.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.hashverse.chat.MessageText;

/// Cuts a text that is too long for one message into as few parts as possible, at the end of a line or a word where there is one.
public final class LongText {
    /// Characters that the composer takes at most: a text area lays out all of them at each key press.
    public static final int MOST = 2 * MessageText.MAX_BYTES;
    /// The same for scripts that are shaped as a whole, whose layout takes many times as long.
    public static final int MOST_SHAPED = MessageText.MAX_BYTES / 2;

    /// Every kind of line end, with the vertical tab, the form feed, NEL and the separators of lines and paragraphs.
    private static final Pattern LINE_END = Pattern.compile("\\R");

    private LongText() {}

    /// How many characters the composer takes of such a text.
    public static int most(String text) {
        return LineBreaks.plain(text) ? MOST : MOST_SHAPED;
    }

    /// How many bytes a text has more than one message holds; zero or less if it fits.
    public static int over(String text) {
        return MessageText.bytes(text) - MessageText.MAX_BYTES;
    }

    /// The parts of a text, none blank and none too long. The composer does not call this: it sends one part after the other by [#end] and [#next].
    static List<String> parts(String text) {
        var whole = text.strip();
        var parts = new ArrayList<String>();
        for (int from = 0; from < whole.length(); ) {
            int end = end(whole, from);
            parts.add(whole.substring(from, end).stripTrailing());
            from = next(whole, end);
        }
        return parts;
    }

    /// How many parts a text makes, without making them.
    public static int count(String text) {
        var whole = text.strip();
        int count = 0;
        for (int from = 0; from < whole.length(); count++) from = next(whole, end(whole, from));
        return count;
    }

    /// Where the part that begins at `from` ends: before a newline or a space if there is one near its end. More spaces may stand before that one: strip them. Reads only
    /// this part.
    public static int end(String whole, int from) {
        int fits = fitting(whole, from);
        if (fits == whole.length()) return fits;
        // a cut far before the end would make more parts than needed
        int least = from + (fits - from) * 3 / 4;
        int word = -1;
        for (int i = fits - 1; i > least; i--) {
            if (whole.charAt(i) == '\n') return i;
            if (word < 0 && whole.charAt(i) == ' ') word = i;
        }
        return word < 0 ? fits : word;
    }

    /// Where the part after one that ends at `end` begins; the text's length if there is none.
    public static int next(String whole, int end) {
        int next = end;
        while (next < whole.length() && Character.isWhitespace(whole.charAt(next))) next++;
        return next;
    }

    /// Where the longest part that begins at `from` and fits in one message ends.
    private static int fitting(String text, int from) {
        int bytes = 0;
        for (int i = from; i < text.length(); ) {
            int c = text.codePointAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            if (bytes > MessageText.MAX_BYTES) return i;
            i += Character.charCount(c);
        }
        return text.length();
    }

    /// A typed or pasted text without characters that a message cannot hold: control characters except tab and newline, and halves of surrogate pairs. Every kind of line
    /// end becomes a newline.
    public static String clean(String typed) {
        var unified = LINE_END.matcher(typed).replaceAll("\n");
        var clean = new StringBuilder(unified.length());
        unified.codePoints().filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c) && !(c >= 0xD800 && c <= 0xDFFF)).forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
