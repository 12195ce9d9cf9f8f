package org.hashverse.store.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.hashverse.store.database.Database;
import org.hashverse.store.database.Schema;
import org.hashverse.store.history.OpenStore;
import org.hashverse.store.profile.PeerBook;
import org.hashverse.store.profile.Preset;
import org.hashverse.store.profile.Profile;
import org.hashverse.store.profile.Profiles;
import org.hashverse.store.transfers.TransferStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A profile with files of a newer Hashverse is refused, and none of its files is changed.
class NewerProfileTest {
    private static final String NEWER = Integer.toString(Schema.STEPS.size() + 1);

    @TempDir
    Path temp;
    private Path folder;

    @BeforeEach
    void profile() throws IOException {
        folder = Files.createDirectory(temp.resolve("profile"));
        try (var profile = Profile.open(folder)) {
            profile.save(PeerBook.EMPTY);
            try (var open = new OpenStore(folder)) {
                open.write("old");
            }
        }
    }

    private Map<String, byte[]> bytes() throws IOException {
        var all = new TreeMap<String, byte[]>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) all.put(folder.relativize(file).toString(), Files.readAllBytes(file));
        }
        return all;
    }

    private void refused(String what) throws IOException {
        var before = bytes();
        var newer = assertThrows(NewerProfile.class, () -> Profile.open(folder));
        assertEquals(folder.toRealPath().resolve(what), newer.file());
        assertTrue(newer.getMessage().matches("this profile was made by a newer Hashverse \\(.* is of version \\d+, this one knows up to (1|" + Schema.STEPS.size() + ")\\); nothing in it was changed; "
                + "update Hashverse, or start with another profile: --as NAME"), newer.getMessage());
        var after = bytes();
        assertEquals(before.keySet(), after.keySet());
        for (var name : before.keySet()) assertArrayEquals(before.get(name), after.get(name), name);
    }

    private void history(String version) throws Exception {
        try (var sql = Database.writer(folder.resolve("messages.db"))) {
            Schema.set(sql, "version", version);
        }
    }

    @Test
    void settingsAndPeersOfALaterVersionAreRefused() throws IOException {
        for (var name : new String[] {"settings.json", "peers.json"}) {
            var file = folder.resolve(name);
            var old = Files.readString(file);
            Files.writeString(file, old.replace("\"version\": 1", "\"version\": 2"));
            refused(name);
            Files.writeString(file, old);
        }
        Profile.open(folder).close();
    }

    @Test
    void aNewerFileIsFoundBeforeADamagedOneIsRenamed() throws Exception {
        Files.writeString(folder.resolve("settings.json"), "damaged");
        history(NEWER);
        refused("messages.db");
    }

    @Test
    void newerDraftsAreFoundBeforeDamagedSettingsAreRenamed() throws IOException {
        Files.writeString(folder.resolve("settings.json"), "damaged");
        Files.writeString(folder.resolve("drafts.json"), "{\"version\": 2}");
        refused("drafts.json");
    }

    @Test
    void missingSettingsAreNotMadeBesideANewerHistory() throws Exception {
        Files.delete(folder.resolve("settings.json"));
        Files.delete(folder.resolve("peers.json"));
        history("99");
        refused("messages.db");
    }

    @Test
    void aNewerHistoryIsFoundInTheLogOfAKilledProcess() throws Exception {
        var file = folder.resolve("messages.db");
        var killed = new HashMap<Path, byte[]>();
        try (var sql = Database.writer(file)) {
            Schema.set(sql, "version", NEWER);
            for (int i = 0; i < 2; i++) killed.put(Database.files(file)[i], Files.readAllBytes(Database.files(file)[i]));
        }
        for (var entry : killed.entrySet()) Files.write(entry.getKey(), entry.getValue());
        refused("messages.db");
    }

    @Test
    void aNewerRepairedHistoryThatIsNotInstalledIsRefused() throws Exception {
        history(NEWER);
        Files.move(folder.resolve("messages.db"), folder.resolve("messages.db.ready"));
        refused("messages.db.ready");
    }

    @Test
    void aNewerListOfFilesIsRefused() throws Exception {
        TransferStore.open(folder).close();
        transfers(TransferStore.VERSION);
        Profile.open(folder).close();
        transfers(TransferStore.VERSION + 1);
        refused("transfers.db");
    }

    private void transfers(int version) throws Exception {
        try (var sql = Database.writer(folder.resolve("transfers.db"))) {
            sql.run("PRAGMA user_version = " + version);
        }
    }

    @Test
    void aDamagedFileDoesNotCountAsNewer() throws Exception {
        transfers(-1);
        Files.writeString(folder.resolve("messages.db"), "x".repeat(5_000));
        Profile.open(folder).close();
        Files.write(folder.resolve("messages.db"), new byte[0]);
        Profile.open(folder).close();
    }

    @Test
    void anotherPersonDoesNotGetANewerProfile() throws IOException {
        var two = Files.createDirectory(temp.resolve("person-2"));
        Files.writeString(two.resolve("settings.json"), "{\"version\": 2}");
        try (var other = Profiles.openAnother(folder, Preset.NONE)) {
            assertEquals("person-3", other.folder().getFileName().toString());
        }
    }

    @Test
    void peersOfAnOlderHashverseAreReadAndKept() throws IOException {
        var bo = "{\"id\":\"" + OpenStore.BO.text() + "\",\"standing\":\"contact\",\"name\":\"Bo\",\"addresses\":[\"10.0.0.9:8000\"]}";
        Files.writeString(folder.resolve("peers.json"), "{\"version\":1,\"peers\":[" + bo + "]}"); // without the later fields verified, met, messages and calling
        PeerBook read;
        try (var profile = Profile.open(folder)) {
            read = profile.peers();
            assertEquals("Bo", read.peers().getFirst().name().text());
            profile.save(read);
        }
        try (var profile = Profile.open(folder)) {
            assertEquals(read, profile.peers());
        }
    }
}
