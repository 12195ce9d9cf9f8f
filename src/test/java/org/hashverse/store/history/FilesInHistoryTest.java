package org.hashverse.store.history;

import static org.hashverse.store.history.OpenStore.BO;
import static org.hashverse.store.history.OpenStore.WITH_BO;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.SharedFiles;
import org.hashverse.chat.files.FileHash;
import org.hashverse.chat.files.FileItem;
import org.junit.jupiter.api.Test;

/// The messages with files of a conversation.
class FilesInHistoryTest extends StoreTest {
    private Message received(long number, String name) {
        var text = open.message(WITH_BO, BO, name);
        var item = new FileItem(name, 1, FileHash.of(new byte[FileHash.BYTES]), Optional.empty(), Optional.empty());
        var message = new Message(text.id(), WITH_BO, BO, text.stamp(), text.shown(), new SharedFiles(List.of(item), ""));
        open.<Arrival>ask(done -> open.store.receive(BO, number, message, done));
        return message;
    }

    private List<String> files(Conversation in, Optional<MessageKey> before, int max) {
        return open.<List<Delivered>>ask(done -> open.store.queries().files(in, before, max, done)).stream()
                .map(one -> ((SharedFiles) one.message().content()).items().getFirst().name()).toList();
    }

    @Test
    void filesAreListedWithoutTextsTheNewestFirst() {
        var all = new ArrayList<Message>();
        for (int i = 1; i <= 5; i++) {
            open.receive(2 * i - 1, "text " + i);
            all.add(received(2 * i, "file " + i));
        }
        assertEquals(List.of("file 5", "file 4"), files(WITH_BO, Optional.empty(), 2));
        assertEquals(List.of("file 3", "file 2"), files(WITH_BO, Optional.of(all.get(3).key()), 2));
        assertEquals(List.of("file 1"), files(WITH_BO, Optional.of(all.get(1).key()), 10));
        assertEquals(List.of(), files(WITH_BO, Optional.of(all.getFirst().key()), 10));
    }

    @Test
    void aPlaceThatDoesNotExistHasNoneBeforeIt() {
        received(1, "file");
        assertEquals(List.of(), files(WITH_BO, Optional.of(new MessageKey(BO, MessageId.random())), 10));
        assertEquals(List.of(), files(Conversation.EVERYONE, Optional.empty(), 10));
        assertEquals(List.of(), files(WITH_BO, Optional.empty(), 0));
    }
}
