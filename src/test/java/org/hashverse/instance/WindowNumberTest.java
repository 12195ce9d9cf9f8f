package org.hashverse.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowNumberTest {
    @TempDir
    private Path folder;

    @Test
    void eachWindowHasItsOwnNumberAndTheLowestFreeOneIsTaken() throws IOException {
        var first = WindowNumber.take(folder);
        try (var second = WindowNumber.take(folder)) {
            assertEquals(0, first.number());
            assertEquals(1, second.number());
            first.close();
            try (var third = WindowNumber.take(folder)) {
                assertEquals(0, third.number());
            }
        }
    }

    @Test
    void windowsBeyondTheLastNumberShareTheFirst() throws IOException {
        var open = new ArrayList<WindowNumber>();
        try {
            for (int i = 0; i < WindowNumber.NUMBERS; i++) open.add(WindowNumber.take(folder));
            assertEquals(WindowNumber.NUMBERS - 1, open.getLast().number());
            open.add(WindowNumber.take(folder));
            assertEquals(0, open.getLast().number());
        } finally {
            for (var number : open) number.close();
        }
    }
}
