package org.hashverse.markup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.hashverse.chat.Mentions;
import org.hashverse.chat.PeerId;
import org.junit.jupiter.api.Test;

class MarkupTest {
    /// Each span as a letter for its kind and its characters: `w` words, `b` bold, `i` italic, `x` both, `c` code, `l` link, `e` emoji.
    static String read(String text) {
        return read(text, Mentions.NONE);
    }

    private static String read(String text, Mentions mentions) {
        return Markup.of(text, mentions).stream().map(block -> switch (block) {
            case Block.Paragraph(var spans) -> spans(text, spans);
            case Block.Quote(var spans) -> "> " + spans(text, spans);
            case Block.CodeBlock(var code) -> "``` [" + text.substring(code.from(), code.to()) + "]";
        }).collect(Collectors.joining(" | "));
    }

    private static String spans(String text, List<Span> spans) {
        return spans.stream().map(span -> switch (span) {
            case Span.Words(_, _, var bold, var italic) -> bold && italic ? "x" : bold ? "b" : italic ? "i" : "w";
            case Span.Code _ -> "c";
            case Span.Linked _ -> "l";
            case Span.Picture _ -> "e";
            case Span.Mention mention -> mention.mine() ? "M" : "m";
        } + "[" + text.substring(span.from(), span.to()) + "]").collect(Collectors.joining(" "));
    }

    @Test
    void plainWordsAreOneSpanWhateverTheirLines() {
        assertEquals("w[hello]", read("hello"));
        assertEquals("w[one\ntwo\n\nthree]", read("one\ntwo\n\nthree"));
        assertEquals("w[\n\nlate]", read("\n\nlate"));
        assertEquals("", read(""));
    }

    @Test
    void knownNamesAreMentionsButNotInCodeOrLinks() {
        var key = new byte[32];
        var ana = new Mentions.Person(PeerId.of(key), "Ana");
        key[0] = 1;
        var mentions = Mentions.of(ana, List.of(new Mentions.Person(PeerId.of(key), "Bo_*Lee")));
        assertEquals("w[hi ] m[@Bo_*Lee] w[, ] M[@Ana] w[!]", read("hi @Bo_*Lee, @Ana!", mentions));
        assertEquals("b[so ] M[@Ana] b[ said] w[ it]", read("*so @Ana said* it", mentions));
        assertEquals("c[@Ana] w[ ] l[https://host.example/@Ana]", read("`@Ana` https://host.example/@Ana", mentions));
        assertEquals("> M[@Ana] | w[@An\na]", read("> @Ana\n@An\na", mentions));
        assertEquals("w[@Ana]", read("@Ana"));
    }

    @Test
    void marksAroundWholeWordsFormat() {
        assertEquals("b[bold]", read("*bold*"));
        assertEquals("w[a ] b[b c] w[, ] i[d] w[.]", read("a *b c*, _d_."));
        assertEquals("b[a ] x[b] b[ c]", read("*a _b_ c*"));
        assertEquals("i[a ] x[b]", read("_a *b*_"));
        assertEquals("w[run ] c[ls *a* _b_] w[ now]", read("run `ls *a* _b_` now"));
    }

    @Test
    void marksInsideOfWordsAndAloneAreText() {
        for (var text : List.of("2*3*4", "snake_case_name", "* item *", "*", "**", "***", "**bold**", "__init__", "*a", "a*", "* a*", "*a *", "*a\nb*", "`", "``", "` `", "`a", "~a~", "# a", "[a](b)", "<b>a</b>"))
            assertEquals("w[" + text + "]", read(text), text);
    }

    @Test
    void marksThatOverlapFormatOnce() {
        assertEquals("b[a _b] w[ c_]", read("*a _b* c_"));
        assertEquals("w[*a ] b[b]", read("*a *b*"));
    }

    @Test
    void fencesHoldCodeUnchanged() {
        assertEquals("w[see] | ``` [a *b*\n  c https://d.example 👍] | w[so]", read("see\n```\na *b*\n  c https://d.example 👍\n```\nso"));
        assertEquals("``` [one]", read("```one```"));
        assertEquals("``` [one] | w[ more]", read("```one``` more"));
        assertEquals("``` [int x;]", read("```java\nint x;\n```"));
        assertEquals("``` [x = 1]", read("```c++\nx = 1```"));
        assertEquals("``` [java]", read("```java\n```"), "a word alone is the code");
        assertEquals("``` [java]", read("```java```"));
        assertEquals("``` [int x;\nint y;]", read("```int x;\nint y;\n```"), "more than a word is code");
        var longest = "l".repeat(Markup.LONGEST_LANGUAGE);
        assertEquals("``` [x]", read("```" + longest + "\nx```"));
        assertEquals("``` [" + longest + "l\nx]", read("```" + longest + "l\nx```"));
        assertEquals("w[```open\nfor ever]", read("```open\nfor ever"));
        assertEquals("w[``````]", read("``````"));
    }

    @Test
    void linesWithAQuoteMarkAreAQuote() {
        assertEquals("> w[so\n] b[it] w[ is] | w[\nno]", read("> so\n> *it* is\n\nno"));
        assertEquals("w[>so\na > b]", read(">so\na > b"));
        assertEquals("w[a] | > w[b] | w[c]", read("a\n> b\nc"));
    }

    @Test
    void emojiArePicturesWithAllTheirParts() {
        assertEquals("w[fine ] e[👍] e[👍🏽] w[ ] e[👩‍👩‍👧] e[🇩🇪] e[❤️] e[1️⃣]", read("fine 👍👍🏽 👩‍👩‍👧🇩🇪❤️1️⃣"));
        assertEquals("w[© 2026 ™ ❤ 1 # *]", read("© 2026 ™ ❤ 1 # *"));
        assertEquals("w[☺︎]", read("☺︎"));
        assertTrue(only("👍"));
        assertTrue(only("👍 🎉\n😀"));
        assertFalse(only("👍👍👍👍"));
        assertFalse(only("👍 a"));
        assertFalse(only("a"));
        assertFalse(only("> 👍"));
    }

    private static boolean only(String text) {
        return Markup.onlyEmoji(Markup.of(text), text, 3);
    }

    @Test
    void aMessageHasABoundedNumberOfParts() {
        for (var piece : List.of("*a* ", "👍", "`a` ", "https://a.example ", "_*a* b_ ", "*a*\n", "a *b*\n> c\n", "```a```\n", "> a\nb\n")) {
            var text = piece.repeat(16 * 1024 / piece.length());
            var blocks = Markup.of(text);
            assertTrue(blocks.size() <= Markup.MOST_BLOCKS, piece + blocks.size());
            int spans = 0;
            for (var block : blocks)
                spans += switch (block) {
                    case Block.Paragraph(var all) -> all.size();
                    case Block.Quote(var all) -> all.size();
                    case Block.CodeBlock _ -> 1;
                };
            assertTrue(spans <= Markup.MOST_SPANS + 2, piece + spans);
            assertTrue(covers(text, blocks), piece);
        }
        var few = "👍".repeat(Markup.MOST_SPANS - 1);
        assertEquals(Markup.MOST_SPANS - 1, ((Block.Paragraph) Markup.of(few).getFirst()).spans().stream().filter(Span.Picture.class::isInstance).count());
        var many = "👍".repeat(Markup.MOST_SPANS + 100);
        assertEquals(Markup.MOST_SPANS - 1, ((Block.Paragraph) Markup.of(many).getFirst()).spans().stream().filter(Span.Picture.class::isInstance).count());
    }

    /// Checks that the spans are in order and leave out nothing but marks and line ends.
    private static boolean covers(String text, List<Block> blocks) {
        int at = 0;
        for (var block : blocks) {
            var spans = switch (block) {
                case Block.Paragraph(var all) -> all;
                case Block.Quote(var all) -> all;
                case Block.CodeBlock(var code) -> List.<Span>of(code);
            };
            for (var span : spans) {
                if (span.from() < at || span.to() < span.from() || !text.substring(at, span.from()).chars().allMatch(c -> "*_`> \n".indexOf(c) >= 0)) return false;
                at = span.to();
            }
        }
        return text.substring(at).chars().allMatch(c -> "*_`\n".indexOf(c) >= 0);
    }

    @Test
    void everyCharacterIsShownOrIsAMark() {
        var random = new java.util.Random(7);
        var signs = List.of("*", "_", "`", "```", "\n", "> ", " ", "a", "b", "https://", "x.example/", "@", "(", ")", "👍", "‮", "́", "#️⃣", "h", "é", ".", "\t");
        for (int round = 0; round < 3000; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(40); i >= 0; i--) text.append(signs.get(random.nextInt(signs.size())));
            var read = text.toString();
            assertTrue(covers(read, Markup.of(read)), () -> read.replace("\n", "\\n") + " -> " + read(read));
        }
    }

    @Test
    void linksAreFoundInWordsAndQuotesButNotInCode() {
        var links = Markup.links("see https://a.example/x_y and\n> https://b.example\n```\nhttps://c.example\n```");
        assertEquals(List.of("https://a.example/x_y", "https://b.example"), links.stream().map(WebLink::address).toList());
        assertEquals(List.of(), Markup.links("https://bank.example@evil.example"));
    }
}
