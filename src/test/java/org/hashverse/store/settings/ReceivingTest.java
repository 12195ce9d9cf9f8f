package org.hashverse.store.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The bounds of the settings about files.
class ReceivingTest {
    private static final String FOLDER = Path.of("x").toAbsolutePath().toString();

    @Test
    void numbersWithinTheBoundsAreTaken() {
        for (int megabytes : new int[] {0, 1, Receiving.MOST}) {
            assertEquals(megabytes, Receiving.DEFAULT.withAutomatic(megabytes).automatic());
            assertEquals(megabytes, Receiving.DEFAULT.withLimit(megabytes).limit());
        }
    }

    @Test
    void numbersOutOfBoundsAreRefused() {
        for (int megabytes : new int[] {-1, Receiving.MOST + 1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            assertThrows(IllegalArgumentException.class, () -> Receiving.DEFAULT.withAutomatic(megabytes));
            assertThrows(IllegalArgumentException.class, () -> Receiving.DEFAULT.withLimit(megabytes));
        }
    }

    @Test
    void aFolderIsAnAbsolutePath() {
        assertEquals(Optional.of(FOLDER), Receiving.DEFAULT.withFolder(Optional.of(FOLDER)).folder());
        for (var folder : new String[] {"", "relative", "../up", "\0"}) assertThrows(IllegalArgumentException.class, () -> Receiving.DEFAULT.withFolder(Optional.of(folder)));
    }

    @Test
    void eachChangeLeavesTheOthers() {
        assertEquals(new Receiving(Optional.of(FOLDER), 3, 4), Receiving.DEFAULT.withFolder(Optional.of(FOLDER)).withAutomatic(3).withLimit(4));
    }
}
