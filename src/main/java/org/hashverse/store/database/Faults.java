package org.hashverse.store.database;

import java.sql.SQLException;
import java.util.Set;
import org.hashverse.store.files.Checksum;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Tells kinds of database errors apart.
public final class Faults {
    private static final Set<SQLiteErrorCode> DAMAGED = Set.of(SQLiteErrorCode.SQLITE_IOERR_READ, SQLiteErrorCode.SQLITE_IOERR_SHORT_READ,
            SQLiteErrorCode.SQLITE_IOERR_DATA, SQLiteErrorCode.SQLITE_IOERR_CORRUPTFS);

    private Faults() {}

    /// Whether the file is damaged or cannot be read. Other errors can be temporary, for example a full disk or a lock of another program.
    public static boolean damaged(SQLException fault) {
        if (fault instanceof Checksum.Damaged) return true;
        var code = code(fault);
        return code.name().startsWith("SQLITE_CORRUPT") || code == SQLiteErrorCode.SQLITE_NOTADB || DAMAGED.contains(code);
    }

    /// Whether SQLite rejected a statement: the statement is wrong, or the tables of the file have changed.
    public static boolean sqlError(SQLException fault) {
        return !(fault instanceof Checksum.Damaged) && code(fault) == SQLiteErrorCode.SQLITE_ERROR;
    }

    /// Whether a file has not the rows that a correct statement asks for: it is damaged, or its tables are.
    public static boolean unreadable(SQLException fault) {
        return damaged(fault) || sqlError(fault);
    }

    private static SQLiteErrorCode code(SQLException fault) {
        // SQLException.getErrorCode() lacks the extended part of SQLite's code
        return fault instanceof SQLiteException sqlite ? sqlite.getResultCode() : SQLiteErrorCode.getErrorCode(fault.getErrorCode());
    }
}
