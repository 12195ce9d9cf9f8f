package org.hashverse.bench.side;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hashverse.TestPorts;
import org.hashverse.console.Console;
import org.hashverse.node.kit.Limits;

/// Starts sides and consoles: each in a process of its own, so that processor time and memory are those of this side alone; or all in this process, for a quick check that
/// everything works.
public final class Sides {
    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final List<String> QUIET = List.of("-Dslf4j.internal.verbosity=ERROR", "--enable-native-access=ALL-UNNAMED");

    private static final String CONSOLE = "the console";

    private final boolean ownProcesses;

    /// @param ownProcesses whether each side gets a process
    public Sides(boolean ownProcesses) {
        this.ownProcesses = ownProcesses;
    }

    /// Creates a side.
    @FunctionalInterface
    interface SideType {
        Side create() throws Exception;
    }

    /// Starts a side with the options of the package.
    public Running start(Class<? extends Side> side, String... arguments) throws IOException {
        return start(side, List.of(), arguments);
    }

    /// Starts a side.
    ///
    /// @param javaOptions options for Java after those of the package
    public Running start(Class<? extends Side> side, List<String> javaOptions, String... arguments) throws IOException {
        if (!ownProcesses) return here(side.getSimpleName(), (in, out) -> {
            try {
                SideMain.run(side.getConstructor()::newInstance, List.of(arguments), new Talk("the runner", in, out));
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            } catch (NoSuchMethodException wrong) {
                throw new IllegalArgumentException(wrong);
            }
        });
        var command = java(javaOptions);
        command.addAll(List.of("-cp", classPath(), SideMain.class.getName(), side.getName()));
        command.addAll(List.of(arguments));
        return process(side.getSimpleName(), command);
    }

    /// All that this process has. A test may run on the module path, to which the classes of the tests are added in another way.
    private static String classPath() {
        return Stream.of(System.getProperty("jdk.module.path"), Path.of("target", "test-classes").toAbsolutePath().toString(), System.getProperty("java.class.path"))
                .filter(Objects::nonNull).collect(Collectors.joining(File.pathSeparator));
    }

    /// Starts the shipped console, which lets anyone in, on a free port of loopback. In this process, it is the same console without its process.
    public Running console(Path folder, String name) throws IOException {
        if (!ownProcesses) return here(CONSOLE, (in, out) -> {
            try (var node = new BenchNode(folder, name, Limits.PRODUCT, _ -> { })) {
                new Console(node.node, in, new PrintStream(out, false, StandardCharsets.UTF_8)).run(List.of());
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
        var command = java(List.of());
        command.addAll(List.of("-jar", jar().toString(), "--console", "--accept", "anyone", "--data", folder.toString(), "--name", name, "127.0.0.1", Integer.toString(TestPorts.free())));
        return process(CONSOLE, command);
    }

    /// The built program.
    public static Path jar() {
        return Path.of(System.getProperty("hashverse.jar", "target" + File.separator + "hashverse.jar")).toAbsolutePath();
    }

    /// The beginning of a command that starts Java with the options of the package.
    public static List<String> java(List<String> further) {
        var command = new ArrayList<String>();
        command.add(JAVA);
        command.addAll(PackageOptions.JAVA);
        command.addAll(QUIET);
        command.addAll(further);
        return command;
    }

    private static Running process(String name, List<String> command) throws IOException {
        var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        return new Running(new Talk(name, process.getInputStream(), process.getOutputStream()), process.toHandle(), process.onExit());
    }

    private static Running here(String name, BiConsumer<InputStream, OutputStream> work) throws IOException {
        var toSide = new PipedOutputStream();
        var fromSide = new PipedOutputStream();
        var sideIn = new PipedInputStream(toSide);
        var talk = new Talk(name, new PipedInputStream(fromSide), toSide);
        var end = new CompletableFuture<Void>();
        Thread.ofPlatform().daemon().name("bench-" + name).start(() -> {
            try (fromSide) {
                work.accept(sideIn, fromSide);
            } catch (IOException closed) {
                throw new UncheckedIOException(closed);
            } finally {
                end.complete(null);
            }
        });
        return new Running(talk, ProcessHandle.current(), end);
    }
}
