package org.hashverse.store.history;

import static org.hashverse.store.history.OpenStore.ANA;
import static org.hashverse.store.history.OpenStore.BO;
import static org.hashverse.store.history.OpenStore.CHEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hashverse.chat.Change;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerId;
import org.hashverse.store.database.StoreLimits;
import org.hashverse.store.history.MessageStore.Kept;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a start counts of the last 24 hours.
class IntakeTest {
    private static final long DAY = StoreLimits.DAY.toMillis();
    private static final String STORE = "a".repeat(32);

    @TempDir
    private Path folder;
    private final Map<PeerId, Long> numbers = new HashMap<>();
    private Contents contents;
    private long now = Instant.parse("2026-11-01T12:00:00Z").toEpochMilli();

    @BeforeEach
    void open() throws Exception {
        contents = new HistoryFile(folder, ANA, () -> Instant.ofEpochMilli(now), OpenStore.LIMITS).open().contents();
    }

    @AfterEach
    void close() throws Exception {
        contents.tables().close();
    }

    private Message message(PeerId author, PeerId with, Content content) {
        return new Message(MessageId.random(), Conversation.with(with), author, now, Instant.ofEpochMilli(now), content);
    }

    private Message receive(PeerId author, Content content) throws SQLException {
        var message = message(author, author, content);
        contents.incoming().receive(author, STORE, numbers.merge(author, 1L, Long::sum), message);
        return message;
    }

    private Map<PeerId, Intake.Day> recent() throws SQLException {
        return Intake.recent(contents.tables());
    }

    @Test
    void theLastDayOfEachAuthorIsCountedAndNoMessageOfOurs() throws Exception {
        var random = new Random(7);
        var expected = new HashMap<PeerId, Intake.Day>();
        int messages = 2 * Intake.PAGE + 500; // the last day alone needs several queries
        long end = now + 3 * DAY;
        contents.tables().commit(() -> {
            for (int i = 0; i < messages; i++) {
                now += (i < 500 ? 2 : 1) * DAY / (i < 500 ? 500 : 2 * Intake.PAGE);
                var author = List.of(ANA, BO, CHEN).get(random.nextInt(3));
                var content = Content.text("ä".repeat(1 + random.nextInt(20)));
                if (author.equals(ANA)) {
                    contents.outgoing().write(message(ANA, BO, content), List.of(BO));
                    continue;
                }
                receive(author, content);
                var one = new Intake.Day(now, new Kept(1, content.bytes()));
                if (now > end - DAY) expected.merge(author, one, (day, more) ->
                        new Intake.Day(day.began(), new Kept(day.kept().messages() + 1, day.kept().bytes() + more.kept().bytes())));
            }
            return null;
        });
        now = end;
        assertTrue(expected.get(BO).kept().messages() > Intake.PAGE / 2, "a count that begins in one query goes on in the next");
        long before = contents.tables().sql.rows();
        assertEquals(expected, recent());
        long rows = contents.tables().sql.rows() - before;
        assertTrue(rows <= 2 + 2 * 4, rows + " rows: two for the range, and one for each author in each query");
    }

    @Test
    void whatIsKeptOfAnEditCountsToo() throws Exception {
        contents.tables().commit(() -> {
            var text = receive(BO, Content.text("12345"));
            return receive(BO, new Change.Edit(text.key(), 1, "123"));
        });
        // the row of the text has its newest and its first words, the row of the edit those of the edit
        assertEquals(Map.of(BO, new Intake.Day(now, new Kept(2, 11))), recent());
    }

    @Test
    void aMessageCountsForADayAndNoLonger() throws Exception {
        contents.tables().commit(() -> receive(BO, Content.text("old")));
        long first = now;
        now += 1;
        contents.tables().commit(() -> receive(BO, Content.text("young")));
        now = first + DAY - 1;
        assertEquals(Map.of(BO, new Intake.Day(first, new Kept(2, 8))), recent());
        now = first + DAY;
        assertEquals(Map.of(BO, new Intake.Day(first + 1, new Kept(1, 5))), recent());
        now += 1;
        assertEquals(Map.of(), recent());
    }

    @Test
    void messagesFromBeforeTheClockWasSetBackCountIfTheyAreLessThanADayAhead() throws Exception {
        long wrong = now + Duration.ofDays(1).toMillis();
        long right = now;
        now = wrong;
        contents.tables().commit(() -> receive(BO, Content.text("far ahead")));
        now = wrong - 1;
        contents.tables().commit(() -> receive(CHEN, Content.text("ahead")));
        now = right;
        assertEquals(Map.of(CHEN, new Intake.Day(wrong - 1, new Kept(1, 5))), recent());
    }
}
