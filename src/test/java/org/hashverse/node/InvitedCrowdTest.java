package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Standing;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.node.kit.NodeClock;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.Frame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Many keys that bring the same invite: anyone can make any number of keys, and an invite may become public.
class InvitedCrowdTest {
    private static final int LINKS = 4;
    private static final int CONTACTS = 12;
    /// How long a link may stay open after BYE: longer than any test.
    private static final Duration LONG = Duration.ofHours(1);
    private static final String HERE = "127.0.0.1";
    private static final String ELSEWHERE = "127.0.1.1";
    private final TestNode ana = TestNode.open("Ana", Settings.Accept.ASK,
            AttackedNode.patient().withQuotas(quotas -> quotas.withLinks(LINKS).withContactsLetIn(CONTACTS)).withLinks(links -> links.withBye(LONG, LONG)), NodeClock.SYSTEM);
    private final List<RawPeer> crowd = new ArrayList<>();

    InvitedCrowdTest() throws Exception {}

    @AfterEach
    void close() throws Exception {
        crowd.forEach(RawPeer::close);
        ana.close();
    }

    private Optional<String> token() {
        return ana.told(NodeEvent.SelfChanged.class).getLast().self().invite().token();
    }

    private RawPeer call(String from, Papers papers, String name) throws Exception {
        var peer = RawPeer.connectFrom(from, ana.address()).tls(papers);
        peer.say(RawPeer.hello(name, token(), Optional.empty(), 0));
        return peer;
    }

    /// Connects with the invite. Returns whether that made it a contact.
    private boolean invited(String from, Papers papers, String name) throws Exception {
        crowd.add(call(from, papers, name));
        boolean met = crowd.getLast().hear(Frame.Hello.class).met();
        ana.awaitPeer(papers.id(), Peer::connected);
        return met;
    }

    private void away(Papers papers) throws Exception {
        crowd.removeLast().close();
        ana.awaitPeer(papers.id(), peer -> !peer.connected());
    }

    @Test
    void aCrowdFromOneAddressDoesNotKeepOutAContactFromAnother() throws Exception {
        var bo = Papers.good();
        var cy = Papers.good();
        invited(ELSEWHERE, bo, "Bo");
        away(bo);
        invited(HERE, cy, "Cy");
        away(cy);
        for (int i = 0; i < LINKS; i++) invited(HERE, Papers.good(), "Crowd " + i);
        try (var same = call(HERE, cy, "Cy")) {
            assertEquals(Frame.Bye.Code.FULL, same.bye().code(), "a newcomer from the same address displaces none");
        }
        try (var back = call(ELSEWHERE, bo, "Bo")) {
            assertTrue(back.hear(Frame.Hello.class).met());
            assertEquals(Frame.Bye.Code.FULL, crowd.getLast().bye().code()); // the last one to come is dropped first
            back.settle(1);
            for (var other : crowd.subList(0, LINKS - 1)) other.settle(1);
        }
    }

    private static String place(int n) {
        return "127.2." + n + ".1";
    }

    @Test
    void aCrowdFromManyAddressesMakesRoomForChosenContactsAndForThoseInvitedBefore() throws Exception {
        var bo = Papers.good();
        var cy = Papers.good();
        invited(ELSEWHERE, cy, "Cy"); // invited, and not chosen yet
        away(cy);
        for (int i = 0; i < LINKS; i++) invited(place(i), Papers.good(), "Crowd " + i);
        try (var late = call("127.9.9.9", Papers.good(), "Late")) {
            assertEquals(Frame.Bye.Code.FULL, late.bye().code(), "the last one to come displaces none");
        }
        try (var back = call(ELSEWHERE, cy, "Cy")) {
            assertTrue(back.hear(Frame.Hello.class).met());
            assertEquals(Frame.Bye.Code.FULL, crowd.getLast().bye().code());
            back.settle(1);
        }
        ana.awaitPeer(cy.id(), peer -> !peer.connected());
        invited(place(LINKS), bo, "Bo");
        TestNode.get(ana.node.send(Conversation.with(bo.id()), "good to see you"));
        away(bo);
        invited(place(LINKS + 1), Papers.good(), "Crowd again");
        try (var back = call(place(LINKS), bo, "Bo")) {
            assertTrue(back.hear(Frame.Hello.class).met());
            assertEquals(Frame.Bye.Code.FULL, crowd.getLast().bye().code());
            back.settle(1);
            try (var again = call(ELSEWHERE, cy, "Cy")) {
                again.hear(Frame.Hello.class);
                back.settle(2); // a chosen contact is not dropped for an invited one
                again.settle(1);
            }
        }
    }

    @Test
    void whoGaveUpItsPlaceAndStaysOnTheLineDoesNotComeBackAsOneTooMany() throws Exception {
        var bo = Papers.good();
        invited(ELSEWHERE, bo, "Bo");
        away(bo);
        var last = Papers.good();
        for (int i = 1; i < LINKS; i++) invited(place(i), Papers.good(), "Crowd " + i);
        invited(place(LINKS), last, "Last");
        try (var back = call(ELSEWHERE, bo, "Bo")) {
            back.hear(Frame.Hello.class);
            assertEquals(Frame.Bye.Code.FULL, crowd.getLast().bye().code());
            try (var again = call(place(LINKS), last, "Last")) { // its first connection is still open
                assertFalse(admitted(again));
            }
            back.settle(1);
            for (var other : crowd.subList(0, LINKS - 1)) other.settle(1);
        }
    }

    /// Whether the link of a peer was admitted: then PING is sent over it.
    private static boolean admitted(RawPeer peer) throws Exception {
        while (true) {
            switch (peer.hear()) {
                case Frame.Ping _ -> {
                    return true;
                }
                case Frame.Bye(var code, _, _) -> {
                    assertEquals(Frame.Bye.Code.FULL, code);
                    return false;
                }
                default -> { /* it comes before */ }
            }
        }
    }

    @Test
    void ofThoseThatCallAtTheSameTimeOnlyAsManyAsThereArePlacesAreAdmitted() throws Exception {
        for (int i = 0; i < CONTACTS; i++) crowd.add(RawPeer.connectFrom(place(i), ana.address()).tls(Papers.good()));
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var hello = RawPeer.hello("Crowd", token(), Optional.empty(), 0);
            var all = crowd.stream().map(peer -> threads.submit(() -> {
                start.await();
                peer.say(hello);
                return admitted(peer);
            })).toList();
            start.countDown();
            int admitted = 0;
            for (var one : all) if (one.get()) admitted++;
            assertEquals(LINKS, admitted);
        }
    }

    /// As many contacts as may be let in, all offline. Returns the first one.
    private Papers contacts() throws Exception {
        var all = new ArrayList<Papers>();
        for (int i = 0; i < CONTACTS; i++) {
            all.add(Papers.good());
            assertTrue(invited(HERE, all.getLast(), "Contact " + i));
            away(all.getLast());
        }
        return all.getFirst();
    }

    @Test
    void aStrangerThatBroughtAnInviteDoesNotComeBackByItOnceRemovedOrIgnored() throws Exception {
        contacts();
        for (boolean ignored : List.of(false, true)) {
            var late = Papers.good();
            var brought = token();
            assertFalse(invited(HERE, late, "Late"));
            if (ignored) ana.node.ignore(late.id());
            else assertTrue(TestNode.get(ana.node.remove(late.id())));
            ana.awaitPeer(late.id(), peer -> peer.standing() == Standing.REMOVED);
            assertNotEquals(brought, token());
        }
    }

    @Test
    void aboveTheBoundAPeerWithAnInviteWaitsAsAStranger() throws Exception {
        var first = contacts();
        var late = Papers.good();
        assertFalse(invited(HERE, late, "Late"));
        assertEquals(Standing.STRANGER, ana.awaitPeer(late.id(), Peer::connected).standing());
        assertTrue(invited(HERE, first, "Contact 0"), "a contact stays one");
    }
}
