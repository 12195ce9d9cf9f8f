package org.hashverse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.hashverse.chat.PeerAddress;
import org.hashverse.faults.Seed;
import org.hashverse.promises.Promises;
import org.hashverse.promises.SoakResults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One process gets a file of another while one or the other is killed with SIGKILL and started again.
@SoakResults(7)
class FilesKillNineSoakTest {
    private static final int KILLS = Integer.getInteger("hashverse.cycles", 100);
    private static final int MIB = 1 << 20;
    private static final long SIZE = Integer.getInteger("hashverse.mebibytes", 1_024) * (long) MIB;
    /// Bytes that may be sent twice for each kill: four pieces that were asked for, and those that were read and not written.
    private static final double TWICE = 8;
    /// A kill comes after at most so many bytes since the one before, or after so long. Some hit a process that starts.
    private static final long AT_MOST = 2 * SIZE / KILLS;
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(5);
    @TempDir
    Path folder;

    /// One side: a process that is started again and again.
    private final class Side {
        private final String name;
        private final PeerAddress at;
        private ConsoleProcess process;

        Side(String name, PeerAddress at) {
            this.name = name;
            this.at = at;
        }

        InetSocketAddress socket() {
            return new InetSocketAddress(at.host(), at.port());
        }

        void begin() throws IOException {
            process = new ConsoleProcess(SharingNode.command(folder.resolve(name), name, at));
        }

        void kill() throws IOException, InterruptedException {
            process.close();
            process.status();
            begin();
        }
    }

    @Test
    void aFileArrivesWholeHoweverOftenASideIsKilled(Promises promises) throws Exception {
        long seed = Seed.any();
        System.out.println("kill -9 while a file is sent: seed " + seed);
        var random = new Random(seed);
        var file = file(random);
        // each is seen at 127.0.0.1 by the other, where a relay counts; so Ana, who calls Bo after she started again, passes one too
        var ana = new Side("Ana", new PeerAddress("127.0.0.2", TestPorts.free()));
        var bo = new Side("Bo", new PeerAddress("127.0.0.3", TestPorts.free()));
        var count = new CountingRelay.Count();
        try (var relay = new CountingRelay(ana.at.port(), ana.socket(), true, count); var _ = new CountingRelay(bo.at.port(), bo.socket(), false, count)) {
            ana.begin();
            bo.begin();
            ana.process.expect("ready .*");
            var id = bo.process.expect("ready (.*)").group(1);
            bo.process.ask("add " + ana.at.port(), "added");
            var shared = ana.process.ask("share " + id + " " + file, "shared (.*)").group(1);
            long before = count.passed();
            // asked again: the message may not be there yet
            for (boolean known = false; !known; known = bo.process.lines().stream().anyMatch(line -> line.startsWith("state "))) {
                bo.process.type("get " + shared + " " + folder.resolve("inbox"));
                TimeUnit.MILLISECONDS.sleep(100);
            }
            bo.process.expect("state GETTING .*");
            int kills = 0;
            for (; kills < KILLS && !whole(bo); kills++) {
                count.await(count.passed() + random.nextLong(AT_MOST), random.nextLong(LONGEST));
                (random.nextBoolean() ? ana : bo).kill();
            }
            var got = Path.of(bo.process.expect("state GOT \\d+ (.*)").group(1));
            long passed = count.passed() - before;
            assertTrue(passed >= SIZE, "not all bytes were counted");
            double twice = (passed - SIZE) / (double) MIB;
            promises.report("kill -9 of a side while a file of " + SIZE / MIB + " MiB is sent", kills + " kills, " + Math.round(twice) + " MiB sent twice, seed " + seed);
            promises.atMost("of it sent twice for each kill, with all that is no file", TWICE, twice / Math.max(1, kills), "MiB");
            assertEquals(-1, Files.mismatch(file, got), "seed " + seed);
        } finally {
            if (ana.process != null) ana.process.close();
            if (bo.process != null) bo.process.close();
        }
    }

    private static boolean whole(Side bo) {
        return bo.process.lines().stream().anyMatch(line -> line.startsWith("state GOT"));
    }

    private Path file(Random random) throws IOException {
        var file = folder.resolve("file");
        var bytes = new byte[MIB];
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (long at = 0; at < SIZE; at += MIB) {
                random.nextBytes(bytes);
                channel.write(ByteBuffer.wrap(bytes));
            }
        }
        return file;
    }
}
