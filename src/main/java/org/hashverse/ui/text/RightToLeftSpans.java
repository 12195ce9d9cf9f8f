package org.hashverse.ui.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.hashverse.markup.Span;

/// Spans of a text that runs from right to left, cut where the font may change.
///
/// Our font has no Hebrew or Arabic letters, so another one draws these, but ours draws the signs among them. JavaFX on Linux puts what two fonts draw in one run side by
/// side from left to right, as if words behind a comma came before it. Runs in spans of their own it orders well.
final class RightToLeftSpans {
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}\\s\u200C\u200D]+\\s*|\\n\\s*|^\\s+");

    private RightToLeftSpans() {}

    /// The same spans where nothing runs from right to left.
    static List<Span> of(String said, List<Span> spans) {
        if (!anyIn(said)) return spans;
        var cut = new ArrayList<Span>();
        for (var span : spans) {
            if (span instanceof Span.Picture || !anyIn(said.substring(span.from(), span.to()))) {
                cut.add(span);
                continue;
            }
            int from = span.from();
            var signs = SIGNS.matcher(said).region(span.from(), span.to());
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
    static boolean anyIn(String said) {
        return said.chars().anyMatch(RightToLeftSpans::turns);
    }

    private static boolean turns(int c) {
        byte runs = Character.getDirectionality((char) c);
        return runs == Character.DIRECTIONALITY_RIGHT_TO_LEFT || runs == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC || c == '\u200F' || c >= 0xD802 && c <= 0xD83B;
    }

    private static Span part(Span span, int from, int to) {
        return switch (span) {
            case Span.Words words -> new Span.Words(from, to, words.bold(), words.italic());
            case Span.Linked(_, _, var link) -> new Span.Linked(from, to, link);
            case Span.Code _ -> new Span.Code(from, to);
            case Span.Picture picture -> picture;
        };
    }
}
