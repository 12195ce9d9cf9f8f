package org.hashverse;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hashverse.console.Console;
import org.hashverse.console.SingleCommands;
import org.hashverse.console.words.ConsoleLine;
import org.hashverse.instance.WindowNumber;
import org.hashverse.launch.Arguments;
import org.hashverse.launch.CommandLine;
import org.hashverse.launch.CommandLine.Flag;
import org.hashverse.launch.FatalErrorHandler;
import org.hashverse.launch.OpenNodes;
import org.hashverse.launch.Program;
import org.hashverse.launch.Reception;
import org.hashverse.launch.RunningInstance;
import org.hashverse.launch.SecondWindow;
import org.hashverse.launch.StandardInput;
import org.hashverse.launch.StartElection;
import org.hashverse.launch.StartRetry;
import org.hashverse.launch.Usage;
import org.hashverse.platform.Environment;
import org.hashverse.platform.OperatingSystem;
import org.hashverse.platform.PathNames;
import org.hashverse.store.profile.Profile;
import org.hashverse.store.profile.Profiles;
import org.hashverse.ui.app.HashverseApp;
import org.hashverse.ui.app.Launch;

/// The program: command line, profile, node, then a window or a console.
///
/// Its exit status is 0 for success; 1 if it failed, after one line `error …`, or if a console left messages unsent; 2 for wrong usage; 3 if its memory was used up, see
/// [FatalErrorHandler]. A console, and a command for a running instance, print the error to standard output like their other lines, and as JSON with `--json`; else it goes
/// to standard error.
public final class Hashverse {
    /// Holds the logger of JavaFX, because a logger without a reference forgets its level. A class of its own, so that a console, which needs no JavaFX, does not make it.
    private static final class JavaFxLog {
        static final Logger LOG = Logger.getLogger("javafx");
    }

    static {
        // SLF4J would print that it has no logger to write to
        if (System.getProperty("slf4j.internal.verbosity") == null) System.setProperty("slf4j.internal.verbosity", "ERROR");
        // one line per log record, unless another format is set
        if (System.getProperty("java.util.logging.SimpleFormatter.format") == null)
            System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT %4$s %5$s%6$s%n");
    }

    // UTF-8 whatever the locale: under LANG=C, System.out prints ? for characters beyond ASCII
    private final PrintStream out = new PrintStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)), false, StandardCharsets.UTF_8);
    private final PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);

    private Hashverse() {}

    /// Runs the program.
    public static void main(String[] args) {
        FatalErrorHandler.install();
        int status = new Hashverse().run(Arguments.utf8(args));
        if (status != 0) System.exit(status);
    }

    private int run(List<String> arguments) {
        try {
            var line = CommandLine.parse(arguments);
            boolean usesProfile = !(line instanceof CommandLine.Help || line instanceof CommandLine.Version);
            var badFolder = usesProfile ? PathNames.faultOfThisStart() : Optional.<String>empty();
            return badFolder.isPresent() ? refuse(line, badFolder.get()) : run(line);
        } catch (CommandLine.Misuse misuse) {
            return fail(err, misuse.getMessage(), CommandLine.Misuse.STATUS);
        }
    }

    /// Reports that this start is impossible, where its kind of start reports errors. Returns the exit status.
    private int refuse(CommandLine line, String why) {
        return switch (line) {
            case CommandLine.Tell tell -> fail(tell.run(), why);
            case CommandLine.Run run when run.has(Flag.CONSOLE) -> fail(run, why);
            default -> fail(err, why, 1);
        };
    }

    private int run(CommandLine line) {
        try {
            return switch (line) {
                case CommandLine.Help() -> say(Usage.TEXT);
                case CommandLine.Version() -> say("Hashverse " + Usage.version());
                case CommandLine.Tell tell -> RunningInstance.carryOut(tell.run().folder(profiles(tell.run())), tell, this::say);
                case CommandLine.Run run when run.openWindowSuffices() && handedOver(run) -> 0;
                case CommandLine.Run run when run.has(Flag.CONSOLE) -> console(run);
                case CommandLine.Run run -> window(run);
            };
        } catch (IOException failed) {
            return fail(err, failed.getMessage(), 1);
        }
    }

    /// Hands this start over to an instance that runs already. Returns whether that instance took it over.
    private static boolean handedOver(CommandLine.Run run) throws IOException {
        var folder = run.folder(profiles(run));
        return StartRetry.PRODUCT.handOver(() -> RunningInstance.handOver(folder, run)) == RunningInstance.HandOver.TAKEN;
    }

    private int console(CommandLine.Run run) {
        try (var nodes = new OpenNodes()) {
            var front = new ConsoleFront();
            var console = new Console(nodes.start(run.folder(profiles(run)), run, front), StandardInput.open(), out, run.has(Flag.JSON));
            front.running(console);
            return console.run(run.commands());
        } catch (Profile.InUse inUse) {
            return fail(run, "profile in use; start another with --as NAME");
        } catch (IOException failed) {
            return fail(run, failed.getMessage());
        }
    }

    private int window(CommandLine.Run run) {
        if (!hasDisplay()) return fail(err, "no display; use --console", 1);
        // JavaFX on the class path warns that it is not on the module path, and people cannot change that; on the module path it logs every long list as INFO
        JavaFxLog.LOG.setLevel(Hashverse.class.getModule().isNamed() ? Level.WARNING : Level.OFF);
        try (var nodes = new OpenNodes(); var number = WindowNumber.take()) {
            var folder = run.folder(profiles(run));
            // read while JavaFX starts, which needs the settings only after that
            var lastSettings = CompletableFuture.supplyAsync(() -> Profile.glance(folder), task -> Thread.ofPlatform().daemon().name("settings of last time").start(task))
                    .exceptionally(_ -> Optional.empty());
            Launch.NodeSource newProfile = window -> nodes.start(preset -> Profiles.openAnother(folder, preset), run.another(), new WindowFront(window));
            Launch.NodeSource start = window -> {
                var front = new WindowFront(window);
                StartElection.Opening opening = run.has(Flag.ANOTHER) ? () -> nodes.start(preset -> Profiles.openAnother(folder, preset), run, front) : () -> nodes.start(folder, run, front);
                // a start with options that an open window cannot fulfil must open the profile itself
                var node = run.openWindowSuffices() ? StartElection.openOrHandOver(StartRetry.PRODUCT, opening, () -> RunningInstance.handOver(folder, run)) : opening.open();
                OpenNodes.addQuietly(node, run.peers());
                return node;
            };
            var furtherWindows = run.has(Flag.GUEST) ? Optional.<Launch.Windows>empty() : Optional.<Launch.Windows>of(new SecondWindow(folder));
            // --exit ends as soon as the window shows its content, and prints how long that took
            int status = HashverseApp.open(new Launch(lastSettings, number.number(), run.has(Flag.HIDDEN), Program.atLogin(run, folder, Profiles.ofThisComputer()), start, newProfile, furtherWindows,
                    run.has(Flag.EXIT) ? Optional.of(this::printStartTime) : Optional.empty(), run.invite()));
            // measures the answer to another start; it also loads the classes of such a start, for the class cache that is made from this run
            if (run.has(Flag.EXIT)) printAnswerTime(folder);
            return status;
        } catch (UnsupportedOperationException | UnsatisfiedLinkError noWindows) {
            // JavaFX throws these for a display that does not answer and for a system without GTK
            return fail(err, "no window can be opened here: " + noWindows.getMessage() + "; use --console", 1);
        } catch (IOException failed) {
            return fail(err, failed.getMessage(), 1);
        }
    }

    /// Where the profiles are that a command line chooses from.
    private static Profiles profiles(CommandLine.Run run) {
        return run.has(Flag.PORTABLE) ? Profiles.besideTheProgram() : Profiles.ofThisComputer();
    }

    private void printStartTime(Launch.Moment moment) {
        var what = switch (moment) {
            case PAINTED -> "painted";
            case STANDS -> "shown";
        };
        var processStart = ProcessHandle.current().info().startInstant();
        processStart.ifPresent(then -> say(what + " after " + Duration.between(then, Instant.now()).toMillis() + " ms"));
    }

    private void printAnswerTime(Path folder) {
        long begun = System.nanoTime();
        if (RunningInstance.forwardIsAnswered(folder)) say("another start answered after " + Duration.ofNanos(System.nanoTime() - begun).toMillis() + " ms");
    }

    private record WindowFront(Launch.Window window) implements Reception.Front {
        @Override
        public boolean named() {
            return window.named();
        }

        @Override
        public CompletableFuture<Boolean> comeForward(Optional<String> invite) {
            return window.comeForward(invite);
        }

        @Override
        public void quit() {
            window.quit();
        }
    }

    /// The front end of a console. A console cannot come forward. If it is asked to quit before it runs, it ends as soon as it runs.
    private static final class ConsoleFront implements Reception.Front {
        private final CompletableFuture<Console> console = new CompletableFuture<>();

        @Override
        public boolean named() {
            return true; // a console does not ask for a name
        }

        void running(Console now) {
            console.complete(now);
        }

        @Override
        public CompletableFuture<Boolean> comeForward(Optional<String> invite) {
            return CompletableFuture.completedFuture(false);
        }

        @Override
        public void quit() {
            console.thenAccept(Console::exit);
        }
    }

    private static boolean hasDisplay() {
        if (OperatingSystem.ofThisComputer() != OperatingSystem.LINUX) return true;
        if ("Headless".equals(System.getProperty("glass.platform"))) return true;
        return Environment.ofThisComputer().display();
    }

    /// Prints an error of a console or of a command for a running instance. Returns the exit status.
    private int fail(CommandLine.Run console, String why) {
        SingleCommands.failed(Objects.requireNonNullElse(why, "unknown error"), console.has(Flag.JSON)).lines().forEach(this::say);
        return 1;
    }

    /// Prints a line. Returns the exit status for success.
    private int say(String text) {
        out.println(text);
        out.flush();
        return 0;
    }

    private static int fail(PrintStream to, String why, int status) {
        to.println("error " + ConsoleLine.text(Objects.requireNonNullElse(why, "unknown error")));
        to.flush();
        return status;
    }
}
