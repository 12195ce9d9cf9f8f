package org.hashverse.desktop;

import static org.hashverse.platform.OperatingSystem.LINUX;
import static org.hashverse.platform.OperatingSystem.MAC;
import static org.hashverse.platform.OperatingSystem.WINDOWS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hashverse.platform.Environment;
import org.junit.jupiter.api.Test;

/// Hostile names and texts stay one argument each, and no program reads them as options, markup or a script.
class NotifierTest {
    private static final String TITLE = "--help $(reboot) `id` <b>\"; quit '\\";
    private static final String TEXT = "-e <a href=\"x\">&amp;</a> \\074b\\076 $env:PATH 'x' ; %s";
    private static final Notification HOSTILE = new Notification("everyone", TITLE, TEXT, "Open");

    @Test
    void notifySendGetsATextWithoutMarkupOrEscapes() {
        var escaped = "-e &lt;a href=\"x\"&gt;&amp;amp;&lt;/a&gt; \\\\074b\\\\076 $env:PATH 'x' ; %s";
        assertEquals(List.of("/bin/notify-send", "--app-name=Hashverse", "--category=im.received", "--", TITLE, escaped),
                new NotifySend("/bin/notify-send", Optional.of("stdbuf"), false).toShow(HOSTILE, Optional.of("7")).arguments());
        assertEquals(List.of("/bin/notify-send", "--app-name=Hashverse", "--category=im.received", "--print-id", "--action=default=Open", "--replace-id=7", "--", TITLE, escaped),
                new NotifySend("/bin/notify-send", Optional.empty(), true).toShow(HOSTILE, Optional.of("7")).arguments());
    }

    @Test
    void notifySendPrintsItsNumberAtOnce() {
        assertEquals(List.of("/bin/stdbuf", "--output=L", "/bin/notify-send"), new NotifySend("/bin/notify-send", Optional.of("/bin/stdbuf"), true)
                .toShow(HOSTILE, Optional.empty()).arguments().subList(0, 3));
    }

    @Test
    void osascriptGetsAFixedScriptAndArguments() {
        var arguments = new AppleScript("osascript").toShow(HOSTILE, Optional.empty()).arguments();
        assertEquals(List.of("Hashverse", TITLE, TEXT), arguments.subList(arguments.size() - 3, arguments.size()));
        assertEquals(new AppleScript("osascript").toShow(new Notification("a", "b", "c", "d"), Optional.empty()).arguments().subList(0, arguments.size() - 2),
                arguments.subList(0, arguments.size() - 2));
    }

    @Test
    void powerShellGetsAFixedScriptAndVariables() {
        var call = new Toast("powershell.exe").toShow(HOSTILE, Optional.empty());
        assertEquals(new Toast("powershell.exe").toShow(new Notification("a", "b", "c", "d"), Optional.empty()).arguments(), call.arguments());
        assertEquals(Map.of("HASHVERSE_TITLE", TITLE, "HASHVERSE_TEXT", TEXT, "HASHVERSE_TAG", "everyone"), call.environment());
        // on Windows all arguments are one line: a quote in it would end an argument
        assertTrue(call.arguments().stream().noneMatch(argument -> argument.contains("\"") || argument.contains("\n")));
    }

    @Test
    void eachSystemHasItsOwnPrograms() throws Exception {
        try (var folder = new Programs()) {
            var path = new Environment(Map.of("PATH", folder.path().toString(), "DISPLAY", ":0"));
            assertFalse(Offer.of(LINUX, path).shows());
            assertFalse(Offer.of(MAC, path).sounds());
            assertFalse(Offer.of(WINDOWS, path).shows());
            for (var name : List.of("notify-send", "stdbuf", "canberra-gtk-play", "osascript", "afplay", "powershell.exe")) folder.add(name, "exit 0");
            var linux = Offer.of(LINUX, path);
            assertEquals(Optional.of(new NotifySend(folder.path().resolve("notify-send").toString(), Optional.of(folder.path().resolve("stdbuf").toString()), false)), linux.notifier());
            assertEquals(Optional.of(List.of(folder.path().resolve("canberra-gtk-play").toString(), "--id=message-new-instant")), linux.sound());
            assertFalse(Offer.of(LINUX, new Environment(Map.of("PATH", folder.path().toString()))).shows(), "without a display");
            assertEquals(Optional.of(new AppleScript(folder.path().resolve("osascript").toString())), Offer.of(MAC, path).notifier());
            assertTrue(Offer.of(MAC, path).sounds());
            assertEquals(Optional.of(new Toast(folder.path().resolve("powershell.exe").toString())), Offer.of(WINDOWS, new Environment(Map.of("Path", folder.path().toString()))).notifier());
        }
    }
}
