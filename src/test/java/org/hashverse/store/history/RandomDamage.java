package org.hashverse.store.history;

import static org.hashverse.store.history.OpenStore.BO;
import static org.hashverse.store.history.OpenStore.CHEN;
import static org.hashverse.store.history.OpenStore.WITH_BO;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.store.database.StoreEvent;

/// Damages copies of a history, each at one random place, opens them and checks the result.
final class RandomDamage {
    /// The result of all trials: how many copies opened with all messages, and how many were repaired.
    record Outcome(int whole, int repaired) {}

    /// The contents of a history that a person or a peer can notice.
    private record View(List<Delivered> bo, List<Delivered> everyone, Optional<MessageStore.Received> have, long last, int waiting) {
        static View of(OpenStore open) {
            return new View(open.history(WITH_BO), open.history(Conversation.EVERYONE), open.store.have(BO).map(View::onDisk), open.store.lastNumber(BO), open.store.waiting(BO));
        }

        // the id of the last message is in memory only
        private static MessageStore.Received onDisk(MessageStore.Received have) {
            return new MessageStore.Received(have.store(), have.number(), have.refused(), have.read(), Optional.empty());
        }
    }

    private final Path sample;
    private final View original;
    private final Set<Delivered> written;
    private final Set<String> backupTexts;
    private final String id;
    private final long backupNumber;

    /// Makes the history that is damaged later, with a backup of its first half. Copies it while it is open, as if the program were killed: the newest
    /// messages are in the write-ahead log.
    RandomDamage(Path folder) throws IOException {
        var home = Files.createDirectory(folder.resolve("home"));
        sample = folder.resolve("sample");
        try (var open = new OpenStore(home)) {
            open.store.meet(BO, "a".repeat(32));
            fill(open, 0, 60);
            open.store.checkAndBackUp(); // the backup
            backupTexts = new HashSet<>(open.texts(WITH_BO));
            backupNumber = open.store.have(BO).orElseThrow().number();
            fill(open, 60, 120);
            open.write("waits");
            open.settle();
            copy(home, sample);
            original = View.of(open);
            id = open.store.id();
        }
        written = new HashSet<>(original.bo());
        written.addAll(original.everyone());
    }

    private static void fill(OpenStore open, int from, int to) {
        for (int i = from; i < to; i++) {
            open.receive(i + 1, "Bo says " + i + " " + "word ".repeat(i % 37));
            var mine = open.write("mine " + i);
            if (i % 3 == 0) open.store.receive(CHEN, i + 1, open.message(Conversation.EVERYONE, CHEN, "to all " + i), _ -> { });
            open.taken(i + 1, 64, 1 << 20);
            if (i % 2 == 0) open.<List<MessageStore.Progress>>ask(done -> open.store.acknowledge(BO, open.store.lastNumber(BO), done));
            if (i % 10 == 0) open.<MessageStore.Seen>ask(done -> open.store.seen(WITH_BO, mine.key(), true, done));
        }
    }

    /// Damages one copy per trial, at places chosen by the seed.
    Outcome run(Path folder, int trials, long seed) throws IOException {
        var random = new Random(seed);
        int whole = 0;
        for (int trial = 0; trial < trials; trial++) {
            var at = folder.resolve("trial-" + trial);
            copy(sample, at);
            var what = damage(at, random);
            try {
                if (opensWhole(at)) whole++;
            } catch (IOException | RuntimeException | AssertionError fault) {
                throw new AssertionError("seed " + seed + ", trial " + trial + ", " + what, fault);
            }
            delete(at);
        }
        return new Outcome(whole, trials - whole);
    }

    private static String damage(Path at, Random random) throws IOException {
        var name = random.nextBoolean() ? "messages.db" : "messages.db-wal";
        try (var file = new RandomAccessFile(at.resolve(name).toFile(), "rw")) {
            long place = random.nextLong(file.length());
            if (random.nextInt(4) == 0) {
                file.setLength(place);
                return name + " cut off at " + place;
            }
            file.seek(place);
            int before = file.read();
            file.seek(place);
            file.write(before ^ 1 << random.nextInt(8));
            return name + " changed at " + place;
        }
    }

    /// Opens a damaged copy and checks it. Returns true if it has all messages, false if it was repaired.
    private boolean opensWhole(Path at) throws IOException {
        try (var open = new OpenStore(at, OpenStore.LIMITS, InstantSource.system())) {
            open.store.checkAndBackUp();
            open.settle();
            var now = View.of(open);
            open.settle(); // a reader may have found the damage and asked for a repair
            if (open.events.isEmpty()) {
                if (!now.equals(original)) throw new AssertionError("silently another history");
                if (!open.store.id().equals(id)) throw new AssertionError("silently another store");
                return true;
            }
            checkRepair(open);
        }
        try (var again = new OpenStore(at)) {
            again.store.checkAndBackUp();
            again.settle();
            if (!again.events.isEmpty()) throw new AssertionError("the repaired file is damaged: " + again.events);
        }
        return false;
    }

    private void checkRepair(OpenStore open) throws IOException {
        var repair = open.events.stream().filter(StoreEvent.Repaired.class::isInstance).map(event -> ((StoreEvent.Repaired) event).repair()).findFirst()
                .orElseThrow(() -> new AssertionError("no repair in " + open.events));
        if (open.store.id().equals(id)) throw new AssertionError("the store has its old id, so peers do not notice");
        if (!Files.exists(repair.aside())) throw new AssertionError("the damaged file is gone");
        if (open.store.have(BO).map(MessageStore.Received::number).orElse(0L) > backupNumber) throw new AssertionError("Bo would not send missing messages again");
        var texts = new HashSet<>(open.texts(WITH_BO));
        if (!texts.containsAll(backupTexts)) throw new AssertionError("messages of the backup are missing");
        var all = new ArrayList<>(open.history(WITH_BO));
        all.addAll(open.history(Conversation.EVERYONE));
        for (var one : all) if (written.stream().noneMatch(before -> before.message().equals(one.message()) && before.mine() == one.mine()))
            throw new AssertionError("a message that was never written: " + one);
        if (all.size() != repair.kept() + repair.added()) throw new AssertionError("reported " + repair + ", but there are " + all.size());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                if (file.getFileName().toString().endsWith("-shm")) continue;
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
