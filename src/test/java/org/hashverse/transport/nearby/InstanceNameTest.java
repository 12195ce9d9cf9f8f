package org.hashverse.transport.nearby;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.junit.jupiter.api.Test;

/// The name of an instance holds the person's name, as much of it as fits, and the code of the key.
class InstanceNameTest {
    private static final PeerId ID = PeerId.of(new byte[32]);

    private static String shown(String name) {
        var label = InstanceName.of(new PeerName(name), ID);
        assertTrue(label.getBytes(StandardCharsets.UTF_8).length <= 63, label);
        return InstanceName.claimed(label, ID).text();
    }

    @Test
    void aNameIsFollowedByTheCode() {
        assertEquals("Bo (AAAA)", InstanceName.of(new PeerName("Bo"), ID));
        assertEquals("Bo", shown("Bo"));
        assertEquals("a.b\\c (x)", shown("a.b\\c (x)"));
    }

    @Test
    void aNameOf56BytesIsWholeAndALongerOneIsCut() {
        assertEquals("x".repeat(56), shown("x".repeat(56)));
        assertEquals("x".repeat(56), shown("x".repeat(57)));
        assertEquals("ü".repeat(28), shown("ü".repeat(28) + "x"));
        assertEquals("x" + "ü".repeat(27), shown("x" + "ü".repeat(28)), "not half of an ü");
    }

    @Test
    void aNameOf64EmojiIsCutBeforeTheOneThatDoesNotFit() {
        assertEquals("🦊".repeat(14), shown("🦊".repeat(64)));
        var family = "👨‍👩‍👧‍👦"; // 25 bytes in UTF-8
        assertEquals(family.repeat(2), shown(family.repeat(3)), "not half of a family");
    }

    @Test
    void aCharacterThatFillsTheNameIsCutInside() {
        assertEquals("o" + "\u0301".repeat(27), shown("o" + "\u0301".repeat(60)));
    }

    @Test
    void aLabelThatIsNoNameCountsAsTheCode() {
        assertEquals("AAAA", InstanceName.claimed("\u0007", ID).text());
        assertEquals("AAAA", InstanceName.claimed(" (AAAA)", ID).text());
        assertEquals("Bo (BBBB)", InstanceName.claimed("Bo (BBBB)", ID).text(), "another code is part of the name");
        assertEquals("Test", InstanceName.claimed("Test", ID).text());
    }
}
