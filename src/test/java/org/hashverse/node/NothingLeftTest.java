package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerAddress;
import org.hashverse.node.api.Peer;
import org.hashverse.transport.HelloRecord;
import org.hashverse.transport.HostileServer;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.Frame;
import org.junit.jupiter.api.Test;

/// A node that is closed while much is under way leaves no thread and no socket.
class NothingLeftTest {
    @Test
    void theDumpShowsAThreadThatExists() throws Exception {
        var started = new CountDownLatch(1);
        var thread = Thread.ofVirtual().name("read-TEST").start(() -> {
            started.countDown();
            LockSupport.park();
        });
        started.await();
        assertTrue(Leftovers.threads().contains("read-TEST"));
        thread.interrupt();
        thread.join();
    }

    @Test
    void aNodeClosedInTheMiddleOfEverythingLeavesNothing() throws Exception {
        new AttackedNode().close(); // from the first closed socket on, the JDK keeps a socket of its own
        Leftovers.awaitNoThreads(); // of other tests
        long before = Leftovers.sockets();
        var crowd = new ArrayList<RawPeer>();
        var papers = Papers.good();
        try (var hole = HostileServer.open(_ -> {}); var mute = HostileServer.open(caller -> caller.answer(papers)); var full = HostileServer.full()) {
            var attacked = new AttackedNode(AttackedNode.patient());
            try (attacked) {
                everything(attacked, crowd);
                attacked.ana.node.add(hole.address());
                attacked.ana.node.add(mute.address());
                attacked.ana.node.add(full.address());
                attacked.ana.node.add(new PeerAddress("nobody-has-this-name.invalid", 8000));
                attacked.ana.node.keepTrying(hole.address());
                attacked.unharmed();
            }
            Leftovers.awaitNoThreads();
            for (var one : crowd) one.awaitEnd();
        } finally {
            crowd.forEach(RawPeer::close);
        }
        Leftovers.awaitSockets(before);
    }

    private static void everything(AttackedNode attacked, List<RawPeer> crowd) throws Exception {
        for (int i = 0; i < 100; i++) crowd.add(RawPeer.connect(attacked.address()));
        var hello = HelloRecord.whole();
        for (int i = 0; i < 4; i++) {
            var stalled = RawPeer.connect(attacked.address());
            stalled.bytes(hello);
            crowd.add(stalled); // holds a handshake slot
        }
        for (int i = 0; i < 3; i++) crowd.add(attacked.stranger("Stranger " + i));
        var deaf = RawPeer.connectDeaf(attacked.address()).tls(Papers.good());
        crowd.add(deaf);
        deaf.say(RawPeer.hello("Deaf"));
        attacked.ana.awaitPeer(deaf.id(), Peer::connected);
        TestNode.get(attacked.ana.node.accept(deaf.id()));
        var text = "x".repeat(16 * 1024);
        for (int i = 0; i < 100; i++) TestNode.get(attacked.ana.node.send(Conversation.with(deaf.id()), text));
        for (int i = 0; i < 1_000; i++) deaf.say(new Frame.PeersQuery(i + 1));
        crowd.add(RawPeer.in(attacked.address(), Papers.good())); // never says HELLO
        var turned = RawPeer.in(attacked.address(), Papers.of(attacked.key()));
        turned.say(RawPeer.hello("Ana"));
        crowd.add(turned); // gets BYE and stays
    }
}
