package org.hashverse.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hashverse.ExpectedLog;
import org.hashverse.node.TestNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// Scripts take the place of the desktop's programs; they run as real processes.
@DisabledOnOs(OS.WINDOWS)
class DesktopProgramsTest {
    private static final String NEW = "[ \"$1\" = --help ] && { echo '--action --print-id --replace-id'; exit 0; }\n";
    private final Programs programs = new Programs();
    private final BlockingQueue<List<String>> calls = new LinkedBlockingQueue<>();
    private final Launcher launcher = call -> {
        var process = Launcher.SYSTEM.start(call);
        calls.add(call.arguments());
        return process;
    };
    private DesktopPrograms desktop;

    DesktopProgramsTest() throws IOException {}

    @AfterEach
    void closeAll() throws IOException {
        desktop.close();
        programs.close();
    }

    private void open(String script) throws IOException {
        desktop = new DesktopPrograms(new Offer(Optional.of(new NotifySend(programs.add("notify-send", script).toString(), Optional.empty(), false)),
                Optional.of(List.of(programs.add("play", "exit 0").toString()))), launcher);
    }

    private static Notification of(String tag, String title) {
        return new Notification(tag, title, "text", "Open");
    }

    private List<String> next() throws InterruptedException {
        var call = calls.poll(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertTrue(call != null, "nothing more is called");
        return call;
    }

    private List<String> nextShown() throws InterruptedException {
        var call = next();
        return call.contains("--help") ? next() : call;
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertTrue(latch.await(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS));
    }

    @Test
    @ExpectedLog("the desktop could not show or play something")
    void anErrorEndsNothing() throws Exception {
        var broken = new AtomicBoolean(true);
        desktop = new DesktopPrograms(new Offer(Optional.of(new NotifySend(programs.add("notify-send", NEW + "echo 5").toString(), Optional.empty(), false)), Optional.empty()), call -> {
            if (broken.getAndSet(false)) throw new NoClassDefFoundError("no file can be opened");
            return launcher.start(call);
        });
        desktop.show(of("bo", "one"), () -> { });
        until(() -> !broken.get());
        desktop.show(of("bo", "two"), () -> { });
        assertTrue(nextShown().contains("two"));
    }

    @Test
    void hostileTextsReachTheProgramUnchanged() throws Exception {
        var got = programs.path().resolve("got");
        open(NEW + "for each in \"$@\"; do printf '%s\\n' \"$each\"; done > " + got + ".part; mv " + got + ".part " + got + "; echo 5; echo default");
        var clicked = new CountDownLatch(1);
        desktop.show(new Notification("bo", "-x; $(exit 1)\u0000\n`id`", "\"'<b>\\n&\u202E", "Open"), clicked::countDown);
        await(clicked);
        var arguments = Files.readAllLines(got);
        assertEquals(List.of("--", "-x; $(exit 1) `id`", "\"'&lt;b&gt;\\\\n&amp;"), arguments.subList(arguments.size() - 3, arguments.size()));
    }

    @Test
    void aNotificationReplacesTheOneBeforeAndWithdrawRemovesIt() throws Exception {
        // prints its number, then runs until it is interrupted; the trap is needed because a shell in the background ignores an interrupt
        var written = programs.path().resolve("said");
        open(NEW + "echo 42; echo yes >> " + written + "; exec sleep 1000");
        desktop.show(of("bo", "one"), () -> { });
        assertTrue(nextShown().stream().noneMatch(argument -> argument.startsWith("--replace-id")));
        until(() -> Files.exists(written));
        desktop.show(of("bo", "two"), () -> { });
        assertTrue(nextShown().contains("--replace-id=42"));
        desktop.show(of("chen", "another"), () -> { });
        assertTrue(nextShown().stream().noneMatch(argument -> argument.startsWith("--replace-id")));
        desktop.withdraw("bo");
        assertEquals(List.of("kill", "-INT"), next().subList(0, 2));
        desktop.withdraw("bo");
        desktop.close();
        assertEquals(List.of("kill", "-INT"), next().subList(0, 2));
        desktop.show(of("bo", "after the end"), () -> { });
        assertEquals(null, calls.peek());
    }

    @Test
    void withoutANumberTheOldNotificationIsRemovedFirst() throws Exception {
        open(NEW + "exec sleep 1000");
        desktop.show(of("bo", "one"), () -> { });
        nextShown();
        desktop.show(of("bo", "two"), () -> { });
        assertEquals(List.of("kill", "-INT"), next().subList(0, 2));
        assertTrue(next().contains("two"));
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void until(Condition condition) throws Exception {
        long end = System.nanoTime() + TestNode.PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) throw new AssertionError("never so");
            Thread.onSpinWait();
        }
    }

    @Test
    void anOlderProgramGetsNoUnknownOptions() throws Exception {
        open("exit 0");
        desktop.show(of("bo", "one"), () -> { });
        assertEquals(List.of("--app-name=Hashverse", "--category=im.received", "--", "one", "text"), nextShown().subList(1, 6));
    }

    @Test
    void waitingTasksAreBoundedAndTheNewestStay() throws Exception {
        var gate = new CountDownLatch(1);
        var entered = new CountDownLatch(1);
        programs.add("play", "exit 0");
        var asked = new ArrayList<String>();
        Launcher slow = call -> {
            entered.countDown();
            try {
                gate.await();
            } catch (InterruptedException stopped) {
                throw new IOException(stopped);
            }
            return launcher.start(call);
        };
        desktop = new DesktopPrograms(new Offer(Optional.of(new NotifySend(programs.add("notify-send", "exit 0").toString(), Optional.empty(), false)), Optional.empty()), slow);
        desktop.show(of("first", "first"), () -> { });
        await(entered);
        desktop.sound(); // no program for it is installed
        for (int i = 0; i <= DesktopPrograms.MOST_WAITING; i++) desktop.show(of("tag" + i, "old"), () -> { });
        desktop.show(of("tag3", "new"), () -> { });
        gate.countDown();
        for (int i = 0; i <= DesktopPrograms.MOST_WAITING; i++) {
            var call = nextShown();
            asked.add(call.get(call.size() - 2));
        }
        assertEquals("first", asked.getFirst());
        assertEquals("new", asked.getLast());
        assertEquals(DesktopPrograms.MOST_WAITING - 1, asked.stream().filter("old"::equals).count());
        assertEquals(null, calls.peek());
    }

    @Test
    @ExpectedLog("the desktop could not show or play something")
    void aProgramThatFailsOrIsMissingHindersNothing() throws Exception {
        open("exit 1");
        desktop.show(of("bo", "fails"), () -> { });
        assertTrue(nextShown().contains("fails"));
        Files.delete(programs.path().resolve("notify-send"));
        desktop.show(of("bo", "is gone"), () -> { });
        desktop.sound();
        assertTrue(next().getFirst().endsWith("play"));
    }
}
