package org.hashverse.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hashverse.chat.Mentions;

/// Parses the spans of one line. It looks at each character a fixed number of times at most.
final class SpanReader {
    private static final String TRAILING = ".,;:!?'\"*_~…’”»、。，！？；：";
    private final String text;
    private final int start;
    private final int end;
    private final List<Span> out = new ArrayList<>();
    private final int most;
    private final Mentions mentions;
    /// Spans that are not words, in order. Marks lie between them.
    private final List<Span> atoms = new ArrayList<>();
    private final List<Mark> open = new ArrayList<>();
    private final List<Mark> pairs = new ArrayList<>(); // the opening mark of each pair
    private int codeEnds; // the backtick found last by a search for a closing one; negative if none is left

    /// A `*` or `_` in the line.
    private static final class Mark {
        final char sign;
        final int at;
        int other = -1; // index of the mark that it forms a pair with

        Mark(char sign, int at) {
            this.sign = sign;
            this.at = at;
        }
    }

    private SpanReader(String text, int start, int end, int most, Mentions mentions) {
        this.text = text;
        this.start = start;
        this.end = end;
        this.most = most;
        this.mentions = mentions;
    }

    /// The spans of a line without its newline.
    ///
    /// @param most     most spans; the rest of the line becomes one span of plain words
    /// @param mentions the names that become mentions
    static List<Span> read(String text, int start, int end, int most, Mentions mentions) {
        var line = new SpanReader(text, start, end, most, mentions);
        line.scan();
        line.write();
        return line.out;
    }

    private void scan() {
        int at = start;
        while (at < end) {
            char c = text.charAt(at);
            switch (c) {
                case '`' -> at = code(at);
                case '*', '_' -> at = EmojiBook.mayBegin(c) && keycap(at) ? picture(at) : mark(c, at);
                case 'h', 'H' -> at = link(at);
                case '@' -> at = mention(at);
                default -> {
                    int point = text.codePointAt(at);
                    // below U+00A9 only keycaps are emoji: a digit alone is none
                    if (EmojiBook.mayBegin(point) && (point > 0xA8 || keycap(at))) at = picture(at);
                    else at += Character.charCount(point);
                }
            }
        }
    }

    private boolean keycap(int at) {
        return at + 1 < end && (text.charAt(at + 1) == '\uFE0F' || text.charAt(at + 1) == '\u20E3');
    }

    private int picture(int at) {
        var picture = EmojiBook.get().at(text, at);
        if (picture.isEmpty()) return at + Character.charCount(text.codePointAt(at));
        atoms.add(picture.get());
        return picture.get().to();
    }

    private int mention(int at) {
        var mention = mentions.at(text, at).filter(found -> found.to() <= end);
        if (mention.isEmpty()) return at + 1;
        atoms.add(new Span.Mention(at, mention.get().to(), mention.get().peer(), mention.get().mine()));
        return mention.get().to();
    }

    private int code(int at) {
        if (codeEnds < 0) return at + 1;
        if (codeEnds <= at) codeEnds = text.indexOf('`', at + 1, end);
        int close = codeEnds;
        if (close < 0 || close == at + 1 || text.substring(at + 1, close).isBlank()) return at + 1;
        atoms.add(new Span.Code(at + 1, close));
        return close + 1;
    }

    private int link(int at) {
        int scheme = text.regionMatches(true, at, "https://", 0, 8) ? 8 : text.regionMatches(true, at, "http://", 0, 7) ? 7 : 0;
        if (scheme == 0 || at + scheme >= end || at > start && Character.isLetterOrDigit(text.codePointBefore(at))) return at + 1;
        int to = at + scheme;
        while (to < end && inAddress(text.codePointAt(to))) to += Character.charCount(text.codePointAt(to));
        int linkEnd = withoutPunctuation(at, to);
        if (linkEnd > at + scheme) WebLink.of(text.substring(at, linkEnd)).ifPresent(link -> atoms.add(new Span.Linked(at, linkEnd, link)));
        // text that begins like an address but is none is skipped whole: a link found inside it would not show what stands before
        return Math.max(linkEnd, at + scheme);
    }

    private static boolean inAddress(int c) {
        if (c <= ' ' || c == 127 || "<>\"`\\".indexOf(c) >= 0) return false;
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED, Character.SPACE_SEPARATOR,
                 Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /// End of an address without the full stop of its sentence and without the closing bracket around it.
    private int withoutPunctuation(int from, int to) {
        int open = 0;
        int close = 0;
        for (int i = from; i < to; i++) {
            if ("([{".indexOf(text.charAt(i)) >= 0) open++;
            if (")]}".indexOf(text.charAt(i)) >= 0) close++;
        }
        int until = to;
        while (until > from) {
            char c = text.charAt(until - 1);
            if (")]}".indexOf(c) >= 0 && close > open) close--;
            else if ("([{".indexOf(c) >= 0) open--;
            else if (TRAILING.indexOf(c) < 0) return until;
            until--;
        }
        return until;
    }

    private int mark(char c, int at) {
        int before = at > start ? text.codePointBefore(at) : ' ';
        int after = at + 1 < end ? text.codePointAt(at + 1) : ' ';
        if (before == c || after == c) return at + 1;
        boolean closes = !Character.isWhitespace(before) && !Character.isLetterOrDigit(after);
        var opened = closes ? opened(c) : Optional.<Mark>empty();
        if (opened.isPresent()) {
            opened.get().other = at;
            pairs.add(opened.get());
            // marks that opened inside of the pair and did not close there mean nothing
            while (open.removeLast() != opened.get()) continue;
        } else if (!Character.isWhitespace(after) && !Character.isLetterOrDigit(before)) {
            open.removeIf(mark -> mark.sign == c);
            open.add(new Mark(c, at));
        }
        return at + 1;
    }

    private Optional<Mark> opened(char c) {
        return open.stream().filter(mark -> mark.sign == c).findFirst();
    }

    /// Writes the spans: the atoms, and the words between them, cut at the pairs of marks.
    private void write() {
        var cuts = new ArrayList<Mark>();
        for (var pair : pairs) {
            cuts.add(pair);
            var closing = new Mark(pair.sign, pair.other);
            closing.other = pair.at;
            cuts.add(closing);
        }
        cuts.sort((a, b) -> Integer.compare(a.at, b.at));
        boolean bold = false;
        boolean italic = false;
        int at = start;
        int atom = 0;
        int cut = 0;
        while (at < end) {
            if (out.size() >= most - 1) {
                out.add(new Span.Words(at, end, false, false));
                return;
            }
            int nextAtom = atom < atoms.size() ? edge(atoms.get(atom)) : end;
            int nextCut = cut < cuts.size() ? cuts.get(cut).at : end;
            int to = Math.min(nextAtom, nextCut);
            if (to > at) out.add(new Span.Words(at, to, bold, italic));
            if (to == end) return;
            if (nextAtom < nextCut) {
                var span = atoms.get(atom++);
                out.add(span);
                at = span instanceof Span.Code ? span.to() + 1 : span.to();
            } else {
                var mark = cuts.get(cut++);
                boolean begins = mark.other > mark.at;
                if (mark.sign == '*') bold = begins;
                else italic = begins;
                at = to + 1;
            }
        }
    }

    /// Where a span begins in the text, with the backtick before code.
    private static int edge(Span span) {
        return span instanceof Span.Code ? span.from() - 1 : span.from();
    }
}
