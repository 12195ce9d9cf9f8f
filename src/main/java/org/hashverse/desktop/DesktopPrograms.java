package org.hashverse.desktop;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;

/// Notifications and sounds by programs of the desktop. A virtual thread runs them one after the other.
final class DesktopPrograms implements Desktop {
    /// Most tasks that may wait. A further one replaces the oldest.
    static final int MOST_WAITING = 8;
    /// Most notifications whose programs are watched for a click. With one more, the oldest program is ended, and its notification stays.
    static final int MOST_WATCHED = 16;
    private static final System.Logger LOG = System.getLogger(DesktopPrograms.class.getName());
    private static final String SOUND = "sound";

    /// A task for the virtual thread.
    private sealed interface Work {
        record Show(Notification notification, Runnable clicked) implements Work {}

        record Withdraw(String tag) implements Work {}

        record Sound() implements Work {}
    }

    private final Offer offer;
    private final Launcher launcher;
    // guarded by this, as are the three fields below: tasks that wait, the newest last
    private final SequencedMap<String, Work> waiting = new LinkedHashMap<>();
    private boolean working;
    private boolean closed;
    private boolean logged;
    // used by the working thread only; there is one at a time
    private Notifier notifier;
    // guarded by itself: tag of a notification -> the program that shows it
    private final SequencedMap<String, Process> watched = new LinkedHashMap<>();

    DesktopPrograms(Offer offer, Launcher launcher) {
        this.offer = offer;
        this.launcher = launcher;
    }

    @Override
    public void show(Notification notification, Runnable clicked) {
        if (offer.shows()) add("tag " + notification.tag(), new Work.Show(notification, clicked));
    }

    @Override
    public void withdraw(String tag) {
        if (offer.shows()) add("tag " + tag, new Work.Withdraw(tag));
    }

    @Override
    public void sound() {
        if (offer.sounds()) add(SOUND, new Work.Sound());
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            waiting.clear();
        }
        List<Process> left;
        synchronized (watched) {
            left = List.copyOf(watched.values());
            watched.clear();
        }
        // not a daemon, because the program ends right after this
        if (!left.isEmpty()) Thread.ofPlatform().name("hashverse-desktop-end").start(() -> end(left));
    }

    /// Adds a task. It replaces a waiting one with the same key, which would change nothing any more.
    private synchronized void add(String key, Work work) {
        if (closed) return;
        waiting.remove(key);
        waiting.put(key, work);
        if (waiting.size() > MOST_WAITING) waiting.pollFirstEntry();
        if (working) return;
        working = true;
        Thread.ofVirtual().name("hashverse-desktop").start(this::work);
    }

    private void work() {
        for (var next = next(); next.isPresent(); next = next()) {
            try {
                switch (next.get()) {
                    case Work.Show(var notification, var clicked) -> showNow(notification, clicked);
                    case Work.Withdraw(var tag) -> unwatch(tag).ifPresent(one -> end(List.of(one)));
                    case Work.Sound() -> awaitEnd(launcher.start(new Notifier.Command(offer.sound().orElseThrow(), Map.of())));
                }
            } catch (Throwable failed) { // an Error too: otherwise nothing would ever be shown again
                logOnce(failed.toString());
            }
        }
    }

    private synchronized Optional<Work> next() {
        var first = waiting.pollFirstEntry();
        working = first != null;
        return Optional.ofNullable(first).map(Map.Entry::getValue);
    }

    private void showNow(Notification notification, Runnable clicked) throws IOException, InterruptedException {
        if (notifier == null) notifier = offer.notifier().orElseThrow().probed(launcher);
        var before = unwatch(notification.tag());
        var replaces = before.isPresent() ? number(before.get()) : Optional.<String>empty();
        // without stdbuf notify-send prints the number only when it ends
        if (replaces.isEmpty()) before.ifPresent(one -> end(List.of(one)));
        var process = launcher.start(notifier.toShow(notification, replaces));
        process.getOutputStream().close();
        if (!notifier.runsWhileShown()) {
            awaitEnd(process);
            return;
        }
        // otherwise the old program would report clicks on the new notification too
        if (replaces.isPresent()) before.ifPresent(Process::destroy);
        watch(notification.tag(), process, clicked);
    }

    private void watch(String tag, Process process, Runnable clicked) {
        var unwatched = new ArrayList<Process>();
        synchronized (watched) {
            watched.put(tag, process);
            while (watched.size() > MOST_WATCHED) unwatched.add(watched.pollFirstEntry().getValue());
        }
        unwatched.forEach(Process::destroy);
        process.onExit().thenAccept(ended -> {
            synchronized (watched) {
                if (!watched.remove(tag, ended)) return;
            }
            if (ended.exitValue() != 0) logOnce("its program ended with " + ended.exitValue());
            else if (output(ended).lines().anyMatch("default"::equals)) clicked.run();
        });
        synchronized (this) {
            if (closed) unwatch(tag).ifPresent(one -> end(List.of(one)));
        }
    }

    private Optional<Process> unwatch(String tag) {
        synchronized (watched) {
            return Optional.ofNullable(watched.remove(tag));
        }
    }

    /// The number that the desktop gave a notification. Its program prints it first.
    private Optional<String> number(Process process) {
        return output(process).lines().findFirst().filter(line -> line.matches("[1-9][0-9]{0,9}"));
    }

    private String output(Process process) {
        try {
            return Launcher.outputSoFar(process);
        } catch (IOException silent) {
            return "";
        }
    }

    /// Ends programs, so that they remove their notifications. They do so when they are interrupted, as by Ctrl+C; [Process#destroy] would leave the notifications.
    private void end(List<Process> programs) {
        var arguments = new ArrayList<>(List.of("kill", "-INT"));
        programs.stream().filter(Process::isAlive).forEach(process -> arguments.add(Long.toString(process.pid())));
        if (arguments.size() == 2) return;
        try {
            launcher.start(new Notifier.Command(arguments, Map.of()));
        } catch (IOException | UnsupportedOperationException noSuchProgram) {
            programs.forEach(Process::destroy);
        }
    }

    private void awaitEnd(Process process) throws InterruptedException {
        try {
            if (!process.waitFor(Launcher.SECONDS, TimeUnit.SECONDS)) logOnce("its program does not end");
            else if (process.exitValue() != 0) logOnce("its program ended with " + process.exitValue());
        } finally {
            process.destroyForcibly();
        }
    }

    private synchronized void logOnce(String why) {
        if (logged || closed) return;
        logged = true;
        try {
            LOG.log(System.Logger.Level.WARNING, "the desktop could not show or play something (said once): " + why);
        } catch (Throwable unlogged) {
            // a failure to log must not end the working thread
        }
    }
}
