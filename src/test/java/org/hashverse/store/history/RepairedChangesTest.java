package org.hashverse.store.history;

import static org.hashverse.store.history.OpenStore.BO;
import static org.hashverse.store.history.OpenStore.CHEN;
import static org.hashverse.store.history.OpenStore.WITH_BO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hashverse.ExpectedLog;
import org.hashverse.chat.Change;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.Reason;
import org.hashverse.store.database.Database;
import org.hashverse.store.database.StoreEvent;
import org.junit.jupiter.api.Test;

/// A repair puts rows of the damaged file and of a backup together. Afterwards every message is as the changes in either of them make it.
@ExpectedLog("the history file is damaged")
class RepairedChangesTest extends ChangesStoreTest {
    /// Makes the backup, which then is a day old.
    private void backUp() {
        open.store.checkAndBackUp();
    }

    /// Makes the row of a message unreadable, and opens the history again.
    private void damage(Message message) throws Exception {
        damage("UPDATE message SET stamp = stamp + 1 WHERE id = ?", message);
    }

    /// Makes the only delivery of a message unreadable, and opens the history again.
    private void damageDelivery(Message message) throws Exception {
        damage("UPDATE delivery SET ended = ended + 1 WHERE message = (SELECT row FROM message WHERE id = ?)", message);
    }

    private void damage(String change, Message message) throws Exception {
        open.close();
        try (var sql = Database.writer(folder.resolve("messages.db"))) {
            assertEquals(1, sql.change(change, message.id().bytes()));
        }
        open();
        open.store.checkAndBackUp();
        open.until(() -> !open.events.isEmpty());
        assertInstanceOf(StoreEvent.Repaired.class, open.events.getFirst());
    }

    private long rowsWith(String words) throws Exception {
        return count("SELECT count(*) FROM message WHERE text LIKE '%" + words + "%' OR body LIKE '%" + words + "%'");
    }

    @Test
    void theWordsOfAnOlderBackupDoNotComeBack() throws Exception {
        var other = bo("another message");
        var bos = bo("secret of Bo");
        receive(BO, edit(bos.key(), 1, "secret of Bo, edited"));
        var mine = delivered("secret of mine");
        edit(mine, "secret of mine, edited");
        backUp();
        receive(BO, new Change.Retraction(bos.key()));
        takeBack(mine);
        damage(other);
        for (var message : List.of(bos, mine)) assertTrue(view(message.key()).takenBack());
        assertEquals(0, rowsWith("secret"));
        assertEquals(List.of(), found("secret"));
        assertEquals("another message", text(other), "from the backup");
    }

    @Test
    void theRetractionCountsEvenIfTheMessageComesFromTheBackup() throws Exception {
        var bos = bo("secret of Bo");
        var unsent = open.write("secret that waits");
        backUp();
        assertEquals(1, taken(1).size());
        receive(BO, new Change.Retraction(bos.key()));
        damage(bos);
        assertTrue(view(bos.key()).takenBack());
        assertEquals(0, open.store.unread(WITH_BO));
        takeBack(unsent);
        damage(unsent);
        assertTrue(view(unsent.key()).takenBack());
        assertEquals(List.of(new Change.Retraction(unsent.key())), taken(1), "the backup knew it as one that waits");
        assertEquals(Map.of(BO, Delivery.SENT), view(unsent.key()).deliveries());
        assertEquals(0, rowsWith("secret"));
    }

    @Test
    void aMessageTakenBackStaysSoIfItsRetractionIsLost() throws Exception {
        var bos = bo("secret of Bo");
        receive(BO, edit(bos.key(), 1, "secret of Bo, edited"));
        receive(BO, reaction(bos.key(), 1, "👍"));
        backUp();
        var retraction = message(BO, WITH_BO, new Change.Retraction(bos.key()));
        receive(retraction);
        damage(retraction);
        assertTrue(view(bos.key()).takenBack() && view(bos.key()).reactions().isEmpty());
        assertEquals(0, rowsWith("secret"));
    }

    @Test
    void anEditCountsWhicheverFileTheMessageComesFrom() throws Exception {
        var one = bo("one");
        var two = bo("two");
        receive(BO, edit(two.key(), 1, "two, edited early"));
        backUp();
        receive(BO, edit(one.key(), 1, "one, edited"));
        receive(BO, edit(two.key(), 2, "two, edited late"));
        damage(one);
        assertEquals(List.of("one, edited", "two, edited late"), open.texts(WITH_BO));
        assertEquals(List.of("one", "one, edited"), versions(one));
        assertEquals(List.of("two", "two, edited early", "two, edited late"), versions(two));
        assertEquals(List.of("one, edited"), found("one, edited"));
    }

    @Test
    void aMessageDeletedSinceTheBackupDoesNotComeBackNorItsVersions() throws Exception {
        var other = bo("another message");
        var bos = bo("secret of Bo");
        receive(BO, edit(bos.key(), 1, "secret of Bo, edited"));
        var mine = delivered("secret of mine");
        edit(mine, "secret of mine, edited");
        open.taken();
        acknowledge();
        backUp();
        for (var message : List.of(bos, mine)) open.<Optional<MessageStore.Deleted>>ask(done -> open.store.delete(message.key(), done));
        damage(other);
        assertEquals(List.of("another message"), open.texts(WITH_BO));
        assertEquals(0, rowsWith("secret"));
        assertEquals(0, count("SELECT count(*) FROM pending"));
    }

    @Test
    void whatWaitedForItsMessageWaitsOnAndIsBounded() throws Exception {
        var other = bo("another message");
        var late = message(BO, WITH_BO, Content.text("first"));
        receive(BO, edit(late.key(), 1, "second"));
        for (int i = 1; i < Changes.PENDING_KEPT; i++) receive(BO, edit(new MessageKey(BO, MessageId.random()), 1, "x"));
        backUp();
        receive(BO, edit(new MessageKey(BO, MessageId.random()), 1, "drops the oldest"));
        receive(BO, edit(late.key(), 2, "third"));
        damage(other);
        assertEquals(Changes.PENDING_KEPT, count("SELECT count(*) FROM pending"));
        assertEquals(0, count("SELECT count(*) FROM message WHERE target IS NOT NULL AND row NOT IN (SELECT message FROM pending)"));
        open.store.meet(BO, STORE);
        assertInstanceOf(Arrival.New.class, receive(late));
        assertEquals("third", text(late));
    }

    @Test
    void aRetractionOfAChangeIsNoneOfItsMessage() throws Exception {
        var bos = bo("Bo's");
        var edit = message(BO, WITH_BO, edit(bos.key(), 1, "edited"));
        receive(BO, new Change.Retraction(edit.key()));
        receive(edit);
        damage(bo("another message"));
        assertEquals("edited", text(bos));
        assertEquals(1, count("SELECT count(*) FROM message WHERE target IS NOT NULL"));
    }

    @Test
    void reactionsToALostMessageOfOursAreDroppedAndOurRetractionOfItIsSent() throws Exception {
        var mine = delivered("mine");
        receive(BO, reaction(mine.key(), 1, "👍"));
        edit(mine, "mine, edited");
        damage(mine); // no backup has it
        assertEquals(Optional.empty(), find(mine.key()));
        assertEquals(0, count("SELECT count(*) FROM message WHERE kind = 'reaction'"));
        assertEquals(1, taken(1).size(), "the edit still has to reach Bo");
        acknowledge();
        assertEquals(0, count("SELECT count(*) FROM message"));
    }

    @Test
    void aMessageCancelledSinceTheBackupIsNotSentIfItsDeliveryIsLost() throws Exception {
        var sent = open.write("sent");
        open.taken();
        var cancelled = open.write("cancelled");
        var waits = open.write("waits");
        backUp();
        open.<List<MessageStore.Progress>>ask(done -> open.store.cancel(cancelled.id(), done));
        damageDelivery(cancelled);
        assertEquals(Map.of(BO, Delivery.refused(Reason.HISTORY_DAMAGED)), view(cancelled.key()).deliveries());
        assertEquals(1, open.store.waiting(BO));
        assertEquals(List.of(sent.content(), waits.content()), taken(1));
        acknowledge();
        damage(waits);
        assertEquals(List.of(Content.text("waits")), taken(2), "of a message that only the backup has, the backup knows most");
    }

    @Test
    void aMessageThatWasUnderWayAtTheBackupIsOfferedAgainIfItsDeliveryIsLost() throws Exception {
        var sent = open.write("sent");
        open.taken();
        backUp();
        acknowledge();
        damageDelivery(sent);
        assertEquals(Map.of(BO, Delivery.SENT), view(sent.key()).deliveries());
        assertEquals(List.of(sent.content()), taken(1));
    }

    @Test
    void changesInEveryoneSurviveTheRepairWithTheirDeliveries() throws Exception {
        var message = open.message(Conversation.EVERYONE, OpenStore.ANA, "to all");
        open.<Boolean>ask(done -> open.store.write(message, List.of(BO, CHEN), done));
        open.taken();
        open.<MessageStore.Batch>ask(done -> open.store.take(CHEN, 1, 64, 1 << 20, done));
        edit(message, "to all, edited");
        receive(CHEN, reaction(message.key(), 1, "👍"));
        var other = bo("another message");
        backUp();
        damage(other);
        assertEquals(Map.of(BO, Delivery.QUEUED, CHEN, Delivery.QUEUED), view(message.key()).deliveries());
        assertEquals("Chen👍", reactions(message));
        assertEquals("to all, edited", text(message));
    }
}
