package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.hashverse.chat.Conversation;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.node.kit.NodeClock;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.Frame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Contacts that only `accept anyone` let in.
class GuestsTest {
    private static final int LINKS = 4;
    private final TestNode ana = TestNode.open("Ana", Settings.Accept.ANYONE, AttackedNode.bounds(LINKS, 64), NodeClock.SYSTEM);
    private final List<RawPeer> crowd = new ArrayList<>();

    GuestsTest() throws Exception {}

    @AfterEach
    void close() throws Exception {
        crowd.forEach(RawPeer::close);
        ana.close();
    }

    private RawPeer guest(String name) throws Exception {
        crowd.add(RawPeer.greeted(ana.address(), Papers.good(), name));
        ana.awaitPeer(crowd.getLast().id(), Peer::connected);
        return crowd.getLast();
    }

    @Test
    void theyDoNotKeepOutAnEarlierContact() throws Exception {
        var bo = Papers.good();
        RawPeer.greeted(ana.address(), bo, "Bo").close();
        ana.await(NodeEvent.Left.class, left -> left.peer().equals(bo.id()));
        for (int i = 0; i < LINKS; i++) guest("Guest " + i);
        try (var late = RawPeer.in(ana.address(), Papers.good())) {
            late.say(RawPeer.hello("Late"));
            assertEquals(Frame.Bye.Code.FULL, late.bye().code(), "a newcomer from the same address displaces none");
        }
        try (var back = RawPeer.greeted(ana.address(), bo, "Bo")) {
            crowd.getFirst().awaitEnd();
            back.settle(1);
            for (var other : crowd.subList(1, LINKS)) other.settle(1);
        }
    }

    @Test
    void aPeerToWhichThePersonWroteStays() throws Exception {
        var bo = Papers.good();
        RawPeer.greeted(ana.address(), bo, "Bo").close();
        ana.await(NodeEvent.Left.class, left -> left.peer().equals(bo.id()));
        for (int i = 0; i < LINKS; i++) TestNode.get(ana.node.send(Conversation.with(guest("Guest " + i).id()), "hello"));
        try (var back = RawPeer.in(ana.address(), bo)) {
            back.say(RawPeer.hello("Bo"));
            assertEquals(Frame.Bye.Code.FULL, back.bye().code());
        }
        for (var other : crowd) other.settle(1);
    }
}
