package org.hashverse.store.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.hashverse.store.database.Database;
import org.hashverse.store.database.NativeLibrary;
import org.hashverse.store.database.Rescue;
import org.hashverse.store.database.Schema;
import org.hashverse.store.files.JsonFile;
import org.hashverse.store.files.NewerProfile;

/// Looks whether a newer Hashverse wrote in a profile, before anything in it is touched. What cannot be read is left to whoever reads it in earnest.
public final class Versions {
    private static final System.Logger LOG = System.getLogger(Versions.class.getName());

    private Versions() {}

    /// @throws NewerProfile if one did
    public static void check(Path folder) throws NewerProfile {
        for (var name : List.of("settings.json", "peers.json")) json(folder.resolve(name));
        var history = folder.resolve("messages.db");
        for (var file : List.of(history, Rescue.ready(history))) history(file, Schema.STEPS.size());
    }

    private static void json(Path file) throws NewerProfile {
        if (!Files.exists(file)) return;
        try {
            JsonFile.read(file);
        } catch (NewerProfile newer) {
            throw newer;
        } catch (IOException later) {
            LOG.log(System.Logger.Level.DEBUG, "no version in " + file.getFileName(), later);
        }
    }

    private static void history(Path file, int known) throws NewerProfile {
        if (!Files.exists(file)) return;
        var index = Database.files(file)[2];
        boolean indexed = Files.exists(index);
        int version;
        try {
            NativeLibrary.load(file.toAbsolutePath().getParent());
        } catch (IOException later) {
            return; // opening the history says why
        }
        try (var sql = Database.look(file)) {
            version = Schema.version(sql);
        } catch (SQLException later) {
            LOG.log(System.Logger.Level.DEBUG, "no version in " + file.getFileName(), later);
            return;
        } finally {
            forget(index, indexed);
        }
        if (version > known) throw new NewerProfile(file, version, known);
    }

    /// Looking into a file with a log makes an index of the log.
    private static void forget(Path index, boolean indexed) {
        try {
            if (!indexed) Files.deleteIfExists(index);
        } catch (IOException stays) {
            LOG.log(System.Logger.Level.DEBUG, "an index stays", stays); // SQLite makes it anew when it does not fit
        }
    }
}
