package org.hashverse.promises;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hashverse.TestPorts;
import org.hashverse.chat.PeerAddress;

/// The product itself, `java -jar hashverse.jar --console`, in a process of its own that can be stopped and killed.
final class ConsoleProcess implements AutoCloseable {
    /// The printed lines.
    final Journal<String> lines = new Journal<>();
    final PeerAddress address;
    private final Process process;
    private final BufferedWriter input;

    /// Starts it and waits until it listens.
    ConsoleProcess(Path folder, String name, PeerAddress address) throws IOException, InterruptedException {
        this(List.of(), folder, name, address, "--accept", "anyone");
    }

    /// Starts the process with options for Java, and options for the program before the address.
    ConsoleProcess(List<String> javaOptions, Path folder, String name, PeerAddress address, String... options) throws IOException, InterruptedException {
        this.address = address;
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.addAll(List.of("-jar", System.getProperty("hashverse.jar", "target/hashverse.jar"), "--console", "--data", folder.toString(), "--name", name));
        command.addAll(List.of(options));
        command.addAll(List.of(address.host(), Integer.toString(address.port())));
        process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        input = process.outputWriter();
        Thread.ofPlatform().daemon().name("lines of " + name).start(() -> readAll(process.inputReader()));
        await(0, "listening ");
    }

    /// An address at which no process listens now.
    static PeerAddress freeAddress() throws IOException {
        return new PeerAddress("127.0.0.1", TestPorts.free());
    }

    private void readAll(BufferedReader output) {
        try (output) {
            for (String line; (line = output.readLine()) != null; ) lines.add(line);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// The processor time that the process has used so far.
    Duration processors() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    void type(String command) throws IOException {
        input.write(command + "\n");
        input.flush();
    }

    Journal.Line<String> await(int mark, String beginning) throws InterruptedException {
        return lines.await(mark, beginning, line -> line.startsWith(beginning));
    }

    /// Sends a signal, such as `STOP`.
    void signal(String name) throws IOException, InterruptedException {
        assertEquals(0, new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).inheritIO().start().waitFor());
    }

    void kill() {
        process.destroyForcibly(); // SIGKILL, where there are signals
    }

    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(Journal.PATIENCE.toSeconds(), TimeUnit.SECONDS)) throw new AssertionError("the process does not end");
        return process.exitValue();
    }

    @Override
    public void close() {
        kill();
        process.onExit().join();
    }
}
