package org.hashverse.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hashverse.ExpectedLog;
import org.hashverse.LoggedLines;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.store.profile.PeerRecord;
import org.hashverse.store.profile.Profile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a profile does about files that are damaged.
class DamagedProfileTest {
    private static final PeerId BO = PeerId.of(new byte[32]);
    @TempDir
    Path temp;
    private Path folder;

    @BeforeEach
    void name() {
        folder = temp.resolve("deep").resolve("profile");
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
}
