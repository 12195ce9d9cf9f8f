package org.hashverse.store.history;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hashverse.ExpectedLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadersTest {
    @TempDir
    private Path folder;

    @Test
    @ExpectedLog("a question to the history failed")
    void aQueryThatThrowsAnErrorIsAnsweredAndACheckAfterClosingDoesNothing() throws Exception {
        var answers = new LinkedBlockingQueue<Optional<Object>>();
        new OpenStore(folder).close();
        var readers = new Readers(new HistoryFile(folder, OpenStore.ANA, InstantSource.system(), OpenStore.LIMITS), Runnable::run);
        try (readers) {
            readers.ask(_ -> {
                throw new AssertionError("thrown by the test");
            }, answer -> answers.add(Optional.ofNullable(answer)));
            assertEquals(Optional.empty(), answers.poll(120, TimeUnit.SECONDS));
        }
        assertDoesNotThrow(readers::checkSoon);
    }
}
