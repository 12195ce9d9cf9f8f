package org.hashverse.transport.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A getter asks again and again for a few bytes. The server waits so long after such an answer that nobody could wait for the next one.
@Timeout(120)
class QuestionFloodTest extends FilesTest {
    private static final int A_MOMENT = 1_000_000;

    @Override
    FilesLimits limits() {
        return new FilesLimits(LONG, LONG, LONG, Duration.ofDays(1));
    }

    private interface Question {
        void ask(FilesConnection getter) throws Exception;
    }

    /// Asks, and returns when the server waits. A read from a socket is no wait for Java.
    private void waitsAfter(byte[] content, Question question) throws Exception {
        var getter = dial(true);
        var connection = taken();
        var server = Thread.ofPlatform().daemon().start(() -> {
            try {
                connection.serve(memory(content));
            } catch (Exception over) {
                // the test is over
            }
        });
        question.ask(getter);
        while (server.getState() != Thread.State.TIMED_WAITING) LockSupport.parkNanos(A_MOMENT);
        server.interrupt();
    }

    @Test
    void theServerWaitsAfterAnAnswerOfFewBytes() throws Exception {
        waitsAfter(random(5), getter -> assertEquals(1, getter.have(HASH, 5).length));
        waitsAfter(random(5), getter -> assertEquals(32, getter.hashes(HASH, 5).length));
        waitsAfter(random(FilesConnection.FEW - 1), getter -> copy(getter, FilesConnection.FEW - 1));
    }

    @Test
    void theServerDoesNotWaitAfterMoreBytes() throws Exception {
        var content = random(FilesConnection.FEW);
        var getter = dial(true);
        serving(taken(), memory(content));
        for (int i = 0; i < 20; i++) assertArrayEquals(content, copy(getter, content.length));
    }
}
