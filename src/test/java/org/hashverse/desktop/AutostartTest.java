package org.hashverse.desktop;

import static org.hashverse.platform.OperatingSystem.LINUX;
import static org.hashverse.platform.OperatingSystem.MAC;
import static org.hashverse.platform.OperatingSystem.WINDOWS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.hashverse.platform.Environment;
import org.hashverse.platform.OperatingSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutostartTest {
    private static final List<String> ODD = List.of("/my apps/Hash\"verse", "--data", "/somewhere/100% `id` $HOME \\ back\\", "Zoë's", "tab\tand\nline", "a=b;c&d<e>", "~", "", "%u");
    @TempDir
    Path home;

    private Autostart of(OperatingSystem system, Map<String, String> environment) {
        return Autostart.of(system, new Environment(environment), home, "hashverse", ODD);
    }

    @Test
    void eachPlatformHasItsOwnList() {
        assertEquals(new DesktopEntry(home.resolve(".config/autostart/hashverse.desktop"), ODD), of(LINUX, Map.of()));
        assertEquals(new DesktopEntry(home.resolve(".config/autostart/hashverse.desktop"), ODD), of(LINUX, Map.of("XDG_CONFIG_HOME", "relative")));
        assertEquals(new DesktopEntry(home.resolve("elsewhere/autostart/hashverse.desktop"), ODD), of(LINUX, Map.of("XDG_CONFIG_HOME", home.resolve("elsewhere").toString())));
        assertEquals(new LaunchAgent(home.resolve("Library/LaunchAgents/org.hashverse.plist"), ODD), of(MAC, Map.of()));
        assertEquals("D:\\W\\System32\\reg.exe", assertInstanceOf(RunKey.class, of(WINDOWS, Map.of("SystemRoot", "D:\\W"))).reg());
        assertThrows(IllegalArgumentException.class, () -> Autostart.of(LINUX, new Environment(Map.of()), home, "../hashverse", ODD));
    }

    @Test
    void anEntryIsOnWhileItExistsAndIsNotSwitchedOff() throws IOException {
        for (var system : List.of(LINUX, MAC)) {
            var autostart = of(system, Map.of());
            assertFalse(autostart.on());
            autostart.set(false);
            autostart.set(true);
            assertTrue(autostart.on());
            autostart.set(true);
            autostart.set(false);
            assertFalse(autostart.on());
        }
        var entry = assertInstanceOf(DesktopEntry.class, of(LINUX, Map.of()));
        entry.set(true);
        for (var off : List.of("Hidden=true", "Hidden = true", "X-GNOME-Autostart-enabled=false")) {
            Files.writeString(entry.file(), "[Desktop Entry]\nExec=x\n" + off + "\n");
            assertFalse(entry.on(), off);
        }
        entry.set(true);
        assertTrue(entry.on());
        try (var files = Files.list(entry.file().getParent())) {
            assertEquals(List.of(entry.file()), files.toList());
        }
    }

    @Test
    void anEntryThatCannotBeWrittenIsAnError() throws IOException {
        Files.writeString(home.resolve(".config"), "a file");
        assertThrows(IOException.class, () -> of(LINUX, Map.of()).set(true));
    }

    @Test
    void onlyArgumentsThatNeedItAreQuoted() {
        assertEquals("/some-where/java_25.0/bin/java", DesktopEntry.argument("/some-where/java_25.0/bin/java"));
        assertEquals("\"/my apps/x\"", DesktopEntry.argument("/my apps/x"));
        assertEquals("\"100%%\"", DesktopEntry.argument("100%"));
        assertEquals("\"a\\\\\"b\"", DesktopEntry.argument("a\"b"));
        assertEquals("\"\\\\$x \\\\`y\\\\` \\\\\\\\\"", DesktopEntry.argument("$x `y` \\"));
    }

    /// Splits a line as a desktop does: it first removes the escapes of the file, then the codes, and then splits the line like a shell.
    @Test
    void theCommandOfADesktopEntryReachesTheProgramUnchanged() throws Exception {
        var line = new DesktopEntry(home, ODD).text().lines().filter(each -> each.startsWith("Exec=")).findFirst().orElseThrow().substring(5);
        var value = line.translateEscapes().replace("%%", "%");
        assertEquals(ODD, words("printf '%s\\0' " + value));
    }

    private static List<String> words(String script) throws Exception {
        var process = new ProcessBuilder("/bin/sh", "-c", script).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        return List.of(output.substring(0, output.length() - 1).split("\0", -1));
    }

    @Test
    void aLaunchAgentHoldsTheCommandUnchanged() throws Exception {
        var agent = new LaunchAgent(home.resolve("org.hashverse.plist"), ODD);
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        var document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(agent.text().getBytes(StandardCharsets.UTF_8)));
        var array = ((org.w3c.dom.Element) document.getElementsByTagName("array").item(0)).getElementsByTagName("string");
        assertEquals(ODD, IntStream.range(0, array.getLength()).mapToObj(i -> array.item(i).getTextContent()).toList());
        assertEquals("org.hashverse", document.getElementsByTagName("string").item(0).getTextContent());
    }

    @Test
    void aCommandLineOfWindowsCanBeSplitAgain() {
        assertEquals("\"C:\\Program Files\\H.exe\"", RunKey.argument("C:\\Program Files\\H.exe"));
        assertEquals("\"D:\\my data\\\\\"", RunKey.argument("D:\\my data\\"));
        assertEquals("\"a\\\"b\"", RunKey.argument("a\"b"));
        assertEquals("\"a\\\\\\\"b\"", RunKey.argument("a\\\"b"));
        assertTrue(new RunKey("reg", "hashverse", List.of("C:\\P F\\H.exe", "--hidden"), Launcher.SYSTEM).text().contains("\r\n\"hashverse\"=\"\\\"C:\\\\P F\\\\H.exe\\\" \\\"--hidden\\\"\"\r\n"));
    }

    @Test
    void theRegistryIsReadAndWritten() throws IOException {
        try (var programs = new Programs()) {
            var kept = programs.path().resolve("kept");
            var off = programs.path().resolve("off");
            var reg = programs.add("reg", """
                    case "$1 $2" in
                    *StartupApproved*) if [ $1 = delete ]; then rm -f '%2$s'; elif [ -e '%2$s' ]; then echo '  hashverse  REG_BINARY  0300000012'; else exit 1; fi ;;
                    query*) test -e '%1$s' ;;
                    import*) cp "$2" '%1$s' ;;
                    delete*) rm '%1$s' ;;
                    esac""".formatted(kept, off));
            var key = new RunKey(reg.toString(), "hashverse", List.of("C:\\Zoë\\H.exe"), Launcher.SYSTEM);
            assertFalse(key.on());
            key.set(false);
            key.set(true);
            assertTrue(key.on());
            assertEquals(key.text(), Files.readString(kept, StandardCharsets.UTF_16LE));
            Files.writeString(off, "");
            assertFalse(key.on(), "the task manager switched it off");
            key.set(true);
            assertTrue(key.on());
            key.set(false);
            assertFalse(key.on());
        }
    }
}
