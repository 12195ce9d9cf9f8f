package org.hashverse.store.database;

import java.sql.SQLException;
import org.hashverse.store.files.Checksum;
import org.sqlite.Function;

/// The function `checksum` in SQL, with which a migration step gives a row its checksum. Its arguments are the values of the row, in the order of [Checksum#of].
final class ChecksumFunction extends Function {
    private static final int INTEGER = 1;
    private static final int TEXT = 3;
    private static final int BLOB = 4;
    private static final int NULL = 5;

    @Override
    protected void xFunc() throws SQLException {
        var values = new Object[args()];
        for (int i = 0; i < values.length; i++) values[i] = switch (value_type(i)) {
            case INTEGER -> value_long(i);
            case TEXT -> value_text(i);
            case BLOB -> value_blob(i);
            case NULL -> null;
            default -> throw new SQLException("no such value in a row");
        };
        result(Checksum.of(values));
    }
}
