package org.hashverse.store.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SqlTest {
    private static final String ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";

    @Test
    void aStatementStopsOnceThereIsAReason() throws Exception {
        try (var sql = new Sql(DriverManager.getConnection("jdbc:sqlite::memory:"))) {
            var asked = new AtomicInteger();
            sql.stopWhen(() -> asked.incrementAndGet() == 3);
            assertThrows(SQLException.class, () -> sql.number(ENDLESS));
            assertEquals(3, asked.get());
            assertEquals(1, sql.number("SELECT 1"), "the next statement has no reason to stop");
        }
    }
}
