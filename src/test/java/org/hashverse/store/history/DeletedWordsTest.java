package org.hashverse.store.history;

import static org.hashverse.store.history.OpenStore.BO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hashverse.chat.Change;
import org.hashverse.chat.Message;
import org.junit.jupiter.api.Test;

/// Words that were taken back, edited in place or deleted are overwritten: a program that reads the bytes of the file does not find them.
class DeletedWordsTest extends ChangesStoreTest {
    private static final List<String> WORDS = List.of("qwxyzone", "qwxyztwo", "qwxyzthree", "qwxyzfour", "qwxyzfive");

    private List<String> inTheFile() throws Exception {
        open.close(); // which writes the log into the file
        var bytes = new String(Files.readAllBytes(folder.resolve("messages.db")), StandardCharsets.ISO_8859_1);
        open();
        return WORDS.stream().filter(bytes::contains).toList();
    }

    @Test
    void nothingOfThemIsLeftInTheIndex() throws Exception {
        var message = bo("the launch code is " + WORDS.getFirst());
        for (int i = 1; i < OpenStore.LIMITS.segment(); i++) bo("a message after");
        open.settle();
        assertTrue(count("SELECT count(*) FROM postings") > 0);
        receive(BO, new Change.Retraction(message.key()));
        assertEquals(0, count("SELECT count(*) FROM postings"));
    }

    @Test
    void theyAreNowhereInTheFile() throws Exception {
        var messages = new ArrayList<Message>();
        for (int i = 0; i < 50; i++) bo("a message before");
        for (int i = 0; i < 2; i++) messages.add(bo((WORDS.get(i) + " ").repeat(i == 0 ? 1 : 1_000)));
        receive(BO, edit(messages.getFirst().key(), 1, WORDS.get(2)));
        messages.add(open.write(WORDS.get(3)));
        messages.add(bo(WORDS.get(4)));
        for (int i = 0; i < 50; i++) bo("a message after");
        assertEquals(WORDS, inTheFile());
        for (var message : messages.subList(0, 2)) receive(BO, new Change.Retraction(message.key()));
        edit(messages.get(2), "other words");
        open.<Optional<MessageStore.Deleted>>ask(done -> open.store.delete(messages.get(3).key(), done));
        assertEquals(List.of(), inTheFile());
    }
}
