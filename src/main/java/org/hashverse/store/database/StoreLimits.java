package org.hashverse.store.database;

import java.time.Duration;

/// Times and limits of the history file.
///
/// @param retry      the interval between attempts to write to a full disk, for the history, the settings and the peers
/// @param reserve    bytes that the history leaves free on the disk for other files and programs
/// @param maxPages   the most pages of 4 KiB in the file; 0 for no limit
/// @param checkAfter time from the start to the first check of the whole file; later checks are daily
/// @param backups    how many daily backups are kept
/// @param indexAfter the time without changes after which stale segments of the index of words are filled again, see [WordIndex]
/// @param segment    rows of a segment of the index
public record StoreLimits(Duration retry, long reserve, long maxPages, Duration checkAfter, int backups, Duration indexAfter, int segment) {
    /// The limits of the product: a full disk is tried every 2 s, 64 MiB stay free, and the first check waits until the window is shown.
    public static final StoreLimits PRODUCT = new StoreLimits(Duration.ofSeconds(2), 64L << 20, 0, Duration.ofSeconds(10), 3, Duration.ofSeconds(1), WordIndex.ROWS);

    /// How often the file is checked and backed up, and the length of an author's day (`MessageStore.kept`).
    public static final Duration DAY = Duration.ofDays(1);
}
