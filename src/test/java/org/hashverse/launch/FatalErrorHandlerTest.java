package org.hashverse.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Exceptions that no thread catches, in a process of its own.
@Timeout(300)
class FatalErrorHandlerTest {
    /// A program in which a thread of the given kind fails in the given way, while another thread runs until the input ends.
    static final class Victim {
        private Victim() {}

        public static void main(String[] how) throws Exception {
            FatalErrorHandler.install();
            var builder = how[0].equals("virtual") ? Thread.ofVirtual() : Thread.ofPlatform();
            builder.name("victim").start(how[1].equals("memory") ? Victim::fill : Victim::fail).join();
            System.in.read();
        }

        private static void fill() {
            var all = new ArrayList<byte[]>();
            while (true) all.add(new byte[1 << 20]);
        }

        private static void fail() {
            throw new AssertionError("an error of another kind");
        }
    }

    private record End(int status, String error) {}

    private static Path classes(Class<?> one) {
        var file = Path.of(URI.create(one.getResource('/' + one.getName().replace('.', '/') + ".class").toString()));
        return file.getRoot().resolve(file.subpath(0, file.getNameCount() - one.getName().split("\\.").length));
    }

    private static End run(String... how) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx16m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-cp", classes(FatalErrorHandler.class) + File.pathSeparator + classes(Victim.class), Victim.class.getName()));
        command.addAll(List.of(how));
        var process = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try {
            if (!how[1].equals("memory")) process.getOutputStream().close();
            var error = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            return new End(process.waitFor(), error);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void theProcessEndsWithOneLineWhenMemoryIsUsedUpOnAnyThread() throws Exception {
        for (var kind : List.of("platform", "virtual"))
            assertEquals(new End(FatalErrorHandler.STATUS, FatalErrorHandler.SENTENCE + System.lineSeparator()), run(kind, "memory"), kind);
    }

    @Test
    void packagesTellJavaToEndWhenMemoryIsUsedUp() throws IOException {
        assertTrue(Files.readString(Path.of("src/package/package.sh")).contains("--java-options -XX:+ExitOnOutOfMemoryError"), "it hears of what is caught, too");
    }

    @Test
    void afterAnyOtherFaultTheOtherThreadsGoOn() throws Exception {
        var end = run("virtual", "otherwise");
        assertEquals(0, end.status());
        assertTrue(end.error().startsWith("Exception in thread \"victim\" java.lang.AssertionError: an error of another kind"), end.error());
    }
}
