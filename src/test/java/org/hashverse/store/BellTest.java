package org.hashverse.store;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BellTest {
    @TempDir
    private Path folder;

    @Test
    void whoListensIsCalledOnceForEachRing() throws Exception {
        var bell = new Bell(folder);
        var rung = new Semaphore(0);
        try (var _ = bell.listen(rung::release)) {
            bell.ring();
            assertTrue(rung.tryAcquire(20, TimeUnit.SECONDS));
            bell.ring();
            assertTrue(rung.tryAcquire(20, TimeUnit.SECONDS));
        }
        try (var files = Files.list(folder)) {
            assertFalse(files.findAny().isPresent(), "nothing is left behind");
        }
    }

    @Test
    void aFolderThatIsGoneStopsNobody() throws Exception {
        new Bell(folder.resolve("gone")).ring();
    }
}
