package org.hashverse.ui.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.hashverse.markup.Span;

/// Cuts the spans of a text that runs from right to left where the font may change.
///
/// Our font has no Hebrew or Arabic letters. Another font draws these, but ours draws the signs among them. If one run needs two fonts, JavaFX on Linux draws its
/// parts from left to right, so that the words behind a comma stand before it. Runs in spans of their own are ordered well.
final class RightToLeftSpans {
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}\\s\u200C\u200D]+\\s*|\\n\\s*|^\\s+");

    private RightToLeftSpans() {}

    /// The spans, cut where needed; the same ones if nothing runs from right to left.
    static List<Span> of(String text, List<Span> spans) {
        if (!anyIn(text)) return spans;
        var cut = new ArrayList<Span>();
        for (var span : spans) {
            if (span instanceof Span.Picture || !anyIn(text.substring(span.from(), span.to()))) {
                cut.add(span);
                continue;
            }
            int from = span.from();
            var signs = SIGNS.matcher(text).region(span.from(), span.to());
            while (signs.find()) {
                if (signs.start() > from) cut.add(part(span, from, signs.start()));
                cut.add(part(span, signs.start(), signs.end()));
                from = signs.end();
            }
            if (from < span.to()) cut.add(part(span, from, span.to()));
        }
        return cut;
    }

    /// Whether anything in a text runs from right to left.
    static boolean anyIn(String text) {
        return text.chars().anyMatch(RightToLeftSpans::rightToLeft);
    }

    /// @param c a UTF-16 unit; for a character of two units, its first one decides: U+10800 to U+1EFFF hold the scripts from right to left
    private static boolean rightToLeft(int c) {
        byte bidi = Character.getDirectionality((char) c);
        return bidi == Character.DIRECTIONALITY_RIGHT_TO_LEFT || bidi == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC || c == '\u200F' || c >= 0xD802 && c <= 0xD83B;
    }

    private static Span part(Span span, int from, int to) {
        return switch (span) {
            case Span.Words words -> new Span.Words(from, to, words.bold(), words.italic());
            case Span.Linked(_, _, var link) -> new Span.Linked(from, to, link);
            case Span.Mention(_, _, var peer, var mine) -> new Span.Mention(from, to, peer, mine);
            case Span.Code _ -> new Span.Code(from, to);
            case Span.Picture picture -> picture;
        };
    }
}
