package org.hashverse.store.history;

import static org.hashverse.store.history.OpenStore.ANA;
import static org.hashverse.store.history.OpenStore.BO;
import static org.hashverse.store.history.OpenStore.CHEN;
import static org.hashverse.store.history.OpenStore.WITH_BO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hashverse.chat.Change;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.store.history.MessageQueries.Export;
import org.hashverse.store.history.MessageQueries.Exported;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an export and a look-up by id show of messages that were edited, taken back or reacted to.
class ChangesInHistoryTest extends StoreTest {
    private Message first;
    private Message second;

    @BeforeEach
    void threeMessages() {
        first = open.receive(1, "wrong");
        second = open.receive(2, "two\nlines");
        var third = open.receive(3, "not for you");
        bo(4, new Change.Edit(first.key(), 1, "right\n(edited)  \u2600 Ana"));
        change(new Change.Reaction(first.key(), 0, Optional.of("\u2600")));
        bo(5, new Change.Reaction(first.key(), 2, Optional.of("\u2600")));
        change(new Change.Reaction(second.key(), 0, Optional.of("\ud83d\udc4d")));
        bo(6, new Change.Retraction(third.key()));
        change(new Change.Pin(second.key(), 0, true));
    }

    private void bo(long number, Change change) {
        var message = new Message(MessageId.random(), WITH_BO, BO, number, Instant.ofEpochMilli(number), change);
        assertInstanceOf(Arrival.Changed.class, open.<Arrival>ask(done -> open.store.receive(BO, number, message, done)));
    }

    private void change(Change change) {
        assertInstanceOf(ChangeResult.Done.class, open.<ChangeResult>ask(done -> open.store.change(MessageId.random(), change, Set.of(BO), 10, done)));
    }

    private List<String> exported(Path file) throws Exception {
        var export = new Export(Optional.of(WITH_BO), Export.Format.of(file), file, Map.of(ANA, "Ana", BO, "Bo"));
        assertEquals(new Exported.Done(3), open.<Exported>ask(done -> open.store.queries().export(export, done)));
        return Files.readAllLines(file);
    }

    @Test
    void anExportForPeopleSaysWhoReactedAndThatATextWasEdited(@TempDir Path elsewhere) throws Exception {
        assertEquals(List.of("[when] Bo: right", "    (edited)  \u2600 Ana", "  (edited)  \u2600 Ana, Bo", "[when] Bo: two", "    lines", "  (pinned)  \ud83d\udc4d Ana", "[when] Bo: (message taken back)"),
                exported(elsewhere.resolve("talk.txt")).stream().map(line -> line.replaceFirst("^\\[[^]]*]", "[when]")).toList());
    }

    @Test
    void anExportForProgramsHasAFieldForEach(@TempDir Path elsewhere) throws Exception {
        var lines = exported(elsewhere.resolve("talk.json"));
        for (var name : List.of("pinned", "edited", "reactions")) for (var line : lines) assertTrue(line.split("\"" + name + "\"").length <= 2, "twice: " + line);
        var all = lines.stream().map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();
        assertEquals(List.of("text", "text", "retracted"), all.stream().map(one -> one.get("kind").getAsString()).toList());
        assertEquals(List.of("right\n(edited)  \u2600 Ana", "two\nlines", ""), all.stream().map(one -> one.get("text").getAsString()).toList());
        assertEquals(List.of(true, false, false), all.stream().map(one -> one.has("edited")).toList());
        assertEquals(List.of(false, true, false), all.stream().map(one -> one.has("pinned")).toList());
        assertEquals(List.of(Map.of(ANA.text(), "\u2600", BO.text(), "\u2600"), Map.of(ANA.text(), "\ud83d\udc4d"), Map.of()), all.stream().map(ChangesInHistoryTest::reactions).toList());
    }

    private static Map<String, String> reactions(JsonObject message) {
        if (!message.has("reactions")) return Map.of();
        return message.getAsJsonObject("reactions").entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().getAsString()));
    }

    private List<String> withId(String digits, int max) {
        return open.<List<Delivered>>ask(done -> open.store.queries().withId(digits, max, done)).stream().map(one -> one.message().author() + " " + one.message().text()).sorted().toList();
    }

    @Test
    void messagesAreFoundByTheBeginningOfTheirIds() {
        for (var author : List.of(BO, CHEN)) {
            for (var end : List.of("0", "f")) {
                var message = new Message(new MessageId("abcdef" + end.repeat(26)), Conversation.with(author), author, 100, Instant.ofEpochMilli(100), Content.text(end));
                open.<Arrival>ask(done -> open.store.receive(author, nextNumber++, message, done));
            }
        }
        assertEquals(List.of(BO + " 0", BO + " f", CHEN + " 0", CHEN + " f"), withId("abcdef", 10));
        assertEquals(2, withId("abcdef", 2).size());
        assertEquals(List.of(BO + " f", CHEN + " f"), withId("abcdeff", 10));
        assertEquals(List.of(BO + " 0", CHEN + " 0"), withId("abcdef" + "0".repeat(26), 10));
        assertEquals(List.of(), withId("abcdee", 10));
        assertEquals(List.of(BO + " two\nlines"), withId(second.id().hex(), 10));
        assertEquals(7, withIds(), "the changes are no messages");
    }

    private Optional<String> message(MessageKey key) {
        return open.<Optional<Delivered>>ask(done -> open.store.queries().message(key, done)).map(one -> one.message().author() + " " + one.message().text());
    }

    /// A peer can give its message the id of another's.
    @Test
    void aMessageIsFoundByItsAuthorAndItsId() {
        var id = new MessageId("abcdef".repeat(5) + "00");
        for (var author : List.of(BO, CHEN)) open.<Arrival>ask(done -> open.store.receive(author, nextNumber++, new Message(id, Conversation.with(author), author, 100, Instant.ofEpochMilli(100), Content.text("x")), done));
        for (var author : List.of(BO, CHEN)) assertEquals(Optional.of(author + " x"), message(new MessageKey(author, id)));
        assertEquals(Optional.empty(), message(new MessageKey(OpenStore.ANA, id)));
        assertEquals(Optional.of(BO + " two\nlines"), message(second.key()));
    }

    private long nextNumber = 7;

    private int withIds() {
        int all = 0;
        for (var digit : "0123456789abcdef".split("")) all += withId(digit, 100).size();
        return all;
    }
}
