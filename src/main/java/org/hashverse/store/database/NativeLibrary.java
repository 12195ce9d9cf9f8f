package org.hashverse.store.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sqlite.SQLiteJDBCLoader;

/// Loads SQLite's native library. The library is in a jar and must be unpacked into a folder first, usually the computer's temporary folder. Old copies there
/// are deleted at the next start. If that folder is full, or programs may not run from it, the library is unpacked beside the history. Any thread.
public final class NativeLibrary {
    /// The system property that tells sqlite-jdbc where to unpack the library.
    static final String UNPACKED_IN = "org.sqlite.tmpdir";
    private static final String LIBRARY_PATH = "org.sqlite.lib.path";
    private static boolean loaded;

    private NativeLibrary() {}

    /// Unpacks and loads the library.
    interface Loader {
        /// Unpacks the library into the folder of the system property [#UNPACKED_IN], else into the temporary folder, and loads it. Throws if it cannot.
        void load() throws Exception;
    }

    /// Loads the library unless it is loaded. Blocks on the disk.
    ///
    /// @param folder the profile's folder
    /// @throws IOException if the library cannot be loaded; the message says what to do
    public static synchronized void load(Path folder) throws IOException {
        if (loaded) return;
        load(folder, SQLiteJDBCLoader::initialize);
        loaded = true;
    }

    /// Loads the library with a given loader, even if it is loaded already.
    public static void load(Path folder, Loader loader) throws IOException {
        var chosen = System.getProperty(UNPACKED_IN, System.getProperty(LIBRARY_PATH));
        var usual = chosen == null ? System.getProperty("java.io.tmpdir") : chosen;
        try {
            loader.load();
        } catch (Exception | LinkageError failure) {
            if (chosen != null) throw failed(usual, failure);
            loadBeside(folder.resolve("native"), usual, loader);
        }
    }

    private static void loadBeside(Path folder, String usual, Loader loader) throws IOException {
        System.setProperty(UNPACKED_IN, folder.toAbsolutePath().toString());
        try {
            Files.createDirectories(folder);
            loader.load();
        } catch (Exception | LinkageError failure) {
            System.clearProperty(UNPACKED_IN);
            throw failed(usual + " nor from " + folder, failure);
        }
    }

    private static IOException failed(String places, Throwable why) {
        return new IOException("SQLite's library cannot be loaded from " + places + ": the disk is full there, or programs may not run from there (noexec)."
                + " The history is sound. Make room, or start with java -D" + UNPACKED_IN + "=FOLDER -jar hashverse.jar and another folder", why);
    }
}
