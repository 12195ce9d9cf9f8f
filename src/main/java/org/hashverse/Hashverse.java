package org.hashverse;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hashverse.console.Console;
import org.hashverse.console.Line;
import org.hashverse.store.Bell;
import org.hashverse.store.Profile;
import org.hashverse.store.Profiles;
import org.hashverse.ui.HashverseApp;
import org.hashverse.ui.Launch;

/// The program: command line, profile, node, then a window or a console.
///
/// It ends with 0; with 1 if it could not do what it was asked, after one line `error …` (of a console on standard output,
/// where its other lines are, else on standard error); with 2 if it was called wrongly.
public final class Hashverse {
    /// Held, because a logger that nobody holds forgets its level; in a class of its own, because a console needs no such thing.
    private static final class JavaFxLog {
        static final Logger LOG = Logger.getLogger("javafx");
    }

    static {
        // one line a warning, unless whoever starts us wants another form
        if (System.getProperty("java.util.logging.SimpleFormatter.format") == null)
            System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT %4$s %5$s%6$s%n");
    }

    // UTF-8 whatever the locale says: under LANG=C, System.out prints ? for what is not ASCII
    private final PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    private final PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);

    private Hashverse() {}

    public static void main(String[] args) {
        int status = new Hashverse().run(Arguments.utf8(args));
        if (status != 0) System.exit(status);
    }

    private int run(List<String> arguments) {
        try {
            return switch (CommandLine.parse(arguments)) {
                case CommandLine.Help() -> say(Usage.TEXT);
                case CommandLine.Version() -> say("Hashverse " + Usage.version());
                case CommandLine.Run run when run.console() -> console(run);
                case CommandLine.Run run -> window(run);
            };
        } catch (CommandLine.Misuse misuse) {
            return fail(err, misuse.getMessage(), CommandLine.Misuse.STATUS);
        }
    }

    private int console(CommandLine.Run run) {
        try (var nodes = new OpenNodes()) {
            var node = nodes.start(run.folder(place(run)), run);
            return new Console(node, new FileInputStream(FileDescriptor.in), out).run(run.commands());
        } catch (Profile.InUse inUse) {
            return fail(out, "profile in use; start another with --as NAME", 1);
        } catch (IOException failed) {
            return fail(out, failed.getMessage(), 1);
        }
    }

    private int window(CommandLine.Run run) {
        if (!hasDisplay()) return fail(err, "no display; use --console", 1);
        // from the class path JavaFX warns that it is not on the module path, which is no news to anybody
        if (!Hashverse.class.getModule().isNamed()) JavaFxLog.LOG.setLevel(Level.OFF);
        try (var nodes = new OpenNodes()) {
            var folder = run.folder(place(run));
            Launch.NodeSource start = () -> {
                var node = nodes.start(folder, run);
                OpenNodes.addQuietly(node, run.peers());
                return node;
            };
            var second = run.guest() ? Optional.<Launch.GuestWindow>empty() : Optional.<Launch.GuestWindow>of(Guest::open);
            return HashverseApp.open(new Launch(start, () -> nodes.start(() -> Profiles.openAnother(folder), run.another()), new Bell(folder), second,
                    run.exit() ? Optional.of(this::sayHowFar) : Optional.empty(), run.invite()));
        } catch (UnsupportedOperationException | UnsatisfiedLinkError noWindows) {
            // JavaFX says so of a display that does not answer, and of a system without GTK
            return fail(err, "no window can be opened here: " + noWindows.getMessage() + "; use --console", 1);
        } catch (IOException noRoom) {
            return fail(err, noRoom.getMessage(), 1);
        }
    }

    private static Profiles place(CommandLine.Run run) {
        return run.portable() ? Profiles.besideTheProgram() : Profiles.ofThisComputer();
    }

    private void sayHowFar(Launch.Moment moment) {
        var what = switch (moment) {
            case PAINTED -> "painted";
            case STANDS -> "shown";
        };
        var begun = ProcessHandle.current().info().startInstant();
        begun.ifPresent(then -> say(what + " after " + Duration.between(then, Instant.now()).toMillis() + " ms"));
    }

    private static boolean hasDisplay() {
        if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux")) return true;
        if ("Headless".equals(System.getProperty("glass.platform"))) return true;
        return !System.getenv().getOrDefault("DISPLAY", "").isEmpty() || !System.getenv().getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
    }

    private int say(String text) {
        out.println(text);
        out.flush();
        return 0;
    }

    private static int fail(PrintStream to, String why, int status) {
        to.println("error " + Line.text(Objects.requireNonNullElse(why, "something that has no name")));
        to.flush();
        return status;
    }
}
