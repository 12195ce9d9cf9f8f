package org.hashverse.store.history;

import java.sql.SQLException;

/// The free space for the history: the disk's above the reserve; only when that is used up, unused pages of the file count too. Writer thread only, except [#spare].
final class FreeSpace {
    private final HistoryFile historyFile;
    private volatile long spare = Long.MAX_VALUE;

    FreeSpace(HistoryFile historyFile) {
        this.historyFile = historyFile;
    }

    /// Measures the free space. Returns whether the history may grow.
    boolean enough(Tables tables) {
        long free = historyFile.spare(0);
        spare = free >= 0 ? free : historyFile.spare(freeInFile(tables));
        return spare >= 0;
    }

    private static long freeInFile(Tables tables) {
        try {
            return tables.sql.number("PRAGMA freelist_count") * tables.sql.number("PRAGMA page_size");
        } catch (SQLException unknown) {
            return 0;
        }
    }

    /// Bytes free above the reserve, as last measured; `Long.MAX_VALUE` before the first time. Any thread.
    long spare() {
        return spare;
    }

    /// Writes new pages and deletes them. A change that fits into existing pages would not prove that the disk can be written.
    ///
    /// @throws SQLException if they cannot be written
    static void probe(Tables tables) throws SQLException {
        tables.commit(() -> tables.sql.change("INSERT INTO probe VALUES (zeroblob(65536))"));
        tables.commit(() -> tables.sql.change("DELETE FROM probe"));
    }
}
