package org.hashverse.store.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hashverse.chat.AvatarColour;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Standing;
import org.hashverse.chat.Whereabouts;
import org.hashverse.store.settings.Alerts;
import org.hashverse.store.settings.Appearance;
import org.hashverse.store.settings.Habits;
import org.hashverse.store.settings.Mute;
import org.hashverse.store.settings.Reachability;
import org.hashverse.store.settings.Receiving;
import org.hashverse.store.settings.Settings;
import org.hashverse.store.settings.Signs;
import org.hashverse.store.settings.WindowPlace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileTest {
    private static final Whereabouts WHEREABOUTS = new Whereabouts("MCowBQYDK2VwAyEA" + "A".repeat(43), (1L << 53) - 1, List.of(new PeerAddress("10.0.0.9", 1), new PeerAddress("fd00::7", 65_535)),
            "_-".repeat(43));
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
    void settingsAndPeersAreReadAsTheyWereSaved() throws IOException {
        var settings = new Settings(new PeerName("Ana \"Ü\" \\ 🦊"), true, Optional.of(AvatarColour.PINK), 65_535, Settings.Accept.ANYONE,
                new Appearance(Settings.Theme.DARK, Appearance.Accent.PINK, Appearance.LARGEST, false, Optional.of("de")), new Alerts(false, false, false, true,
                        List.of(new Mute(Conversation.with(BO), Optional.of(Instant.parse("2026-11-29T14:20:00.5Z"))), new Mute(Conversation.EVERYONE, Optional.empty())), List.of(Conversation.with(BO))),
                new Habits(Optional.of(new WindowPlace(-1_920, 40, 801, 602, true)), true, true, 333), false, new Signs(false, false), new Reachability(Optional.of(new PeerAddress("home.example.org", 9_000)), false, false, true), new Receiving(Optional.of("/srv/files"), 7, 3),
                "0123456789abcdef", Optional.of(BO.text()));
        var bo = new PeerRecord(BO, Standing.BLOCKED, new PeerName("Bo"), Optional.of(AvatarColour.LIME), Optional.of("Bobby"),
                List.of(new PeerAddress("10.0.0.9", 1), new PeerAddress("fd00::7", 65_535), new PeerAddress("bo.example", 8000)),
                Optional.of(new PeerAddress("10.0.0.8", 8000)), Optional.of(Instant.parse("2026-11-02T10:00:00.123456789Z")), true, true, true, 0);
        var fay = new PeerRecord(PeerId.parse("B".repeat(51) + "Q"), Standing.STRANGER, new PeerName("Fay"), Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty(),
                false, false, false, 17);
        var cy = new PeerRecord(PeerId.parse("C".repeat(51) + "Q"), Standing.CONTACT, new PeerName("Cy"), Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty(),
                false, true, false, 0, false, false, true, Optional.of(WHEREABOUTS), Optional.of(BO));
        var peers = new PeerBook(List.of(bo, fay, cy), List.of(new PeerAddress("10.0.0.3", 8001)));
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
    void whereaboutsAndAVoucherThatCannotBeReadAreLeftOutAndNothingElse() throws IOException {
        var cy = new PeerRecord(BO, Standing.CONTACT, new PeerName("Cy"), Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty(), true, true, false, 0,
                false, false, true, Optional.of(WHEREABOUTS), Optional.of(BO));
        try (var profile = Profile.open(folder)) {
            profile.save(new PeerBook(List.of(cy), List.of()));
        }
        var path = folder.resolve("peers.json");
        var written = Files.readString(path);
        Files.writeString(path, written.replace("MCowBQ", "MCowBX").replace("\"vouchedBy\": \"", "\"vouchedBy\": \"x"));
        try (var profile = Profile.open(folder)) {
            assertEquals(List.of(new PeerRecord(BO, Standing.CONTACT, cy.name(), Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty(), true, true, false, 0,
                    false, false, true, Optional.empty(), Optional.empty())), profile.peers().peers());
        }
    }

    @Test
    void anUnknownColourCountsAsNoneAndNothingElseIsLost() throws IOException {
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
    void aFileIsReplacedEvenIfAnEarlierAttemptLeftAPartialFile() throws IOException {
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
    void anOpenProfileCannotBeOpenedAgainUntilItIsClosed() throws IOException {
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
    void settingsOfAnOlderVersionAreFilledUpWithDefaults() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("settings.json"), "{\"version\":1,\"name\":\"Ana\",\"future\":{\"a\":[1]}}");
        try (var profile = Profile.open(folder)) {
            assertEquals("Ana", profile.settings().name().text());
            assertEquals(Settings.Accept.ASK, profile.settings().accept());
        }
    }

    @Test
    void anAddressOfAMissingNetworkInterfaceIsKept() throws Exception {
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

    @DisabledOnOs(OS.WINDOWS) // making links needs a privilege there
    @ParameterizedTest
    @ValueSource(strings = {"identity.pem", "settings.json", "peers.json", "drafts.json", "messages.db", "messages.tail", "backup"})
    void aLinkedFileOnADisconnectedDiskIsNotMadeAgain(String name) throws IOException {
        var disk = Files.createDirectories(folder.resolveSibling("disk"));
        Files.createDirectories(folder);
        var link = Files.createSymbolicLink(folder.toRealPath().resolve(name), disk.resolve("away"));
        var fault = assertThrows(IOException.class, () -> Profile.open(folder));
        assertEquals(link + " is a link to " + disk.resolve("away") + ", which cannot be reached. Connect the disk that holds it; remove the link only if it is gone for good", fault.getMessage());
        assertTrue(Files.isSymbolicLink(link));
        assertTrue(Files.notExists(disk.resolve("away")));
    }

    @DisabledOnOs(OS.WINDOWS) // making links needs a privilege there
    @Test
    void aLinkedFolderOnADisconnectedDiskIsNotMadeAgain() throws IOException {
        var away = Files.createDirectories(folder.getParent()).resolve("away");
        Files.createSymbolicLink(folder, away);
        var fault = assertThrows(IOException.class, () -> Profile.open(folder));
        assertTrue(fault.getMessage().startsWith(folder + " is a link to " + away + ", which cannot be reached."), fault.getMessage());
        Files.createDirectory(away);
        Profile.open(folder).close();
    }

    @Test
    void aContactThatNoPersonConfirmedStaysMarked() throws IOException {
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

    @Test
    void filesOfANewerVersionAreNotChanged() throws IOException {
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
