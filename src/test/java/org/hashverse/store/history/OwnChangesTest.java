package org.hashverse.store.history;

import static org.hashverse.store.history.OpenStore.ANA;
import static org.hashverse.store.history.OpenStore.BO;
import static org.hashverse.store.history.OpenStore.CHEN;
import static org.hashverse.store.history.OpenStore.WITH_BO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.Change;
import org.hashverse.chat.Content;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.store.history.MessageStore.Progress;
import org.junit.jupiter.api.Test;

/// Our edits, reactions and retractions: who is told, what is sent, and what people see meanwhile.
class OwnChangesTest extends ChangesStoreTest {
    @Test
    void aMessageThatWaitsIsEditedInPlaceAndItsOldTextNeverLeaves() throws Exception {
        var message = open.write("secret plans");
        var now = edit(message, "public plans");
        assertEquals("public plans", now.message().text());
        assertEquals(Optional.empty(), now.edited());
        assertEquals(List.of("public plans"), found("plans"));
        assertEquals(List.of(), found("secret"));
        assertEquals(List.of(Content.text("public plans")), taken(1));
        assertEquals(0, count("SELECT count(*) FROM message WHERE text LIKE '%secret%' OR body LIKE '%secret%'"), "the old text is kept nowhere");
        assertEquals(1, open.store.count(WITH_BO));
    }

    @Test
    void aMessageThatWaitsIsTakenBackInPlaceAndNothingLeaves() throws Exception {
        var message = open.write("secret plans");
        react(message, "👍");
        assertEquals(2, open.store.waiting(BO));
        var now = takeBack(message);
        assertTrue(now.takenBack());
        assertEquals(Map.of(BO, Delivery.CANCELLED), now.deliveries());
        assertEquals(0, open.store.waiting(BO), "the reaction has nothing to react to");
        assertEquals(List.of(), taken(1));
        assertEquals(List.of(), found("secret"));
        assertEquals(1, count("SELECT count(*) FROM message"), "nobody needs the retraction");
        restart();
        assertTrue(view(message.key()).takenBack());
    }

    @Test
    void aMessageThatMayHaveLeftIsChangedByAChangeThatFollowsIt() {
        var message = open.write("first words");
        open.taken();
        var now = edit(message, "second words");
        assertEquals(Map.of(BO, Delivery.QUEUED), now.deliveries());
        assertTrue(now.edited().isPresent());
        assertEquals(1, open.store.waiting(BO));
        var sent = taken(1);
        assertEquals(Content.text("second words"), sent.getFirst(), "a message that is sent again has the newest text");
        assertEquals(List.of(edit(message.key(), ((Change) sent.getLast()).revision(), "second words")), taken(2));
        assertEquals(List.of("first words", "second words"), versions(message));
        assertEquals(List.of("second words"), found("words"));
    }

    @Test
    void nothingLooksDeliveredThatIsNot() throws Exception {
        var message = open.write("first");
        open.taken();
        edit(message, "second");
        assertEquals(List.of(Delivery.QUEUED), shown(open.ask(done -> open.store.acknowledge(BO, 1, done))), "the acknowledgement of the message says nothing of the edit");
        assertEquals(Delivery.QUEUED, view(message.key()).deliveries().get(BO));
        MessageStore.Batch batch = open.ask(done -> open.store.take(BO, 2, 64, 1 << 20, done));
        assertEquals(List.of(Delivery.SENT), shown(batch.progress()));
        restart();
        assertEquals(Delivery.SENT, view(message.key()).deliveries().get(BO));
        assertEquals(List.of(Delivery.DELIVERED), shown(acknowledge()));
        assertEquals(Delivery.DELIVERED, view(message.key()).deliveries().get(BO));
        assertEquals(Delivery.QUEUED, takeBack(message).deliveries().get(BO));
        open.taken();
        assertEquals(List.of(Delivery.refused("full")), shown(open.ask(done -> open.store.reject(BO, 3, "full", done))));
        MessageQueries.Trail trail = open.ask(done -> open.store.queries().trail(message.key(), done));
        assertEquals(List.of(Delivery.refused("full")), trail.change().stream().map(MessageQueries.Step::delivery).toList());
    }

    private static List<Delivery> shown(List<Progress> changes) {
        return changes.stream().map(one -> one.changed().orElseThrow().deliveries().get(one.recipient())).toList();
    }

    @Test
    void anEditOfAMessageThatWasReadIsDeliveredWhenItArrives() {
        var message = delivered("first");
        open.<List<Progress>>ask(done -> open.store.read(BO, WITH_BO, 1, done));
        assertEquals(Delivery.QUEUED, edit(message, "second").deliveries().get(BO));
        open.taken();
        acknowledge();
        assertEquals(Delivery.READ, view(message.key()).deliveries().get(BO));
    }

    @Test
    void aRetractionDeletesTheWordsAndGoesAfterTheMessage() throws Exception {
        var message = delivered("secret plans");
        edit(message, "secret designs");
        react(message, "👍");
        var now = takeBack(message);
        assertTrue(now.takenBack());
        assertEquals(List.of(), now.reactions());
        assertEquals(Optional.empty(), now.edited());
        assertEquals(List.of(), found("secret"));
        assertEquals(List.of(), versions(message));
        assertEquals(List.of(new Change.Retraction(message.key())), taken(1), "a peer that lost its history does not get the words again");
        assertEquals(0, count("SELECT count(*) FROM message WHERE text <> '' OR body IS NOT NULL"));
        assertEquals(1, open.store.count(WITH_BO));
    }

    @Test
    void aMessageOnItsWayIsNotSentAgainAfterItWasTakenBack() {
        var message = open.write("oops");
        open.taken();
        takeBack(message);
        assertEquals(List.of(new Change.Retraction(message.key())), taken(1));
        acknowledge();
        assertEquals(Map.of(BO, Delivery.DELIVERED), view(message.key()).deliveries());
    }

    @Test
    void onlyOurTextsCanBeEditedAndOnlyOurMessagesTakenBack() {
        var bos = bo("Bo's");
        assertInstanceOf(ChangeResult.NotOurs.class, change(edit(bos.key(), 1, "forged")));
        assertInstanceOf(ChangeResult.NotOurs.class, change(new Change.Retraction(bos.key())));
        assertInstanceOf(ChangeResult.NotThere.class, change(edit(new MessageKey(ANA, MessageId.random()), 1, "x")));
        assertInstanceOf(ChangeResult.NotThere.class, change(reaction(new MessageKey(BO, MessageId.random()), 1, "👍")));
        var mine = open.write("mine");
        var reaction = MessageId.random();
        open.<ChangeResult>ask(done -> open.store.change(reaction, reaction(mine.key(), 1, "👍"), Set.of(BO), MOST_WAITING, done));
        assertInstanceOf(ChangeResult.NotThere.class, change(new Change.Retraction(new MessageKey(ANA, reaction))), "a change of a change");
        takeBack(mine);
        assertInstanceOf(ChangeResult.NotThere.class, change(edit(mine.key(), 1, "x")));
        assertInstanceOf(ChangeResult.NotThere.class, change(new Change.Retraction(mine.key())));
        assertInstanceOf(ChangeResult.NotThere.class, change(reaction(mine.key(), 1, "👍")));
        assertEquals("Bo's", text(bos));
    }

    @Test
    void withoutAContactNobodyCanBeTold() {
        var mine = delivered("mine");
        var bos = bo("Bo's");
        for (var change : List.of(edit(mine.key(), 1, "x"), new Change.Retraction(mine.key()), reaction(bos.key(), 1, "👍"), reaction(mine.key(), 1, "👍")))
            assertInstanceOf(ChangeResult.NobodyToTell.class, change(change, Set.of(CHEN), MOST_WAITING));
        assertEquals("mine", text(mine));
        assertEquals("", reactions(bos));
        var waits = open.write("waits");
        assertEquals("changed", assertInstanceOf(ChangeResult.Done.class, change(edit(waits.key(), 1, "changed"), Set.of(), MOST_WAITING)).message().message().text(), "nobody needs to be told");
    }

    @Test
    void noMoreChangesWaitForAPeerThanMessagesMay() {
        var one = delivered("one");
        var two = delivered("two");
        open.write("waits");
        assertInstanceOf(ChangeResult.Done.class, change(edit(one.key(), 1, "x"), Set.of(BO), 2));
        assertEquals(new ChangeResult.TooManyWaiting(2), change(edit(two.key(), 1, "x"), Set.of(BO), 2));
        assertEquals("two", text(two));
        assertEquals(2, open.store.waiting(BO));
        assertInstanceOf(ChangeResult.Done.class, change(new Change.Retraction(two.key()), Set.of(BO), 2), "but whatever waits, a message can be taken back");
    }

    @Test
    void aNewerChangeTakesThePlaceOfOneThatWaits() {
        var message = delivered("0");
        for (int i = 1; i <= 5; i++) edit(message, "" + i);
        for (var emoji : List.of("👍", "🎉", "👎")) react(message, emoji);
        assertEquals(2, open.store.waiting(BO));
        var sent = taken(2);
        assertEquals(2, sent.size(), sent::toString);
        assertEquals("5", ((Change.Edit) sent.getFirst()).text());
        assertEquals(Optional.of("👎"), ((Change.Reaction) sent.getLast()).emoji());
        assertEquals(List.of("0", "1", "2", "3", "4", "5"), versions(message));
    }

    @Test
    void revisionsRiseEvenWithinAMillisecondAndWhenTheClockIsSetBack() throws Exception {
        var message = delivered("0");
        for (int i = 1; i <= 20; i++) {
            edit(message, "" + i);
            taken(2); // may have left
        }
        var revisions = taken(2).stream().map(change -> ((Change) change).revision()).toList();
        assertEquals(revisions.stream().sorted().distinct().toList(), revisions);
        assertEquals("20", text(message));
    }

    @Test
    void ofOneMessageFiftyEditsAndTheFirstTextAreKept() throws Exception {
        var message = delivered("0");
        for (int i = 1; i <= Changes.KEPT; i++) edit(message, "" + i);
        assertEquals(Changes.KEPT + 1, versions(message).size());
        edit(message, "newest");
        var versions = versions(message);
        assertEquals(Changes.KEPT + 1, versions.size());
        assertEquals(List.of("0", "2", "newest"), List.of(versions.getFirst(), versions.get(1), versions.getLast()));
        for (int i = 0; i < 3; i++) react(message, "👍");
        assertEquals(1, count("SELECT count(*) FROM message WHERE kind = 'reaction'"));
    }

    @Test
    void oneReactionOfOursIsShownAndNoneRemovesIt() {
        var bos = bo("Bo's");
        assertEquals("Ana👍 waits", reactions(react(bos, "👍")));
        open.taken();
        assertEquals("Ana👍 waits", reactions(bos));
        acknowledge();
        assertEquals("Ana👍", reactions(bos));
        assertEquals("Ana🎉 waits", reactions(react(bos, "🎉")));
        assertEquals("", reactions(react(bos, null)));
        assertEquals(List.of(Optional.empty()), taken(1).stream().map(change -> ((Change.Reaction) change).emoji()).toList());
    }

    @Test
    void aReactionThatWasRefusedDoesNotLookAsIfItHadArrived() {
        var bos = bo("Bo's");
        react(bos, "👍");
        open.taken();
        open.<List<Progress>>ask(done -> open.store.reject(BO, 1, "full", done));
        assertEquals("Ana👍 waits", reactions(bos));
    }

    @Test
    void theSameAgainIsNoChangeUnlessItWasRefused() {
        var message = delivered("same");
        assertEquals(Optional.empty(), edit(message, "same").edited());
        react(message, null);
        assertEquals(0, open.store.waiting(BO));
        react(message, "👍");
        edit(message, "other");
        open.taken();
        acknowledge();
        react(message, "👍");
        edit(message, "other");
        assertEquals(0, open.store.waiting(BO));
        edit(message, "third");
        react(message, "🎉");
        open.taken();
        for (long number = 4; number <= 5; number++) {
            long refused = number;
            open.<List<Progress>>ask(done -> open.store.reject(BO, refused, "full", done));
        }
        edit(message, "third");
        react(message, "🎉");
        assertEquals(2, open.store.waiting(BO));
    }

    @Test
    void aReplyStaysAReply() {
        var bos = bo("Bo's");
        var reply = new Message(MessageId.random(), WITH_BO, ANA, bos.stamp() + 1, bos.shown(), new Content.Text("first", Optional.of(bos.key())));
        open.<Boolean>ask(done -> open.store.write(reply, List.of(BO), done));
        edit(reply, "in place");
        assertEquals(new Content.Text("in place", Optional.of(bos.key())), view(reply.key()).message().content());
        open.taken();
        edit(reply, "later");
        assertEquals(new Content.Text("later", Optional.of(bos.key())), view(reply.key()).message().content());
    }

    // --- deleting here

    @Test
    void summariesShowTheNewestText() {
        var message = delivered("first");
        edit(message, "second");
        List<MessageQueries.ConversationSummary> summaries = open.ask(done -> open.store.queries().summaries(done));
        assertEquals(List.of("second"), summaries.stream().map(one -> one.last().message().text()).toList());
        takeBack(message);
        summaries = open.ask(done -> open.store.queries().summaries(done));
        assertTrue(summaries.getFirst().last().takenBack());
    }

    @Test
    void aChangeOfALaterVersionChangesNothingAndWaitsForThatVersion() throws Exception {
        var message = delivered("a question");
        react(message, "👍");
        makeReactionsVotes();
        var now = view(message.key());
        assertEquals("a question", now.message().text());
        assertEquals("", reactions(now));
        assertEquals(List.of(), taken(2), "what this version could send of it would be wrong");
        assertEquals(1, open.store.waiting(BO));
        edit(message, "another question");
        assertEquals(List.of("another question"), taken(2).stream().map(change -> ((Change.Edit) change).text()).toList(), "nothing waits behind it");
        acknowledge();
        assertEquals(1, count("SELECT count(*) FROM message m JOIN delivery d ON d.message = m.row WHERE m.kind = 'vote' AND d.stage = 0"));
    }
}
