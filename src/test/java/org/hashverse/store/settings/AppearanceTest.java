package org.hashverse.store.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hashverse.chat.Conversation;
import org.junit.jupiter.api.Test;

class AppearanceTest {
    @Test
    void textSizeIsBounded() {
        assertEquals(Appearance.SMALLEST, Appearance.DEFAULT.withPercent(Appearance.SMALLEST).percent());
        assertEquals(Appearance.LARGEST, Appearance.DEFAULT.withPercent(Appearance.LARGEST).percent());
        assertThrows(IllegalArgumentException.class, () -> Appearance.DEFAULT.withPercent(Appearance.SMALLEST - 1));
        assertThrows(IllegalArgumentException.class, () -> Appearance.DEFAULT.withPercent(Appearance.LARGEST + 1));
        assertThrows(IllegalArgumentException.class, () -> Appearance.DEFAULT.withLanguage(Optional.of("?")));
    }

    @Test
    void mutedConversationsAreBoundedAndTheOldestAreDropped() {
        var full = new Alerts(true, true, true, false, IntStream.range(0, Alerts.MOST).mapToObj(i -> "peer" + i).toList());
        assertEquals(Alerts.MOST, full.muted().size());
        var over = full.withMuted(Conversation.EVERYONE, true);
        assertEquals(Alerts.MOST, over.muted().size());
        assertEquals("peer1", over.muted().getFirst());
        assertEquals(List.of(), Alerts.DEFAULT.withMuted(Conversation.EVERYONE, true).withMuted(Conversation.EVERYONE, true).withMuted(Conversation.EVERYONE, false).muted());
    }
}
