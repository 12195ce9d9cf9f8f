package org.hashverse.store.history;

import static org.hashverse.store.history.OpenStore.BO;
import static org.hashverse.store.history.OpenStore.CHEN;
import static org.hashverse.store.history.OpenStore.WITH_BO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.store.history.MessageQueries.Export;
import org.hashverse.store.history.MessageQueries.Exported;
import org.hashverse.store.history.MessageQueries.Where;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Reading a history: pages, exports and the stages of deliveries.
class HistoryTest extends StoreTest {
    @Test
    void pagesAreReadFromEveryKindOfPlace() {
        var all = new ArrayList<Message>();
        for (int i = 1; i <= 9; i++) all.add(open.receive(i, "m" + i));
        assertEquals(List.of("m8", "m9"), page(new Where.Newest(), 2));
        assertEquals(List.of("m1", "m2"), page(new Where.Oldest(), 2));
        assertEquals(List.of("m3", "m4"), page(new Where.Before(all.get(4).key()), 2));
        assertEquals(List.of("m6", "m7"), page(new Where.After(all.get(4).key()), 2));
        assertEquals(List.of("m4", "m5", "m6"), page(new Where.Around(all.get(4).key()), 3));
        assertEquals(List.of(), page(new Where.Before(new MessageKey(BO, MessageId.random())), 2));
    }

    @Test
    void theFirstUnreadMessageIsFoundWithTheMessagesAroundIt() {
        var all = new ArrayList<Message>();
        for (int i = 1; i <= 9; i++) all.add(open.receive(i, "m" + i));
        assertEquals(List.of("m1", "m2"), page(new Where.FirstUnread(), 3));
        open.store.seen(WITH_BO, all.get(4).key(), true, _ -> { });
        open.settle();
        assertEquals(List.of("m5", "m6", "m7"), page(new Where.FirstUnread(), 3));
        open.store.seen(WITH_BO, all.getLast().key(), true, _ -> { });
        open.settle();
        assertEquals(List.of(), page(new Where.FirstUnread(), 3));
    }

    private List<String> page(Where where, int max) {
        return open.<List<Delivered>>ask(done -> open.store.queries().history(WITH_BO, where, max, done)).stream().map(one -> one.message().text()).toList();
    }

    @Test
    void aConversationThatIsClearedDuringItsExportIsExportedCompletely(@TempDir Path elsewhere) throws Exception {
        int many = 501; // more than one page
        for (int i = 1; i <= many; i++) open.store.receive(BO, i, open.message(WITH_BO, BO, "m" + i), _ -> { });
        open.settle();
        var cleared = new CountDownLatch(1);
        // the export asks for the first name after reading the first page
        var names = new AbstractMap<PeerId, String>() {
            @Override
            public Set<Entry<PeerId, String>> entrySet() {
                return Set.of();
            }

            @Override
            public String getOrDefault(Object key, String other) {
                if (cleared.getCount() > 0) {
                    open.store.clear(WITH_BO, cleared::countDown);
                    try {
                        assertTrue(cleared.await(120, TimeUnit.SECONDS));
                    } catch (InterruptedException stopped) {
                        throw new AssertionError(stopped);
                    }
                }
                return other;
            }
        };
        var file = elsewhere.resolve("talk.txt");
        var export = new Export(Optional.of(WITH_BO), Export.Format.TEXT, file, names);
        assertEquals(new Exported.Done(many), open.<Exported>ask(done -> open.store.queries().export(export, done)));
        assertEquals(many, Files.readAllLines(file).size());
        assertEquals(List.of(), open.texts(WITH_BO));
    }

    private void export(Optional<Conversation> in, Path file, Map<PeerId, String> names) {
        assertInstanceOf(Exported.Done.class, open.<Exported>ask(done -> open.store.queries().export(new Export(in, Export.Format.of(file), file, names), done)));
    }

    @Test
    void aMessageOfAnUnknownKindIsOneLineOfAnExportWhateverItHolds(@TempDir Path elsewhere) throws Exception {
        var body = "{\"\u2028\":\"\u0085\u009b31m\u202e\ufeff\u007f\",\"n\":1e999}";
        var poll = new Message(MessageId.random(), WITH_BO, BO, 5, Instant.ofEpochMilli(5), new Content.Unknown("poll", body));
        open.store.receive(BO, 1, poll, _ -> { });
        open.settle();
        export(Optional.of(WITH_BO), elsewhere.resolve("talk.json"), Map.of());
        var json = Files.readString(elsewhere.resolve("talk.json"));
        assertEquals(1, json.strip().split("\\R").length, "\\R knows every end of a line");
        assertTrue(json.chars().noneMatch(c -> c != '\n' && c != '\r' && (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT)), json);
        var line = JsonParser.parseString(json).getAsJsonObject();
        assertEquals("poll", line.get("kind").getAsString());
        assertEquals("\u0085\u009b31m\u202e\ufeff\u007f", line.getAsJsonObject("body").get("\u2028").getAsString());
        export(Optional.of(WITH_BO), elsewhere.resolve("talk.txt"), Map.of(BO, "Bo"));
        assertTrue(Files.readString(elsewhere.resolve("talk.txt")).strip().endsWith("] Bo: (message of kind poll: needs a newer version of Hashverse)"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyTheOwnerCanReadAnExportAndItFollowsNoLink(@TempDir Path elsewhere) throws Exception {
        open.receive(1, "between us");
        var precious = Files.writeString(elsewhere.resolve("precious"), "mine");
        var file = elsewhere.resolve("talk.txt");
        for (var name : List.of("talk.txt", "talk.txt.half")) Files.createSymbolicLink(elsewhere.resolve(name), precious);
        export(Optional.of(WITH_BO), file, Map.of());
        assertEquals("mine", Files.readString(precious));
        assertTrue(Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (var left = Files.list(elsewhere)) {
            assertEquals(3, left.count(), "no partial file stays");
        }
    }

    @Test
    void theNameOfTheFileDecidesTheFormat(@TempDir Path elsewhere) throws Exception {
        open.receive(1, "hello");
        open.store.receive(CHEN, 1, open.message(Conversation.EVERYONE, CHEN, "all"), _ -> { });
        open.settle();
        for (var name : List.of("a.json", "a.JSONL", "a.ndjson")) {
            export(Optional.empty(), elsewhere.resolve(name), Map.of());
            for (var line : Files.readAllLines(elsewhere.resolve(name))) assertTrue(line.startsWith("{\"id\":"), line);
        }
        for (var name : List.of("a.txt", "a", "json")) {
            export(Optional.empty(), elsewhere.resolve(name), Map.of(BO, "Bo", CHEN, "Chen"));
            var text = String.join("\n", Files.readAllLines(elsewhere.resolve(name))).replaceAll("\\[[^]]*]", "[when]");
            assertTrue(text.contains("--- Bo ---\n[when] Bo: hello") && text.contains("--- Everyone ---\n[when] Chen: all") && text.contains("\n\n--- "), text);
        }
    }

    @Test
    void everyConversationIsListedWithItsLastMessage() {
        open.receive(1, "a");
        open.write("b");
        open.store.receive(CHEN, 1, open.message(Conversation.EVERYONE, CHEN, "c"), _ -> { });
        open.settle();
        var summaries = open.<List<MessageQueries.ConversationSummary>>ask(open.store.queries()::summaries);
        assertEquals(Set.of("b", "c"), Set.copyOf(summaries.stream().map(summary -> summary.last().message().text()).toList()));
        assertEquals(Set.of(1), Set.copyOf(summaries.stream().map(MessageQueries.ConversationSummary::unread).toList()));
    }

    @Test
    void aMessageIsStoredWithTheTimeOfItsArrival() throws Exception {
        var before = Instant.now();
        var old = new Message(MessageId.random(), WITH_BO, BO, 1_000, Instant.ofEpochMilli(1_000), Content.text("while you were away"));
        open.store.receive(BO, 1, old, _ -> { });
        var ahead = before.plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MILLIS);
        open.store.receive(BO, 2, new Message(MessageId.random(), WITH_BO, BO, ahead.toEpochMilli(), ahead, Content.text("our clock was wrong")), _ -> { });
        open.settle();
        var kept = open.<List<Delivered>>ask(done -> open.store.queries().history(WITH_BO, new Where.Newest(), 10, done));
        assertEquals(Instant.ofEpochMilli(1_000), kept.get(0).message().shown());
        assertFalse(kept.get(0).arrived().orElseThrow().isBefore(before.truncatedTo(ChronoUnit.MILLIS)));
        assertEquals(kept.get(1).arrived().orElseThrow(), kept.get(1).message().shown(), "a message is not shown as written after its arrival");
        var mine = open.write("mine");
        var own = open.<List<Delivered>>ask(done -> open.store.queries().history(WITH_BO, new Where.Around(mine.key()), 1, done)).getFirst();
        assertEquals(Optional.empty(), own.arrived());
        assertEquals(mine.shown().truncatedTo(ChronoUnit.MILLIS), own.message().shown());
    }

    @Test
    void aTrailHasTheTimeOfEachStage() {
        var message = open.write("a");
        open.taken();
        open.<List<MessageStore.Progress>>ask(done -> open.store.acknowledge(BO, 1, done));
        var step = open.<MessageQueries.Trail>ask(done -> open.store.queries().trail(message.key(), done)).steps().getFirst();
        assertEquals(BO, step.recipient());
        assertEquals(Delivery.DELIVERED, step.delivery());
        assertTrue(step.sent().isPresent() && step.delivered().isPresent());
        assertEquals(Optional.empty(), step.read());
    }
}
