package org.hashverse.store.database;

import java.time.Duration;

/// Times and bounds of the history file.
///
/// @param retry      how often a full disk is tried again, for the history and for settings and peers
/// @param reserve    bytes that stay free on the disk: other programs and this one's own files need some
/// @param maxPages   pages of 4 KiB that the file may have; 0 for no bound of its own
/// @param checkAfter when after the start the file is checked as a whole, and then once a day
/// @param backups    how many daily backups are kept
public record StoreLimits(Duration retry, long reserve, long maxPages, Duration checkAfter, int backups) {
    /// The product's own: a full disk is looked at every 2 s; 64 MiB stay free; the check waits until the window stands.
    public static final StoreLimits PRODUCT = new StoreLimits(Duration.ofSeconds(2), 64L << 20, 0, Duration.ofSeconds(10), 3);

    /// How often the file is checked and backed up.
    public static final Duration DAY = Duration.ofDays(1);
}
