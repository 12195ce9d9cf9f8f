package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hashverse.chat.Invite;
import org.hashverse.chat.IssuedInvite;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.node.api.Self;
import org.hashverse.node.kit.NodeClock;
import org.hashverse.store.profile.PeerBook;
import org.hashverse.store.profile.Profile;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Invites for one peer, and those that end: who becomes a contact by them, and what remains of them after a restart or a kill.
@Timeout(120)
class LimitedInvitesTest {
    @TempDir
    Path folder;
    private volatile Duration later = Duration.ZERO;
    private final NodeClock clock = new NodeClock() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public Instant wall() {
            return Instant.now().plus(later);
        }
    };

    private TestNode ana(Path home) throws Exception {
        return TestNode.in(home, "Ana", Settings.Accept.ASK, 0, AttackedNode.patient(), clock);
    }

    private static IssuedInvite issue(TestNode ana, boolean once, Optional<Instant> until) throws Exception {
        return TestNode.get(ana.node.issueInvite(once, until)).orElseThrow();
    }

    private static IssuedInvite once(TestNode ana) throws Exception {
        return issue(ana, true, Optional.empty());
    }

    /// Connects with a token. Returns whether that made the key a contact, once Ana has told of it.
    private static boolean letIn(TestNode ana, Papers papers, String token) throws Exception {
        return letIn(ana, ana.address(), papers, token);
    }

    private static boolean letIn(TestNode ana, PeerAddress where, Papers papers, String token) throws Exception {
        try (var peer = RawPeer.connect(where).tls(papers)) {
            peer.say(RawPeer.hello("Bo", Optional.of(token), Optional.empty(), 0));
            boolean met = peer.hear(Frame.Hello.class).met();
            assertEquals(met ? Standing.CONTACT : Standing.STRANGER, ana.awaitPeer(papers.id(), Peer::connected).standing());
            return met;
        }
    }

    private static List<PeerId> users(TestNode ana, IssuedInvite invite) {
        return ana.told(NodeEvent.SelfChanged.class).getLast().self().issued().stream().filter(one -> one.code().equals(invite.code())).findFirst().orElseThrow().users();
    }

    @Test
    void anInviteForOneLetsInTheFirstKeyAndTheNextOneAsks() throws Exception {
        try (var ana = ana(folder); var bo = TestNode.open("Bo"); var cy = TestNode.open("Cy")) {
            var invite = once(ana);
            var link = Invite.parse(ana.told(NodeEvent.SelfChanged.class).getLast().self().invite(invite).toString());
            assertTrue(assertInstanceOf(AddOutcome.Connected.class, TestNode.get(bo.node.add(link))).peer().met());
            assertEquals(Standing.CONTACT, ana.awaitPeer(bo.id(), Peer::connected).standing());
            assertEquals(List.of(bo.id()), users(ana, invite));
            assertFalse(assertInstanceOf(AddOutcome.Connected.class, TestNode.get(cy.node.add(link))).peer().met(), "Cy waits to be accepted, and its window says so");
            assertEquals(Standing.STRANGER, ana.awaitPeer(cy.id(), Peer::connected).standing());
            assertEquals(List.of(bo.id()), users(ana, invite));
        }
    }

    @Test
    void ofFourKeysThatBringAnInviteForOneAtOnceOneIsLetIn() throws Exception {
        try (var ana = ana(folder)) {
            var invite = once(ana);
            var peers = new ArrayList<RawPeer>();
            for (int i = 0; i < 4; i++) peers.add(RawPeer.connect(ana.address()).tls(Papers.good()));
            var hellos = new ArrayList<Future<Boolean>>();
            var start = new CountDownLatch(1);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var peer : peers) hellos.add(threads.submit(() -> {
                    start.await();
                    peer.say(RawPeer.hello("Bo", Optional.of(invite.token()), Optional.empty(), 0));
                    return peer.hear(Frame.Hello.class).met();
                }));
                start.countDown();
                int met = 0;
                for (var hello : hellos) if (hello.get()) met++;
                assertEquals(1, met);
                assertEquals(1, users(ana, invite).size());
            } finally {
                peers.forEach(RawPeer::close);
            }
        }
    }

    @Test
    void aKeyWhoseConnectionWasLostComesAgainByTheSameInvite() throws Exception {
        try (var ana = ana(folder)) {
            var invite = once(ana);
            var bo = Papers.good();
            try (var lost = RawPeer.connect(ana.address()).tls(bo)) {
                lost.say(RawPeer.hello("Bo", Optional.of(invite.token()), Optional.empty(), 0));
                assertTrue(lost.hear(Frame.Hello.class).met());
            }
            assertTrue(letIn(ana, bo, invite.token()));
            assertFalse(letIn(ana, Papers.good(), invite.token()));
        }
    }

    @Test
    void anInviteWithAnEndLetsInManyUntilThen() throws Exception {
        try (var ana = ana(folder)) {
            var invite = issue(ana, false, Optional.of(clock.wall().plus(Duration.ofDays(1))));
            assertTrue(letIn(ana, Papers.good(), invite.token()));
            assertTrue(letIn(ana, Papers.good(), invite.token()));
            later = Duration.ofDays(1);
            assertFalse(letIn(ana, Papers.good(), invite.token()));
            assertEquals(2, users(ana, invite).size());
        }
    }

    @Test
    void aRevokedInviteAndOneWithoutALimitLetNobodyIn() throws Exception {
        try (var ana = ana(folder)) {
            var invite = once(ana);
            var other = once(ana);
            assertTrue(TestNode.get(ana.node.revokeInvite(invite.code())));
            assertFalse(TestNode.get(ana.node.revokeInvite(invite.code())));
            assertFalse(letIn(ana, Papers.good(), invite.token()));
            assertTrue(letIn(ana, Papers.good(), other.token()));
            assertThrows(ExecutionException.class, () -> TestNode.get(ana.node.issueInvite(false, Optional.empty())));
        }
    }

    @Test
    void theStandingInviteIsAnotherOne() throws Exception {
        try (var ana = ana(folder)) {
            var invite = once(ana);
            assertTrue(letIn(ana, Papers.good(), ana.self().invite().token().orElseThrow()), "links from before still work");
            ana.node.renewInvite();
            assertTrue(letIn(ana, Papers.good(), invite.token()));
        }
    }

    @Test
    void aRemovedPeerDoesNotComeBackByTheInviteThatItUsedButByANewOne() throws Exception {
        try (var ana = ana(folder)) {
            var dated = issue(ana, false, Optional.of(clock.wall().plus(Duration.ofDays(1))));
            var unused = once(ana);
            var bo = Papers.good();
            assertTrue(letIn(ana, bo, dated.token()));
            assertTrue(TestNode.get(ana.node.remove(bo.id())));
            try (var again = RawPeer.connect(ana.address()).tls(bo)) {
                again.say(RawPeer.hello("Bo", Optional.of(dated.token()), Optional.empty(), 0));
                assertEquals(Frame.Bye.Code.REMOVED, again.bye().code());
            }
            assertFalse(letIn(ana, Papers.good(), dated.token()), "nor by another key");
            assertTrue(letIn(ana, bo, unused.token()));
        }
    }

    @Test
    void invitesAndTheirUseSurviveARestart() throws Exception {
        IssuedInvite used;
        IssuedInvite open;
        IssuedInvite revoked;
        var bo = Papers.good();
        try (var ana = ana(folder)) {
            used = once(ana);
            open = issue(ana, true, Optional.of(clock.wall().plus(Duration.ofDays(1))));
            revoked = once(ana);
            assertTrue(letIn(ana, bo, used.token()));
            assertTrue(TestNode.get(ana.node.revokeInvite(revoked.code())));
        }
        try (var ana = ana(folder)) {
            assertEquals(List.of(used.usedBy(bo.id()), open), ana.self().issued());
            assertFalse(letIn(ana, Papers.good(), used.token()));
            assertFalse(letIn(ana, Papers.good(), revoked.token()));
            assertTrue(letIn(ana, Papers.good(), open.token()));
        }
    }

    @Test
    void whenAPeerIsToldThatItIsAContactTheUseOfItsInviteIsOnTheDisk() throws Exception {
        var killed = Files.createDirectory(folder.resolve("killed"));
        try (var ana = ana(Files.createDirectory(folder.resolve("alive")))) {
            for (int used = 1; used <= 20; used++) { // a node that did not wait for the disk would be faster than it in some of them
                var invite = once(ana);
                try (var peer = RawPeer.connect(ana.address()).tls(Papers.good())) {
                    peer.say(RawPeer.hello("Bo", Optional.of(invite.token()), Optional.empty(), 0));
                    assertTrue(peer.hear(Frame.Hello.class).met());
                    // what a kill at this moment would leave
                    Files.copy(folder.resolve("alive/peers.json"), killed.resolve("peers.json"), StandardCopyOption.REPLACE_EXISTING);
                }
                try (var profile = Profile.open(killed)) {
                    assertEquals(used, profile.peers().issued().stream().filter(one -> one.users().size() == 1).count());
                }
            }
        }
    }

    @Test
    void aDamagedInviteInTheProfileIsLeftOutAndTheOthersStay() throws Exception {
        var good = IssuedInvite.make(true, Optional.empty(), Instant.parse("2026-11-20T10:00:00Z")).usedBy(Papers.good().id());
        var bad = IssuedInvite.make(true, Optional.empty(), Instant.parse("2026-11-20T10:00:00Z"));
        try (var profile = Profile.open(folder)) {
            profile.save(new PeerBook(List.of(), List.of(), List.of(good, bad)));
        }
        try (var profile = Profile.open(folder)) {
            assertEquals(List.of(good, bad), profile.peers().issued());
        }
        var file = folder.resolve("peers.json");
        Files.writeString(file, Files.readString(file).replace(bad.token(), "short"));
        try (var profile = Profile.open(folder)) {
            assertEquals(List.of(good), profile.peers().issued());
        }
    }

    @Test
    void aLinkOfALimitedInviteDiffersInItsTokenAlone() throws Exception {
        try (var ana = ana(folder)) {
            var invite = once(ana);
            Self self = ana.told(NodeEvent.SelfChanged.class).getLast().self();
            assertEquals(self.invite().withToken(invite.token()), self.invite(invite));
            assertEquals(List.of(invite), self.issued());
        }
    }
}
