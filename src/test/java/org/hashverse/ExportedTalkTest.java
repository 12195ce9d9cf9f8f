package org.hashverse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The counts that the kill tests rely on are right.
class ExportedTalkTest {
    @TempDir
    Path folder;

    private ExportedTalk talk(String... lines) throws IOException {
        var file = folder.resolve("talk.jsonl");
        Files.write(file, List.of(lines));
        return ExportedTalk.read(file);
    }

    private static String line(int id, boolean mine, String text, String stage) {
        return "{\"id\":\"" + id + "\",\"author\":\"A\",\"mine\":" + mine + ",\"stamp\":1,\"text\":\"" + text + "\",\"deliveries\":{" + (mine ? "\"B\":\"" + stage + "\"" : "") + "}}";
    }

    @Test
    void lostDoubledUntrueAndUnorderedMessagesAreCounted() throws IOException {
        var author = talk(line(1, true, "Ana 0", "delivered"), line(2, true, "Ana 1", "READ"), line(3, true, "Ana 2", "sent"));
        assertFalse(author.settled());
        var reader = talk(line(1, false, "Ana 0", ""), line(3, false, "Ana 2", ""), line(4, false, "Ana 0", ""));
        assertEquals(1, reader.missing(Set.of("Ana 0", "Ana 1")));
        assertEquals(1, reader.doubled());
        assertEquals(1, reader.untrue(author));
        assertFalse(reader.ordered());
    }

    @Test
    void aCompleteConversationHasNoErrors() throws IOException {
        var author = talk(line(1, true, "Ana 9", "delivered"), line(2, true, "Ana 10", "read"));
        assertTrue(author.settled() && author.ordered());
        var reader = talk(line(1, false, "Ana 9", ""), line(2, false, "Ana 10", ""));
        assertEquals(0, reader.missing(Set.of("Ana 9", "Ana 10")) + reader.doubled() + reader.untrue(author));
        assertTrue(reader.ordered());
    }

    @Test
    void onlyAnsweredMessagesCountAsCommitted() {
        var log = new SentLog("Ana");
        log.next();
        log.next();
        log.answered(List.of("listening 127.0.0.1:8000 X Ana", "sent 1 #1", "delivered 1/1 #1"));
        log.begin();
        log.next();
        log.answered(List.of("sent 1 #1"));
        assertEquals(Set.of("Ana 0", "Ana 2"), log.committed());
    }
}
