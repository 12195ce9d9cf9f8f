package org.hashverse.ui.kit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hashverse.node.TestNode;
import org.junit.jupiter.api.Test;

/// Each pause lasts a day unless it is shortened, or the other way round. So a pause that ends within a test has only one possible reason.
class PauseTest {
    private static final Duration NEVER = Duration.ofDays(1);
    private static final Duration SOON = Duration.ofMillis(1);
    private final Pause pause = new Pause(NEVER, SOON);

    private static void ends(Pause pause, Runnable meanwhile) throws InterruptedException {
        var ended = new CountDownLatch(1);
        pause.begin(ended::countDown);
        meanwhile.run();
        assertTrue(ended.await(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS), "it goes on");
    }

    @Test
    void itEndsWhereNothingHappens() throws InterruptedException {
        ends(new Pause(SOON, NEVER), () -> { });
    }

    @Test
    void whatHappensShortensItEachTime() throws InterruptedException {
        for (int i = 0; i < 3; i++) ends(pause, () -> {
            pause.stir();
            pause.stir();
        });
    }

    @Test
    void whatHappenedBeforeItBeganShortensItToo() throws InterruptedException {
        pause.stir();
        ends(pause, () -> { });
    }

    @Test
    void whatHappenedDuringOneDoesNotShortenTheNext() throws InterruptedException {
        ends(pause, pause::stir);
        var ended = new AtomicBoolean();
        pause.begin(() -> ended.set(true));
        var other = new Pause(NEVER, SOON);
        for (int i = 0; i < 50; i++) ends(other, other::stir);
        assertFalse(ended.get());
    }

    @Test
    void whatHappensBetweenTwoPausesIsNotLost() throws InterruptedException {
        var going = new AtomicBoolean(true);
        var stirring = Thread.ofPlatform().daemon().start(() -> {
            while (going.get()) pause.stir();
        });
        try {
            for (int i = 0; i < 300; i++) ends(pause, () -> { });
        } finally {
            going.set(false);
            stirring.join();
        }
    }
}
