package org.hashverse.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.hashverse.store.profile.Profiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {
    private static final List<String> PROGRAM = List.of("/opt/hashverse/bin/Hashverse");
    @TempDir
    Path temp;

    private List<String> atLogin(String... words) throws Exception {
        var run = (CommandLine.Run) CommandLine.parse(List.of(words));
        var profiles = new Profiles(temp);
        var login = Program.atLogin(PROGRAM, run, run.folder(profiles), profiles);
        return List.of(login.name().replaceFirst("-[0-9a-f]{8}$", "-*"), String.join(" ", login.command()));
    }

    @Test
    void startAtLoginOpensTheProfileThatAskedForIt() throws Exception {
        var start = "/opt/hashverse/bin/Hashverse ";
        assertEquals(List.of("hashverse", start + "--hidden"), atLogin());
        assertEquals(List.of("hashverse", start + "--hidden"), atLogin("--name", "Ana", "--data", temp.resolve("default").toString()));
        assertEquals(start + "--as=Zoë --hidden", atLogin("--as", "Zoë").getLast());
        assertEquals(List.of("hashverse-my-data-*", start + "--data=" + temp.resolve("My Data") + " --hidden"), atLogin("--data", temp.resolve("My Data").toString(), "--as", "Bo"));
        assertEquals(List.of("hashverse-d-*", start + "--data=" + Path.of("d").toAbsolutePath() + " --hidden"), atLogin("--data", "d"));
        assertEquals(List.of("hashverse-port-8123-*", start + "--data=" + temp.resolve("port-8123") + " --hidden"), atLogin("127.0.0.1", "8123"));
    }

    @Test
    void startAtLoginUsesTheInstalledProgram() throws IOException {
        var system = new Properties();
        system.setProperty("java.home", "/j");
        system.setProperty("java.class.path", temp.resolve("classes").toString());
        assertEquals(Optional.empty(), Program.installed(system));
        system.setProperty("java.class.path", temp.resolve("hashverse.jar").toString());
        assertEquals(Optional.empty(), Program.installed(system), "there is none");
        Files.createFile(temp.resolve("hashverse.jar"));
        assertEquals(Optional.of(List.of(Path.of("/j/bin/java").toString(), "-jar", temp.resolve("hashverse.jar").toString())), Program.installed(system));
        system.setProperty("hashverse.place", temp.toString());
        assertTrue(Program.installed(system).orElseThrow().contains("-Dhashverse.place=" + temp));
        system.setProperty("jpackage.app-path", "/opt/hashverse/bin/Hashverse");
        assertEquals(Optional.of(PROGRAM), Program.installed(system));
    }

    @Test
    void aGuestIsNeverStartedAtLogin() throws Exception {
        assertEquals(Optional.empty(), Program.atLogin((CommandLine.Run) CommandLine.parse(List.of("--guest")), temp, new Profiles(temp)));
    }
}
