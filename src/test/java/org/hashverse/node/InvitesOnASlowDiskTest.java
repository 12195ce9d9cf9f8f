package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.hashverse.node.kit.Limits;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Callers that bring invites while the disk hangs: none of them keeps others out.
@Timeout(120)
class InvitesOnASlowDiskTest {
    @TempDir
    private Path folder;

    /// Stops the thread that writes the profile, as a disk does that hangs. Closing this lets it go on.
    private static AutoCloseable hang(TestNode ana) throws Exception {
        var hangs = new CountDownLatch(1);
        var goesOn = new CountDownLatch(1);
        ana.node.core.background.listAddresses(_ -> {
            hangs.countDown();
            try {
                goesOn.await();
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        });
        hangs.await();
        return goesOn::countDown;
    }

    /// As many callers as there are threads for handshakes; no address has all of them.
    private static List<RawPeer> callers(TestNode ana, String token) throws Exception {
        var callers = new ArrayList<RawPeer>();
        for (int i = 0; i < Limits.PRODUCT.handshakes().atOnce(); i++) {
            callers.add(RawPeer.connectFrom("127.0." + i % 2 + ".1", ana.address()).tls(Papers.good()));
            callers.getLast().say(RawPeer.hello("Eve", Optional.of(token), Optional.empty(), 0));
        }
        return callers;
    }

    @Test
    void callersWhoseTokenGivesThemNoPlaceDoNotWaitForTheDisk() throws Exception {
        try (var ana = TestNode.in(folder, "Ana", Settings.Accept.ASK, 0, AttackedNode.patient()); var _ = hang(ana)) {
            var callers = callers(ana, Settings.newToken());
            RawPeer.greeted(ana.address(), Papers.good(), "Bo").close();
            for (var caller : callers) assertFalse(caller.hear(Frame.Hello.class).met());
            callers.forEach(RawPeer::close);
        }
    }

    @Test
    void whoWaitsForTheDiskHoldsNoThreadForLongerThanAHandshakeMayTake() throws Exception {
        var limits = AttackedNode.patient().withHandshakes(handshakes -> handshakes.withTimes(handshakes.connect(), handshakes.clientHello(), Duration.ofSeconds(3)));
        try (var ana = TestNode.in(folder, "Ana", Settings.Accept.ASK, 0, limits)) {
            var invite = TestNode.get(ana.node.issueInvite(false, Optional.of(Instant.now().plus(Duration.ofDays(1))))).orElseThrow();
            try (var _ = hang(ana)) {
                var callers = callers(ana, invite.token());
                RawPeer.greeted(ana.address(), Papers.good(), "Bo").close();
                for (var caller : callers) caller.awaitEnd();
            }
        }
    }
}
