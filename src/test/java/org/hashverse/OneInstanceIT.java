package org.hashverse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One instance per profile, and the requests of other starts, with processes of the built jar.
class OneInstanceIT {
    private static final List<String> CHEAP = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dhashverse.start.seconds=" + ConsoleProcess.DEADLINE_SECONDS);
    private static final List<String> WINDOW = List.of("-Dglass.platform=Headless", "-Dprism.order=sw");
    @TempDir
    Path temp;

    private ConsoleProcess jar(List<String> options, String... words) throws IOException {
        var command = new ArrayList<>(List.of(ConsoleProcess.JAVA));
        command.addAll(CHEAP);
        command.addAll(options);
        command.addAll(List.of("-jar", ConsoleProcess.JAR.toString(), "--data", temp.resolve("Ana").toString()));
        command.addAll(List.of(words));
        return new ConsoleProcess(command);
    }

    private List<String> ends(int status, String... words) throws IOException, InterruptedException {
        try (var start = jar(List.of(), words)) {
            assertEquals(status, start.status(), () -> start.lines() + " " + start.errors());
            assertEquals(List.of(), start.errors());
            return start.lines();
        }
    }

    // an instance listens before it opens its database
    private void opened(ConsoleProcess window) {
        until(() -> Files.exists(temp.resolve("Ana").resolve("messages.db")) || !window.process.isAlive(), "a window");
        assertTrue(window.process.isAlive(), () -> "no window: " + window.errors());
    }

    private static void until(BooleanSupplier so, String what) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(ConsoleProcess.DEADLINE_SECONDS);
        while (!so.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, () -> "not in time: " + what);
            LockSupport.parkNanos(10_000_000);
        }
    }

    @Test
    void aWindowThatAsksForANameRefusesCommandsAndTakesInvites() throws IOException, InterruptedException {
        try (var window = jar(WINDOW)) {
            opened(window);
            var why = "Hashverse waits for a name to be chosen in its window; choose one, and say it again";
            assertEquals(List.of("error " + why), ends(1, "list"));
            assertEquals(List.of("{\"fact\":\"error\",\"text\":\"" + why + "\"}"), ends(1, "--json", "list"));
            assertEquals(List.of(), ends(0, "hashverse://add?k=x"));
            assertEquals(List.of(), ends(0, "exit"));
            assertEquals(0, window.status());
            assertEquals(List.of(), window.errors());
        }
    }

    @Test
    void ofSimultaneousStartsOneStays() throws IOException, InterruptedException {
        try (var one = jar(WINDOW, "hashverse://add?k=1"); var two = jar(WINDOW, "hashverse://add?k=2"); var three = jar(WINDOW, "hashverse://add?k=3")) {
            var starts = List.of(one, two, three);
            until(() -> starts.stream().filter(start -> start.process.isAlive()).count() <= 1, "one alone");
            assertEquals(List.of(), ends(0, "exit"));
            for (var start : starts) {
                assertEquals(0, start.status());
                assertEquals(List.of(), start.errors());
            }
        }
    }

    @Test
    void aSecondStartAndCommandsGoToTheOpenWindow() throws IOException, InterruptedException {
        var log = temp.resolve("classes.txt");
        try (var window = jar(WINDOW, "--name", "Ana")) {
            opened(window);
            try (var second = jar(List.of("-Xlog:class+load:file=" + log), "hashverse://add?k=x")) {
                assertEquals(0, second.status());
                assertEquals(List.of(), second.errors());
            }
            assertEquals(List.of("peers 0"), ends(0, "list"));
            assertEquals(List.of(), ends(0, "exit"));
            assertEquals(0, window.status());
            assertEquals(List.of(), window.errors());
        }
        var loaded = Files.readAllLines(log);
        assertTrue(loaded.stream().anyMatch(line -> line.contains(" org.hashverse.instance.Call ")), "the log lists what was loaded");
        // Java reads the interface of the commands when it checks Hashverse itself; it is one small file
        var parts = Pattern.compile("javafx|gson|org\\.hashverse\\.(ui|node(?!\\.api\\.ChatCommands ))\\.");
        assertEquals(List.of(), loaded.stream().filter(line -> parts.matcher(line).find()).toList());
    }

    @Test
    void commandsGoToTheRunningConsole() throws IOException, InterruptedException {
        assertEquals(List.of("error Hashverse is not running for this profile; open it, or start hashverse --console, and say it again"), ends(1, "list"));
        try (var console = jar(List.of(), "--console", "--json", "--name", "Ana", "127.0.0.1", "" + TestPorts.free())) {
            console.expect("\\{\"fact\":\"listening\",.*,\"name\":\"Ana\"}");
            assertEquals(List.of("{\"fact\":\"error\",\"text\":\"nobody is connected; add IP PORT\"}"), ends(1, "--json", "send", "hi"));
            assertEquals(List.of("error list stands alone, or is list all"), ends(2, "list", "3"));
            assertEquals(List.of(), ends(0, "exit"));
            assertEquals(0, console.status());
        }
    }
}
