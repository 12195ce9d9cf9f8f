package org.hashverse.store.profile;

import static org.hashverse.platform.OperatingSystem.LINUX;
import static org.hashverse.platform.OperatingSystem.MAC;
import static org.hashverse.platform.OperatingSystem.WINDOWS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hashverse.ExpectedLog;
import org.hashverse.chat.Invite;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Standing;
import org.hashverse.platform.Environment;
import org.hashverse.store.settings.Reachability;
import org.hashverse.store.settings.Setting;
import org.hashverse.store.settings.Settings;
import org.hashverse.store.settings.SettingsJson;
import org.hashverse.store.settings.Signs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The fields of an administrator's preset, its errors, and its effect on a person's own settings.
class PresetTest {
    private static final PeerId BO = PeerId.of(new byte[32]);
    private static final Invite INVITE = new Invite(BO, List.of(new PeerAddress("10.0.0.7", 8000)), Optional.of(new PeerName("Bo")), Optional.of("0123456789abcdef"));
    private static final String EVERYTHING = """
            {
              "port": 9000, "accept": "anyone", "share": false, "theme": "dark", "language": "de", "notify": false, "notifyWords": false, "sound": false, "readMarks": false, "typing": false, "visible": false, "callBack": false, "mapPort": true,
              "invites": ["%s"],
              "locked": ["port", "accept", "share", "theme", "language", "notify", "notifyWords", "sound", "readMarks", "typing", "visible", "callBack", "mapPort"]
            }
            """.formatted(INVITE);
    @TempDir
    Path temp;
    private Path file;
    private Path folder;

    @BeforeEach
    void name() {
        file = temp.resolve("hashverse.json");
        folder = temp.resolve("profile");
    }

    private Preset preset(String text) throws IOException {
        Files.writeString(file, text);
        return Preset.of(List.of(temp.resolve("none").resolve("hashverse.json"), file));
    }

    private String broken(String text) throws IOException {
        Files.writeString(file, text);
        var broken = assertThrows(Preset.Broken.class, () -> Preset.of(List.of(file)), text);
        assertTrue(broken.getMessage().startsWith(file + ": " + broken.why()) && broken.getMessage().contains("does not start"), broken.getMessage());
        assertEquals(file, broken.file());
        return broken.why();
    }

    @Test
    void noFileSetsNothing() throws IOException {
        assertEquals(Preset.NONE, Preset.of(List.of(temp.resolve("none").resolve("hashverse.json"), file)));
        assertEquals(Set.of(), preset("{}").given());
    }

    @Test
    void everySettingCanBeSetAndLocked() throws IOException {
        var preset = preset(EVERYTHING);
        assertEquals(Optional.of(file), preset.file());
        assertEquals(EnumSet.allOf(Setting.class), preset.given());
        assertEquals(EnumSet.allOf(Setting.class), preset.locked());
        assertEquals(List.of(INVITE), preset.invites());
        var personal = Settings.defaults("ana");
        var all = preset.enforce(personal);
        assertEquals(personal.withPort(9000).withAccept(Settings.Accept.ANYONE).withShare(false).withLooks(personal.looks().withTheme(Settings.Theme.DARK).withLanguage(Optional.of("de")))
                .withAlerts(personal.alerts().withShow(false).withWords(false).withSound(false))
                .withSigns(new Signs(false, false)).withReach(new Reachability(Optional.empty(), false, false, true)), all);
        for (var setting : Setting.values()) {
            assertEquals(Optional.of(setting), Setting.of(setting.word()));
            assertFalse(setting.copy(all, personal).equals(personal), setting + " copies something");
            assertEquals(personal, setting.copy(personal, setting.copy(all, personal)), setting + " copies only itself");
            assertTrue(SettingsJson.write(personal.withLooks(all.looks())).contains('"' + setting.word() + '"'), setting + " has its name of settings.json");
        }
    }

    @Test
    void onlyTheFirstPresetFoundIsRead() throws IOException {
        var second = temp.resolve("second.json");
        Files.writeString(second, "nonsense");
        Files.writeString(file, "{\"port\": 9000}");
        assertEquals(9000, Preset.of(List.of(file, second)).values().port());
        assertThrows(Preset.Broken.class, () -> Preset.of(List.of(second, file)));
    }

    @Test
    void invalidFieldsAreNamed() throws IOException {
        assertEquals("\"prot\" is not among what can be set: port, accept, share, readMarks, typing, visible, callBack, mapPort, theme, language, notify, notifyWords, sound, invites, locked", broken("{\"prot\": 8000}"));
        assertEquals("\"port\" stands twice", broken("{\"port\": 8000, \"port\": 8001}"));
        for (var port : List.of("0", "65536", "-1", "8000.0", "8e3", "\"8000\"", "null", "[8000]", "99999999999"))
            assertEquals("\"port\" must be a number from 1 to 65535", broken("{\"port\": " + port + "}"));
        assertEquals("\"accept\" must be one of \"ask\", \"anyone\"", broken("{\"accept\": \"ASK\"}"));
        assertEquals("\"theme\" must be one of \"light\", \"dark\", \"system\"", broken("{\"theme\": true}"));
        assertEquals("\"share\" must be true or false", broken("{\"share\": \"true\"}"));
        assertEquals("\"language\" must be the tag of a language, as \"de\"", broken("{\"language\": \"!\"}"));
        assertEquals("\"language\" must be the tag of a language, as \"de\"", broken("{\"language\": 1}"));
        assertEquals("\"locked\" names port, which is not set: give it a value too", broken("{\"locked\": [\"port\"]}"));
        assertEquals("\"locked\" names port twice", broken("{\"port\": 8000, \"locked\": [\"port\", \"port\"]}"));
        assertTrue(broken("{\"locked\": [\"name\"]}").startsWith("\"locked\" names \"name\", which is not among what can be locked: port, "));
        assertEquals("\"locked\" must be a list: [ … ]", broken("{\"locked\": \"port\"}"));
        assertEquals("\"invites\" must hold texts in quotation marks", broken("{\"invites\": [1]}"));
        assertTrue(broken("{\"invites\": [\"" + INVITE + "\", \"hashverse://add?k=\"]}").startsWith("\"invites\" number 2 is not an invite: "));
        assertEquals("\"invites\" holds two of one person (number 2 is the second)", broken("{\"invites\": [\"" + INVITE + "\", \"" + INVITE + "\"]}"));
    }

    @Test
    void errorsInTheJsonAreReportedWithTheirPlace() throws IOException {
        assertEquals("it is not JSON at line 2 column 2", broken("{\n// a note\n\"port\": 8000}").replaceFirst("column \\d+", "column 2"));
        assertTrue(broken("{'port': 8000}").startsWith("it is not JSON at line 1"));
        assertTrue(broken("{\"port\": 8000,}").startsWith("it is not JSON at line 1"));
        assertEquals("it does not begin with {", broken("[]"));
        assertEquals("it ends in the middle: a } or ] is missing", broken("{\"port\": 8000"));
        assertTrue(broken("{} {}").startsWith("it is not JSON") || broken("{} {}").startsWith("more follows"));
        assertTrue(broken("").startsWith("it "));
        Files.write(file, new byte[] {'{', (byte) 0xff, '}'});
        assertEquals("it is not text in UTF-8", assertThrows(Preset.Broken.class, () -> Preset.of(List.of(file))).why());
    }

    @Test
    void theLargestFileAndTheMostInvitesAreRead() throws IOException {
        assertEquals(Set.of(), preset("{" + " ".repeat(PresetJson.MOST_BYTES - 2) + "}").given());
        assertEquals("it is larger than 65536 bytes", broken("{" + " ".repeat(PresetJson.MOST_BYTES - 1) + "}"));
        assertEquals(PresetJson.MOST_INVITES, preset(invites(PresetJson.MOST_INVITES)).invites().size());
        assertEquals("\"invites\" holds more than 50", broken(invites(PresetJson.MOST_INVITES + 1)));
    }

    private static String invites(int count) {
        var links = new StringBuilder();
        for (int i = 0; i < count; i++) {
            var key = new byte[32];
            key[0] = (byte) i;
            links.append(i == 0 ? "" : ",").append('"').append(new Invite(PeerId.of(key), INVITE.addresses(), Optional.empty(), Optional.empty())).append('"');
        }
        return "{\"invites\": [" + links + "]}";
    }

    @Test
    void aFolderInsteadOfTheFileIsAnError() throws IOException {
        Files.createDirectory(file);
        assertEquals("it is not a file", assertThrows(Preset.Broken.class, () -> Preset.of(List.of(file))).why());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkIsFollowedButALinkToNothingOrToADeviceIsAnError() throws IOException {
        var real = temp.resolve("real.json");
        Files.writeString(real, "{\"port\": 9000}");
        Files.createSymbolicLink(file, real);
        assertEquals(9000, Preset.of(List.of(file)).values().port());
        Files.delete(real);
        assertEquals("it is a link to a file that is not there", assertThrows(Preset.Broken.class, () -> Preset.of(List.of(file))).why(), "the missing file may contain locks");
        Files.delete(file);
        Files.createSymbolicLink(file, file);
        assertTrue(assertThrows(Preset.Broken.class, () -> Preset.of(List.of(file))).why().startsWith("it cannot be read: "));
        Files.delete(file);
        Files.createSymbolicLink(file, Path.of("/dev/zero"));
        assertEquals("it is not a file", assertThrows(Preset.Broken.class, () -> Preset.of(List.of(file))).why());
        Files.delete(file);
    }

    @Test
    void aNewProfileStartsWithThePresetAndAnOldOneKeepsItsSettings() throws IOException {
        var preset = preset("{\"accept\": \"anyone\", \"theme\": \"dark\", \"language\": \"fr\"}");
        try (var profile = Profile.open(folder, preset)) {
            assertEquals(Settings.Accept.ANYONE, profile.settings().accept());
            assertEquals(Settings.Theme.DARK, profile.settings().looks().theme());
            profile.save(profile.settings().withAccept(Settings.Accept.ASK).withLooks(profile.settings().looks().withLanguage(Optional.empty())));
            assertEquals(Settings.Accept.ASK, profile.settings().accept());
        }
        try (var profile = Profile.open(folder, preset)) {
            assertEquals(Settings.Accept.ASK, profile.settings().accept());
            assertEquals(Optional.empty(), profile.settings().looks().language(), "the system's language is a choice, too");
            assertEquals(Settings.Theme.DARK, profile.settings().looks().theme());
        }
    }

    @Test
    void aLockHidesThePersonsChoiceUntilItIsRemoved() throws IOException {
        try (var profile = Profile.open(folder)) {
            profile.save(profile.settings().withPort(8005).withShare(false));
        }
        try (var profile = Profile.open(folder, preset("{\"port\": 9000, \"share\": true, \"locked\": [\"port\", \"share\"]}"))) {
            assertEquals(9000, profile.settings().port());
            assertTrue(profile.settings().share());
            profile.save(profile.settings().withPort(9001).withShare(false).withName(new PeerName("Ana")));
            assertEquals(9000, profile.settings().port(), "saving does not change a locked setting");
            assertEquals("Ana", profile.settings().name().text());
        }
        try (var profile = Profile.open(folder)) {
            assertEquals(8005, profile.settings().port());
            assertFalse(profile.settings().share());
            assertEquals("Ana", profile.settings().name().text());
        }
    }

    @Test
    void onlyANewProfileHasTheInvitesOfThePreset() throws IOException {
        var preset = preset(EVERYTHING);
        Profile.open(folder, preset).close();
        try (var profile = Profile.open(folder, Preset.NONE)) {
            assertEquals(List.of(INVITE), profile.invites(), "a start that ended early lost no invites");
            profile.invited();
            assertEquals(List.of(), profile.invites());
        }
        try (var profile = Profile.open(folder, preset)) {
            assertEquals(List.of(), profile.invites(), "not again");
        }
        Files.delete(folder.resolve("settings.json"));
        Files.writeString(folder.resolve("identity.pem"), "a key");
        try (var profile = Profile.open(folder, preset)) {
            assertEquals(List.of(), profile.invites(), "a profile with a key is not new, even without settings");
        }
        try (var profile = Profile.open(temp.resolve("guest"), preset.withoutInvites())) {
            assertEquals(List.of(), profile.invites());
        }
    }

    @Test
    void theInviteOfAKnownPeerIsKeptOnlyWhileTheContactIsOneSided() throws IOException {
        try (var profile = Profile.open(folder, preset(EVERYTHING))) {
            profile.save(knowing(Standing.CONTACT, false));
            assertEquals(List.of(INVITE), profile.invites());
            profile.save(knowing(Standing.CONTACT, true));
            assertEquals(List.of(), profile.invites());
            for (var standing : List.of(Standing.REMOVED, Standing.BLOCKED, Standing.STRANGER)) {
                profile.save(knowing(standing, false));
                assertEquals(List.of(), profile.invites(), standing.toString());
            }
        }
    }

    private static PeerBook knowing(Standing standing, boolean met) {
        return new PeerBook(List.of(new PeerRecord(BO, standing, new PeerName("Bo"), Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty(), false, met, false, 0)), List.of());
    }

    private List<Path> beside(Optional<Path> launcher) {
        return PresetPlaces.of(LINUX, new Environment(Map.of()), launcher, Optional.of(temp.resolve("hashverse.jar"))).stream().skip(1).toList();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    @ExpectedLog("whoever starts Hashverse can write it")
    void besideAJarAPresetThatThePersonCanWriteIsIgnored() throws IOException {
        Files.writeString(file, EVERYTHING);
        assertEquals(List.of(), beside(Optional.empty()));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        assertEquals(List.of(file), beside(Optional.empty()), "it is read-only");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertEquals(List.of(), beside(Optional.empty()));
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assertEquals(List.of(file), beside(Optional.empty()), "the folder cannot be written");
        } finally {
            Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwx------"));
        }
        assertEquals(List.of(file), beside(Optional.of(temp.resolve("bin").resolve("Hashverse"))), "the folder of a packaged program counts");
    }

    @Test
    void everyPlatformHasItsPlacesForPresets() {
        var nothing = Optional.<Path>empty();
        assertEquals(List.of(Path.of("/etc/hashverse/hashverse.json"), Path.of("/opt/hashverse/hashverse.json")),
                PresetPlaces.of(LINUX, new Environment(Map.of()), Optional.of(Path.of("/opt/hashverse/bin/Hashverse")), Optional.of(Path.of("/x/hashverse.jar"))));
        assertEquals(List.of(Path.of("/Library/Application Support/Hashverse/hashverse.json"), Path.of("/Applications/hashverse.json")),
                PresetPlaces.of(MAC, new Environment(Map.of()), Optional.of(Path.of("/Applications/Hashverse.app/Contents/MacOS/Hashverse")), nothing));
        assertEquals(List.of(Path.of("data/Hashverse/hashverse.json"), Path.of("/programs/Hashverse/hashverse.json")),
                PresetPlaces.of(WINDOWS, new Environment(Map.of("ProgramData", "data")), Optional.of(Path.of("/programs/Hashverse/Hashverse.exe")), nothing));
        assertEquals(List.of(Path.of("/etc/hashverse/hashverse.json"), Path.of("/somewhere/hashverse.json")),
                PresetPlaces.of(LINUX, new Environment(Map.of()), nothing, Optional.of(Path.of("/somewhere/hashverse.jar"))));
        assertEquals(1, PresetPlaces.of(LINUX, new Environment(Map.of()), nothing, nothing).size());
        assertFalse(PresetPlaces.ofThisComputer().isEmpty());
    }
}
