package org.hashverse.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hashverse.ExpectedLog;
import org.hashverse.LoggedLines;
import org.hashverse.chat.AvatarColour;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Standing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileTest {
    private static final PeerId BO = PeerId.of(new byte[32]);
    @TempDir
    Path temp;
    private Path folder;

    @BeforeEach
    void name() {
        folder = temp.resolve("deep").resolve("profile");
    }

    @Test
    void aNewProfileHasDefaultSettingsAndNoPeers() throws IOException {
        try (var profile = Profile.open(folder)) {
            assertEquals(0, profile.settings().port());
            assertEquals(Settings.Accept.ASK, profile.settings().accept());
            assertEquals(Settings.Theme.SYSTEM, profile.settings().looks().theme());
            assertTrue(profile.settings().share());
            assertFalse(profile.settings().named());
            assertEquals(PeerBook.EMPTY, profile.peers());
            assertEquals(folder.toRealPath().resolve("identity.pem"), profile.keyFile());
            assertFalse(Files.exists(profile.keyFile()));
        }
    }

    @Test
    void theDefaultsOfTheFirstStartAreThoseOfTheSecond() throws IOException {
        Settings first;
        try (var profile = Profile.open(folder)) {
            first = profile.settings();
        }
        try (var profile = Profile.open(folder)) {
            assertEquals(first, profile.settings());
        }
    }

    @Test
    void whatIsSavedIsThereAgain() throws IOException {
        var settings = new Settings(new PeerName("Ana \"Ü\" \\ 🦊"), true, Optional.of(AvatarColour.PINK), 65_535, Settings.Accept.ANYONE,
                new Looks(Settings.Theme.DARK, Looks.Accent.PINK, Looks.LARGEST, false, Optional.of("de")), new Alerts(false, false, false, true, List.of("everyone", BO.text())),
                new Habits(Optional.of(new WindowPlace(-1_920, 40, 801, 602, true)), true, true, 333), false, new Signs(false, false),
                "0123456789abcdef", Optional.of(BO.text()));
        var bo = new PeerRecord(BO, Standing.BLOCKED, new PeerName("Bo"), Optional.of(AvatarColour.LIME), Optional.of("Bobby"),
                List.of(new PeerAddress("10.0.0.9", 1), new PeerAddress("fd00::7", 65_535), new PeerAddress("bo.example", 8000)),
                Optional.of(new PeerAddress("10.0.0.8", 8000)), Optional.of(Instant.parse("2026-11-02T10:00:00.123456789Z")), true, true, true, 0);
        var fay = new PeerRecord(PeerId.parse("B".repeat(51) + "Q"), Standing.STRANGER, new PeerName("Fay"), Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty(),
                false, false, false, 17);
        var peers = new PeerBook(List.of(bo, fay), List.of(new PeerAddress("10.0.0.3", 8001)));
        try (var profile = Profile.open(folder)) {
            profile.save(settings);
            profile.save(peers);
            assertEquals(settings, profile.settings());
            assertEquals(peers, profile.peers());
        }
        try (var profile = Profile.open(folder)) {
            assertEquals(settings, profile.settings());
            assertEquals(peers, profile.peers());
        }
    }

    @Test
    void aColourOfANewerVersionIsNoneAndNothingElseIsLost() throws IOException {
        var bo = new PeerRecord(BO, Standing.CONTACT, new PeerName("Bo"), Optional.of(AvatarColour.LIME), Optional.empty(), List.of(), Optional.empty(), Optional.empty(), true, true,
                false, 0);
        Settings settings;
        try (var profile = Profile.open(folder)) {
            settings = profile.settings().withName(new PeerName("Ana")).withColour(Optional.of(AvatarColour.TEAL));
            profile.save(settings);
            profile.save(new PeerBook(List.of(bo), List.of()));
        }
        for (var file : List.of("settings.json", "peers.json")) {
            var path = folder.resolve(file);
            var written = Files.readString(path);
            var newer = written.replace("\"teal\"", "\"mauve\"").replace("\"lime\"", "\"mauve\"");
            assertFalse(newer.equals(written), file);
            Files.writeString(path, newer);
        }
        try (var profile = Profile.open(folder)) {
            assertEquals(settings.withColour(Optional.empty()), profile.settings());
            assertEquals(new PeerRecord(BO, Standing.CONTACT, new PeerName("Bo"), Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty(), true, true, false, 0),
                    profile.peers().peers().getFirst());
        }
    }

    @Test
    void onlyTheOwnerMayReadTheFolderAndItsFiles() throws IOException {
        try (var profile = Profile.open(folder)) {
            profile.save(PeerBook.EMPTY);
            if (!Files.getFileStore(folder).supportsFileAttributeView("posix")) return;
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
            try (var files = Files.list(folder)) {
                for (var file : files.toList()) assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)), file.toString());
            }
        }
    }

    // as a copy or a restored backup leaves it
    private void key(String rights, String ofTheFolder) throws IOException {
        Files.createDirectories(folder);
        for (var name : List.of("identity.pem", "messages.db")) {
            Files.deleteIfExists(folder.resolve(name));
            Files.createFile(folder.resolve(name));
            Files.setPosixFilePermissions(folder.resolve(name), PosixFilePermissions.fromString(rights));
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(ofTheFolder));
    }

    private boolean keyWasOpen() throws IOException {
        try (var profile = Profile.open(folder)) {
            for (var name : List.of("identity.pem", "messages.db"))
                assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))));
            return profile.keyWasOpen();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatOthersCouldReadIsTakenFromThemAndAKeyIsSaidToHaveBeenOpen() throws IOException {
        key("rw-------", "rwxr-xr-x");
        assertFalse(keyWasOpen());
        key("rw-r--r--", "rwx------");
        assertFalse(keyWasOpen(), "nobody could get there");
        for (var rights : List.of("rw----r--", "rw-r-----", "rw-rw-rw-")) {
            key(rights, "rwxr-xr-x");
            assertTrue(keyWasOpen(), rights);
            assertFalse(keyWasOpen(), "once");
        }
        key("rw----r--", "rwxr-x---");
        assertFalse(keyWasOpen(), "the group may enter, and the others read");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aKeyThatAnotherAccountPutThereIsSaidToHaveBeenOpenWhileItIsUsed() throws IOException {
        key("rw-------", "rwxr-xr-x");
        var file = folder.resolve("identity.pem");
        var another = folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
        var we = OwnerFile.writer(folder);
        assertFalse(OwnerFile.ofAnother(file, we));
        assertTrue(OwnerFile.ofAnother(file, another)); // as that one sees it
        assertFalse(OwnerFile.ofAnother(folder.resolve("none"), another));
        try {
            Files.setOwner(file, another);
        } catch (IOException notAllowed) {
            return; // only an administrator may, and all but the last step is tested
        }
        assertTrue(keyWasOpen());
        assertTrue(keyWasOpen(), "it is known still");
    }

    @Test
    void aFileIsReplacedWholeEvenOverTheRestOfABrokenAttempt() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("settings.json.new"), "{\"torn");
        try (var profile = Profile.open(folder)) {
            profile.save(profile.settings().withPort(8003));
        }
        assertFalse(Files.exists(folder.resolve("settings.json.new")));
        try (var profile = Profile.open(folder)) {
            assertEquals(8003, profile.settings().port());
        }
    }

    @Test
    void aHeldProfileCannotBeOpenedAgainUntilItIsClosed() throws IOException {
        try (var profile = Profile.open(folder)) {
            assertThrows(Profile.InUse.class, () -> Profile.open(profile.folder().resolve("..").resolve("profile")));
            assertThrows(Profile.InUse.class, () -> Profile.open(folder));
        }
        Profile.open(folder).close();
    }

    @Test
    void aFolderThatIsAFileIsNamedInTheError() throws IOException {
        Files.createDirectories(folder.getParent());
        Files.writeString(folder, "not a folder");
        var error = assertThrows(IOException.class, () -> Profile.open(folder));
        assertTrue(error.getMessage().contains(folder.toString()), error.getMessage());
    }

    @Test
    @ExpectedLog("settings.json is damaged")
    void damagedSettingsAreSetAsideForTheDefaults() throws IOException {
        for (var damage : List.of("", "{", "[]", "{\"version\":1}x", "{\"version\":\"1\"}", "{\"version\":1,\"port\":\"8000\"}", "{\"version\":1,\"port\":65536}",
                "{\"version\":1,\"accept\":\"nobody\"}", "{\"version\":1,\"name\":\" \"}", "{\"version\":1,\"token\":\"short\"}", "{\"version\":1,\"port\":1.5}", "{}")) {
            var here = temp.resolve("damage-" + damage.hashCode());
            Files.createDirectories(here);
            Files.writeString(here.resolve("settings.json"), damage);
            try (var profile = Profile.open(here)) {
                assertFalse(profile.settings().named(), damage);
            }
            try (var files = Files.list(here)) {
                var aside = files.filter(f -> f.getFileName().toString().startsWith("settings.json.damaged-")).toList();
                assertEquals(1, aside.size(), damage);
                assertEquals(damage, Files.readString(aside.getFirst()));
            }
        }
    }

    @Test
    @ExpectedLog("settings.json is damaged")
    void bytesThatAreNotTextAreDamageToo() throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("settings.json"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        try (var profile = Profile.open(folder)) {
            assertFalse(profile.settings().named());
        }
    }

    @Test
    void settingsOfAnOlderVersionAreFilledUpWithDefaults() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("settings.json"), "{\"version\":1,\"name\":\"Ana\",\"future\":{\"a\":[1]}}");
        try (var profile = Profile.open(folder)) {
            assertEquals("Ana", profile.settings().name().text());
            assertEquals(Settings.Accept.ASK, profile.settings().accept());
        }
    }

    @Test
    void peersThatCannotBeReadAtAllStopTheStartAndStayWhereTheyAre() throws IOException {
        for (var damage : List.of("", "{\"version\":1,\"peers\":{}}", "{\"version\":1,\"peers\":[{]}", "{\"version\":1,\"calling\":\"10.0.0.7:1\"}")) {
            Files.createDirectories(folder);
            var file = folder.resolve("peers.json");
            Files.writeString(file, damage);
            var error = assertThrows(IOException.class, () -> Profile.open(folder), damage);
            assertTrue(error.getMessage().contains("peers.json") && error.getMessage().contains("move it away"), error.getMessage());
            assertEquals(damage, Files.readString(file));
        }
    }

    @Test
    void oneRecordThatCannotBeReadIsSetAsideWithTheFileAndTheOthersAreThere() throws Exception {
        var fay = PeerId.parse("B".repeat(51) + "Q");
        var good = "{\"id\":\"" + fay.text() + "\",\"standing\":\"blocked\",\"name\":\"Fay\"}";
        var bo = "{\"id\":\"" + BO.text() + "\",\"standing\":\"contact\",\"name\":\"Bo\"}";
        for (var bad : List.of("1", good, "{\"standing\":\"contact\",\"name\":\"Bo\"}", bo.replace("contact", "friend"), bo.replace("}", ",\"lastHeard\":\"today\"}"),
                bo.replace("}", ",\"verified\":1}"), bo.replace("Bo", ""))) {
            var text = "{\"version\":1,\"peers\":[" + good + "," + bad + "]}";
            var profile = setAside(text);
            assertEquals(List.of(fay), profile.peers().peers().stream().map(PeerRecord::id).toList(), bad);
            assertEquals(Standing.BLOCKED, profile.peers().peers().getFirst().standing());
        }
    }

    @Test
    void anAddressThatCannotBeReadIsLeftOutAndItsPeerStays() throws Exception {
        var bo = "{\"id\":\"" + BO.text() + "\",\"standing\":\"contact\",\"name\":\"Bo\",\"addresses\":[\"10.0.0.7:0\",\"10.0.0.8:1\"],\"claimed\":\"1.2.3:4\"}";
        var profile = setAside("{\"version\":1,\"peers\":[" + bo + "],\"calling\":[\"10.0.0.7:0\",\"10.0.0.9:1\"]}");
        assertEquals(List.of(new PeerAddress("10.0.0.8", 1)), profile.peers().peers().getFirst().addresses());
        assertEquals(Optional.empty(), profile.peers().peers().getFirst().claimed());
        assertEquals(List.of(new PeerAddress("10.0.0.9", 1)), profile.peers().calling());
    }

    @Test
    void anAddressWhoseNetworkInterfaceIsGoneIsAnAddressAsAnyOther() throws Exception {
        var place = new PeerAddress("fe80::1%Unplugged7", 8000);
        try (var profile = Profile.open(folder)) {
            profile.save(new PeerBook(List.of(new PeerRecord(BO, Standing.CONTACT, new PeerName("Bo"), Optional.empty(), Optional.empty(), List.of(place), Optional.of(place),
                    Optional.empty(), false, false, false, 0)), List.of(place)));
        }
        try (var profile = Profile.open(folder)) {
            assertEquals(List.of(place), profile.peers().peers().getFirst().addresses());
            assertEquals(List.of(place), profile.peers().calling());
        }
    }

    @DisabledOnOs(OS.WINDOWS) // links need a right there
    @ParameterizedTest
    @ValueSource(strings = {"identity.pem", "settings.json", "peers.json", "drafts.json", "messages.db", "messages.tail", "backup"})
    void whatIsLinkedFromADiskThatIsNotConnectedIsNotMadeAnew(String name) throws IOException {
        var disk = Files.createDirectories(folder.resolveSibling("disk"));
        Files.createDirectories(folder);
        var link = Files.createSymbolicLink(folder.toRealPath().resolve(name), disk.resolve("away"));
        var fault = assertThrows(IOException.class, () -> Profile.open(folder));
        assertEquals(link + " is a link to " + disk.resolve("away") + ", which cannot be reached. Connect the disk that holds it; remove the link only if it is gone for good", fault.getMessage());
        assertTrue(Files.isSymbolicLink(link));
        assertTrue(Files.notExists(disk.resolve("away")));
    }

    @DisabledOnOs(OS.WINDOWS) // links need a right there
    @Test
    void aFolderThatIsLinkedFromADiskThatIsNotConnectedIsNotMadeAnew() throws IOException {
        var away = Files.createDirectories(folder.getParent()).resolve("away");
        Files.createSymbolicLink(folder, away);
        var fault = assertThrows(IOException.class, () -> Profile.open(folder));
        assertTrue(fault.getMessage().startsWith(folder + " is a link to " + away + ", which cannot be reached."), fault.getMessage());
        Files.createDirectory(away);
        Profile.open(folder).close();
    }

    @Test
    void aContactThatNobodyChoseStaysKnownAsThat() throws IOException {
        for (var unchosen : List.of(contact(true, false), contact(false, true))) {
            try (var profile = Profile.open(folder)) {
                profile.save(new PeerBook(List.of(unchosen), List.of()));
            }
            try (var profile = Profile.open(folder)) {
                assertEquals(List.of(unchosen), profile.peers().peers());
            }
        }
    }

    private static PeerRecord contact(boolean letIn, boolean invited) {
        return new PeerRecord(BO, Standing.CONTACT, new PeerName("Bo"), Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty(), false, false, false, 0, letIn, invited);
    }

    /// The profile that a damaged file opens as, closed. One line tells of it, and all that the file held is kept beside it.
    private Profile setAside(String peers) throws Exception {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("peers.json"), peers);
        try (var log = new LoggedLines(Profile.class); var profile = Profile.open(folder); var files = Files.list(folder)) {
            assertEquals(1, log.lines().size());
            var copies = files.filter(file -> file.getFileName().toString().startsWith("peers.json.damaged-")).toList();
            assertEquals(1, copies.size());
            assertTrue(log.lines().getFirst().contains(copies.getFirst().toString()), log.lines().getFirst());
            assertEquals(peers, Files.readString(copies.getFirst()));
            Files.delete(copies.getFirst());
            return profile;
        }
    }

    @Test
    void aFailedOpenGivesTheLockBack() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("peers.json"), "damaged");
        assertThrows(IOException.class, () -> Profile.open(folder));
        Files.delete(folder.resolve("peers.json"));
        Profile.open(folder).close();
    }

    @Test
    void filesOfANewerVersionAreLeftAlone() throws IOException {
        for (var name : List.of("settings.json", "peers.json")) {
            var here = temp.resolve(name + "-newer");
            Files.createDirectories(here);
            var newer = "{\"version\":2,\"peers\":\"another form\",\"port\":\"another\"}";
            Files.writeString(here.resolve(name), newer);
            var error = assertThrows(IOException.class, () -> Profile.open(here));
            assertTrue(error.getMessage().contains(name) && error.getMessage().contains("newer"), error.getMessage());
            assertEquals(newer, Files.readString(here.resolve(name)));
        }
    }
}
