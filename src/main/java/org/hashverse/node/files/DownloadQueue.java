package org.hashverse.node.files;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.hashverse.chat.PeerId;
import org.hashverse.node.api.FileState.FileKey;
import org.hashverse.store.transfers.TransferStore;

/// The files that are being downloaded or wait for it, in their order. Decides whether a file may begin, and which download gives its place to another file. Node thread only.
final class DownloadQueue {
    /// Most files that are got from one peer at a time.
    static final int OF_ONE = 2;
    /// Most files that are got at a time.
    static final int AT_ONCE = 6;
    /// Most files in the queue when another is added because the settings say so. The person may add more.
    static final int MOST = TransferStore.MOST_DOWNLOADS;
    /// Most files of one contact in the queue when another is added because the settings say so. Files that never come leave room for those of others, over restarts too.
    static final int MOST_OF_ONE = 1_000;
    /// How long to wait after a file failed before any file of its author begins, while the author is connected. Each attempt opens a connection, and the author may have offered a thousand files.
    static final Duration PAUSE = Duration.ofSeconds(2);

    private final Map<FileKey, Entry> entries = new LinkedHashMap<>();
    private final Map<FileKey, Entry> running = new LinkedHashMap<>(); // those of `entries` that are being downloaded
    private final Map<PeerId, Long> notBefore = new HashMap<>(); // nanoseconds, of authors whose last file failed
    private final LongSupplier nanos;
    private final Duration idle;

    private static final class Entry {
        private final Wanted file;
        private long received; // the newest number that [#progress] was given
        private long newestAt; // nanoseconds: when `received` grew
        private int wrong; // attempts in a row that ended with a wrong piece

        Entry(Wanted file) {
            this.file = file;
        }
    }

    /// @param nanos the clock
    /// @param idle  after this time without anything new, a download gives its place to a file that waits for one
    DownloadQueue(LongSupplier nanos, Duration idle) {
        this.nanos = nanos;
        this.idle = idle;
    }

    /// Whether a file waits or is being got.
    boolean contains(FileKey key) {
        return entries.containsKey(key);
    }

    /// Whether so many more files of an author can be added without a choice of the person.
    boolean hasRoom(PeerId author, int files) {
        return entries.size() + files <= MOST && entries.values().stream().filter(each -> isOf(each, author)).count() + files <= MOST_OF_ONE;
    }

    /// All files; a copy.
    List<Wanted> all() {
        return entries.values().stream().map(entry -> entry.file).toList();
    }

    /// The files that are being got; a copy.
    List<Wanted> running() {
        return running.values().stream().map(entry -> entry.file).toList();
    }

    /// Whether a file is being got.
    boolean isRunning(FileKey key) {
        return running.containsKey(key);
    }

    /// Adds a file that waits, as the last.
    void add(Wanted file) {
        entries.put(file.key(), new Entry(file));
    }

    /// Removes a file, and returns it. Empty if the queue does not hold it.
    Optional<Wanted> remove(FileKey key) {
        running.remove(key);
        return Optional.ofNullable(entries.remove(key)).map(entry -> entry.file);
    }

    /// Whether as many files are being got as may be.
    boolean isFull() {
        return running.size() >= AT_ONCE;
    }

    /// Whether a file that waits may begin now.
    boolean mayBegin(FileKey key) {
        return !isFull() && waitsOnlyForPlace(entries.get(key));
    }

    private boolean waitsOnlyForPlace(Entry entry) {
        return !isRunning(entry.file.key()) && isPauseOver(entry.file.author()) && running.values().stream().filter(each -> isOf(each, entry.file.author())).count() < OF_ONE;
    }

    private boolean isPauseOver(PeerId author) {
        var end = notBefore.get(author);
        return end == null || end - nanos.getAsLong() <= 0;
    }

    /// A file begins to be got.
    void begin(FileKey key) {
        var entry = entries.get(key);
        running.put(key, entry);
        notBefore.remove(entry.file.author());
        entry.received = 0;
        entry.newestAt = nanos.getAsLong();
    }

    /// Notes how far a running download has come.
    ///
    /// @param received any number that changes when something new came
    void progress(FileKey key, long received) {
        var entry = running.get(key);
        if (received != entry.received) entry.newestAt = nanos.getAsLong();
        entry.received = received;
    }

    /// An attempt to get a file ended by itself. The file waits again, behind all others, and all files of its author wait for [#PAUSE] at least.
    ///
    /// @param wrong whether it ended with a wrong piece
    /// @return how many attempts in a row ended with a wrong piece
    int ended(FileKey key, boolean wrong) {
        var entry = running.remove(key);
        notBefore.put(entry.file.author(), nanos.getAsLong() + PAUSE.toNanos());
        putLast(entry);
        entry.wrong = wrong ? entry.wrong + 1 : 0;
        return entry.wrong;
    }

    /// The running download that should give its place to a file that waits: the one that got nothing new for the longest time, and at least for the idle time. Empty if a place is free, no file
    /// that waits is ready, or every download got something new.
    ///
    /// @param ready    whether a file that waits could begin if it had a place
    /// @param mayStop  whether a running download may be stopped
    Optional<Wanted> longestIdle(Predicate<Wanted> ready, Predicate<Wanted> mayStop) {
        long now = nanos.getAsLong();
        if (!isFull() || entries.values().stream().noneMatch(entry -> waitsOnlyForPlace(entry) && ready.test(entry.file))) return Optional.empty();
        return running.values().stream().filter(entry -> now - entry.newestAt >= idle.toNanos() && mayStop.test(entry.file)).max(Comparator.comparingLong(entry -> now - entry.newestAt)).map(entry -> entry.file);
    }

    /// Takes the place of a running download, which waits again as the last. All other files of its author move to the end too, just before it: otherwise one of them, from the same author
    /// that sends nothing, would take the place.
    void giveUpPlace(Wanted file) {
        var given = running.remove(file.key());
        for (var entry : entries.values().stream().filter(each -> each != given && isOf(each, file.author())).toList()) putLast(entry);
        putLast(given);
    }

    private void putLast(Entry entry) {
        entries.remove(entry.file.key());
        entries.put(entry.file.key(), entry);
    }

    private static boolean isOf(Entry entry, PeerId author) {
        return entry.file.author().equals(author);
    }
}
