package org.hashverse.store.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerId;
import org.hashverse.store.files.JsonFile;
import org.junit.jupiter.api.Test;

/// Muted conversations, and those that are marked as unread.
class AlertsTest {
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
    private static final Conversation WITH_BO = Conversation.with(PeerId.of(new byte[32]));

    private static Conversation with(int peer) {
        var key = new byte[32];
        key[0] = (byte) peer;
        key[1] = (byte) (peer >> 8);
        key[2] = 1;
        return Conversation.with(PeerId.of(key));
    }

    private static Mute always(Conversation conversation) {
        return new Mute(conversation, Optional.empty());
    }

    @Test
    void aMuteLastsUntilJustBeforeItsEnd() {
        var muted = Alerts.DEFAULT.withMute(new Mute(WITH_BO, Optional.of(NOON)));
        assertTrue(muted.mutes(WITH_BO, NOON.minusNanos(1)));
        assertFalse(muted.mutes(WITH_BO, NOON));
        assertFalse(muted.mutes(Conversation.EVERYONE, NOON.minusNanos(1)));
        assertEquals(1, muted.withoutEndedMutes(NOON.minusNanos(1)).muted().size());
        assertEquals(Alerts.DEFAULT, muted.withoutEndedMutes(NOON));
        var always = Alerts.DEFAULT.withMute(always(WITH_BO));
        assertTrue(always.mutes(WITH_BO, Instant.MAX));
        assertEquals(always, always.withoutEndedMutes(Instant.MAX));
    }

    @Test
    void aLaterMuteReplacesTheOneBefore() {
        var muted = Alerts.DEFAULT.withMute(always(WITH_BO)).withMute(new Mute(WITH_BO, Optional.of(NOON)));
        assertEquals(List.of(new Mute(WITH_BO, Optional.of(NOON))), muted.muted());
        assertEquals(Alerts.DEFAULT, muted.withoutMute(WITH_BO));
    }

    @Test
    void mutedAndMarkedConversationsAreBoundedAndTheOldestAreDropped() {
        var all = IntStream.range(0, Alerts.MOST).mapToObj(AlertsTest::with).toList();
        var full = new Alerts(true, true, true, false, all.stream().map(AlertsTest::always).toList(), all);
        assertEquals(Alerts.MOST, full.muted().size());
        assertEquals(Alerts.MOST, full.marked().size());
        var over = full.withMute(always(WITH_BO)).withMarked(WITH_BO, true);
        assertEquals(Alerts.MOST, over.muted().size());
        assertEquals(always(with(1)), over.muted().getFirst());
        assertEquals(with(1), over.marked().getFirst());
        assertEquals(Alerts.MOST - 1, over.withMarked(WITH_BO, false).marked().size());
    }

    @Test
    void aMutedConversationOfAnEarlierVersionIsMutedForEver() throws IOException {
        var defaults = Settings.defaults("ana");
        var read = SettingsJson.read(JsonFile.parse("{\"version\": 1, \"muted\": \"everyone " + "A".repeat(52) + "\"}"), defaults).alerts();
        assertEquals(List.of(always(Conversation.EVERYONE), always(WITH_BO)), read.muted());
        assertEquals(List.of(), read.marked());
    }

    @Test
    void whatCannotBeReadOfMutesAndMarksIsDroppedAlone() throws IOException {
        var json = "{\"version\": 1, \"sound\": false, \"muted\": \"nobody everyone\", \"mutedUntil\": \"" + "A".repeat(52) + "=2026-11-29T12:00:00Z everyone=soon =2026-11-29T12:00:00Z everyone\","
                + " \"markedUnread\": \"nobody  everyone\"}";
        var read = SettingsJson.read(JsonFile.parse(json), Settings.defaults("ana")).alerts();
        assertEquals(new Alerts(true, true, false, false, List.of(new Mute(WITH_BO, Optional.of(NOON)), always(Conversation.EVERYONE)), List.of(Conversation.EVERYONE)), read);
    }
}
