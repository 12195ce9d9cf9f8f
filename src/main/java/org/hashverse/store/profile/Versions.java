package org.hashverse.store.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.hashverse.store.database.Database;
import org.hashverse.store.database.NativeLibrary;
import org.hashverse.store.database.Rescue;
import org.hashverse.store.database.Schema;
import org.hashverse.store.database.Sql;
import org.hashverse.store.files.JsonFile;
import org.hashverse.store.files.NewerProfile;
import org.hashverse.store.transfers.TransferStore;

/// Checks the versions of a profile's files before the profile is opened. A file that cannot be read passes; opening it reports the error.
public final class Versions {
    private static final System.Logger LOG = System.getLogger(Versions.class.getName());

    private Versions() {}

    private interface Version {
        int of(Sql sql) throws SQLException;
    }

    /// Checks the files in a profile folder. Changes none of them; SQLite's library may be unpacked beside them ([NativeLibrary]).
    ///
    /// @throws NewerProfile if a newer Hashverse wrote one of them
    public static void check(Path folder) throws NewerProfile {
        for (var name : List.of("settings.json", "peers.json", "drafts.json")) checkJson(folder.resolve(name));
        var history = folder.resolve("messages.db");
        for (var file : List.of(history, Rescue.ready(history))) checkDatabase(file, Schema.STEPS.size(), Schema::version);
        checkDatabase(folder.resolve(TransferStore.NAME), TransferStore.VERSION, TransferStore::version);
    }

    private static void checkJson(Path file) throws NewerProfile {
        if (!Files.exists(file)) return;
        try {
            JsonFile.read(file);
        } catch (NewerProfile newer) {
            throw newer;
        } catch (IOException later) {
            LOG.log(System.Logger.Level.DEBUG, "no version in " + file.getFileName(), later);
        }
    }

    private static void checkDatabase(Path file, int known, Version read) throws NewerProfile {
        if (!Files.exists(file)) return;
        var index = Database.files(file)[2];
        boolean existedBefore = Files.exists(index);
        int version;
        try {
            NativeLibrary.load(file.toAbsolutePath().getParent());
        } catch (IOException later) {
            return; // opening the file reports it
        }
        try (var sql = Database.peek(file)) {
            version = read.of(sql);
        } catch (SQLException later) {
            LOG.log(System.Logger.Level.DEBUG, "no version in " + file.getFileName(), later);
            return;
        } finally {
            deleteNewIndex(index, existedBefore);
        }
        if (version > known) throw new NewerProfile(file, version, known);
    }

    /// Deletes the index that SQLite makes when it reads a file with a write-ahead log.
    private static void deleteNewIndex(Path index, boolean existedBefore) {
        try {
            if (!existedBefore) Files.deleteIfExists(index);
        } catch (IOException stays) {
            LOG.log(System.Logger.Level.DEBUG, "an index could not be deleted", stays); // SQLite replaces it when it does not fit
        }
    }
}
