package org.hashverse.store.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hashverse.chat.PeerName;
import org.hashverse.store.files.JsonFile;
import org.hashverse.store.profile.Preset;
import org.hashverse.store.profile.Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HabitsTest {
    @TempDir
    Path folder;

    private Settings read(String fields) throws IOException {
        return SettingsJson.read(JsonFile.parse("{\"version\": 1, \"name\": \"Ana\"" + fields + "}"), Preset.NONE.values());
    }

    @Test
    void placesAndSizesAreBounded() {
        for (int far : new int[] {-WindowPlace.FURTHEST, WindowPlace.FURTHEST}) assertEquals(far, new WindowPlace(far, far, 1, 1, false).x());
        for (int far : new int[] {-WindowPlace.FURTHEST - 1, WindowPlace.FURTHEST + 1, Integer.MIN_VALUE}) {
            assertThrows(IllegalArgumentException.class, () -> new WindowPlace(far, 0, 1, 1, false));
            assertThrows(IllegalArgumentException.class, () -> new WindowPlace(0, far, 1, 1, false));
        }
        assertEquals(WindowPlace.LARGEST, new WindowPlace(0, 0, WindowPlace.LARGEST, WindowPlace.LARGEST, false).height());
        for (int size : new int[] {0, -1, WindowPlace.LARGEST + 1}) {
            assertThrows(IllegalArgumentException.class, () -> new WindowPlace(0, 0, size, 1, false));
            assertThrows(IllegalArgumentException.class, () -> new WindowPlace(0, 0, 1, size, false));
        }
    }

    @Test
    void aPlaceIsReadAsItWasWritten() {
        for (var place : List.of(new WindowPlace(0, -30, 1200, 780, false), new WindowPlace(-1_920, 0, 360, 480, true))) assertEquals(Optional.of(place), WindowPlace.parse(place.text()));
    }

    @Test
    void aDamagedPlaceCountsAsMissingAndTheOtherSettingsStay() throws IOException {
        for (var damaged : List.of("", ", \"window\": \"\"", ", \"window\": 7", ", \"window\": null", ", \"window\": \"1 2 3\"", ", \"window\": \"1 2 3 4 5\"", ", \"window\": \"1 2 x 4\"",
                ", \"window\": \"1 2 0 4\"", ", \"window\": \"99999999999 2 3 4\"", ", \"window\": \"1 2 3 4 maximised more\"")) {
            var settings = read(damaged);
            assertEquals(Habits.DEFAULT, settings.habits(), damaged);
            assertEquals(new PeerName("Ana"), settings.name());
        }
        assertEquals(Optional.of(new WindowPlace(1, 2, 3, 4, true)), read(", \"window\": \"1 2 3 4 maximised\"").habits().place());
    }

    @Test
    void aGlanceReadsTheSettingsAndChangesNothing() throws IOException {
        var profile = folder.resolve("profile");
        assertEquals(Optional.empty(), Profile.glance(profile));
        assertEquals(false, Files.exists(profile));
        try (var open = Profile.open(profile)) {
            open.save(open.settings().withHabits(Habits.DEFAULT.withStays(true)));
            assertEquals(Optional.of(open.settings()), Profile.glance(profile));
        }
        Files.writeString(profile.resolve("settings.json"), "{");
        assertEquals(Optional.empty(), Profile.glance(profile));
        assertEquals("{", Files.readString(profile.resolve("settings.json")), "only opening a profile renames a damaged file");
    }
}
