package org.hashverse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// How the built jar starts, and how it reports that it cannot.
class StartIT {
    @TempDir
    Path temp;

    private ConsoleProcess console(String name, int port) throws IOException {
        return ConsoleProcess.start("--console", "127.0.0.1", "" + port, "--data", temp.resolve(name).toString(), "--name", name);
    }

    @Test
    void itStartsFromTheClassPathAndFromTheModulePath() throws IOException, InterruptedException {
        var classPath = List.of(ConsoleProcess.JAVA, "-jar", ConsoleProcess.JAR.toString(), "--version");
        var modules = ConsoleProcess.JAR + File.pathSeparator + ConsoleProcess.JAR.resolveSibling("lib");
        var modulePath = List.of(ConsoleProcess.JAVA, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-p", modules, "-m", "org.hashverse/org.hashverse.Hashverse", "--version");
        for (var command : List.of(classPath, modulePath)) {
            try (var version = new ConsoleProcess(command)) {
                version.expect("Hashverse \\d+\\.\\d+.*");
                assertEquals(0, version.status());
                assertEquals(List.of(), version.errors());
            }
        }
    }

    // files of an earlier run would decide this one, and each build writes the libraries anew
    @Test
    @EnabledOnOs(OS.LINUX)
    void aTestProcessMapsOnlyJarsOfTheBuildFolder() throws IOException, InterruptedException {
        try (var console = console("Ana", TestPorts.free())) {
            console.expect("listening .*");
            var build = ConsoleProcess.JAR.getParent().toRealPath() + "/";
            var mapped = Files.readAllLines(Path.of("/proc", "" + console.process.pid(), "maps"));
            assertEquals(List.of(), mapped.stream().filter(line -> line.contains(build) && !line.endsWith(".jar")).toList());
        }
    }

    @Test
    void aConsoleWorksFromTheModulePathToo() throws IOException, InterruptedException {
        var modules = ConsoleProcess.JAR + File.pathSeparator + ConsoleProcess.JAR.resolveSibling("lib");
        try (var console = new ConsoleProcess(List.of(ConsoleProcess.JAVA, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-p", modules, "-m", "org.hashverse/org.hashverse.Hashverse", "--console", "127.0.0.1",
                "" + TestPorts.free(), "--data", temp.resolve("modules").toString()))) {
            console.ask("list", "peers 0");
            console.type("exit");
            assertEquals(0, console.status());
        }
    }

    @Test
    void anOlderJavaIsToldWhichOneIsNeeded() throws IOException, InterruptedException {
        try (var jar = new JarFile(ConsoleProcess.JAR.toFile()); var start = new DataInputStream(jar.getInputStream(jar.getEntry("org/hashverse/Start.class")))) {
            assertEquals(0xcafebabe, start.readInt());
            start.readUnsignedShort();
            assertEquals(61, start.readUnsignedShort(), "the class file format of Java 17");
        }
        var older = olderJava();
        if (older.isEmpty()) return;
        try (var refused = new ConsoleProcess(List.of(older.get().toString(), "-jar", ConsoleProcess.JAR.toString(), "--console"))) {
            assertEquals(1, refused.status());
            assertEquals(1, refused.errors().size());
            assertTrue(refused.errors().getFirst().matches("error Hashverse needs Java 25 or newer; this is Java \\d+\\. Get it from https://.*"), refused.errors().toString());
        }
    }

    // the folder that Linux distributions use
    private static Optional<Path> olderJava() throws IOException {
        var place = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(place)) return Optional.empty();
        try (var homes = Files.list(place)) {
            for (var home : homes.sorted().toList()) {
                if (!Files.isRegularFile(home.resolve("release")) || !Files.isExecutable(home.resolve("bin/java"))) continue;
                var release = new Properties();
                try (var in = Files.newBufferedReader(home.resolve("release"))) {
                    release.load(in);
                }
                int version = Integer.parseInt(release.getProperty("JAVA_VERSION", "0").replaceAll("\"?(\\d+).*", "$1"));
                if (version >= 17 && version < 25) return Optional.of(home.resolve("bin/java"));
            }
        }
        return Optional.empty();
    }

    @Test
    void aWrongCommandLineEndsWithTwo() throws IOException, InterruptedException {
        try (var wrong = ConsoleProcess.start("--console", "127.0.0.1", "65536")) {
            assertEquals(2, wrong.status());
            assertEquals(List.of("error 65536: a port is a number from 1 to 65535"), wrong.errors());
        }
    }

    // a folder that the locale cannot name must not be replaced by that of another person
    @Test
    @EnabledOnOs(OS.LINUX)
    void aFolderThatTheLocaleCannotNameStopsTheStartWithAdvice() throws IOException, InterruptedException {
        var why = "XDG_DATA_HOME: the locale cannot name /tmp/jos\uFFFD\uFFFD; start again with LC_ALL=C.UTF-8";
        for (var words : List.of(List.of("--console"), List.of("list"))) assertEquals(List.of("error " + why), unnamed(List.of(), words).lines());
        assertEquals(List.of("{\"fact\":\"error\",\"text\":\"" + why + "\"}"), unnamed(List.of(), List.of("--json", "list")).lines());
        assertEquals(List.of("error " + why), unnamed(List.of("-Dglass.platform=Headless"), List.of()).errors());
        try (var typed = ConsoleProcess.start("--console", "--data", "/tmp/jos\u00e9")) {
            assertEquals(2, typed.status());
            assertEquals(List.of("error --data: the locale cannot name /tmp/jos\u00e9; start again with LC_ALL=C.UTF-8"), typed.errors());
        }
    }

    // the bytes of /tmp/josé, whatever the locale of the tests is
    private ConsoleProcess unnamed(List<String> options, List<String> words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("sh", "-c", "XDG_DATA_HOME=$(printf '/tmp/jos\\303\\251') exec \"$@\"", "sh", ConsoleProcess.JAVA, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of("-jar", ConsoleProcess.JAR.toString()));
        command.addAll(words);
        try (var start = new ConsoleProcess(command)) {
            assertEquals(1, start.status());
            return start;
        }
    }

    @Test
    void errorsNameATakenPortAndAForeignHost() throws IOException, InterruptedException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress()); var console = console("Ana", taken.getLocalPort())) {
            assertEquals(1, console.status());
            assertEquals(1, console.lines().size());
            var line = console.lines().getFirst();
            assertTrue(line.startsWith("error ") && line.contains("" + taken.getLocalPort()), line);
        }
        try (var console = ConsoleProcess.start("--console", "192.0.2.1", "" + TestPorts.free(), "--data", temp.resolve("Bo").toString())) {
            assertEquals(1, console.status());
            var line = console.lines().getFirst();
            assertTrue(line.startsWith("error ") && line.contains("192.0.2.1") && line.contains("127.0.0.1"), line);
        }
    }

    @Test
    void aProfileIsHeldByOneProcessAtATime() throws IOException, InterruptedException {
        try (var first = console("Ana", TestPorts.free())) {
            first.expect("listening .*");
            try (var second = console("Ana", TestPorts.free())) {
                assertEquals(1, second.status());
                assertEquals(List.of("error profile in use; start another with --as NAME"), second.lines());
            }
            first.type("exit");
            assertEquals(0, first.status());
        }
        try (var again = console("Ana", TestPorts.free())) {
            again.expect("listening .* Ana");
        }
    }

    @Test
    void aGuestsProfileIsDeletedAtTheEnd() throws IOException, InterruptedException {
        for (boolean told : new boolean[] {false, true}) {
            try (var guest = new ConsoleProcess(List.of(ConsoleProcess.JAVA, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djava.io.tmpdir=" + temp, "-jar", ConsoleProcess.JAR.toString(), "--console", "--guest", "127.0.0.1",
                    "" + TestPorts.free()))) {
                guest.expect("listening .* Guest");
                assertEquals(1, guests());
                if (told) guest.process.destroy();
                else guest.type("exit");
                guest.status();
                assertEquals(0, guests());
            }
        }
    }

    private long guests() throws IOException {
        try (var files = Files.list(temp)) {
            return files.filter(file -> file.getFileName().toString().startsWith("hashverse-guest")).count();
        }
    }

    @Test
    void aConsoleLoadsNoClassOfJavaFx() throws IOException, InterruptedException {
        var log = temp.resolve("classes.txt");
        try (var console = new ConsoleProcess(List.of(ConsoleProcess.JAVA, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xlog:class+load:file=" + log, "-jar", ConsoleProcess.JAR.toString(), "--console", "127.0.0.1",
                "" + TestPorts.free(), "--data", temp.resolve("Ana").toString()))) {
            console.ask("send hi", "error nobody is connected; add IP PORT");
            console.ask("history", "messages 0");
            console.type("exit");
            assertEquals(0, console.status());
        }
        var classes = Files.readAllLines(log);
        assertTrue(classes.stream().anyMatch(line -> line.contains(" org.hashverse.console.Console ")), "the log lists what was loaded");
        assertEquals(List.of(), classes.stream().filter(line -> line.contains("javafx") || line.contains("org.hashverse.ui.")).toList());
    }

    @Test
    void nonsenseIsAnsweredWithAnErrorAndTheNodeGoesOn() throws IOException, InterruptedException {
        int own = TestPorts.free();
        int closed = TestPorts.free();
        try (var console = console("Ana", own)) {
            var invite = console.ask("invite", "invite (hashverse://add\\?\\S+)").group(1);
            var nonsense = new ArrayList<>(List.of("add", "add x", "add 127.0.0.1 0", "add 127.0.0.1 65536", "add 127.0.0.1 -1", "add 127.0.0.1 8000 8001", "add no-such-host.invalid 8000",
                    "add 127.0.0.1 " + closed, "add 127.0.0.1 " + own, "add " + invite.substring(0, invite.length() - 4), "add " + invite.replace("k=", "k=A"), "add " + invite,
                    "add hashverse://", "delete @Nobody", "delete", "select 127.0.0.1 " + closed, "send", "send @", "send @\"", "cancel #1", "history 0", "accept @Nobody", "block",
                    "list 3", "exit now", "\u001b[2J", "/send hi", "x".repeat(100_000)));
            for (var line : nonsense) console.ask(line, "error \\S.*");
            console.ask("add 127.0.0.1 " + own, "error that is this node's own address");
            console.ask("add 127.0.0.1 " + closed, "error 127.0.0.1 answers, but Hashverse is not listening on port " + closed + "; .*");
            console.ask("add no-such-host.invalid 8000", "error no computer called no-such-host.invalid was found; .*");
            console.ask("list", "peers 0");
            console.endInput();
            assertEquals(0, console.status());
        }
    }

    @Test
    void listeningIsTheFirstLineHoweverEarlyTheCommandsAre() throws IOException, InterruptedException {
        int port = TestPorts.free();
        try (var console = console("Ana", port)) {
            console.type("exit");
            assertEquals(0, console.status());
            assertEquals(1, console.lines().size());
            assertTrue(console.lines().getFirst().startsWith("listening 127.0.0.1:" + port + " "), console.lines().toString());
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aClosedStandardInputEndsTheConsole() throws IOException, InterruptedException {
        try (var console = new ConsoleProcess(List.of("sh", "-c", "exec \"$@\" <&-", "sh", ConsoleProcess.JAVA, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", ConsoleProcess.JAR.toString(), "--console", "127.0.0.1",
                "" + TestPorts.free(), "--data", temp.resolve("Ana").toString()))) {
            assertEquals(0, console.status());
            assertEquals(1, console.lines().size(), console.lines()::toString);
            assertTrue(console.lines().getFirst().startsWith("listening 127.0.0.1:"), console.lines()::toString);
        }
    }

    @Test
    void peersOnTheCommandLineAreAddedFirst() throws IOException, InterruptedException {
        int portA = TestPorts.free();
        int portB = TestPorts.free();
        try (var a = ConsoleProcess.start("--console", "--accept", "anyone", "127.0.0.1", "" + portA, "--data", temp.resolve("Ana").toString(), "--name", "Ana")) {
            a.expect("listening .*");
            a.expect("anyone whoever reaches this port becomes a contact: .*; start with --accept ask to be asked");
            try (var b = ConsoleProcess.start("127.0.0.1", "" + portB, "127.0.0.1", "" + portA, "--console", "--data", temp.resolve("Bo").toString(), "--name=Zoë B")) {
                b.expect("connected Ana 127.0.0.1:" + portA + " .*");
                a.expect("joined \"Zoë B\" 127.0.0.1:" + portB + " .*");
            }
        }
    }

    @Test
    void aStrangerWaitsUntilItIsAccepted() throws IOException, InterruptedException {
        int portA = TestPorts.free();
        int portB = TestPorts.free();
        try (var a = console("Ana", portA);
             var b = console("Bo", portB)) {
            a.expect("listening .*");
            b.ask("add 127.0.0.1 " + portA, "connected Ana .*");
            a.expect("stranger Bo 127.0.0.1:" + portB + " .*");
            a.ask("list", "peers 0");
            b.ask("send let me in", "sent 1 #1");
            a.expect("waiting Bo 127.0.0.1:" + portB + " [A-Z2-7]{52} let me in");
            b.ask("select @Ana", "error Ana has not accepted you yet; .*");
            a.ask("accept @Bo", "accepted Bo 127.0.0.1:" + portB + " .*");
            a.ask("list", "peers 1");
            a.ask("block @Bo", "blocked Bo 127.0.0.1:" + portB + " .*");
            b.expect("left Ana 127.0.0.1:" + portA + " [A-Z2-7]{52} .*");
        }
    }
}
