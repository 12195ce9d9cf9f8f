package org.hashverse.store.database;

import java.sql.SQLException;
import java.util.Set;
import org.hashverse.store.files.Checksum;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// What kind of fault a database error is.
public final class Faults {
    private static final Set<SQLiteErrorCode> DAMAGED = Set.of(SQLiteErrorCode.SQLITE_IOERR_READ, SQLiteErrorCode.SQLITE_IOERR_SHORT_READ,
            SQLiteErrorCode.SQLITE_IOERR_DATA, SQLiteErrorCode.SQLITE_IOERR_CORRUPTFS);

    private Faults() {}

    /// Whether the file is not what was written, or cannot be read. Anything else may pass: a full disk, another program that locks it.
    public static boolean damaged(SQLException fault) {
        if (fault instanceof Checksum.Damaged) return true;
        var code = code(fault);
        return code.name().startsWith("SQLITE_CORRUPT") || code == SQLiteErrorCode.SQLITE_NOTADB || DAMAGED.contains(code);
    }

    /// Whether SQLite made no sense of it: of our words, or of a file whose tables are not what they were.
    public static boolean senseless(SQLException fault) {
        return !(fault instanceof Checksum.Damaged) && code(fault) == SQLiteErrorCode.SQLITE_ERROR;
    }

    private static SQLiteErrorCode code(SQLException fault) {
        // the plain error code of an exception lacks the finer half
        return fault instanceof SQLiteException sqlite ? sqlite.getResultCode() : SQLiteErrorCode.getErrorCode(fault.getErrorCode());
    }
}
