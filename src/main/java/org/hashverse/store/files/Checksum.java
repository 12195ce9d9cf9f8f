package org.hashverse.store.files;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.zip.CRC32C;

/// The CRC32C of a row. It finds changed bytes in a row; SQLite finds only broken pages.
public final class Checksum {
    /// A database file is damaged.
    public static final class Damaged extends SQLException {
        private static final long serialVersionUID = 1L;

        /// @param what the damage, for the log
        public Damaged(String what) {
            super(what);
        }
    }

    private Checksum() {}

    /// The checksum of a row's values: `Long`, `String`, `byte[]` and null. It includes the type of each value and the length of texts and bytes, so that
    /// values cannot move from one column to the next unnoticed.
    public static long of(Object... values) {
        var crc = new CRC32C();
        var number = ByteBuffer.allocate(Long.BYTES);
        for (var value : values) {
            switch (value) {
                case null -> crc.update(0);
                case Long whole -> {
                    crc.update(1);
                    crc.update(number.clear().putLong(0, whole));
                }
                case String text -> bytes(crc, number, 2, text.getBytes(StandardCharsets.UTF_8));
                case byte[] bytes -> bytes(crc, number, 3, bytes);
                default -> throw new IllegalArgumentException("no such value in a row: " + value.getClass());
            }
        }
        return crc.getValue();
    }

    private static void bytes(CRC32C crc, ByteBuffer number, int kind, byte[] bytes) {
        crc.update(kind);
        crc.update(number.clear().limit(Integer.BYTES).putInt(0, bytes.length));
        crc.update(bytes);
    }

    /// Checks the values of a row against its checksum.
    ///
    /// @throws Damaged if they do not match
    public static void check(String table, long crc, Object... values) throws Damaged {
        if (crc != of(values)) throw new Damaged("a row of the table " + table + " has a wrong checksum");
    }
}
