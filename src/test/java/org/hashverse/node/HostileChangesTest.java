package org.hashverse.node;

import static org.hashverse.node.TestNode.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.hashverse.chat.Change;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.MessageText;
import org.hashverse.chat.SeenMessage;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.SendOutcome;
import org.hashverse.store.database.Database;
import org.hashverse.store.history.MessageQueries.Where;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Edits, reactions and retractions of a peer that keeps to no rule: ignored or refused, and bounded on the disk.
class HostileChangesTest extends UnderAttack {
    private static final int CHAT = 16;
    private static final int FLOOD = 1_000;
    private static final String LONGEST = "x".repeat(MessageText.MAX_BYTES);

    private static Frame.Chat chat(long number, Content content) {
        return chat(number, MessageId.random(), content);
    }

    private static Frame.Chat chat(long number, MessageId id, Content content) {
        return new Frame.Chat(number, id, Frame.To.YOU, System.currentTimeMillis(), content);
    }

    /// Sends contents and waits until the node has handled them.
    private static void say(RawPeer eve, int from, List<Content> contents) throws Exception {
        for (int at = 0; at < contents.size(); at++) eve.say(chat(from + at, contents.get(at)));
        while (eve.hear(Frame.Ack.class).upTo() < from + contents.size() - 1) { /* an earlier one */ }
    }

    /// Sends very many contents, and reads the answers now and then, as a peer must that does not want to be slowed down.
    private static void flood(RawPeer eve, int from, int many, LongFunction<Content> content) throws Exception {
        for (int done = 0; done < many; done += 100) {
            var batch = new ArrayList<Content>();
            for (int i = 0; i < 100; i++) batch.add(content.apply(done + i));
            say(eve, from + done, batch);
        }
    }

    private static List<Delivered> history(Conversation conversation) throws Exception {
        return get(attacked.ana.node.history().page(conversation, new Where.Newest(), 10_000));
    }

    private static long rows(String where) throws SQLException {
        try (var sql = Database.reader(attacked.folder.resolve("messages.db"))) {
            return sql.number("SELECT count(*) FROM message m JOIN peer p ON p.id = m.author WHERE " + where);
        }
    }

    private static long rowsOf(RawPeer eve, String where) throws SQLException {
        return rows("p.key = '" + eve.id().text() + "' AND " + where);
    }

    private static MessageKey sent(Conversation to, String text) throws Exception {
        return assertInstanceOf(SendOutcome.Sent.class, get(attacked.ana.node.send(to, text))).message().message().key();
    }

    private static Change.Edit edit(MessageKey of, long revision, String text) {
        return new Change.Edit(of, revision, text);
    }

    private static Change.Reaction reaction(MessageKey of, long revision, String emoji) {
        return new Change.Reaction(of, revision, Optional.ofNullable(emoji));
    }

    @Test
    void nobodyChangesTheMessagesOfOthers() throws Exception {
        var bos = assertInstanceOf(SendOutcome.Sent.class, get(attacked.bo.node.send(Conversation.with(attacked.ana.id()), "Bo's"))).message().message().key();
        attacked.ana.await(NodeEvent.MessageArrived.class, e -> e.message().message().key().equals(bos));
        var toBo = sent(Conversation.with(attacked.bo.id()), "mine to Bo");
        try (var eve = attacked.contact("Eve")) {
            var toEve = sent(Conversation.with(eve.id()), "mine to Eve");
            eve.hear(Frame.Chat.class);
            var forged = new ArrayList<Content>();
            for (var key : List.of(bos, toBo)) forged.addAll(List.of(edit(key, 1L << 50, "forged"), reaction(key, 1L << 50, "👎"), new Change.Retraction(key)));
            forged.addAll(List.of(edit(toEve, 1L << 50, "forged"), new Change.Retraction(toEve)));
            say(eve, 1, forged);
            assertEquals(0, rowsOf(eve, "true"), "nothing of it is kept");
            var all = new ArrayList<>(history(Conversation.with(attacked.bo.id())));
            all.addAll(history(Conversation.with(eve.id())));
            for (var one : all) assertTrue(one.edited().isEmpty() && !one.takenBack() && one.reactions().isEmpty() && !one.message().text().equals("forged"), one::toString);
        }
    }

    @Test
    void ofThousandsOfReactionsOneIsKept() throws Exception {
        try (var eve = attacked.contact("Eve")) {
            var toEve = sent(Conversation.with(eve.id()), "like me");
            eve.hear(Frame.Chat.class);
            flood(eve, 1, FLOOD, n -> reaction(toEve, n + 1, n % 2 == 0 ? "👍" : null));
            attacked.unharmed();
            assertEquals(1, rowsOf(eve, "true"));
            assertEquals(1, rowsOf(eve, "m.revision = " + FLOOD));
            assertEquals(1, history(Conversation.with(eve.id())).size());
        }
    }

    @Test
    void changesWhoseMessagesNeverComeTakeBoundedRoom() throws Exception {
        try (var eve = attacked.contact("Eve")) {
            long before = Files.size(attacked.folder.resolve("messages.db"));
            int longest = 300; // three times as many as are kept
            flood(eve, 1, longest, _ -> edit(new MessageKey(eve.id(), MessageId.random()), 1, LONGEST));
            assertEquals(100, rowsOf(eve, "true"));
            flood(eve, longest + 1, FLOOD, n -> n % 2 == 0 ? new Change.Retraction(new MessageKey(eve.id(), MessageId.random())) : reaction(new MessageKey(eve.id(), MessageId.random()), 1, "👍"));
            attacked.unharmed();
            assertEquals(100, rowsOf(eve, "true"));
            long grown = Files.size(attacked.folder.resolve("messages.db")) - before;
            assertTrue(grown < 200L * MessageText.MAX_BYTES, "the file grew by " + grown);
            assertEquals(0, history(Conversation.with(eve.id())).size());
            assertEquals(0, get(attacked.ana.node.history().count(Conversation.with(eve.id()))));
        }
    }

    @Test
    void aStrangersChangesCountAmongItsTwentyMessages() throws Exception {
        try (var eve = attacked.stranger("Eve")) {
            var first = MessageId.random();
            eve.say(chat(1, first, Content.text("hello")));
            for (int n = 2; n <= 10; n++) eve.say(chat(n, edit(new MessageKey(eve.id(), first), n, "hello " + n)));
            for (int n = 11; n <= 20; n++) eve.say(chat(n, new Change.Retraction(new MessageKey(eve.id(), MessageId.random()))));
            for (int n = 21; n <= 22; n++) eve.say(chat(n, n == 21 ? edit(new MessageKey(eve.id(), first), n, "one too many") : new Change.Retraction(new MessageKey(eve.id(), first))));
            assertEquals(new Frame.Nak(21, "not-accepted"), eve.hear(Frame.Nak.class));
            assertEquals(new Frame.Nak(22, "not-accepted"), eve.hear(Frame.Nak.class));
            assertEquals(List.of("hello 10"), attacked.ana.texts(Conversation.with(eve.id())));
            assertEquals(20, rowsOf(eve, "true"));
        }
        try (var cy = attacked.stranger("Cy")) {
            cy.say(chat(1, edit(new MessageKey(cy.id(), MessageId.random()), 1, LONGEST)), RawPeer.chat(2, "y"));
            assertEquals(new Frame.Nak(2, "not-accepted"), cy.hear(Frame.Nak.class));
        }
    }

    @Test
    void cyclesOfRepliesAndOfChangesEnd() throws Exception {
        try (var eve = attacked.contact("Eve")) {
            var ids = List.of(MessageId.random(), MessageId.random(), MessageId.random(), MessageId.random());
            for (int n = 0; n < 3; n++) eve.say(chat(n + 1, ids.get(n), new Content.Text("text " + n, Optional.of(new MessageKey(eve.id(), ids.get((n + 1) % 3))))));
            eve.say(chat(4, ids.get(3), new Content.Text("of itself", Optional.of(new MessageKey(eve.id(), ids.get(3))))));
            var changes = List.of(MessageId.random(), MessageId.random());
            for (int n = 0; n < 2; n++) eve.say(chat(5 + n, changes.get(n), edit(new MessageKey(eve.id(), changes.get(1 - n)), 1, "x")));
            while (eve.hear(Frame.Ack.class).upTo() < 6) { /* an earlier one */ }
            assertEquals(List.of("text 0", "text 1", "text 2", "of itself"), attacked.ana.texts(Conversation.with(eve.id())));
        }
    }

    @Test
    void aChangeOfAChangeChangesNothing() throws Exception {
        try (var eve = attacked.contact("Eve")) {
            var text = MessageId.random();
            var edit = MessageId.random();
            eve.say(chat(1, text, Content.text("first")), chat(2, edit, edit(new MessageKey(eve.id(), text), 1, "second")));
            var key = new MessageKey(eve.id(), edit);
            say(eve, 3, List.of(edit(key, 9, "third"), reaction(key, 9, "👍"), new Change.Retraction(key)));
            assertEquals("second (edited)[]", SeenMessage.words(history(Conversation.with(eve.id())).getFirst()));
            assertEquals(2, rowsOf(eve, "true"));
        }
    }

    @Test
    void everythingIsTakenBack() throws Exception {
        int texts = 300;
        try (var eve = attacked.contact("Eve")) {
            var ids = new ArrayList<MessageId>();
            for (int n = 1; n <= texts; n++) {
                ids.add(MessageId.random());
                eve.say(chat(n, ids.getLast(), Content.text("secret " + n)));
            }
            flood(eve, texts + 1, texts, n -> new Change.Retraction(new MessageKey(eve.id(), ids.get((int) n))));
            assertTrue(history(Conversation.with(eve.id())).stream().allMatch(Delivered::takenBack));
            assertEquals(0, rowsOf(eve, "m.text <> ''"));
            flood(eve, 2 * texts + 1, FLOOD, n -> new Change.Retraction(new MessageKey(eve.id(), ids.get((int) (n % texts)))));
            assertEquals(2 * texts, rowsOf(eve, "true"), "a retraction is kept once");
        }
    }

    @Test
    void theGreatestRevisionIsAsGoodAsAnyAndNoneIsGreater() throws Exception {
        try (var eve = attacked.contact("Eve")) {
            var text = MessageId.random();
            var key = new MessageKey(eve.id(), text);
            eve.say(chat(1, text, Content.text("first")));
            say(eve, 2, List.of(edit(key, (1L << 53) - 1, "last"), edit(key, 5, "lower")));
            assertEquals("last (edited)[]", SeenMessage.words(history(Conversation.with(eve.id())).getFirst()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"edit|OF,'revision':0,'text':'x'", "edit|OF,'revision':9007199254740992,'text':'x'", "edit|OF,'revision':1,'text':' '", "edit|OF,'revision':1,'text':'LONG'", "edit|OF,'text':'x'",
            "edit|OF,'revision':1", "edit|'of':'x','revision':1,'text':'x'", "reaction|OF,'revision':1,'emoji':''", "reaction|OF,'revision':1,'emoji':'abc'", "reaction|OF,'revision':-1", "reaction|OF",
            "reaction|OF,'revision':1,'emoji':'LONG'", "retract|", "retract|'of':{}", "retract|OF,OF", "retract|OF,'x':'LONGLONGLONG'"})
    void aBodyThatHasNotItsFormEndsTheLink(String kindAndBody) throws Exception {
        try (var eve = attacked.stranger("Eve")) {
            var parts = kindAndBody.split("\\|", -1);
            var body = parts[1].replace("OF", "'of':{'author':'" + eve.id().text() + "','id':'" + "f".repeat(32) + "'}").replace("LONG", LONGEST + "x").replace('\'', '"');
            eve.body(CHAT, "{\"number\":1,\"id\":\"" + "e".repeat(32) + "\",\"to\":\"you\",\"stamp\":0,\"kind\":\"" + parts[0] + "\",\"body\":{" + body + "}}");
            assertEquals(Frame.Bye.Code.PROTOCOL, eve.bye().code());
            assertEquals(0, rowsOf(eve, "true"));
        }
    }
}
