package org.hashverse.store;

import java.sql.SQLException;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;

/// What kind of fault a database error is.
final class Faults {
    private static final Set<SQLiteErrorCode> DAMAGED = Set.of(SQLiteErrorCode.SQLITE_CORRUPT, SQLiteErrorCode.SQLITE_NOTADB);

    private Faults() {}

    /// Whether the file is not what was written. Anything else may pass: a full disk, one that is gone, another program that locks it.
    static boolean damaged(SQLException fault) {
        // low byte: the primary code, which all finer ones of its kind share
        return fault instanceof Checksum.Damaged || DAMAGED.contains(SQLiteErrorCode.getErrorCode(fault.getErrorCode() & 0xff));
    }

    /// Whether SQLite made no sense of it: of our words, or of a file whose tables are not what they were.
    static boolean senseless(SQLException fault) {
        return !(fault instanceof Checksum.Damaged) && SQLiteErrorCode.getErrorCode(fault.getErrorCode()) == SQLiteErrorCode.SQLITE_ERROR;
    }

    /// Whether the disk took no more.
    static boolean noRoom(SQLException fault) {
        return SQLiteErrorCode.getErrorCode(fault.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_FULL
                || SQLiteErrorCode.getErrorCode(fault.getErrorCode()) == SQLiteErrorCode.SQLITE_IOERR_WRITE;
    }
}
