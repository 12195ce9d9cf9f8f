package org.hashverse.store.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FirstNameTest {
    @Test
    void aPersonalAccountGivesTheName() {
        assertEquals("ana", FirstName.of(" ana ", new Random(1)).text());
        assertEquals("Ana Müller", FirstName.of("Ana Müller", new Random(1)).text());
    }

    @Test
    void aGenericAccountGivesAFriendlyName() {
        for (var account : List.of("root", "ROOT", "user", "admin", "Administrator", "guest", "test", "ubuntu", "debian", "pi", "owner", "", "  ", "\u0000", "x".repeat(65)))
            assertTrue(FirstName.of(account, new Random(1)).text().matches("[A-Z][a-z]+ [A-Z][a-z]+"), account);
    }

    @Test
    void friendlyNamesDiffer() {
        var random = new Random(7);
        assertNotEquals(FirstName.friendly(random), FirstName.friendly(random));
    }

    @Test
    void tokensDiffer() {
        assertTrue(Settings.newToken().matches("[A-Za-z0-9_-]{22}"));
        assertNotEquals(Settings.newToken(), Settings.newToken());
    }
}
