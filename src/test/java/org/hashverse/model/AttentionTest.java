package org.hashverse.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerId;
import org.hashverse.model.Attention.Announcement;
import org.hashverse.model.Attention.Subject;
import org.hashverse.model.Attention.Viewing;
import org.hashverse.store.settings.Alerts;
import org.hashverse.store.settings.Mute;
import org.junit.jupiter.api.Test;

class AttentionTest {
    private static final PeerId BO = id(1);
    private static final PeerId CHEN = id(2);
    private static final Conversation WITH_BO = Conversation.with(BO);
    private static final Viewing AWAY = new Viewing(false, WITH_BO);
    private Instant now = Instant.parse("2026-11-22T09:00:00Z");
    private final Attention attention = new Attention(() -> now);

    private static PeerId id(int first) {
        var bytes = new byte[32];
        bytes[0] = (byte) first;
        return PeerId.of(bytes);
    }

    private static Message from(PeerId author, Conversation in, String text) {
        return new Message(MessageId.random(), in, author, 1, Instant.EPOCH, Content.text(text));
    }

    private static Mute always(Conversation conversation) {
        return new Mute(conversation, Optional.empty());
    }

    private Optional<Announcement> bo(String text, Viewing viewing, Alerts alerts) {
        return attention.arrived(from(BO, WITH_BO, text), false, viewing, alerts);
    }

    private void later(Duration span) {
        now = now.plus(span);
    }

    private static Announcement announcement(int count, String words, boolean sound) {
        return new Announcement(new Subject.Talk(WITH_BO), count, BO, Optional.ofNullable(words), true, sound);
    }

    @Test
    void aMessageInAConversationThatThePersonDoesNotSeeCausesANotification() {
        assertEquals(Optional.empty(), bo("seen", new Viewing(true, WITH_BO), Alerts.DEFAULT));
        assertEquals(Optional.of(announcement(1, "not seen", true)), bo("not seen", new Viewing(true, Conversation.EVERYONE), Alerts.DEFAULT));
        assertTrue(attention.read(WITH_BO));
        later(Attention.SOUND_EVERY);
        assertEquals(Optional.of(announcement(1, "nor this", true)), bo("nor this", AWAY, Alerts.DEFAULT));
        assertTrue(attention.read(WITH_BO));
        later(Attention.SOUND_EVERY);
        assertEquals(Optional.of(announcement(1, "nothing open", true)), bo("nothing open", new Viewing(true, null), Alerts.DEFAULT));
    }

    @Test
    void aThousandMessagesAtOnceAreOneNotificationWithOneSoundAndAreCountedLater() {
        assertEquals(Optional.of(announcement(1, "1", true)), bo("1", AWAY, Alerts.DEFAULT));
        for (int i = 2; i <= 1000; i++) assertEquals(Optional.empty(), bo("" + i, AWAY, Alerts.DEFAULT));
        assertEquals(List.of(), attention.due(Alerts.DEFAULT));
        later(Attention.RENEWED_EVERY.minusMillis(1));
        assertEquals(List.of(), attention.due(Alerts.DEFAULT));
        later(Duration.ofMillis(1));
        assertEquals(List.of(announcement(1000, "1000", false)), attention.due(Alerts.DEFAULT));
        later(Attention.RENEWED_EVERY);
        assertEquals(List.of(), attention.due(Alerts.DEFAULT));
    }

    @Test
    void aFurtherMessageUpdatesTheNotificationUntilTheConversationIsRead() {
        bo("1", AWAY, Alerts.DEFAULT);
        later(Attention.RENEWED_EVERY);
        assertEquals(Optional.of(announcement(2, "2", true)), bo("2", AWAY, Alerts.DEFAULT));
        assertEquals(List.of(WITH_BO), attention.unread());
        assertTrue(attention.read(WITH_BO));
        assertFalse(attention.read(WITH_BO));
        assertEquals(List.of(), attention.unread());
        assertEquals(Optional.of(announcement(1, "3", false)), bo("3", AWAY, Alerts.DEFAULT));
    }

    @Test
    void twoConversationsAreTwoNotificationsButOneSound() {
        assertTrue(bo("1", AWAY, Alerts.DEFAULT).orElseThrow().sound());
        later(Attention.SOUND_EVERY.minusMillis(1));
        assertFalse(attention.arrived(from(CHEN, Conversation.with(CHEN), "2"), false, AWAY, Alerts.DEFAULT).orElseThrow().sound());
        later(Duration.ofMillis(1));
        var toAll = attention.arrived(from(CHEN, Conversation.EVERYONE, "3"), false, AWAY, Alerts.DEFAULT).orElseThrow();
        assertEquals(new Announcement(new Subject.Talk(Conversation.EVERYONE), 1, CHEN, Optional.of("3"), true, true), toAll);
    }

    @Test
    void doNotDisturbSuppressesNotificationsButMessagesAreCounted() {
        assertEquals(Optional.empty(), bo("1", AWAY, Alerts.DEFAULT.withQuiet(true)));
        later(Attention.RENEWED_EVERY);
        assertEquals(List.of(), attention.due(Alerts.DEFAULT));
        assertEquals(2, bo("2", AWAY, Alerts.DEFAULT).orElseThrow().count());
        bo("3", AWAY, Alerts.DEFAULT);
        later(Attention.RENEWED_EVERY);
        assertEquals(List.of(), attention.due(Alerts.DEFAULT.withQuiet(true)));
        assertFalse(attention.knocked(CHEN, AWAY, Alerts.DEFAULT.withQuiet(true)).isPresent());
    }

    @Test
    void aMutedConversationCausesNoNotification() {
        var muted = Alerts.DEFAULT.withMute(always(WITH_BO));
        assertEquals(Optional.empty(), bo("1", AWAY, muted));
        assertTrue(attention.arrived(from(CHEN, Conversation.with(CHEN), "2"), false, AWAY, muted).isPresent());
        assertTrue(attention.arrived(from(BO, Conversation.EVERYONE, "3"), false, AWAY, muted).isPresent());
        assertEquals(Optional.empty(), attention.arrived(from(BO, Conversation.EVERYONE, "4"), false, AWAY, muted.withMute(always(Conversation.EVERYONE))));
        assertTrue(bo("5", AWAY, muted.withoutMute(WITH_BO)).isPresent());
        bo("6", AWAY, Alerts.DEFAULT);
        later(Attention.RENEWED_EVERY);
        assertTrue(attention.due(muted).stream().noneMatch(announcement -> announcement.subject().equals(new Subject.Talk(WITH_BO))));
    }

    @Test
    void textSoundAndDisplayCanEachBeTurnedOff() {
        assertEquals(Optional.empty(), bo("secret", AWAY, Alerts.DEFAULT.withWords(false)).orElseThrow().words());
        attention.read(WITH_BO);
        later(Attention.SOUND_EVERY);
        assertFalse(bo("2", AWAY, Alerts.DEFAULT.withSound(false)).orElseThrow().sound());
        attention.read(WITH_BO);
        var heard = bo("3", AWAY, Alerts.DEFAULT.withShow(false)).orElseThrow();
        assertTrue(heard.sound() && !heard.show());
        attention.read(WITH_BO);
        later(Attention.SOUND_EVERY);
        assertEquals(Optional.empty(), bo("4", AWAY, Alerts.DEFAULT.withShow(false).withSound(false)));
    }

    @Test
    void allStrangersShareOneNotificationAndEachIsCountedOnce() {
        var first = attention.knocked(BO, AWAY, Alerts.DEFAULT).orElseThrow();
        assertEquals(new Announcement(new Subject.Strangers(), 1, BO, Optional.empty(), true, true), first);
        assertEquals(Optional.empty(), attention.knocked(BO, AWAY, Alerts.DEFAULT));
        later(Attention.RENEWED_EVERY);
        assertEquals(Optional.empty(), attention.knocked(BO, AWAY, Alerts.DEFAULT));
        assertEquals(2, attention.knocked(CHEN, AWAY, Alerts.DEFAULT).orElseThrow().count());
        assertTrue(attention.looked());
        assertFalse(attention.looked());
        later(Attention.RENEWED_EVERY);
        assertEquals(1, attention.knocked(id(3), AWAY, Alerts.DEFAULT).orElseThrow().count());
    }

    @Test
    void aKnownStrangerOrOneInAFocusedWindowCausesNoNotification() {
        assertEquals(Optional.empty(), attention.knocked(BO, new Viewing(true, null), Alerts.DEFAULT));
        attention.known(CHEN);
        assertEquals(Optional.empty(), attention.knocked(CHEN, AWAY, Alerts.DEFAULT));
    }

    @Test
    void aStrangerThatAResyncRemovedCanCauseANotificationAgain() {
        attention.known(BO);
        attention.known(CHEN);
        attention.keepStrangers(CHEN::equals);
        assertEquals(Optional.empty(), attention.knocked(CHEN, AWAY, Alerts.DEFAULT));
        assertTrue(attention.knocked(BO, AWAY, Alerts.DEFAULT).isPresent());
    }

    @Test
    void aResyncThatLeavesNoStrangerWithdrawsTheirNotification() {
        attention.knocked(BO, AWAY, Alerts.DEFAULT);
        assertFalse(attention.keepStrangers(BO::equals));
        assertTrue(attention.keepStrangers(CHEN::equals));
        assertFalse(attention.keepStrangers(CHEN::equals), "it is withdrawn already");
    }

    @Test
    void theNotificationOfStrangersIsWithdrawnWithTheLastOne() {
        attention.knocked(BO, AWAY, Alerts.DEFAULT);
        attention.knocked(CHEN, AWAY, Alerts.DEFAULT);
        assertFalse(attention.decided(BO));
        assertTrue(attention.decided(CHEN));
        later(Attention.RENEWED_EVERY);
        assertEquals(1, attention.knocked(BO, AWAY, Alerts.DEFAULT).orElseThrow().count());
    }

    @Test
    void aClockThatIsSetBackSuppressesNoNotification() {
        bo("1", AWAY, Alerts.DEFAULT);
        later(Duration.ofHours(-5));
        assertEquals(Optional.of(announcement(2, "2", true)), bo("2", AWAY, Alerts.DEFAULT));
    }

    @Test
    void aMentionIsAnnouncedAlthoughTheConversationIsMuted() {
        var muted = Alerts.DEFAULT.withMute(always(Conversation.EVERYONE));
        assertEquals(Optional.empty(), toAll("1", false, muted));
        var announced = toAll("@Ana 2", true, muted).orElseThrow();
        assertEquals(Optional.of("@Ana 2"), announced.words());
        assertTrue(announced.sound());
        assertEquals(Optional.empty(), toAll("3", false, muted));
        later(Attention.RENEWED_EVERY);
        assertEquals(List.of(), attention.due(muted), "what follows is muted");
        assertEquals(Optional.empty(), toAll("@Ana 4", true, muted.withQuiet(true)), "do not disturb");
    }

    @Test
    void aMentionShortlyAfterAnotherIsAnnouncedLater() {
        var muted = Alerts.DEFAULT.withMute(always(Conversation.EVERYONE));
        assertTrue(toAll("@Ana 1", true, muted).isPresent());
        assertEquals(Optional.empty(), toAll("@Ana 2", true, muted));
        later(Attention.RENEWED_EVERY);
        assertEquals(Optional.of("@Ana 2"), attention.due(muted).getFirst().words());
        assertEquals(List.of(), attention.due(muted));
    }

    @Test
    void aMuteThatHasEndedNotifiesAgain() {
        var muted = Alerts.DEFAULT.withMute(new Mute(WITH_BO, Optional.of(now.plusSeconds(60))));
        later(Duration.ofSeconds(59));
        assertEquals(Optional.empty(), bo("1", AWAY, muted));
        later(Duration.ofSeconds(1));
        assertTrue(bo("2", AWAY, muted).isPresent());
    }

    private Optional<Announcement> toAll(String text, boolean mentionsMe, Alerts alerts) {
        return attention.arrived(from(BO, Conversation.EVERYONE, text), mentionsMe, AWAY, alerts);
    }
}
