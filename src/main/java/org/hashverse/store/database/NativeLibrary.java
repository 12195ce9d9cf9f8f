package org.hashverse.store.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sqlite.SQLiteJDBCLoader;

/// SQLite's native library. It comes in a jar and is unpacked into a folder before it can be loaded: usually the temporary folder of the computer, where old
/// copies are deleted at the next start. Where that folder is full, or programs may not run from it, it is unpacked beside the history. May be used from any
/// thread.
public final class NativeLibrary {
    /// Where the library is unpacked, for sqlite-jdbc.
    static final String UNPACKED_IN = "org.sqlite.tmpdir";
    private static final String ITS_PLACE = "org.sqlite.lib.path";
    private static boolean loaded;

    private NativeLibrary() {}

    /// Unpacks and loads the library, or says why it cannot.
    interface Loader {
        /// Tries it where the system property [#UNPACKED_IN] says, else in the temporary folder.
        void load() throws Exception;
    }

    /// Loads the library unless that was done. Blocks on the disk.
    ///
    /// @param folder the profile's folder
    /// @throws IOException if it cannot be loaded from anywhere; the message says what to do
    public static synchronized void load(Path folder) throws IOException {
        if (loaded) return;
        load(folder, SQLiteJDBCLoader::initialize);
        loaded = true;
    }

    /// The same with another loader.
    public static void load(Path folder, Loader loader) throws IOException {
        var chosen = System.getProperty(UNPACKED_IN, System.getProperty(ITS_PLACE));
        var usual = chosen == null ? System.getProperty("java.io.tmpdir") : chosen;
        try {
            loader.load();
        } catch (Exception | LinkageError notThere) {
            if (chosen != null) throw failed(usual, notThere);
            beside(folder.resolve("native"), usual, loader);
        }
    }

    private static void beside(Path folder, String usual, Loader loader) throws IOException {
        System.setProperty(UNPACKED_IN, folder.toAbsolutePath().toString());
        try {
            Files.createDirectories(folder);
            loader.load();
        } catch (Exception | LinkageError norHere) {
            System.clearProperty(UNPACKED_IN);
            throw failed(usual + " nor from " + folder, norHere);
        }
    }

    private static IOException failed(String places, Throwable why) {
        return new IOException("SQLite's library cannot be loaded from " + places + ": the disk is full there, or programs may not run from there (noexec)."
                + " The history is sound. Make room, or start with java -D" + UNPACKED_IN + "=FOLDER -jar hashverse.jar and another folder", why);
    }
}
