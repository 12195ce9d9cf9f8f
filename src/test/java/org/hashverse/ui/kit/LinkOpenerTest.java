package org.hashverse.ui.kit;

import static org.hashverse.platform.OperatingSystem.LINUX;
import static org.hashverse.platform.OperatingSystem.MAC;
import static org.hashverse.platform.OperatingSystem.WINDOWS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hashverse.markup.Markup;
import org.hashverse.markup.WebLink;
import org.hashverse.node.TestNode;
import org.hashverse.platform.Environment;
import org.hashverse.ui.app.Folder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class LinkOpenerTest {
    private static final String ADDRESS = "https://example.org/a?b=c";
    private static final WebLink LINK = Markup.links(ADDRESS).getFirst();

    private static LinkOpener on(Map<String, String> variables) {
        return new LinkOpener(LINUX, new Environment(variables), Duration.ofMinutes(1));
    }

    private static boolean opens(Folder folder, String script) throws Exception {
        var opener = folder.path().resolve("xdg-open");
        Files.writeString(opener, "#!/bin/sh\n" + script);
        assertTrue(opener.toFile().setExecutable(true));
        return TestNode.get(on(Map.of("PATH", folder.path().toString(), "DISPLAY", ":0")).open(LINK));
    }

    @Test
    void eachSystemHasItsOwnCommand() throws IOException {
        var nothing = new Environment(Map.of());
        assertEquals(Optional.of(List.of("open", ADDRESS)), new LinkOpener(MAC, nothing, Duration.ZERO).command(ADDRESS));
        assertEquals(Optional.of(List.of("rundll32.exe", "url.dll,FileProtocolHandler", ADDRESS)), new LinkOpener(WINDOWS, nothing, Duration.ZERO).command(ADDRESS));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aLinkThatNoProgramOpensIsReported() throws Exception {
        try (var folder = new Folder()) {
            assertFalse(TestNode.get(on(Map.of("PATH", folder.path().toString(), "DISPLAY", ":0")).open(LINK)), "there is no opener");
            assertFalse(opens(folder, "exit 3"), "the opener found no program");
            assertTrue(opens(folder, "exit 0"));
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theProgramGetsTheWholeAddress() throws Exception {
        try (var folder = new Folder()) {
            var output = folder.path().resolve("told");
            assertTrue(opens(folder, "printf %s \"$1\" > '" + output + "'"));
            assertEquals(ADDRESS, Files.readString(output));
        }
    }
}
