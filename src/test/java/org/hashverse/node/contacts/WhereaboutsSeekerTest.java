package org.hashverse.node.contacts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hashverse.TestPorts;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Standing;
import org.hashverse.node.AttackedNode;
import org.hashverse.node.StandingClock;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.node.kit.Events;
import org.hashverse.node.kit.Limits;
import org.hashverse.node.kit.NodeSetup;
import org.hashverse.node.kit.NodeThread;
import org.hashverse.node.peer.OwnIdentity;
import org.hashverse.node.peer.WhereaboutsState;
import org.hashverse.store.profile.PeerBook;
import org.hashverse.store.profile.PeerRecord;
import org.hashverse.store.profile.Profile;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.HostileServer;
import org.hashverse.transport.Identity;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whom a node asks about contacts that it does not reach, and where it dials then.
class WhereaboutsSeekerTest {
    /// A late tick is not taken for sleep.
    private static final Limits LIMITS = AttackedNode.patient().withTicks(ticks -> new Limits.Ticks(ticks.busy(), ticks.idle(), Duration.ofDays(1), Duration.ofDays(1)));
    private final StandingClock clock = new StandingClock();
    @TempDir
    private Path folder;
    private long request;

    private PeerRecord contact(PeerId id, List<PeerAddress> addresses, boolean letIn) {
        return new PeerRecord(id, Standing.CONTACT, new PeerName("Peer " + id.code()), Optional.empty(), Optional.empty(), addresses, Optional.empty(), Optional.empty(), false, true, false, 0,
                letIn, false);
    }

    private TestNode ana(List<PeerRecord> peers) throws Exception {
        try (var profile = Profile.open(folder.resolve("Ana"))) {
            profile.save(new PeerBook(peers, List.of()));
        }
        var ana = TestNode.in(folder.resolve("Ana"), "Ana", Settings.Accept.ASK, 0, LIMITS, clock);
        ana.self(); // it has planned its calls now
        pass(Duration.ofSeconds(1));
        return ana;
    }

    /// Moves both clocks on in small steps, because clocks that move apart are taken for sleep. After a second, calls begin that wait for the other end to call first.
    private void pass(Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            clock.nanos += Duration.ofSeconds(1).toNanos();
            clock.wall = clock.wall.plusSeconds(1);
        }
    }

    /// Contacts whose addresses refuse every call.
    private List<PeerId> missing(int number, List<PeerRecord> peers, boolean letIn) throws Exception {
        var ids = new ArrayList<PeerId>();
        for (int i = 0; i < number; i++) {
            ids.add(Papers.good().id());
            peers.add(contact(ids.getLast(), List.of(new PeerAddress("127.0.0.1", TestPorts.free())), letIn));
        }
        return ids;
    }

    /// Contacts that connect later; nobody looks for them meanwhile.
    private List<Papers> friends(int number, List<PeerRecord> peers) throws Exception {
        var friends = new ArrayList<Papers>();
        for (int i = 0; i < number; i++) {
            friends.add(Papers.good());
            peers.add(contact(friends.getLast().id(), List.of(), true));
        }
        return friends;
    }

    private static RawPeer connect(TestNode ana, Papers papers, String... features) throws Exception {
        var peer = RawPeer.in(ana.address(), papers);
        peer.say(new Frame.Hello(0, new PeerName("Friend"), Optional.empty(), Set.of(features), MessageId.random().hex(), RawPeer.STORE, Optional.empty(), 0, 0, List.of(), true, true,
                Optional.empty()));
        peer.hear(Frame.Hello.class);
        ana.awaitPeer(papers.id(), Peer::connected);
        return peer;
    }

    private static RawPeer connect(TestNode ana, Papers papers) throws Exception {
        return connect(ana, papers, OptionalFrame.WhereQuery.FEATURE);
    }

    /// Whom the next question names.
    private static PeerId asked(RawPeer friend, List<PeerId> ids) throws IOException {
        var query = friend.hear(OptionalFrame.WhereQuery.class);
        return ids.stream().filter(query::names).findFirst().orElseThrow(() -> new AssertionError("names nobody who is missing"));
    }

    private boolean askedNothing(RawPeer friend) throws IOException {
        friend.say(new Frame.PeersQuery(++request));
        for (var frame = friend.hear(); !(frame instanceof Frame.Peers); frame = friend.hear()) if (frame instanceof OptionalFrame.WhereQuery) return false;
        return true;
    }

    @Test
    void aFriendIsAskedAboutAMissingContactThatThePersonChoseAndAgainAfterAMinute() throws Exception {
        var peers = new ArrayList<PeerRecord>();
        var missing = missing(1, peers, false);
        missing(1, peers, true);
        var friend = friends(1, peers).getFirst();
        try (var ana = ana(peers); var cy = connect(ana, friend)) {
            assertEquals(missing.getFirst(), asked(cy, missing));
            assertTrue(askedNothing(cy));
            pass(WhereaboutsState.FIRST_PAUSE);
            assertEquals(missing.getFirst(), asked(cy, missing));
        }
    }

    @Test
    void aFriendThatConnectsLaterIsAskedTooAndAnOlderProgramIsNot() throws Exception {
        var peers = new ArrayList<PeerRecord>();
        var missing = missing(1, peers, false);
        var friends = friends(3, peers);
        try (var ana = ana(peers); var old = connect(ana, friends.get(0), "text"); var cy = connect(ana, friends.get(1))) {
            assertEquals(missing.getFirst(), asked(cy, missing));
            try (var dara = connect(ana, friends.get(2))) {
                assertEquals(missing.getFirst(), asked(dara, missing));
            }
            assertTrue(askedNothing(old));
        }
    }

    @Test
    void oneFriendIsAskedTwentyQuestionsAMinute() throws Exception {
        var peers = new ArrayList<PeerRecord>();
        var missing = missing(21, peers, false);
        var friend = friends(1, peers).getFirst();
        try (var ana = ana(peers); var cy = connect(ana, friend)) {
            var named = new HashSet<PeerId>();
            for (int i = 0; i < 20; i++) named.add(asked(cy, missing));
            assertEquals(20, named.size());
            for (int i = 0; i < 40; i++) assertTrue(askedNothing(cy));
            pass(Duration.ofSeconds(3));
            named.add(asked(cy, missing));
            assertEquals(21, named.size());
        }
    }

    @Test
    void allFriendsTogetherAreAskedSixtyQuestionsAMinute() throws Exception {
        var peers = new ArrayList<PeerRecord>();
        var missing = missing(16, peers, false);
        var friends = friends(4, peers);
        var open = new ArrayList<RawPeer>();
        try (var ana = ana(peers)) {
            for (int friend = 0; friend < 4; friend++) {
                open.add(connect(ana, friends.get(friend)));
                for (int i = 0; i < (friend < 3 ? 16 : 12); i++) asked(open.getLast(), missing);
            }
            assertEquals(60, WhereaboutsSeeker.ASKED_A_MINUTE);
            for (var friend : open) assertTrue(askedNothing(friend));
            pass(WhereaboutsState.FIRST_PAUSE);
            for (var friend : open) for (int i = 0; i < 15; i++) asked(friend, missing);
            for (var friend : open) assertTrue(askedNothing(friend));
            pass(Duration.ofSeconds(1));
            int more = 0;
            while (more == 0) for (var friend : open) more += restOf(friend);
            for (var friend : open) more += restOf(friend);
            assertEquals(1, more);
        } finally {
            open.forEach(RawPeer::close);
        }
    }

    /// The questions that have come until Ana has handled what was sent to her.
    private int restOf(RawPeer friend) throws IOException {
        int questions = 0;
        friend.say(new Frame.PeersQuery(++request));
        for (var frame = friend.hear(); !(frame instanceof Frame.Peers); frame = friend.hear()) if (frame instanceof OptionalFrame.WhereQuery) questions++;
        return questions;
    }

    @Test
    void aMissingContactIsFoundWhereAFriendTellsAndAnotherKeyThereIsNotTakenForIt() throws Exception {
        var moved = folder.resolve("moved.pem");
        var identity = Identity.loadOrCreate(moved);
        var papers = Papers.of(moved);
        HostileServer.Manner answers = caller -> {
            caller.answer(papers);
            caller.hear(Frame.Hello.class);
            caller.say(RawPeer.hello("Moved"));
        };
        var peers = new ArrayList<PeerRecord>(List.of(contact(identity.id(), List.of(new PeerAddress("127.0.0.1", TestPorts.free())), false)));
        var friend = friends(1, peers).getFirst();
        try (var place = HostileServer.open(answers); var other = HostileServer.open(caller -> caller.answer(Papers.good())); var ana = ana(peers); var cy = connect(ana, friend)) {
            assertEquals(identity.id(), asked(cy, List.of(identity.id())));
            cy.say(new OptionalFrame.Where(identity.sign(1, List.of(other.address(), place.address()))));
            cy.settle(++request);
            pass(Duration.ofSeconds(1));
            assertEquals(place.address(), ana.awaitPeer(identity.id(), Peer::connected).address().orElseThrow());
        }
    }

    @Test
    void anAddressOfThisComputerToldFromOutsideIsNotDialled() throws Exception {
        var outside = new InetSocketAddress(InetAddress.ofLiteral("198.51.100.7"), 1);
        var inside = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 1);
        var places = List.of(new PeerAddress("127.0.0.9", 9), new PeerAddress("10.0.0.7", 9), new PeerAddress("host", 9), new PeerAddress("198.51.100.8", 9), new PeerAddress("198.51.100.8", 9));
        var events = new Events(10, new NodeThread());
        try (var profile = Profile.open(folder.resolve("Own"))) {
            var setup = NodeSetup.of(profile, Optional.of("127.0.0.1"), Optional.empty());
            var myself = new OwnIdentity(Papers.good().id(), setup, events, null);
            assertEquals(List.of(new PeerAddress("198.51.100.8", 9)), myself.callable(places, outside, 8));
            assertEquals(List.of(new PeerAddress("127.0.0.9", 9), new PeerAddress("10.0.0.7", 9), new PeerAddress("198.51.100.8", 9)), myself.callable(places, inside, 8));
            assertEquals(2, myself.callable(places, inside, 2).size());
        }
    }

    @Test
    void aContactThatAcceptAnyoneLetInIsNotDialledWhereAFriendTells() throws Exception {
        var letIn = folder.resolve("letin.pem");
        var identity = Identity.loadOrCreate(letIn);
        var chosen = folder.resolve("chosen.pem");
        var second = Identity.loadOrCreate(chosen);
        var peers = new ArrayList<PeerRecord>(List.of(contact(identity.id(), List.of(), true), contact(second.id(), List.of(), false)));
        var friend = friends(1, peers).getFirst();
        try (var place = HostileServer.open(RawPeer::close); var real = HostileServer.open(RawPeer::close); var ana = ana(peers); var cy = connect(ana, friend)) {
            cy.say(new OptionalFrame.Where(identity.sign(1, List.of(place.address()))));
            cy.say(new OptionalFrame.Where(second.sign(1, List.of(real.address()))));
            cy.settle(++request);
            pass(Duration.ofSeconds(1));
            real.awaitCalls(1); // told later, and dialled
            assertEquals(0, place.calls());
            assertFalse(ana.told(NodeEvent.PeerChanged.class).isEmpty());
        }
    }

    @Test
    void sixteenFriendsAreAskedAboutOneMissingContact() throws Exception {
        var peers = new ArrayList<PeerRecord>();
        var friends = friends(17, peers);
        var missing = missing(1, peers, false);
        var open = new ArrayList<RawPeer>();
        try (var silent = HostileServer.open(RawPeer::awaitEnd)) {
            var gone = contact(missing.getFirst(), List.of(silent.address()), false);
            peers.set(peers.size() - 1, gone);
            try (var ana = ana(peers)) {
                for (var friend : friends) open.add(connect(ana, friend));
                pass(Duration.ofSeconds(2)); // the call to the missing contact takes too long now
                int heard = 0;
                while (heard == 0) for (var friend : open) heard += restOf(friend);
                for (var friend : open) heard += restOf(friend);
                assertEquals(WhereaboutsSeeker.MOST_ASKED, heard);
            } finally {
                open.forEach(RawPeer::close);
            }
        }
    }
}
