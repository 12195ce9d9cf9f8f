package org.hashverse.store.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The folder into which SQLite's library is unpacked if the usual folder cannot be used.
class NativeLibraryTest {
    @TempDir
    private Path folder;
    private final Optional<String> before = Optional.ofNullable(System.getProperty(NativeLibrary.UNPACKED_IN));
    private final List<String> tried = new ArrayList<>();

    @BeforeEach
    void noFolderIsChosen() {
        System.clearProperty(NativeLibrary.UNPACKED_IN);
    }

    @AfterEach
    void restoreTheProperty() {
        System.clearProperty(NativeLibrary.UNPACKED_IN);
        before.ifPresent(value -> System.setProperty(NativeLibrary.UNPACKED_IN, value));
    }

    private Path beside() {
        return folder.resolve("native").toAbsolutePath();
    }

    /// Loads the library from the first of these folders that is tried; all others fail. Null is the temporary folder.
    private void loadFrom(String... places) throws IOException {
        NativeLibrary.load(folder, () -> {
            var place = System.getProperty(NativeLibrary.UNPACKED_IN);
            tried.add(place);
            if (!Arrays.asList(places).contains(place)) throw new UnsatisfiedLinkError("failed to map segment from shared object");
        });
    }

    @Test
    void ifTheTemporaryFolderWorksNothingIsWrittenBesideTheHistory() throws Exception {
        loadFrom((String) null);
        assertTrue(Files.notExists(beside()));
    }

    @Test
    void ifTheTemporaryFolderFailsTheLibraryIsUnpackedBesideTheHistory() throws Exception {
        loadFrom(beside().toString());
        assertEquals(Arrays.asList(null, beside().toString()), tried);
        assertTrue(Files.isDirectory(beside()));
    }

    @Test
    void ifNoFolderWorksTheErrorNamesTheFoldersAndWhatToDo() {
        var why = assertThrows(IOException.class, this::loadFrom).getMessage();
        for (var part : List.of(System.getProperty("java.io.tmpdir"), beside().toString(), "noexec", "The history is sound", "-Dorg.sqlite.tmpdir=")) assertTrue(why.contains(part), why);
        assertNull(System.getProperty(NativeLibrary.UNPACKED_IN));
    }

    @Test
    void aChosenFolderIsTheOnlyOneTried() {
        System.setProperty(NativeLibrary.UNPACKED_IN, "/chosen");
        var why = assertThrows(IOException.class, this::loadFrom).getMessage();
        assertTrue(why.contains("/chosen") && !why.contains("nor from"), why);
        assertEquals(List.of("/chosen"), tried);
    }
}
