package org.hashverse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hashverse.platform.OperatingSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The built program with an administrator's file beside it, where an installed package looks for it.
class AdministratorIT {
    @TempDir
    Path temp;
    private Path file;
    private Path launcher;

    @BeforeEach
    void places() {
        launcher = temp.resolve(switch (OperatingSystem.ofThisComputer()) {
            case LINUX -> "bin/Hashverse";
            case MAC -> "Hashverse.app/Contents/MacOS/Hashverse";
            case WINDOWS -> "Hashverse.exe";
        });
        file = temp.resolve("hashverse.json");
    }

    private ConsoleProcess start(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(ConsoleProcess.JAVA, "-Djpackage.app-path=" + launcher, "-jar", ConsoleProcess.JAR.toString(), "--console", "--data", temp.resolve("ana").toString()));
        command.addAll(List.of(arguments));
        return new ConsoleProcess(command);
    }

    private void refused(String line, String... arguments) throws Exception {
        try (var console = start(arguments)) {
            assertEquals(1, console.status());
            assertEquals(List.of(line), console.lines());
        }
    }

    @Test
    void theNodeListensOnALockedPortAndAnotherPortIsRefused() throws Exception {
        int port = TestPorts.free();
        Files.writeString(file, "{\"port\": " + port + ", \"locked\": [\"port\"]}");
        refused("error port " + port + " is set by your administrator in " + file + "; start without " + (port - 1), "127.0.0.1", "" + (port - 1));
        try (var console = start("127.0.0.1", "" + port)) {
            console.expect("listening 127.0.0.1:" + port + " .*");
            console.type("exit");
            assertEquals(0, console.status());
        }
    }

    @Test
    void aFileThatCannotBeReadStopsTheStart() throws Exception {
        Files.writeString(file, "{\"share\": no}");
        refused("error " + file + ": it is not JSON at line 1 column 11. Hashverse does not start before it is put right, because it may lock settings; ask your administrator");
        assertFalse(Files.exists(temp.resolve("ana")));
    }

    @Test
    void aProfileOfANewerHashverseIsRefusedWithAdvice() throws Exception {
        var settings = Files.createDirectory(temp.resolve("ana")).toRealPath().resolve("settings.json");
        Files.writeString(settings, "{\"version\": 2}");
        refused("error this profile was made by a newer Hashverse (" + settings + " is of version 2, this one knows up to 1); nothing in it was changed; "
                + "update Hashverse, or start with another profile: --as NAME");
        assertEquals("{\"version\": 2}", Files.readString(settings));
    }
}
