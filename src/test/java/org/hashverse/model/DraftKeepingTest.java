package org.hashverse.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Presence;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.store.settings.Drafts;
import org.junit.jupiter.api.Test;

/// Which drafts are saved, and which are restored.
class DraftKeepingTest extends TestModel {
    private ChatModel restarted() {
        var next = new ChatModel(commands, () -> now);
        next.apply(new NodeEvent.SelfChanged(model.self().get()));
        next.apply(new NodeEvent.PeerChanged(peer(BO, "Bo", Presence.OFFLINE)));
        return next;
    }

    private static void finishStart(ChatModel next) {
        next.apply(new NodeEvent.CallingChanged(List.of()));
    }

    private static Drafts drafts(Conversation conversation, String text) {
        return new Drafts(Map.of(conversation, new Drafts.Unsent(text, Optional.empty())));
    }

    @Test
    void draftsSurviveARestart() {
        bo().draft().text().set("half a sentence");
        model.conversation(Conversation.EVERYONE).draft().text().set("to all");
        model.tick();
        var next = restarted();
        finishStart(next);
        assertEquals("half a sentence", next.conversation(WITH_BO).draft().text().get());
        assertEquals("to all", next.conversation(Conversation.EVERYONE).draft().text().get());
    }

    @Test
    void aRestoredDraftDoesNotReplaceATextTypedSinceTheStart() {
        bo().draft().text().set("before");
        model.keepDrafts();
        var next = restarted();
        next.conversation(WITH_BO).draft().text().set("typed at once");
        finishStart(next);
        assertEquals("before\ntyped at once", next.conversation(WITH_BO).draft().text().get());
    }

    @Test
    void nothingIsSavedBeforeTheDraftsAreRestored() {
        commands.drafts = drafts(WITH_BO, "before");
        var next = restarted();
        next.keepDrafts();
        assertEquals(drafts(WITH_BO, "before"), commands.drafts);
    }

    @Test
    void theDraftOfAGonePeerOrADeletedConversationIsDropped() {
        bo().draft().text().set("for Bo");
        tell(new NodeEvent.PeerChanged(peer(CHEN, "Chen", Presence.ONLINE)));
        model.conversation(Conversation.with(CHEN)).draft().text().set("for Chen");
        model.tick();
        tell(new NodeEvent.ConversationCleared(WITH_BO), new NodeEvent.PeerGone(CHEN));
        model.tick();
        assertEquals(Drafts.NONE, commands.drafts);
        commands.drafts = drafts(Conversation.with(CHEN), "for nobody");
        var next = restarted();
        finishStart(next);
        next.tick();
        assertEquals(Drafts.NONE, commands.drafts);
    }

    @Test
    void deletingTheOpenConversationKeepsItsDraft() {
        model.open().set(WITH_BO);
        bo().draft().text().set("for Bo");
        tell(new NodeEvent.ConversationCleared(WITH_BO));
        assertEquals("for Bo", bo().draft().text().get());
    }

    @Test
    void theDraftChangedLastIsLastAndUnchangedDraftsAreNotSavedAgain() {
        bo().draft().text().set("for Bo");
        model.tick();
        model.conversation(Conversation.EVERYONE).draft().text().set("to all");
        model.tick();
        assertEquals(List.of("for Bo", "to all"), commands.drafts.all().values().stream().map(Drafts.Unsent::text).toList());
        bo().draft().text().set("for Bo again");
        model.tick();
        assertEquals(List.of("to all", "for Bo again"), commands.drafts.all().values().stream().map(Drafts.Unsent::text).toList());
        var kept = commands.drafts;
        model.tick();
        assertSame(kept, commands.drafts);
    }

    @Test
    void aReplySurvivesARestartAlsoWithoutAText() {
        arrives(1, "Lunch at one?");
        bo().draft().replyTo().set(bo().messages().getFirst().message());
        model.tick();
        var next = restarted();
        finishStart(next);
        assertEquals("Lunch at one?", next.conversation(WITH_BO).draft().replyTo().get().text());
        next.tick();
        assertEquals(model.conversation(WITH_BO).messages().getFirst().key(), commands.drafts.all().get(WITH_BO).replyTo().orElseThrow());
    }

    @Test
    void aReplyToAMessageThatIsGoneIsATextOfItsOwn() {
        arrives(1, "Lunch at one?");
        bo().draft().replyTo().set(bo().messages().getFirst().message());
        bo().draft().text().set("at two");
        model.tick();
        stored.clear();
        var next = restarted();
        finishStart(next);
        assertNull(next.conversation(WITH_BO).draft().replyTo().get());
        assertEquals("at two", next.conversation(WITH_BO).draft().text().get());
    }

    @Test
    void nothingIsSavedWhileAMessageThatADraftRepliesToIsLookedUp() {
        arrives(1, "Lunch at one?");
        bo().draft().replyTo().set(bo().messages().getFirst().message());
        model.tick();
        var kept = commands.drafts;
        commands.held = true;
        var next = restarted();
        finishStart(next);
        next.conversation(WITH_BO).draft().text().set("typed at once");
        next.tick();
        assertSame(kept, commands.drafts);
        commands.release();
        next.tick();
        assertEquals(new Drafts.Unsent("typed at once", Optional.of(bo().messages().getFirst().key())), commands.drafts.all().get(WITH_BO));
    }

    @Test
    void theTextOfAnEditedMessageIsNoDraftAndARejectedTextGoesToTheDraft() {
        bo().draft().text().set("half a sentence");
        var mine = message(WITH_BO, ME, 1, "an old text");
        tell(new NodeEvent.MessageWritten(mine));
        bo().draft().edit(mine.message());
        bo().draft().text().set("a new text");
        model.tick();
        assertEquals(drafts(WITH_BO, "half a sentence"), commands.drafts);
        bo().draft().restore("not sent");
        assertEquals("a new text", bo().draft().text().get());
        bo().draft().endEditing();
        assertEquals("not sent\nhalf a sentence", bo().draft().text().get());
    }

    @Test
    void deletingAllMessagesEndsTheEditingAndKeepsTheDraft() {
        model.open().set(WITH_BO);
        bo().draft().text().set("half a sentence");
        var mine = message(WITH_BO, ME, 1, "an old text");
        tell(new NodeEvent.MessageWritten(mine));
        bo().draft().edit(mine.message());
        tell(new NodeEvent.ConversationCleared(WITH_BO));
        assertNull(bo().draft().edited().get());
        assertEquals("half a sentence", bo().draft().text().get());
    }
}
