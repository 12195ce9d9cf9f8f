package org.hashverse.markup;

import java.util.ArrayList;
import java.util.List;
import org.hashverse.chat.Mentions;

/// Parses a message's text into blocks and spans. The package's documentation has a table of the markup.
public final class Markup {
    /// Most blocks of one message; the rest of the text becomes one block of plain words.
    public static final int MOST_BLOCKS = 64;
    /// Number of spans of one message after which the rest of the text becomes plain words, in one or two more spans.
    public static final int MOST_SPANS = 512;
    /// Most letters of the word behind a fence that names the language of the code.
    static final int LONGEST_LANGUAGE = 20;
    private static final String FENCE = "```";
    private final String text;
    private final Mentions mentions;
    private final List<Block> blocks = new ArrayList<>();
    private List<Span> spans = new ArrayList<>();
    private boolean quoting;
    private boolean noFence; // a fence without a closing one was found, so no later fence has one either
    private int finishedSpans; // number of spans in the blocks, without code blocks

    private Markup(String text, Mentions mentions) {
        this.text = text;
        this.mentions = mentions;
    }

    /// The blocks of a text, in order; none for an empty text. Names in it are words.
    public static List<Block> of(String text) {
        return of(text, Mentions.NONE);
    }

    /// The blocks of a text, in order; none for an empty text.
    ///
    /// @param mentions the names that become mentions
    public static List<Block> of(String text, Mentions mentions) {
        return new Markup(text, mentions).read();
    }

    /// The links of a text, in order.
    public static List<WebLink> links(String text) {
        var links = new ArrayList<WebLink>();
        for (var block : of(text))
            for (var span : block.spans()) if (span instanceof Span.Linked(_, _, var link)) links.add(link);
        return links;
    }

    /// Whether a text consists of 1 to `most` emoji and white space.
    ///
    /// @param blocks the blocks of the text
    public static boolean onlyEmoji(List<Block> blocks, String text, int most) {
        if (blocks.size() != 1 || !(blocks.getFirst() instanceof Block.Paragraph(var spans))) return false;
        int pictures = 0;
        for (var span : spans) {
            if (span instanceof Span.Picture) pictures++;
            else if (!text.substring(span.from(), span.to()).isBlank()) return false;
        }
        return pictures > 0 && pictures <= most;
    }

    private List<Block> read() {
        int at = 0;
        while (at < text.length()) {
            if (blocks.size() >= MOST_BLOCKS - 2 || finishedSpans + spans.size() >= MOST_SPANS) {
                startBlock(false);
                add(new Span.Words(at, text.length(), false, false));
                break;
            }
            if (text.startsWith(FENCE, at) && !noFence) {
                int close = text.indexOf(FENCE, at + FENCE.length());
                noFence = close < 0;
                if (!noFence && !text.substring(at + FENCE.length(), close).isBlank()) {
                    at = fenced(at + FENCE.length(), close);
                    continue;
                }
            }
            at = line(at);
        }
        finish();
        return List.copyOf(blocks);
    }

    /// Reads one line. Returns where the next one begins.
    private int line(int at) {
        int end = text.indexOf('\n', at);
        if (end < 0) end = text.length();
        boolean quote = text.startsWith("> ", at);
        boolean more = !spans.isEmpty() && quoting == quote;
        startBlock(quote);
        // the newline before a line belongs to the block of that line; a newline between two blocks is not shown
        if (more) add(new Span.Words(at - 1, at, false, false));
        int from = quote ? at + 2 : at;
        var read = SpanReader.read(text, from, end, Math.max(1, MOST_SPANS - finishedSpans - spans.size()), mentions);
        if (read.isEmpty() && !more) spans.add(new Span.Words(from, end, false, false));
        read.forEach(this::add);
        return end + 1;
    }

    /// Reads a block of code. Returns where the text goes on.
    ///
    /// @param open  index after the opening fence
    /// @param close index of the closing fence
    private int fenced(int open, int close) {
        finish();
        int from = codeFrom(open, close);
        int to = close > from && text.charAt(close - 1) == '\n' ? close - 1 : close;
        blocks.add(new Block.CodeBlock(new Span.Code(from, to)));
        int after = close + FENCE.length();
        return after < text.length() && text.charAt(after) == '\n' ? after + 1 : after;
    }

    /// Index at which the code begins. If the line of the fence is empty, or has one word (the language) and code follows, the code begins on the next line.
    private int codeFrom(int open, int close) {
        int end = open;
        while (end < close && end - open < LONGEST_LANGUAGE && language(text.charAt(end))) end++;
        if (text.charAt(end) != '\n') return open;
        return end > open && text.substring(end, close).isBlank() ? open : end + 1;
    }

    private static boolean language(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "+#-_.".indexOf(c) >= 0;
    }

    private void startBlock(boolean quote) {
        if (quoting != quote) finish();
        quoting = quote;
    }

    /// Adds a span. Words are joined with the words before them if both look the same.
    private void add(Span span) {
        if (span instanceof Span.Words now && !spans.isEmpty() && spans.getLast() instanceof Span.Words before
                && before.to() == now.from() && before.bold() == now.bold() && before.italic() == now.italic())
            spans.set(spans.size() - 1, new Span.Words(before.from(), now.to(), now.bold(), now.italic()));
        else spans.add(span);
    }

    private void finish() {
        if (spans.isEmpty()) return;
        finishedSpans += spans.size();
        blocks.add(quoting ? new Block.Quote(spans) : new Block.Paragraph(spans));
        spans = new ArrayList<>();
    }
}
