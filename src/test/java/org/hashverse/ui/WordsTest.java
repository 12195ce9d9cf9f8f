package org.hashverse.ui;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final Pattern USED = Pattern.compile("Words\\.get\\(\\s*\"([A-Za-z0-9.-]+)\"\\s*[,)]");

    @Test
    void everyKeyThatTheCodeNamesIsInTheBundle() throws IOException {
        var bundle = ResourceBundle.getBundle("org.hashverse.ui.words");
        var missing = new ArrayList<String>();
        int named = 0;
        try (var files = Files.list(Path.of("src", "main", "java", "org", "hashverse", "ui"))) {
            for (var file : files.toList())
                for (var match : USED.matcher(Files.readString(file)).results().toList()) {
                    named++;
                    if (!bundle.containsKey(match.group(1))) missing.add(file.getFileName() + ": " + match.group(1));
                }
        }
        assertEquals(List.of(), missing);
        assertFalse(named < 100, "the pattern no longer fits the code");
    }

    @Test
    void everyPatternCanBeFilledInAndHasNoPlainApostrophe() {
        var bundle = ResourceBundle.getBundle("org.hashverse.ui.words");
        for (var key : bundle.keySet()) {
            assertFalse(bundle.getString(key).contains("'"), key);
            if (!key.startsWith("time.")) assertDoesNotThrow(() -> Words.get(key, 1, 2, 3, 4), key);
        }
    }

    @Test
    void oneAndManyDiffer() {
        assertEquals("1 byte too long", Words.get("composer.tooLong", 1));
        assertEquals("1,204 bytes too long", Words.get("composer.tooLong", 1204));
        assertEquals("To your one connected peer. They may not see each other’s answers.", Words.get("everyone.to.full", 1));
        assertEquals("To your 3 connected peers. They may not see each other’s answers.", Words.get("everyone.to.full", 3));
    }
}
