package org.hashverse.promises;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.hashverse.transport.HelloRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Attacks that cost the attacker almost nothing. An attacker that needs much processor time would slow down the measurement itself.
/// Ana is attacked on her port while Bo, her contact, sends her 20 messages a second. Both are processes with the package's options for Java.
@Measured(9)
class AttackTest {
    /// The options of the profile `package` in pom.xml that affect speed and memory.
    private static final List<String> PACKAGE = List.of("-XX:+UseSerialGC", "-Xms16m", "-Xmn8m", "-XX:TieredStopAtLevel=1", "-XX:TrimNativeHeapInterval=10000", "-Xmx256m",
            "-XX:+ExitOnOutOfMemoryError");
    private static final Duration ATTACK = Duration.ofSeconds(15);
    private static final Duration BETWEEN_MESSAGES = Duration.ofMillis(50);
    private static final Duration BAR = Duration.ofMillis(250);
    private static final int CALLS_PER_SECOND = 100;

    @TempDir
    private Path anas;
    @TempDir
    private Path bos;
    private ConsoleProcess ana;
    private ConsoleProcess bo;
    private volatile boolean over;
    private final List<Thread> attackers = new ArrayList<>();
    private final AtomicLong done = new AtomicLong();

    @BeforeEach
    void meet() throws Exception {
        ana = new ConsoleProcess(PACKAGE, anas, "Ana", ConsoleProcess.freeAddress(), "--accept", "ask");
        bo = new ConsoleProcess(PACKAGE, bos, "Bo", ConsoleProcess.freeAddress(), "--accept", "anyone");
        ana.type("invite");
        var invite = ana.await(0, "invite ").what().substring("invite ".length());
        bo.type("add " + invite);
        bo.await(0, "joined Ana ");
        ana.await(0, "joined Bo ");
        send(100, Duration.ofMillis(20)); // warms both up
    }

    @AfterEach
    void close() throws Exception {
        over = true;
        bo.close();
        ana.close(); // an attacker that is read slowly waits in its write until then
        for (var attacker : attackers) attacker.join();
    }

    private interface Attack {
        void once() throws Exception;
    }

    /// Attacks from one thread until the end of the test; a failed attack is repeated.
    private void attack(Attack attack) {
        attackers.add(Thread.ofPlatform().daemon().name("attacker").start(() -> {
            while (!over) {
                try {
                    attack.once();
                } catch (IOException hungUp) {
                    LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
                } catch (Exception impossible) {
                    throw new AssertionError(impossible);
                }
            }
        }));
    }

    /// Sends messages from Bo to Ana at a steady rate. Returns the times until each is shown as delivered, sorted.
    private List<Duration> send(int messages, Duration between) throws Exception {
        int mark = bo.lines.mark();
        var typed = new long[messages];
        long start = System.nanoTime();
        for (int i = 0; i < messages; i++) {
            for (long left; (left = start + i * between.toNanos() - System.nanoTime()) > 0; ) LockSupport.parkNanos(left);
            typed[i] = System.nanoTime();
            bo.type("send @Ana message " + i);
        }
        long end = System.nanoTime() + Journal.PATIENCE.toNanos();
        while (bo.lines.count(mark, line -> line.startsWith("delivered 1/1 #")) < messages && System.nanoTime() < end) LockSupport.parkNanos(BETWEEN_MESSAGES.toNanos());
        var delivered = new HashMap<String, Long>();
        var sent = new ArrayList<String>();
        for (var line : bo.lines.from(mark)) {
            var words = line.what().split(" ");
            if (words[0].equals("sent")) sent.add(words[2]);
            if (words[0].equals("delivered")) delivered.put(words[2], line.at());
        }
        var times = new Duration[messages];
        for (int i = 0; i < messages; i++) {
            var at = i < sent.size() ? delivered.get(sent.get(i)) : null;
            times[i] = at == null ? Journal.PATIENCE : Duration.ofNanos(at - typed[i]);
        }
        Arrays.sort(times);
        return List.of(times);
    }

    private void measure(Promises promises, String attack) throws Exception {
        int mark = bo.lines.mark();
        var before = ana.processors();
        var times = send((int) (ATTACK.toMillis() / BETWEEN_MESSAGES.toMillis()), BETWEEN_MESSAGES);
        var used = ana.processors().minus(before);
        long left = bo.lines.count(mark, line -> line.startsWith("left "));
        over = true;
        var text = "median " + Promises.text(times.get(times.size() / 2)) + ", slowest " + Promises.text(times.getLast()) + ", " + Promises.text(used) + " of processors; " + done + " attacks; links lost: " + left;
        promises.report(attack, text);
        promises.atMost(attack + ": a message and its confirmation, 99 of 100", BAR, times.get(times.size() * 99 / 100));
        promises.exactly(attack + ": links lost", 0, left);
    }

    @Test
    void noAttack(Promises promises) throws Exception {
        measure(promises, "nobody attacks");
    }

    private void calls(Promises promises, String group, Duration hold) throws Exception {
        var hello = HelloRecord.whole(group);
        long start = System.nanoTime();
        for (int i = 0; i < 4; i++) {
            attack(() -> {
                long next = start + done.getAndIncrement() * Duration.ofSeconds(1).toNanos() / CALLS_PER_SECOND;
                for (long left; (left = next - System.nanoTime()) > 0; ) LockSupport.parkNanos(left);
                var raw = new Socket(InetAddress.getLoopbackAddress(), ana.address.port());
                raw.getOutputStream().write(hello);
                if (hold.isZero()) raw.close();
                else Thread.ofVirtual().start(() -> {
                    try (raw) {
                        LockSupport.parkNanos(hold.toNanos());
                    } catch (IOException closed) {
                        // expected: the node closed the connection
                    }
                });
            });
        }
        measure(promises, CALLS_PER_SECOND + " ClientHellos a second with a share of " + group + (hold.isZero() ? ", then close" : ", held for " + Promises.text(hold)));
    }

    @Test
    void clientHellosThatAreCostlyToAnswer(Promises promises) throws Exception {
        calls(promises, "ffdhe8192", Duration.ZERO);
    }

    @Test
    void clientHellosThatAreAnswered(Promises promises) throws Exception {
        calls(promises, "x25519", Duration.ZERO);
    }

    @Test
    void clientHellosThatWaitForTheAnswer(Promises promises) throws Exception {
        calls(promises, "x25519", Duration.ofSeconds(1));
    }
}
