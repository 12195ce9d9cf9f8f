package org.hashverse.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTest {
    @TempDir
    Path temp;

    private static Environment of(String name, String value) {
        return new Environment(Map.of(name, value));
    }

    @Test
    void aBlankVariableCountsAsNotSet() {
        assertEquals(Optional.of("a"), of("A", "a").value("A"));
        for (var nothing : List.of(of("A", ""), of("A", " "), of("B", "b"))) assertEquals(Optional.empty(), nothing.value("A"));
    }

    @Test
    void aFolderHasAnAbsolutePath() {
        assertEquals(Optional.of(temp), of("A", temp.toString()).folder("A"));
        for (var none : List.of("", "relative", "./here", temp + "\0")) assertEquals(Optional.empty(), of("A", none).folder("A"), none);
    }

    @Test
    void aDisplayHasAName() {
        assertTrue(of("DISPLAY", ":0").display());
        assertTrue(of("WAYLAND_DISPLAY", "wayland-0").display());
        assertFalse(of("DISPLAY", "").display());
        assertFalse(of("PATH", ":0").display());
    }

    @Test
    void aProgramIsTheFirstInTheSearchPathThatCanBeRun() throws IOException {
        var folders = List.of("empty", "folder", "text", "first", "second").stream().map(temp::resolve).toList();
        for (var folder : folders) Files.createDirectories(folder);
        Files.createDirectory(temp.resolve("folder").resolve("tool"));
        Files.createFile(temp.resolve("text").resolve("tool"));
        for (var name : List.of("first", "second")) assertTrue(Files.createFile(temp.resolve(name).resolve("tool")).toFile().setExecutable(true));
        var path = "\0" + File.pathSeparator + File.pathSeparator + String.join(File.pathSeparator, folders.stream().map(Path::toString).toList());
        for (var name : List.of("PATH", "Path")) assertEquals(Optional.of(temp.resolve("first").resolve("tool").toString()), of(name, path).program("tool"));
        assertEquals(Optional.empty(), of("PATH", path).program("another"));
        assertEquals(Optional.empty(), of("A", path).program("tool"));
    }
}
