package org.hashverse.bench.rows;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.hashverse.bench.Contestant;
import org.hashverse.bench.Rounds;
import org.hashverse.bench.Row;
import org.hashverse.bench.Run;
import org.hashverse.bench.copy.GettingSide;
import org.hashverse.bench.copy.SharingSide;
import org.hashverse.bench.copy.TlsCopier;
import org.hashverse.bench.copy.TlsSource;
import org.hashverse.bench.side.Running;

/// What files cost from node to node: the offer, the connection, the checks, the disk and the name.
public final class SharingRow implements Row {
    private static final int MEBI = 1 << 20;
    private static final int SMALL = 10 * 1024;
    private static final int HEAP_EVERY = 200; // milliseconds

    @Override
    public String name() {
        return "sharing";
    }

    @Override
    public void measure(Run run) throws Exception {
        int mebibytes = run.size(2_048, 3);
        int files = run.size(10_000, 5);
        int messages = run.size(400, 3);
        new Rounds(run, name(), mebibytes + " MiB").play(List.of(() -> Pair.open(run, name(), "Hashverse, node to node", pair -> {
            long nanos = pair.copy(sparse(pair.folder.resolve("large"), (long) mebibytes * MEBI));
            return List.of(new Contestant.Sample("MiB/s", mebibytes * 1e9 / nanos));
        }), () -> FilesRow.open(run, name(), "SSLSocket, SHA-256", TlsSource.class, TlsCopier.class, mebibytes, true),
                () -> FilesRow.open(run, name(), "SSLSocket", TlsSource.class, TlsCopier.class, mebibytes, false)));
        new Rounds(run, name(), files + " files").play(List.of(
                () -> Pair.open(run, name(), "a folder of files of 10 KiB", pair -> seconds(pair.copy(small(pair.folder.resolve("small"), files)))),
                () -> Pair.open(run, name(), "one file of that size", pair -> seconds(pair.copy(filled(pair.folder.resolve("one"), files * SMALL))))));
        new Rounds(run, name(), messages + " messages").play(List.of(
                () -> Pair.open(run, name(), "chat", pair -> trips(pair.sharer, messages)),
                () -> Pair.open(run, name(), "chat, while a file is got", pair -> {
                    pair.get(sparse(pair.folder.resolve("large"), 2L * mebibytes * MEBI));
                    var trips = trips(pair.sharer, messages);
                    pair.awaitCopy();
                    return trips;
                })));
        heap(run, run.size(10_240, 3));
    }

    private static List<Contestant.Sample> seconds(long nanos) {
        return List.of(new Contestant.Sample("s", nanos / 1e9));
    }

    private static List<Contestant.Sample> trips(Running sharer, int messages) throws Exception {
        sharer.talk().say("chat " + messages);
        var trips = sharer.talk().await("trips").split(" ");
        return List.of(new Contestant.Sample("ms, median", Long.parseLong(trips[0]) / 1e6), new Contestant.Sample("ms, 99 %", Long.parseLong(trips[1]) / 1e6));
    }

    /// The most live bytes on each side during a copy, above those before.
    private void heap(Run run, int mebibytes) throws Exception {
        try (var pair = Pair.open(run, name(), "heap", _ -> List.of())) {
            long sharing = heap(pair.sharer);
            long getting = heap(pair.getter);
            pair.get(sparse(pair.folder.resolve("huge"), (long) mebibytes * MEBI));
            long mostSharing = 0;
            long mostGetting = 0;
            for (boolean over = false; !over; ) {
                mostSharing = Math.max(mostSharing, heap(pair.sharer) - sharing);
                pair.getter.talk().say("heap");
                var line = pair.getter.talk().next().orElseThrow();
                over = line.startsWith("got ");
                if (!over) mostGetting = Math.max(mostGetting, Long.parseLong(line.split(" ")[1]) - getting);
                if (run.full()) Thread.sleep(HEAP_EVERY);
            }
            run.results().add(name(), "heap above idle, sender", mebibytes + " MiB", "MiB", List.of(mostSharing / (double) MEBI));
            run.results().add(name(), "heap above idle, receiver", mebibytes + " MiB", "MiB", List.of(mostGetting / (double) MEBI));
        }
    }

    private static long heap(Running side) throws IOException, InterruptedException {
        side.talk().say("heap");
        return Long.parseLong(side.talk().await("heap"));
    }

    private static Path sparse(Path file, long size) throws IOException {
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(size);
        }
        return file;
    }

    private static Path filled(Path file, int size) throws IOException {
        var bytes = new byte[size];
        ThreadLocalRandom.current().nextBytes(bytes);
        return Files.write(file, bytes);
    }

    private static Path small(Path folder, int files) throws IOException {
        if (Files.exists(folder)) return folder;
        Files.createDirectory(folder);
        for (int i = 0; i < files; i++) filled(folder.resolve(i + ".bin"), SMALL);
        return folder;
    }

    private interface Work {
        List<Contestant.Sample> round(Pair pair) throws Exception;
    }

    /// Two nodes, each in its process.
    private record Pair(String name, Path folder, Running sharer, Running getter, Work work) implements Contestant {
        static Pair open(Run run, String row, String name, Work work) throws IOException, InterruptedException {
            var folder = run.fresh(row, "sharing").toAbsolutePath();
            var sharer = run.sides().start(SharingSide.class, folder.resolve("sharer").toString());
            try {
                var at = sharer.talk().await("at").split(" ");
                var getter = run.sides().start(GettingSide.class, folder.resolve("getter").toString(), at[0], at[1]);
                getter.talk().await("ready");
                return new Pair(name, folder, sharer, getter, work);
            } catch (IOException failed) {
                sharer.close();
                throw failed;
            }
        }

        /// Offers a file or folder and begins to get it.
        void get(Path shared) throws IOException, InterruptedException {
            sharer.talk().say("share " + shared);
            getter.talk().say("get " + sharer.talk().await("shared") + " " + folder.resolve("inbox"));
        }

        /// Waits until it is here, and deletes it again. Returns how long it took.
        long awaitCopy() throws IOException, InterruptedException {
            var got = getter.talk().await("got").split(" ", 2);
            try (var all = Files.walk(Path.of(got[1]))) {
                for (var each : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(each);
            }
            return Long.parseLong(got[0]);
        }

        long copy(Path shared) throws IOException, InterruptedException {
            get(shared);
            return awaitCopy();
        }

        @Override
        public List<Sample> round() throws Exception {
            return work.round(this);
        }

        @Override
        public void close() {
            getter.close();
            sharer.close();
        }
    }
}
