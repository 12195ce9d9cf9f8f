package org.hashverse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.hashverse.store.database.Database;
import org.hashverse.store.database.WordIndexCheck;

/// Two processes of the built jar that write to each other. Again and again one of them is killed with SIGKILL and started again with its folder and its port.
/// The results are counted from their exports, not from printed lines.
final class KillCycles implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration LONGEST = Duration.ofMillis(400);
    private static final Duration BETWEEN = Duration.ofMillis(3);
    private static final int PER_CYCLE = 60;
    /// Makes the texts long enough that a few hundred of them fill a segment of the index of words, and short enough for what a peer may send in a day.
    private static final String MORE = " and words to search for".repeat(36);

    private final long seed;
    private final Random random;
    private final Writer ana;
    private final Writer bo;

    /// A seed decides which process is killed and when, and after which kills both connect again first; the rest depends on the machine.
    KillCycles(Path folder, long seed) throws IOException, InterruptedException {
        this.seed = seed;
        random = new Random(seed);
        ana = new Writer(folder, "Ana", "Bo");
        bo = new Writer(folder, "Bo", "Ana");
        ana.begin();
        bo.begin();
        ana.console().ask("add 127.0.0.1 " + bo.port(), "connected Bo .*");
        bo.console().expect("joined Ana .*");
        bo.awaitSaved("Ana"); // nobody told Bo's person that Ana is kept, as the answer to add tells Ana's
    }

    /// The result, for both directions together.
    ///
    /// @param committed messages for which the author's process printed `sent`
    /// @param lost      committed messages that the other side does not have
    /// @param doubled   messages that are stored twice
    /// @param untrue    messages that count as delivered, but that the other side does not have
    /// @param ordered   whether all messages are in the order in which they were written
    record Outcome(int committed, int lost, int doubled, int untrue, boolean ordered) {}

    Outcome run(int cycles) throws Exception {
        for (int cycle = 0; cycle < cycles; cycle++) {
            var victim = random.nextBoolean() ? ana : bo;
            long after = random.nextLong(LONGEST.toNanos());
            try {
                cycle(victim, after);
            } catch (Exception | AssertionError broken) {
                throw new AssertionError("seed " + seed + ", cycle " + cycle + ", " + victim.name + " killed after " + Duration.ofNanos(after), broken);
            }
        }
        settle();
        var outcome = count();
        ana.checkIndex();
        bo.checkIndex();
        return outcome;
    }

    private void cycle(Writer victim, long after) throws Exception {
        var begun = new CountDownLatch(2);
        var one = write(ana, begun);
        var two = write(bo, begun);
        begun.await();
        for (long end = System.nanoTime() + after, left; (left = end - System.nanoTime()) > 0; ) LockSupport.parkNanos(left);
        victim.kill();
        one.join();
        two.join();
        victim.begin();
        // otherwise a slow machine never connects them, and messages wait until no more may
        if (random.nextBoolean()) victim.console().expect("joined " + victim.other + " .*");
    }

    private static Thread write(Writer writer, CountDownLatch begun) {
        return Thread.ofPlatform().daemon().name("types for " + writer.name).start(() -> {
            try {
                for (int i = 0; i < PER_CYCLE; i++) {
                    writer.write();
                    begun.countDown();
                    LockSupport.parkNanos(BETWEEN.toNanos());
                }
            } catch (IOException killed) {
                // expected: the process was killed
            } finally {
                begun.countDown();
            }
        });
    }

    /// Waits until all messages of both sides are delivered. If they never are, the count shows it.
    private void settle() throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && !(ana.export().settled() && bo.export().settled())) LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        ana.answered();
        bo.answered();
    }

    private Outcome count() throws Exception {
        var atAna = ana.export();
        var atBo = bo.export();
        return new Outcome(ana.committed().size() + bo.committed().size(), atBo.missing(ana.committed()) + atAna.missing(bo.committed()),
                atBo.doubled() + atAna.doubled(), atBo.untrue(atAna) + atAna.untrue(atBo), atBo.ordered() && atAna.ordered());
    }

    @Override
    public void close() {
        ana.close();
        bo.close();
    }

    /// One side: a process that is started again and again, and the messages that it was told to send.
    private static final class Writer {
        final String name;
        private final String other;
        private final Path folder;
        private final int port = TestPorts.free();
        private final Path exported;
        private final SentLog log;
        private ConsoleProcess console;

        Writer(Path folder, String name, String other) throws IOException {
            this.folder = folder.resolve(name);
            this.name = name;
            this.other = other;
            exported = folder.resolve(name + ".jsonl");
            log = new SentLog(name + MORE);
        }

        int port() {
            return port;
        }

        ConsoleProcess console() {
            return console;
        }

        void begin() throws IOException, InterruptedException {
            console = ConsoleProcess.start("--console", "--accept", "anyone", "127.0.0.1", "" + port, "--data", folder.toString(), "--name", name);
            console.expect("listening 127.0.0.1:" + port + " .*");
            log.begin();
        }

        /// Waits until a contact is on the disk.
        void awaitSaved(String contact) throws IOException {
            var peers = folder.resolve("peers.json");
            for (long end = System.nanoTime() + PATIENCE.toNanos(); !Files.exists(peers) || !Files.readString(peers).contains('"' + contact + '"'); LockSupport.parkNanos(10_000_000))
                if (System.nanoTime() > end) throw new AssertionError(contact + " is not saved");
        }

        void write() throws IOException {
            console.type("send @" + other + " " + log.next());
        }

        void kill() throws InterruptedException {
            console.close();
            console.status();
            answered();
        }

        /// Notes the messages so far for which the process printed `sent`.
        void answered() {
            log.answered(console.lines());
        }

        Set<String> committed() {
            return log.committed();
        }

        ExportedTalk export() throws IOException, InterruptedException {
            var answer = console.ask("export @" + other + " " + exported, "(exported|error) .*");
            if (answer.group(1).equals("error")) throw new AssertionError(answer.group());
            return ExportedTalk.read(exported);
        }

        /// Compares the index of words with the texts: kills came before, between and after its segments.
        void checkIndex() throws SQLException {
            try (var history = Database.reader(folder.resolve("messages.db"))) {
                WordIndexCheck.run(history);
            }
        }

        void close() {
            if (console != null) console.close();
        }
    }
}
