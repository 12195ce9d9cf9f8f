package org.hashverse.model.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.files.FileHash;
import org.hashverse.node.api.FakeFiles;
import org.hashverse.node.api.FileState;
import org.hashverse.node.api.FileState.FileKey;
import org.hashverse.node.api.FileState.Stage;
import org.hashverse.node.api.NodeEvent;
import org.junit.jupiter.api.Test;

/// What the window knows of files.
class FileProgressTest {
    private static final PeerId BO = PeerId.of(new byte[32]);
    private static final FileHash HASH = FileHash.of(new byte[FileHash.BYTES]);
    private final List<CompletableFuture<Optional<Path>>> asked = new ArrayList<>();
    private final AtomicInteger changes = new AtomicInteger();
    private final FileProgress files = new FileProgress(() -> new FakeFiles() {
        @Override
        public CompletableFuture<Optional<Path>> offered(FileHash content) {
            asked.add(new CompletableFuture<>());
            return asked.getLast();
        }
    }, Runnable::run, changes::incrementAndGet);

    private static FileKey key(int place) {
        return new FileKey(new MessageKey(BO, new MessageId("0".repeat(32))), place);
    }

    @Test
    void theLastStateCounts() {
        files.changed(List.of(new FileState(key(0), Stage.GETTING, 5, 1, Optional.empty())));
        files.changed(List.of(new FileState(key(0), Stage.GETTING, 7, 1, Optional.empty())));
        assertEquals(7, files.state(key(0)).orElseThrow().done());
        assertEquals(Optional.empty(), files.state(key(1)));
        files.reset();
        assertEquals(Optional.empty(), files.state(key(0)));
    }

    @Test
    void eachReceiverCounts() {
        files.fetched(new NodeEvent.FileFetched(key(0), BO, 5));
        files.fetched(new NodeEvent.FileFetched(key(0), BO, 6));
        assertEquals(Map.of(BO, 6L), files.fetched(key(0)));
        assertEquals(Map.of(), files.fetched(key(1)));
    }

    @Test
    void theFileThatWasToldLongestAgoIsForgottenFirst() {
        for (int place = 0; place < FileProgress.MOST_FILES; place++) told(place);
        assertTrue(isKnown(0));
        told(0); // it was told last now
        told(FileProgress.MOST_FILES);
        assertTrue(isKnown(0));
        assertFalse(isKnown(1));
        assertTrue(isKnown(2));
    }

    private void told(int place) {
        files.changed(List.of(new FileState(key(place), Stage.GETTING, 1, 1, Optional.empty())));
        files.fetched(new NodeEvent.FileFetched(key(place), BO, 5));
    }

    /// Whether both the state and the receivers of a file are known, or neither.
    private boolean isKnown(int place) {
        boolean state = files.state(key(place)).isPresent();
        assertEquals(state, !files.fetched(key(place)).isEmpty());
        return state;
    }

    @Test
    void theNodeIsAskedOnceWhereAFileOfOursIs() {
        assertEquals(Optional.empty(), files.offered(HASH));
        assertEquals(Optional.empty(), files.offered(HASH));
        assertEquals(1, asked.size());
        asked.getFirst().complete(Optional.of(Path.of("here")));
        assertEquals(Optional.of(Path.of("here")), files.offered(HASH));
        assertEquals(1, changes.get());
    }

    @Test
    void theNodeIsAskedAgainIfItCouldNotAnswer() {
        files.offered(HASH);
        asked.getFirst().completeExceptionally(new IllegalStateException());
        files.offered(HASH);
        assertEquals(2, asked.size());
    }
}
