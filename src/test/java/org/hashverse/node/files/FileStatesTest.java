package org.hashverse.node.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.files.FileItem;
import org.hashverse.files.PieceHashes;
import org.hashverse.node.api.FileState;
import org.hashverse.node.api.FileState.FileKey;
import org.hashverse.node.api.FileState.Stage;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.kit.Events;
import org.hashverse.store.transfers.Download;
import org.hashverse.store.transfers.TransferStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How many states of files the node keeps.
class FileStatesTest {
    private static final PeerId ANA = PeerId.of(new byte[32]);
    private static final FileItem ITEM = new FileItem("file", 1, PieceHashes.of(0, new byte[0]).root(), Optional.empty(), Optional.empty());
    private static final Optional<Path> CHOSEN = Optional.of(Path.of("chosen"));
    private final FileWork work;
    private final FileStates states;

    FileStatesTest(@TempDir Path folder) {
        work = new FileWork(folder);
        states = new FileStates(work, new Events(1, Runnable::run));
    }

    @AfterEach
    void close() {
        work.close();
    }

    private static MessageKey message(int number) {
        return new MessageKey(ANA, new MessageId("%032x".formatted(number)));
    }

    private static FileKey key(int number) {
        return new FileKey(message(number), 0);
    }

    /// What an earlier start kept, from 0 on.
    private static List<Download> downloads(int count) {
        return IntStream.range(0, count).mapToObj(number -> new Download(message(number), 0, Stage.PAUSED.name(), 1, CHOSEN, Optional.empty())).toList();
    }

    private void set(int number, Stage stage) {
        states.set(new Wanted(key(number), ITEM, false, CHOSEN), new FileState(key(number), stage, 1, 0, Optional.empty()));
    }

    private int count() {
        return ((NodeEvent.FilesChanged) states.present()).files().size();
    }

    @Test
    void theOldestIsForgottenWhenThereAreTooMany() {
        states.loaded(downloads(TransferStore.MOST_DOWNLOADS));
        assertEquals(TransferStore.MOST_DOWNLOADS, count());
        assertTrue(states.is(key(0), Stage.PAUSED));
        set(0, Stage.WAITING); // it is the newest now
        assertEquals(TransferStore.MOST_DOWNLOADS, count());
        set(-1, Stage.WAITING);
        assertEquals(TransferStore.MOST_DOWNLOADS, count());
        assertEquals(Optional.empty(), states.find(key(1)));
        assertEquals(Optional.empty(), states.folder(key(1)));
        for (int number : List.of(-1, 0, 2)) assertEquals(CHOSEN, states.folder(key(number)), "the folder of " + number);
    }

    @Test
    void aFileThatWaitsIsForgottenAfterAllThatDoNot() {
        set(-1, Stage.WAITING);
        set(-2, Stage.GETTING);
        states.loaded(downloads(TransferStore.MOST_DOWNLOADS - 2));
        set(-3, Stage.PAUSED);
        for (int number : List.of(-1, -2, -3, 1)) assertTrue(states.find(key(number)).isPresent(), number + " was forgotten");
        assertEquals(Optional.empty(), states.find(key(0)));
        for (int number = -4; number > -4 - TransferStore.MOST_DOWNLOADS; number--) set(number, Stage.WAITING);
        assertEquals(Optional.empty(), states.find(key(-1)), "all wait");
        assertEquals(TransferStore.MOST_DOWNLOADS, count());
    }

    @Test
    void progressOfAFileThatNobodyWantsIsNotKept() {
        states.progress(key(0), 5, 1);
        states.tell();
        assertEquals(0, count());
    }
}
