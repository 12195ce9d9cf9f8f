package org.hashverse.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Map;
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
        commands.drafts = new Drafts(Map.of(WITH_BO, "before"));
        var next = restarted();
        next.keepDrafts();
        assertEquals(Map.of(WITH_BO, "before"), commands.drafts.texts());
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
        commands.drafts = new Drafts(Map.of(Conversation.with(CHEN), "for nobody"));
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
        assertEquals(List.of("for Bo", "to all"), List.copyOf(commands.drafts.texts().values()));
        bo().draft().text().set("for Bo again");
        model.tick();
        assertEquals(List.of("to all", "for Bo again"), List.copyOf(commands.drafts.texts().values()));
        var kept = commands.drafts;
        model.tick();
        assertSame(kept, commands.drafts);
    }
}
