package org.hashverse.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.Content;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Marks;
import org.hashverse.chat.Message;
import org.hashverse.chat.ShownReaction;
import org.hashverse.chat.SomeMarks;
import org.hashverse.node.api.NodeEvent;
import org.junit.jupiter.api.Test;

/// Messages that were edited, taken back, reacted to, pinned or deleted, as the model shows them.
class ChangedMessagesTest extends TestModel {
    private static Delivered with(Delivered message, Content content, Marks marks) {
        var before = message.message();
        return new Delivered(new Message(before.id(), before.conversation(), before.author(), before.stamp(), before.shown(), content), message.mine(), false,
                message.arrived(), message.deliveries(), marks);
    }

    private static Delivered edited(Delivered message, String text) {
        return with(message, Content.text(text), SomeMarks.of(Optional.of(Instant.EPOCH), List.of(), false, Set.of()));
    }

    private static Delivered pinned(Delivered message) {
        return with(message, message.message().content(), SomeMarks.of(Optional.empty(), List.of(), true, Set.of()));
    }

    private void replace(Delivered now) {
        stored.replaceAll(one -> one.message().key().equals(now.message().key()) ? now : one);
    }

    private void changes(Delivered now) {
        replace(now);
        tell(new NodeEvent.MessageChanged(now));
    }

    private MessageItem first() {
        return bo().messages().getFirst();
    }

    @Test
    void anEditIsShownEverywhere() {
        arrives(5, "at one");
        model.open().set(WITH_BO);
        long revision = model.revision().get();
        changes(edited(message(WITH_BO, BO, 5, "at one"), "at two"));
        assertEquals(List.of("at two"), texts());
        assertEquals("at two", bo().last().get().message().text());
        assertTrue(first().edited().isPresent());
        assertTrue(model.revision().get() > revision);
    }

    @Test
    void aPageThatWasReadBeforeTheChangeDoesNotUndoIt() {
        store(5, "at one", false);
        commands.held = true;
        model.open().set(WITH_BO);
        tell(new NodeEvent.MessageChanged(edited(message(WITH_BO, BO, 5, "at one"), "at two")));
        commands.release();
        assertEquals(List.of("at two"), texts());
    }

    @Test
    void aPageShowsChangesOfWhichNoEventWasTold() {
        arrives(5, "at one");
        model.open().set(WITH_BO);
        replace(edited(message(WITH_BO, BO, 5, "at one"), "at two"));
        tell(new NodeEvent.Resync());
        tell(new NodeEvent.PeerChanged(peer(BO, "Bo", org.hashverse.chat.Presence.ONLINE)), new NodeEvent.CallingChanged(List.of()));
        assertEquals(List.of("at two"), texts());
    }

    @Test
    void anEditThatIsUnderWayTakesTheDeliveryBack() {
        var mine = message(WITH_BO, ME, 5, "at one");
        tell(new NodeEvent.MessageWritten(mine));
        tell(new NodeEvent.DeliveryChanged(WITH_BO, mine.message().id(), BO, Delivery.READ));
        model.open().set(WITH_BO);
        assertEquals(Delivery.READ, bo().last().get().deliveries().get(BO));
        tell(new NodeEvent.MessageChanged(edited(mine, "at two")));
        assertEquals(Map.of(BO, Delivery.QUEUED), bo().last().get().deliveries());
    }

    @Test
    void anEditThatIsUnderWayTakesTheDeliveryOfAMessageBackThatIsNotLoaded() {
        var mine = message(WITH_BO, ME, 5, "at one");
        stored.add(mine);
        tell(new NodeEvent.DeliveryChanged(WITH_BO, mine.message().id(), BO, Delivery.READ));
        changes(edited(mine, "at two"));
        model.open().set(WITH_BO);
        assertEquals(Map.of(BO, Delivery.QUEUED), first().deliveries());
    }

    @Test
    void aMessageThatArrivedAndWasDeletedWhileAPageWasLoadingDoesNotReturn() {
        store(5, "first", false);
        commands.held = true;
        model.open().set(WITH_BO);
        arrives(6, "second");
        var second = stored.removeLast();
        tell(new NodeEvent.MessageDeleted(WITH_BO, second.message().key()));
        commands.release();
        assertEquals(List.of("first"), texts());
    }

    @Test
    void aChangeDuringADroppedPageDoesNotReplaceALaterOne() {
        store(5, "at one", false);
        commands.held = true;
        model.open().set(WITH_BO);
        changes(edited(message(WITH_BO, BO, 5, "at one"), "at two"));
        bo().loadedMessages().expectAnotherPage();
        changes(edited(message(WITH_BO, BO, 5, "at one"), "at three"));
        commands.held = false;
        model.pages().load(WITH_BO);
        commands.release();
        assertEquals(List.of("at three"), texts());
    }

    @Test
    void aSelectedMessageStaysSelectedWhenItIsLoadedAgain() {
        for (int i = 1; i <= 3 * ConversationItem.PAGE; i++) store(i, "m" + i, false);
        model.open().set(WITH_BO);
        var old = bo().messages().getFirst();
        bo().selected().toggle(old);
        var there = bo().messages().get(1);
        model.pages().find(WITH_BO, stored.getFirst().message().key());
        changes(edited(message(WITH_BO, BO, old.message().stamp(), old.message().text()), "anew"));
        model.pages().toEnd(WITH_BO);
        var again = bo().find(old.key()).orElseThrow();
        assertNotSame(old, again);
        assertTrue(bo().selected().has(again));
        assertEquals("anew", bo().selected().all().get().getFirst().message().text());
        bo().selected().extendTo(bo().find(there.key()).orElseThrow(), bo().messages());
        assertEquals(2, bo().selected().all().get().size());
        bo().selected().toggle(again);
        assertEquals(List.of(there.key()), bo().selected().all().get().stream().map(MessageItem::key).toList());
    }

    @Test
    void aMessageThatWasTakenBackIsNotUnread() {
        arrives(5, "oh no");
        arrives(6, "hello");
        assertEquals(2, bo().unread().get());
        changes(with(message(WITH_BO, BO, 5, "oh no"), new Content.TakenBack(), Marks.NONE));
        tell(new NodeEvent.UnreadChanged(WITH_BO, 1));
        assertEquals(1, bo().unread().get());
        assertFalse(bo().unread(first()));
        assertTrue(first().takenBack());
        assertEquals("", first().message().text());
    }

    @Test
    void aMessageThatIsTakenBackWhileItsPageIsLoadingIsNotUnread() {
        store(5, "oh no", true);
        store(6, "hello", true);
        tell(new NodeEvent.UnreadChanged(WITH_BO, 2));
        commands.held = true;
        model.open().set(WITH_BO);
        tell(new NodeEvent.MessageChanged(with(message(WITH_BO, BO, 5, "oh no"), new Content.TakenBack(), Marks.NONE)), new NodeEvent.UnreadChanged(WITH_BO, 1));
        commands.release();
        assertEquals(List.of(false, true), bo().messages().stream().map(bo()::unread).toList());
    }

    @Test
    void aMessageThatArrivesTakenBackIsNeverUnread() {
        tell(new NodeEvent.MessageArrived(with(message(WITH_BO, BO, 5, "oh no"), new Content.TakenBack(), Marks.NONE)));
        assertEquals(0, bo().unread().get());
    }

    @Test
    void aDeletedMessageGoesAndTheOneBeforeIsTheLast() {
        store(5, "first", false);
        store(6, "second", false);
        model.open().set(WITH_BO);
        assertEquals("second", bo().last().get().message().text());
        var second = stored.removeLast();
        tell(new NodeEvent.MessageDeleted(WITH_BO, second.message().key()));
        assertEquals(List.of("first"), texts());
        assertEquals("first", bo().last().get().message().text());
        tell(new NodeEvent.MessageDeleted(WITH_BO, stored.removeLast().message().key()));
        assertEquals(List.of(), texts());
        assertNull(bo().last().get());
    }

    @Test
    void reactionsFollowTheNewestEvent() {
        arrives(5, "lunch?");
        model.open().set(WITH_BO);
        var thumb = new ShownReaction(ME, "👍", true);
        changes(with(message(WITH_BO, BO, 5, "lunch?"), Content.text("lunch?"), SomeMarks.of(Optional.empty(), List.of(thumb), false, Set.of())));
        assertEquals(List.of(thumb), first().reactions());
        changes(with(message(WITH_BO, BO, 5, "lunch?"), Content.text("lunch?"), Marks.NONE));
        assertEquals(List.of(), first().reactions());
    }

    @Test
    void pinnedMessagesAreReadWhenTheConversationOpensAndFollowChanges() {
        store(5, "the address", false);
        store(6, "the key", false);
        replace(pinned(stored.getFirst()));
        assertEquals(List.of(), bo().pinned().get());
        model.open().set(WITH_BO);
        assertEquals(List.of("the address"), pinnedTexts());
        changes(pinned(stored.getLast()));
        assertEquals(List.of("the key", "the address"), pinnedTexts());
        changes(edited(stored.getFirst(), "the new address"));
        assertEquals(List.of("the key"), pinnedTexts());
        var gone = stored.removeLast();
        tell(new NodeEvent.MessageDeleted(WITH_BO, gone.message().key()));
        assertEquals(List.of(), pinnedTexts());
    }

    @Test
    void manyChangesOfAPinnedMessageAreOneRequest() {
        store(5, "the address", false);
        replace(pinned(stored.getFirst()));
        model.open().set(WITH_BO);
        int before = commands.pinnedRequests;
        commands.held = true;
        for (int i = 0; i < 100; i++) changes(pinned(edited(stored.getFirst(), "address " + i)));
        assertEquals(before + 1, commands.pinnedRequests, "the answer is still to come");
        commands.release();
        assertEquals(before + 2, commands.pinnedRequests, "the first answer may be too old");
        assertEquals(List.of("address 99"), pinnedTexts());
    }

    private List<String> pinnedTexts() {
        return bo().pinned().get().stream().map(Message::text).toList();
    }

    @Test
    void theDraftReturnsWhenAnEditEnds() {
        var draft = bo().draft();
        var mine = message(WITH_BO, ME, 5, "at one").message();
        var other = message(WITH_BO, BO, 4, "when?").message();
        draft.text().set("half a sen");
        draft.replyTo().set(other);
        draft.edit(mine);
        assertEquals("at one", draft.text().get());
        assertNull(draft.replyTo().get());
        assertEquals("half a sen", draft.unsent().text());
        draft.text().set("at two");
        draft.endEditing();
        assertEquals("half a sen", draft.text().get());
        assertEquals(other, draft.replyTo().get());
        draft.edit(mine);
        tell(new NodeEvent.MessageDeleted(WITH_BO, mine.key()));
        assertNull(draft.edited().get(), "a message that is gone cannot be edited");
        assertEquals("half a sen", draft.text().get());
    }

    @Test
    void aMessageThatWasTakenBackIsNotRepliedToEvenIfItIsNotLoaded() {
        var earlier = message(WITH_BO, BO, 4, "when?");
        bo().draft().replyTo().set(earlier.message());
        changes(with(earlier, new Content.TakenBack(), Marks.NONE));
        assertNull(bo().draft().replyTo().get());
    }
}
