package org.hashverse.store.files;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.zip.CRC32C;

/// The CRC32C of a row: SQLite notices a broken page, but not a changed byte in a text.
public final class Checksum {
    /// A row is not what was written.
    public static final class Damaged extends SQLException {
        private static final long serialVersionUID = 1L;

        public Damaged(String what) {
            super(what);
        }
    }

    private Checksum() {}

    /// Of a row's values: whole numbers, texts, bytes and nulls, each with its kind and length so that no two rows look alike.
    public static long of(Object... values) {
        var crc = new CRC32C();
        for (var value : values) {
            switch (value) {
                case null -> crc.update(0);
                case Long number -> {
                    crc.update(1);
                    crc.update(ByteBuffer.allocate(Long.BYTES).putLong(0, number));
                }
                case String text -> bytes(crc, 2, text.getBytes(StandardCharsets.UTF_8));
                case byte[] bytes -> bytes(crc, 3, bytes);
                default -> throw new IllegalArgumentException("no such value in a row: " + value.getClass());
            }
        }
        return crc.getValue();
    }

    private static void bytes(CRC32C crc, int kind, byte[] bytes) {
        crc.update(kind);
        crc.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        crc.update(bytes);
    }

    /// @throws Damaged if the values are others than those the checksum was made of
    public static void check(String table, long crc, Object... values) throws Damaged {
        if (crc != of(values)) throw new Damaged("a row of the table " + table + " is not what was written");
    }
}
