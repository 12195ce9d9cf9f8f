package org.hashverse;

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
import org.hashverse.CommandLine.Flag;
import org.hashverse.console.Console;
import org.hashverse.console.ConsoleLine;
import org.hashverse.console.SingleCommands;
import org.hashverse.instance.WindowNumber;
import org.hashverse.platform.Environment;
import org.hashverse.platform.OperatingSystem;
import org.hashverse.platform.PathNames;
import org.hashverse.store.profile.Profile;
import org.hashverse.store.profile.Profiles;
import org.hashverse.ui.app.HashverseApp;
import org.hashverse.ui.app.Launch;

/// The program: command line, profile, node, then a window or a console.
///
/// It ends with 0; with 1 if it could not do what it was asked, after one line `error …` (of a console on standard output,
/// where its other lines are, else on standard error); with 2 if it was called wrongly; with 3 if its memory was used up, see [FatalErrorHandler].
public final class Hashverse {
    /// Held, because a logger that nobody holds forgets its level; in a class of its own, because a console needs no such thing.
    private static final class JavaFxLog {
        static final Logger LOG = Logger.getLogger("javafx");
    }

    static {
        // libraries log through it, to nowhere, and it would say so
        if (System.getProperty("slf4j.internal.verbosity") == null) System.setProperty("slf4j.internal.verbosity", "ERROR");
        // one line a warning, unless whoever starts us wants another form
        if (System.getProperty("java.util.logging.SimpleFormatter.format") == null)
            System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT %4$s %5$s%6$s%n");
    }

    // UTF-8 whatever the locale says: under LANG=C, System.out prints ? for what is not ASCII
    private final PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    private final PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);

    private Hashverse() {}

    public static void main(String[] args) {
        FatalErrorHandler.hear();
        int status = new Hashverse().run(Arguments.utf8(args));
        if (status != 0) System.exit(status);
    }

    private int run(List<String> arguments) {
        try {
            var line = CommandLine.parse(arguments);
            boolean places = !(line instanceof CommandLine.Help || line instanceof CommandLine.Version);
            var unnamed = places ? PathNames.faultOfThisStart() : Optional.<String>empty();
            return unnamed.isPresent() ? refuse(line, unnamed.get()) : run(line);
        } catch (CommandLine.Misuse misuse) {
            return fail(err, misuse.getMessage(), CommandLine.Misuse.STATUS);
        }
    }

    private int refuse(CommandLine line, String why) {
        return switch (line) {
            case CommandLine.Tell tell -> fail(tell.whose(), why);
            case CommandLine.Run run when run.has(Flag.CONSOLE) -> fail(run, why);
            default -> fail(err, why, 1);
        };
    }

    private int run(CommandLine line) {
        try {
            return switch (line) {
                case CommandLine.Help() -> say(Usage.TEXT);
                case CommandLine.Version() -> say("Hashverse " + Usage.version());
                case CommandLine.Tell tell -> RunningInstance.carriesOut(tell.whose().folder(place(tell.whose())), tell, this::say);
                case CommandLine.Run run when run.plain() && leaves(run) -> 0;
                case CommandLine.Run run when run.has(Flag.CONSOLE) -> console(run);
                case CommandLine.Run run -> window(run);
            };
        } catch (IOException noRoom) {
            return fail(err, noRoom.getMessage(), 1);
        }
    }

    private static boolean leaves(CommandLine.Run run) throws IOException {
        var folder = run.folder(place(run));
        return StartRetry.PRODUCT.left(() -> RunningInstance.leave(folder, run)) == RunningInstance.Left.TAKEN;
    }

    private int console(CommandLine.Run run) {
        try (var nodes = new OpenNodes()) {
            var front = new ConsoleFront();
            var console = new Console(nodes.start(run.folder(place(run)), run, front), StandardInput.open(), out, run.has(Flag.JSON));
            front.stands(console);
            return console.run(run.commands());
        } catch (Profile.InUse inUse) {
            return fail(run, "profile in use; start another with --as NAME");
        } catch (IOException failed) {
            return fail(run, failed.getMessage());
        }
    }

    private int window(CommandLine.Run run) {
        if (!hasDisplay()) return fail(err, "no display; use --console", 1);
        // from the class path JavaFX warns that it is not on the module path, which is no news to anybody
        JavaFxLog.LOG.setLevel(Hashverse.class.getModule().isNamed() ? Level.WARNING : Level.OFF); // INFO: "index exceeds maxCellCount" of every long list
        try (var nodes = new OpenNodes(); var number = WindowNumber.take()) {
            var folder = run.folder(place(run));
            // beside the start of JavaFX, which needs it only when that is done
            var last = CompletableFuture.supplyAsync(() -> Profile.glance(folder), task -> Thread.ofPlatform().daemon().name("settings of last time").start(task))
                    .exceptionally(_ -> Optional.empty());
            Launch.NodeSource other = window -> nodes.start(preset -> Profiles.openAnother(folder, preset), run.another(), new WindowFront(window));
            Launch.NodeSource start = window -> {
                var front = new WindowFront(window);
                StartElection.Opening opening = run.has(Flag.ANOTHER) ? () -> nodes.start(preset -> Profiles.openAnother(folder, preset), run, front) : () -> nodes.start(folder, run, front);
                // one that wants what no open window can give leaves nothing to it
                var node = run.plain() ? StartElection.openOrLeave(StartRetry.PRODUCT, opening, () -> RunningInstance.leave(folder, run)) : opening.open();
                OpenNodes.addQuietly(node, run.peers());
                return node;
            };
            var beside = run.has(Flag.GUEST) ? Optional.<Launch.Windows>empty() : Optional.<Launch.Windows>of(new SecondWindow(folder));
            int status = HashverseApp.open(new Launch(last, number.number(), run.has(Flag.HIDDEN), Program.atLogin(run, folder, Profiles.ofThisComputer()), start, other, beside,
                    run.has(Flag.EXIT) ? Optional.of(this::sayHowFar) : Optional.empty(), run.invite()));
            // as another start would find it; and what such a start loads is in the cache of a start that was made of this one
            if (run.has(Flag.EXIT)) sayAnswered(folder);
            return status;
        } catch (UnsupportedOperationException | UnsatisfiedLinkError noWindows) {
            // JavaFX says so of a display that does not answer, and of a system without GTK
            return fail(err, "no window can be opened here: " + noWindows.getMessage() + "; use --console", 1);
        } catch (IOException noRoom) {
            return fail(err, noRoom.getMessage(), 1);
        }
    }

    private static Profiles place(CommandLine.Run run) {
        return run.has(Flag.PORTABLE) ? Profiles.besideTheProgram() : Profiles.ofThisComputer();
    }

    private void sayHowFar(Launch.Moment moment) {
        var what = switch (moment) {
            case PAINTED -> "painted";
            case STANDS -> "shown";
        };
        var begun = ProcessHandle.current().info().startInstant();
        begun.ifPresent(then -> say(what + " after " + Duration.between(then, Instant.now()).toMillis() + " ms"));
    }

    private void sayAnswered(Path folder) {
        long begun = System.nanoTime();
        if (RunningInstance.answers(folder)) say("another start answered after " + Duration.ofNanos(System.nanoTime() - begun).toMillis() + " ms");
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

    /// A console has nothing that could come forward; one that does not stand yet ends as soon as it does.
    private static final class ConsoleFront implements Reception.Front {
        private final CompletableFuture<Console> console = new CompletableFuture<>();

        @Override
        public boolean named() {
            return true; // it asks nobody for one
        }

        void stands(Console now) {
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

    private int fail(CommandLine.Run console, String why) {
        SingleCommands.failed(Objects.requireNonNullElse(why, "something that has no name"), console.has(Flag.JSON)).lines().forEach(this::say);
        return 1;
    }

    private int say(String text) {
        out.println(text);
        out.flush();
        return 0;
    }

    private static int fail(PrintStream to, String why, int status) {
        to.println("error " + ConsoleLine.text(Objects.requireNonNullElse(why, "something that has no name")));
        to.flush();
        return status;
    }
}
