package org.hashverse.store.history;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.hashverse.ExpectedLog;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Two stores agree after any history of edits, reactions and retractions. `-Dhashverse.changes=N` runs N histories of 600 steps in place of the usual ones.
class RandomChangesTest {
    private static final int USUAL = 12;
    private static final int STEPS = 120;
    private static final int MANY_STEPS = 600;

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Integer.getInteger("hashverse.changes", USUAL));
    }

    static LongStream seedsOfDamage() {
        return LongStream.rangeClosed(1, Integer.getInteger("hashverse.changes", USUAL / 2));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void bothSidesSeeTheSameInTheEnd(long seed) throws Exception {
        RandomChanges.run(Files.createDirectory(folder.resolve("stores")), seed, steps());
    }

    @ParameterizedTest
    @MethodSource("seedsOfDamage")
    @ExpectedLog("the history file is damaged")
    void aRepairedSideSeesTheOthersMessagesAsTheyAre(long seed) throws Exception {
        RandomChanges.runWithDamage(Files.createDirectory(folder.resolve("stores")), seed, steps());
    }

    private static int steps() {
        return Integer.getInteger("hashverse.changes") == null ? STEPS : MANY_STEPS;
    }
}
