package org.hashverse.node.contacts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hashverse.TestPorts;
import org.hashverse.chat.AvatarColour;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Standing;
import org.hashverse.node.AttackedNode;
import org.hashverse.node.StandingClock;
import org.hashverse.node.TestLimits;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.node.api.PeerListing;
import org.hashverse.node.kit.Limits;
import org.hashverse.node.kit.NodeClock;
import org.hashverse.node.peer.ClaimState;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.HostileServer;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Changes of name, colour and addresses while contacts are connected.
class RenewalsTest {
    @TempDir
    Path folder;

    private TestNode node(String name, int port) throws Exception {
        return TestNode.in(folder.resolve(name), name, Settings.Accept.ANYONE, port);
    }

    private static void rename(TestNode node, String name) {
        int from = node.mark();
        node.change(settings -> settings.withName(new PeerName(name)));
        node.awaitFrom(from, NodeEvent.SettingsChanged.class, event -> event.settings().name().text().equals(name));
    }

    private static Frame.Welcome welcome(String name, Optional<AvatarColour> colour) {
        return new Frame.Welcome(List.of(), false, Optional.of(new PeerName(name)), colour);
    }

    private static Peer called(TestNode node, PeerId peer, String name) {
        return node.awaitPeer(peer, seen -> seen.name().text().equals(name));
    }

    @Test
    void aNewNameAndColourAreShownAtOnceOverTheSameLinkAndAfterRestarts() throws Exception {
        int anasPort = TestPorts.free();
        int bosPort = TestPorts.free();
        PeerId anasKey;
        try (var bo = node("Bo", bosPort)) {
            try (var ana = node("Ana", anasPort)) {
                anasKey = ana.id();
                ana.meet(bo);
                rename(ana, "Anna");
                assertTrue(called(bo, anasKey, "Anna").connected());
                ana.change(settings -> settings.withColour(Optional.of(AvatarColour.TEAL)));
                bo.awaitPeer(anasKey, peer -> peer.connected() && peer.colour().equals(Optional.of(AvatarColour.TEAL)));
                ana.change(settings -> settings.withColour(Optional.empty()));
                bo.awaitPeer(anasKey, peer -> peer.connected() && peer.colour().isEmpty());
                ana.change(settings -> settings.withColour(Optional.of(AvatarColour.PINK)));
                bo.awaitPeer(anasKey, peer -> peer.connected() && peer.colour().equals(Optional.of(AvatarColour.PINK)));
                assertEquals(1, bo.told(NodeEvent.Joined.class).size(), "it was one link all the time");
                assertEquals(List.of(), bo.told(NodeEvent.Left.class));
            }
            bo.awaitPeer(anasKey, peer -> !peer.connected());
        }
        try (var bo = node("Bo", bosPort)) {
            var away = bo.awaitPeer(anasKey, _ -> true);
            assertEquals("Anna", away.name().text());
            assertEquals(Optional.of(AvatarColour.PINK), away.colour());
            // a test node takes the name that it is opened with
            try (var _ = TestNode.in(folder.resolve("Ana"), "Anna", Settings.Accept.ANYONE, anasPort)) {
                bo.awaitPeer(anasKey, peer -> peer.connected() && peer.name().text().equals("Anna") && peer.colour().equals(Optional.of(AvatarColour.PINK)));
            }
        }
    }

    private static Optional<PeerAddress> passedOn(TestNode by, TestNode asker, PeerId peer) throws Exception {
        var listing = TestNode.get(asker.node.select(by.id()));
        assertEquals(PeerListing.Status.TOLD, listing.status());
        return listing.peers().stream().filter(entry -> entry.id().equals(peer)).findFirst().orElseThrow().address();
    }

    /// Waits until a message of Ana arrived at Bo; everything that Ana sent before has arrived too.
    private static void heard(TestNode bo, TestNode ana, String text) throws Exception {
        TestNode.get(ana.node.send(Conversation.with(bo.id()), text));
        bo.await(NodeEvent.MessageArrived.class, event -> event.message().message().text().equals(text));
    }

    @Test
    void anAddressIsNotPassedOnAsSoonAsItsOwnerForbidsIt() throws Exception {
        try (var ana = TestNode.open("Ana"); var bo = TestNode.open("Bo"); var chen = TestNode.open("Chen")) {
            ana.change(settings -> settings.withShare(true));
            bo.meet(ana);
            chen.meet(bo);
            heard(bo, ana, "met");
            assertEquals(Optional.of(ana.address()), passedOn(bo, chen, ana.id()));
            ana.change(settings -> settings.withShare(false));
            heard(bo, ana, "not any more");
            assertEquals(Optional.empty(), passedOn(bo, chen, ana.id()));
            ana.change(settings -> settings.withShare(true));
            heard(bo, ana, "again");
            assertEquals(Optional.of(ana.address()), passedOn(bo, chen, ana.id()));
        }
    }

    @Test
    void aWelcomeOfAStrangerIsIgnoredAndAStrangerGetsNone() throws Exception {
        try (var attacked = new AttackedNode(); var eve = attacked.stranger("Eve")) {
            eve.say(welcome("Bo", Optional.of(AvatarColour.RED)));
            rename(attacked.ana, "Anna");
            assertEquals("Anna", called(attacked.bo, attacked.ana.id(), "Anna").name().text()); // contacts are told
            eve.say(new Frame.Ping(7));
            for (var frame = eve.hear(); !(frame instanceof Frame.Pong(var nonce, _) && nonce == 7); frame = eve.hear()) assertFalse(frame instanceof Frame.Welcome, "a stranger got " + frame);
            TestNode.get(attacked.ana.node.accept(eve.id()));
            var peer = attacked.ana.awaitPeer(eve.id(), seen -> seen.standing() == Standing.CONTACT);
            assertEquals("Eve", peer.name().text());
            assertEquals(Optional.empty(), peer.colour());
            assertEquals(Optional.of(new PeerName("Anna")), eve.hear(Frame.Welcome.class).name(), "now it is a contact");
            eve.say(welcome("Eva", Optional.of(AvatarColour.RED)));
            assertEquals(Optional.of(AvatarColour.RED), called(attacked.ana, eve.id(), "Eva").colour());
        }
    }

    @Test
    void anOlderPeerWithoutANameInWelcomeKeepsItsNameAndColour() throws Exception {
        try (var attacked = new AttackedNode(AttackedNode.patient().withStatus(status -> status.withRenewal(Duration.ZERO))); var eve = attacked.contact("Eve")) {
            eve.say(welcome("Eva", Optional.of(AvatarColour.RED)));
            called(attacked.ana, eve.id(), "Eva");
            int mark = attacked.ana.mark();
            eve.say(new Frame.Welcome(List.of(), false, Optional.empty(), Optional.empty()), new Frame.Welcome(List.of(), true, Optional.empty(), Optional.of(AvatarColour.TEAL)));
            eve.settle(1);
            attacked.ana.node.nickname(eve.id(), Optional.of("Evi"));
            var peer = attacked.ana.awaitFrom(mark, NodeEvent.PeerChanged.class, event -> event.peer().id().equals(eve.id()) && event.peer().nickname().isPresent()).peer();
            assertEquals("Eva", peer.name().text());
            assertEquals(Optional.of(AvatarColour.RED), peer.colour());
        }
    }

    /// The names of a peer in the order in which they were told, repetitions left out.
    private static List<String> names(TestNode node, PeerId peer) {
        var names = new ArrayList<String>();
        for (var told : node.told(NodeEvent.PeerChanged.class)) {
            var name = told.peer().name().text();
            if (told.peer().id().equals(peer) && (names.isEmpty() || !names.getLast().equals(name))) names.add(name);
        }
        return names;
    }

    @Test
    void aSecondNameWaitsAndAnotherHelloDoesNotBringItSooner() throws Exception {
        assertEquals(Duration.ofSeconds(1), Limits.PRODUCT.status().renewal());
        try (var attacked = new AttackedNode(AttackedNode.patient().withStatus(status -> status.withRenewal(Duration.ofHours(1))))) {
            var papers = Papers.good();
            try (var eve = attacked.stranger("Eve", papers)) {
                TestNode.get(attacked.ana.node.accept(eve.id()));
                eve.say(welcome("Eva", Optional.empty()), welcome("Evi", Optional.empty()), welcome("Evo", Optional.empty()));
                eve.settle(1);
            }
            attacked.ana.awaitPeer(papers.id(), peer -> !peer.connected());
            assertEquals(List.of("Eve", "Eva"), names(attacked.ana, papers.id()));
            try (var eve = RawPeer.greeted(attacked.address(), papers, "Evy")) {
                eve.settle(1);
                attacked.ana.awaitPeer(eve.id(), Peer::connected);
                assertEquals(List.of("Eve", "Eva"), names(attacked.ana, papers.id()));
            }
        }
    }

    @Test
    void newNamesOfAPeerThatConnectsAgainAndAgainAreBounded() throws Exception {
        var clock = new StandingClock();
        var papers = Papers.good();
        try (var ana = TestNode.open("Ana", Settings.Accept.ANYONE, AttackedNode.patient().withStatus(status -> status.withRenewal(Duration.ZERO)), clock)) {
            for (int i = 0; i <= ClaimState.MOST + 2; i++) {
                var name = "Eve " + i;
                try (var _ = RawPeer.greeted(ana.address(), papers, name)) {
                    ana.awaitPeer(papers.id(), peer -> peer.since().isPresent());
                }
                ana.awaitPeer(papers.id(), peer -> peer.since().isEmpty());
            }
            assertEquals(1 + ClaimState.MOST, names(ana, papers.id()).size());
            clock.nanos += ClaimState.PERIOD.dividedBy(ClaimState.MOST).toNanos() + 1;
            ana.node.tryNow(papers.id()); // makes the node tick
            called(ana, papers.id(), "Eve " + (ClaimState.MOST + 2)); // the newest
        }
    }

    @Test
    void withoutALeastTimeEveryNameIsShown() throws Exception {
        try (var attacked = new AttackedNode(AttackedNode.patient().withStatus(status -> status.withRenewal(Duration.ZERO))); var eve = attacked.contact("Eve")) {
            eve.say(welcome("Eva", Optional.empty()), welcome("Evi", Optional.empty()), welcome("Evo", Optional.empty()));
            called(attacked.ana, eve.id(), "Evo");
            assertEquals(List.of("Eve", "Eva", "Evi", "Evo"), names(attacked.ana, eve.id()));
        }
    }

    @Test
    void aContactThatTakesTheNameOfAnotherOrOursInWelcomeIsMarked() throws Exception {
        try (var attacked = new AttackedNode(AttackedNode.patient().withStatus(status -> status.withRenewal(Duration.ZERO))); var eve = attacked.contact("Eve")) {
            eve.say(welcome("B0", Optional.empty()));
            attacked.ana.awaitPeer(eve.id(), peer -> peer.resembles().equals(Optional.of(attacked.bo.id())));
            assertEquals(Optional.empty(), attacked.ana.awaitPeer(attacked.bo.id(), _ -> true).resembles(), "Bo was Bo first");
            eve.say(welcome("ana", Optional.empty()));
            attacked.ana.awaitPeer(eve.id(), peer -> peer.resembles().equals(Optional.of(attacked.ana.id())));
            eve.say(welcome("Eve", Optional.empty()));
            attacked.ana.awaitPeer(eve.id(), peer -> peer.resembles().isEmpty());
            rename(attacked.ana, "Eve");
            attacked.ana.awaitPeer(eve.id(), peer -> peer.resembles().equals(Optional.of(attacked.ana.id())));
        }
    }

    @Test
    void aNameThatChangesWhileALinkIsMadeIsSentOnThatLink() throws Exception {
        var said = new CompletableFuture<Frame.Hello>();
        var renewed = new CompletableFuture<Frame.Welcome>();
        var changed = new CountDownLatch(1);
        HostileServer.Manner waits = caller -> {
            caller.answer(Papers.good());
            said.complete(caller.hear(Frame.Hello.class));
            assertTrue(changed.await(TestNode.PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
            caller.say(RawPeer.hello("Cy"));
            renewed.complete(caller.hear(Frame.Welcome.class));
        };
        try (var ana = TestNode.open("Ana"); var cy = HostileServer.open(waits)) {
            var added = ana.node.add(cy.address());
            assertEquals("Ana", TestNode.get(said).name().text());
            rename(ana, "Anna");
            changed.countDown();
            assertInstanceOf(AddOutcome.Connected.class, TestNode.get(added));
            assertEquals(Optional.of(new PeerName("Anna")), TestNode.get(renewed).name());
        }
    }

    @Test
    void aPeerThatIsAcceptedAfterANewNameHasThatName() throws Exception {
        try (var ana = TestNode.open("Ana"); var bo = TestNode.open("Bo", Settings.Accept.ASK, TestLimits.SHORT, NodeClock.SYSTEM)) {
            assertInstanceOf(AddOutcome.Connected.class, TestNode.get(ana.node.add(bo.address())));
            bo.awaitPeer(ana.id(), Peer::connected);
            rename(ana, "Anna"); // Ana is a stranger to Bo, so her WELCOME is ignored
            heard(bo, ana, "Anna from now on");
            assertEquals("Ana", bo.awaitPeer(ana.id(), _ -> true).name().text());
            TestNode.get(bo.node.accept(ana.id()));
            called(bo, ana.id(), "Anna");
        }
    }
}
