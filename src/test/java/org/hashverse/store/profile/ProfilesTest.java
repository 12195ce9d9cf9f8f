package org.hashverse.store.profile;

import static org.hashverse.platform.OperatingSystem.LINUX;
import static org.hashverse.platform.OperatingSystem.MAC;
import static org.hashverse.platform.OperatingSystem.WINDOWS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hashverse.platform.Environment;
import org.hashverse.platform.OperatingSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfilesTest {
    private final Path home = Path.of("/somewhere/home");
    private final Profiles profiles = new Profiles(Path.of("/p"));

    @Test
    void linuxUsesTheFolderOfTheDesktopSpecification() {
        assertEquals(home.resolve(".local/share/hashverse"), Profiles.of(LINUX, new Environment(Map.of()), home).place());
        assertEquals(Path.of("/data/hashverse"), Profiles.of(LINUX, new Environment(Map.of("XDG_DATA_HOME", "/data")), home).place());
        assertEquals(home.resolve(".local/share/hashverse"), Profiles.of(LINUX, new Environment(Map.of("XDG_DATA_HOME", "relative")), home).place());
    }

    @Test
    void macAndWindowsHaveTheirOwnPlaces() {
        assertEquals(home.resolve("Library/Application Support/Hashverse"), Profiles.of(MAC, new Environment(Map.of()), home).place());
        assertEquals(Path.of("/roaming/Hashverse"), Profiles.of(WINDOWS, new Environment(Map.of("APPDATA", "/roaming")), home).place());
        assertEquals(home.resolve("AppData/Roaming/Hashverse"), Profiles.of(WINDOWS, new Environment(Map.of()), home).place());
    }

    @Test
    void profilesAreSideBySide() {
        assertEquals(Path.of("/p/default"), profiles.standard());
        assertEquals(Path.of("/p/as-ana"), profiles.as("Ana"));
        assertEquals(Path.of("/p/port-8001"), profiles.port(8001));
    }

    @Test
    void anyNameMakesASafeBoundedFolderOfItsOwn() {
        var names = List.of("a/b", "a\\b", "a:b", "..", "../../etc", "a b", "a.b", "Ñandú", "名前", "x".repeat(300), "x".repeat(301), "con.", "*?<>|\"");
        for (var name : names) {
            var folder = profiles.as(name);
            assertEquals(profiles.place(), folder.normalize().getParent(), name);
            assertTrue(folder.getFileName().toString().matches("as-[a-z0-9_-]{1,32}\\.[0-9a-f]{8}"), folder.toString());
        }
        assertEquals(names.size(), names.stream().map(profiles::as).distinct().count());
    }

    @Test
    void allSpellingsOfANameAreOneFolder() {
        assertEquals(profiles.as("ÉVA"), profiles.as("e\u0301va"));
        assertEquals(profiles.as("ana"), profiles.as(" ANA "));
        assertNotEquals(profiles.as("ana"), profiles.as("anna"));
    }

    @Test
    void anotherPersonGetsTheFirstProfileThatIsNotOpen(@TempDir Path temp) throws IOException {
        var first = temp.resolve("default");
        try (var two = Profiles.openAnother(first, Preset.NONE); var three = Profiles.openAnother(first, Preset.NONE)) {
            assertEquals("person-2", two.folder().getFileName().toString());
            assertEquals("person-3", three.folder().getFileName().toString());
        }
        try (var again = Profiles.openAnother(first, Preset.NONE)) {
            assertEquals("person-2", again.folder().getFileName().toString());
        }
    }

    @Test
    void portableProfilesAreBesideTheUnpackedProgram() {
        var stick = Path.of("stick").toAbsolutePath();
        assertEquals(stick.resolve("Hashverse"), ProgramFolder.of(LINUX, stick.resolve("Hashverse/bin/Hashverse"), true));
        assertEquals(stick.resolve("Hashverse"), ProgramFolder.of(WINDOWS, stick.resolve("Hashverse/Hashverse.exe"), true));
        assertEquals(stick, ProgramFolder.of(MAC, stick.resolve("Hashverse.app/Contents/MacOS/Hashverse"), true));
        for (var system : OperatingSystem.values()) assertEquals(stick, ProgramFolder.of(system, stick.resolve("hashverse.jar"), false), system.name());
        assertEquals(Path.of("/"), ProgramFolder.of(LINUX, Path.of("/Hashverse"), true));
        assertEquals("data", Profiles.besideTheProgram().place().getFileName().toString());
    }

    @Test
    void aSystemPropertyCanSetTheFolder() {
        System.setProperty("hashverse.place", "beside");
        try {
            assertEquals(Path.of("beside").toAbsolutePath().resolve("default"), Profiles.ofThisComputer().standard());
        } finally {
            System.clearProperty("hashverse.place");
        }
    }
}
