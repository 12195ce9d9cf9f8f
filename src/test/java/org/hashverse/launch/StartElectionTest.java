package org.hashverse.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.hashverse.TestPorts;
import org.hashverse.launch.RunningInstance.HandOver;
import org.hashverse.node.TestNode;
import org.hashverse.store.profile.Preset;
import org.hashverse.store.profile.Profile;
import org.hashverse.ui.app.Launch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Simultaneous starts of one profile: one stays, and the others hand over to it or report that they did not.
@Timeout(300)
class StartElectionTest {
    private static final StartRetry PATIENT = new StartRetry(Duration.ofSeconds(30), Duration.ofMillis(5));
    private static final StartRetry NOT_PATIENT = new StartRetry(Duration.ZERO, Duration.ZERO);
    @TempDir
    private Path temp;
    private final AtomicInteger asked = new AtomicInteger();

    private HandOver next(Deque<HandOver> answers) {
        asked.incrementAndGet();
        return answers.size() > 1 ? answers.pop() : answers.peek();
    }

    private static Deque<HandOver> answers(HandOver... answers) {
        return new ArrayDeque<>(List.of(answers));
    }

    private static StartElection.Opening held() {
        return () -> {
            throw new Profile.InUse();
        };
    }

    @Test
    void aHolderThatDoesNotListenYetIsAskedAgainUntilItResponds() {
        var answers = answers(HandOver.NOBODY, HandOver.UNHEARD, HandOver.NOBODY, HandOver.TAKEN);
        assertThrows(Launch.TakenOver.class, () -> StartElection.openOrHandOver(PATIENT, held(), () -> next(answers)));
        assertEquals(4, asked.get());
    }

    @Test
    void aHolderThatRefusesIsAskedOnce() {
        var answers = answers(HandOver.REFUSED);
        assertThrows(Profile.InUse.class, () -> StartElection.openOrHandOver(PATIENT, held(), () -> next(answers)));
        assertEquals(1, asked.get());
    }

    @Test
    void retriesEndIfTheHolderNeverResponds() {
        for (var never : List.of(HandOver.NOBODY, HandOver.UNHEARD)) assertThrows(Profile.InUse.class, () -> StartElection.openOrHandOver(NOT_PATIENT, held(), () -> next(answers(never))));
        assertEquals(HandOver.UNHEARD, NOT_PATIENT.handOver(() -> next(answers(HandOver.UNHEARD))));
    }

    @Test
    void aStartRetriesForAnInstanceThatDoesNotRespondAndNotForNone() {
        var answers = answers(HandOver.UNHEARD, HandOver.UNHEARD, HandOver.TAKEN);
        assertEquals(HandOver.TAKEN, PATIENT.handOver(() -> next(answers)));
        assertEquals(3, asked.getAndSet(0));
        assertEquals(HandOver.NOBODY, PATIENT.handOver(() -> next(answers(HandOver.NOBODY))));
        assertEquals(1, asked.get());
    }

    @Test
    void aStartWaitsForAHolderThatIsEndingAndThenOpensTheProfile() throws IOException {
        var ending = new ArrayList<>(List.of(Profile.open(temp)));
        assertNull(StartElection.openOrHandOver(PATIENT, () -> {
            Profile.open(temp).close();
            return null;
        }, () -> {
            if (asked.incrementAndGet() == 3) ending.getFirst().close(); // and its invite is lost
            return HandOver.NOBODY;
        }));
        assertEquals(3, asked.get());
    }

    /// One start, as in another process.
    private final class Start {
        final Collection<String> invites = new ConcurrentLinkedQueue<>();
        final OpenNodes nodes = new OpenNodes(() -> Preset.NONE);
        final CommandLine.Run line;
        final TestFront front = new TestFront(invite -> {
            invite.ifPresent(invites::add);
            return CompletableFuture.completedFuture(true);
        });
        final CompletableFuture<Boolean> stays = new CompletableFuture<>();

        Start(String invite) throws Exception {
            line = assertInstanceOf(CommandLine.Run.class, CommandLine.parse(List.of("--name", "Ana", "127.0.0.1", "" + TestPorts.free(), invite)));
        }

        void run(CountDownLatch together) {
            try {
                together.countDown();
                together.await();
                StartElection.openOrHandOver(PATIENT, () -> nodes.start(temp.resolve("ana"), line, front), () -> RunningInstance.handOver(temp.resolve("ana"), line));
                invites.add(line.invite().orElseThrow());
                stays.complete(true);
            } catch (Launch.TakenOver taken) {
                stays.complete(false);
            } catch (IOException | InterruptedException failed) {
                stays.completeExceptionally(failed);
            }
        }
    }

    @Test
    void ofManySimultaneousStartsOneStaysAndGetsEachInviteOnce() throws Exception {
        var starts = new ArrayList<Start>();
        var invites = new TreeSet<String>();
        for (int i = 0; i < 5; i++) {
            invites.add("hashverse://add?k=" + i);
            starts.add(new Start(invites.last()));
        }
        var together = new CountDownLatch(starts.size());
        try {
            for (var start : starts) Thread.ofPlatform().daemon().start(() -> start.run(together));
            Start staying = null;
            int count = 0;
            for (var start : starts) {
                if (!start.stays.get(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS)) continue;
                staying = start;
                count++;
            }
            assertEquals(1, count);
            assertEquals(starts.size(), staying.invites.size(), "none twice");
            assertEquals(Set.copyOf(invites), Set.copyOf(staying.invites));
            for (var start : starts) assertTrue(start == staying || start.invites.isEmpty());
        } finally {
            for (var start : starts) start.nodes.close();
        }
    }
}
