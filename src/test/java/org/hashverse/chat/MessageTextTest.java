package org.hashverse.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.hashverse.chat.Content;
import org.hashverse.chat.MessageText.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTextTest {
    @Test
    void theBoundIsCountedInBytes() {
        assertEquals(Optional.empty(), MessageText.fault("a".repeat(MessageText.MAX_BYTES)));
        assertEquals(Optional.of(Fault.TOO_LONG), MessageText.fault("a".repeat(MessageText.MAX_BYTES + 1)));
        assertEquals(Optional.empty(), MessageText.fault("é".repeat(MessageText.MAX_BYTES / 2)));
        assertEquals(Optional.of(Fault.TOO_LONG), MessageText.fault("é".repeat(MessageText.MAX_BYTES / 2) + "a"));
        assertEquals(Optional.empty(), MessageText.fault("🦊".repeat(MessageText.MAX_BYTES / 4)));
        assertEquals(Optional.of(Fault.TOO_LONG), MessageText.fault("🦊".repeat(MessageText.MAX_BYTES / 4) + "a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "é", "€", "🦊", "a\tb\nc", "漢字", "\ud800", "\udc00x", "x\ud800", "🦊\ud83e"})
    void bytesAreThoseOfUtf8(String text) {
        assertEquals(text.getBytes(StandardCharsets.UTF_8).length, MessageText.bytes(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t", "\u2003", "\u00a0", "\u3164", "\u2800 \u2800", "\u115f\u1160", "\uffa0", "\u200b\u2060\ufeff", "\u00ad", "\u034f", "\u180e", "\ufe0f", "\u202e",
            "\udb40\udc41", "\ud834\udd59"})
    void aTextOfInvisibleCharactersIsBlank(String text) {
        assertEquals(Optional.of(Fault.BLANK), MessageText.fault(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000", "a\r\n", "\u001b[2J", "a\u007f", "a\u0085b", "a\u2028b", "a\u2029b"})
    void controlCharactersAreNoText(String text) {
        assertEquals(Optional.of(Fault.CONTROL), MessageText.fault(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud800", "a\udc00", "\ud800\ud800", "🦊\ud83e"})
    void halfASurrogatePairIsNoText(String text) {
        assertEquals(Optional.of(Fault.MALFORMED), MessageText.fault(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200bx", "\u3164.", "🦊", "\u0308", "\ue000", "\u0600", "👩\u200d💻"})
    void aTextWithAVisibleCharacterIsAllowed(String text) {
        assertEquals(Optional.empty(), MessageText.fault(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u3164", "\u2800", "\u200b\u2060", " \udb40\udc41", "\u115f", "\uffa0"})
    void aNameHasAVisibleCharacter(String name) {
        assertThrows(IllegalArgumentException.class, () -> new PeerName(name));
        assertEquals(new PeerName("?"), PeerName.kept(name));
        assertEquals(name, new Message(MessageId.random(), Conversation.EVERYONE, PeerId.of(new byte[32]), 1, Instant.EPOCH, Content.text(name)).text(), "old messages can be read");
    }

    @Test
    void tabAndNewlineAreText() {
        assertEquals(Optional.empty(), MessageText.fault("a\tb\nc"));
    }
}
