package org.hashverse.markup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WebLinkTest {
    /// Shown and opened address of each link of a text.
    private static List<String> links(String text) {
        return Markup.of(text).stream().flatMap(block -> switch (block) {
            case Block.Paragraph(var spans) -> spans.stream();
            case Block.Quote(var spans) -> spans.stream();
            case Block.CodeBlock _ -> Stream.<Span>empty();
        }).filter(Span.Linked.class::isInstance).map(Span.Linked.class::cast)
                .map(span -> text.substring(span.from(), span.to()).equals(span.link().address()) ? span.link().address() : text.substring(span.from(), span.to()) + " -> " + span.link().address()).toList();
    }

    @Test
    void anAddressOpensAsItIsShown() {
        for (var address : List.of("https://hashverse.example", "http://a.example/", "https://a.example:8443/b/c_d_e?f=1&g=*h#i", "http://10.0.0.7:8000/x", "http://[fd00::7]:80/", "https://a.example/b_(c)",
                "https://a.example/@somebody", "http://localhost"))
            assertEquals(List.of(address), links("see " + address + " now"), address);
        assertEquals(List.of("https://a.example/x", "http://b.example"), links("https://a.example/x\nhttp://b.example"));
        assertEquals(List.of("HTTPS://A.Example/B -> https://a.example/B"), links("HTTPS://A.Example/B"));
    }

    @Test
    void theSentenceAroundAnAddressIsNotPartOfIt() {
        for (var text : List.of("%s.", "(%s)", "<%s>", "\"%s\"", "*%s*", "_%s_", "is it %s?", "%s, and", "%s!!!", "[%s]", "“%s”", "%s;", "%s:", "(see %s).", "`x` %s", "%s…"))
            assertEquals(List.of("https://a.example/b"), links(text.formatted("https://a.example/b")), text);
        assertEquals(List.of("https://a.example/b_(c)"), links("(https://a.example/b_(c))"));
    }

    @Test
    void onlyTheWebIsOpened() {
        for (var text : List.of("ftp://a.example", "file:///etc/passwd", "javascript:alert(1)", "hashverse://add?k=x", "www.a.example", "a.example", "mailto:a@b.example", "https:/a.example", "https://", "http:///x",
                "xhttps://a.example", "https://.", "https://-a.example", "https://a_b.example", "https://a.example:99999/", "https://a.example:x/", "https://%61.example", "`https://a.example`", "```https://a.example```"))
            assertEquals(List.of(), links(text), text);
    }

    @Test
    void anAddressThatHidesItsHostIsPlainText() {
        for (var text : List.of("https://bank.example@evil.example/", "https://bank.example:x@evil.example", "https://bank.example∕evil.example", "https://bank.example⁄login.evil.example", "https://bank．example",
                "https://ｂank.example", "https://bank。example", "https://ba\u200Bnk.example@evil.example"))
            assertFalse(links(text).stream().anyMatch(link -> link.contains("evil") || link.contains("->")), text + links(text));
        assertEquals(List.of(), links("https://bank.example@https://evil.example/"));
        assertEquals(List.of("https://bank.example"), links("https://bank.example\\@evil.example"));
    }

    @Test
    void aHostWithOtherLettersOpensAsPunycodeAndIsForeign() {
        assertTrue(links("https://\u0440\u0430\u0443.example/x").getFirst().endsWith(" -> https://" + java.net.IDN.toASCII("\u0440\u0430\u0443") + ".example/x"));
        assertEquals(1, links("https://東京タワーabc.example").size());
        assertEquals(List.of("https://bücher.example -> https://xn--bcher-kva.example"), links("https://bücher.example"));
        assertTrue(WebLink.of("https://bücher.example").orElseThrow().foreign());
        assertFalse(WebLink.of("https://Books.example/ü").orElseThrow().foreign());
        assertEquals("https://a.example/%C3%BC%20".replace("%20", ""), WebLink.of("https://a.example/ü").orElseThrow().address());
    }

    @Test
    void aHostThatMixesScriptsIsPlainText() {
        for (var host : List.of("\u0430pple", "b\u0430nk", "paypa\u03BB", "\u05D0bc")) assertEquals(List.of(), links("https://" + host + ".example"), host);
    }

    @Test
    void directionCharactersEndALink() {
        assertEquals(List.of("https://a.example/"), links("https://a.example/\u202Etxt.exe"));
        assertEquals(List.of("https://a.example/"), links("\u2067https://a.example/\u2069"));
    }

    @Test
    void theLengthOfALinkIsBounded() {
        var head = "https://a.example/";
        assertEquals(1, links(head + "x".repeat(WebLink.MOST - head.length())).size());
        assertEquals(0, links(head + "x".repeat(WebLink.MOST - head.length() + 1)).size());
    }
}
