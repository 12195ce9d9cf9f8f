package org.hashverse.store.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class AppearanceTest {
    @Test
    void textSizeIsBounded() {
        assertEquals(Appearance.SMALLEST, Appearance.DEFAULT.withPercent(Appearance.SMALLEST).percent());
        assertEquals(Appearance.LARGEST, Appearance.DEFAULT.withPercent(Appearance.LARGEST).percent());
        assertThrows(IllegalArgumentException.class, () -> Appearance.DEFAULT.withPercent(Appearance.SMALLEST - 1));
        assertThrows(IllegalArgumentException.class, () -> Appearance.DEFAULT.withPercent(Appearance.LARGEST + 1));
        assertThrows(IllegalArgumentException.class, () -> Appearance.DEFAULT.withLanguage(Optional.of("?")));
    }
}
