package org.hashverse.markup;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Texts of the greatest length of a message, and 25 times longer: parsing that is not linear would not end in time.
class MarkupAtItsLimitsTest {
    private static final List<String> HOSTILE = List.of("*", "_", "`", "```", "``` ", "* ", " *", "*_", "*a", "a*", "*a _b ", "_*a_ ", "\n", "> ", "> \n", ">", "(", "https://", "https://a", "https://@",
            "https://(", "http://a.example/)", "h", "x", "👍", "👩‍", "\u200d", "🇩", "1\uFE0F", "#", "\u202E", "\u0301", "a\u0301\u0300", " ", "[", "`a", "a`\n", "```a\n", "https://xn--", "https://é.");

    @Test
    void everyHostileTextIsReadInTimeThatGrowsWithItsLength() {
        for (var piece : HOSTILE) {
            assertFalse(Markup.of(piece.repeat(16 * 1024 / piece.length())).isEmpty(), piece);
            assertTimeoutPreemptively(Duration.ofSeconds(60), () -> Markup.of(piece.repeat(400 * 1024 / piece.length())), piece);
        }
    }
}
