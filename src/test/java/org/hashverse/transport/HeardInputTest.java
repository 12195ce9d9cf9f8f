package org.hashverse.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What counts as the silence of a peer, with a clock and a socket that the test sets.
class HeardInputTest {
    private static final int BYTES = 7;

    /// What the kernel has for the reader.
    private static final class Arrived extends InputStream {
        volatile int bytes;
        volatile boolean closed;

        @Override
        public int read() {
            throw new AssertionError("only asked, never read");
        }

        @Override
        public int available() throws IOException {
            if (closed) throw new IOException("closed");
            return bytes;
        }
    }

    /// Decrypted bytes; reading waits until the test lets the reader go on, as on a computer that has no time for it.
    private static final class Held extends AwaitedInput {
        volatile CountDownLatch waits;
        volatile CountDownLatch goOn;

        Held() {
            holdAgain();
        }

        void holdAgain() {
            waits = new CountDownLatch(1);
            goOn = new CountDownLatch(1);
        }

        @Override
        void await() throws IOException {
            waits.countDown();
            try {
                goOn.await();
            } catch (InterruptedException stopped) {
                throw new IOException(stopped);
            }
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            await();
            return BYTES;
        }
    }

    private final AtomicLong clock = new AtomicLong(1_000);
    private final Arrived arrived = new Arrived();
    private final Held held = new Held();
    private final HeardInput in = new HeardInput(held, arrived, clock::get);
    private final FutureTask<Integer> reading = new FutureTask<>(() -> in.read(new byte[BYTES], 0, BYTES));

    @BeforeEach
    void read() throws InterruptedException {
        Thread.ofPlatform().daemon().start(reading);
        held.waits.await();
    }

    @AfterEach
    void end() {
        held.goOn.countDown();
    }

    private long silenceAfter(long nanos) {
        return in.silence(clock.addAndGet(nanos));
    }

    @Test
    void aWaitForBytesThatHaveNotArrivedIsSilence() {
        assertEquals(500, silenceAfter(500));
        in.restart(clock.get());
        assertEquals(20, silenceAfter(20));
    }

    @Test
    void aWaitBeforeReadingIsSilenceToo() throws Exception {
        held.goOn.countDown();
        reading.get();
        var waits = new FutureTask<Void>(() -> {
            in.await();
            return null;
        });
        held.holdAgain();
        Thread.ofPlatform().daemon().start(waits);
        held.waits.await();
        assertEquals(500, silenceAfter(500));
        held.goOn.countDown();
        waits.get();
        assertEquals(0, silenceAfter(500));
    }

    @Test
    void aPeerWhoseBytesWaitForABusyComputerIsNotSilent() {
        arrived.bytes = 1;
        assertEquals(0, silenceAfter(500));
        arrived.bytes = 0;
        assertEquals(500, silenceAfter(0));
    }

    @Test
    void afterItsSocketIsClosedTheWaitIsSilenceStill() {
        arrived.closed = true;
        assertEquals(500, silenceAfter(500));
    }

    @Test
    void anyByteEndsTheSilenceAlthoughTheReaderNeedsMore() {
        clock.addAndGet(500);
        in.arrived();
        assertEquals(0, silenceAfter(0));
        assertEquals(1_500, in.heard());
        assertEquals(20, silenceAfter(20));
    }

    @Test
    void whatWasReadEndsTheWait() throws Exception {
        clock.addAndGet(500);
        held.goOn.countDown();
        assertEquals(BYTES, reading.get());
        assertEquals(0, silenceAfter(20));
        assertEquals(1_000, in.heard(), "bytes that had arrived before");
        assertEquals(BYTES, in.count());
    }
}
