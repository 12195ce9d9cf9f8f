package org.hashverse.promises;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Measured(5)
class LeaveTest {
    private static final Duration SHOWN = Duration.ofSeconds(1);
    @TempDir
    private Path folder;

    @Test
    void aKilledOrQuitPeerIsShownAsLeftAtOnceAndGetsWaitingMessagesLater(Promises promises) throws Exception {
        try (var ana = MeasuredNode.open("Ana")) {
            var address = ConsoleProcess.freeAddress();
            PeerId id;
            try (var bo = new ConsoleProcess(folder, "Bo", address)) {
                id = assertInstanceOf(AddOutcome.Connected.class, MeasuredNode.get(ana.node.add(address))).peer().id();
                ana.awaitPeer(id, Peer::met);
                bo.await(0, "joined Ana ");
                int mark = ana.journal.mark();
                long killed = System.nanoTime();
                bo.kill();
                var left = ana.left(mark, id);
                assertEquals(new NodeEvent.Left(id, CloseReason.LOST), left.what());
                promises.atMost("the peer's process is killed: shown as left", SHOWN, Duration.ofNanos(left.at() - killed));
            }
            int mark = ana.journal.mark();
            try (var bo = new ConsoleProcess(folder, "Bo", address)) {
                long listening = bo.await(0, "listening ").at();
                var joined = ana.joined(mark, id);
                promises.atMost("it starts again: connected, after it listens", Duration.ofSeconds(3), Duration.ofNanos(joined.at() - listening));
                ana.awaitPeer(id, Peer::met);
                bo.await(0, "joined Ana ");
                int before = ana.journal.mark();
                long quit = System.nanoTime();
                bo.type("exit");
                var left = ana.left(before, id);
                assertEquals(new NodeEvent.Left(id, CloseReason.LEAVING), left.what());
                promises.atMost("the peer quits: shown as left", SHOWN, Duration.ofNanos(left.at() - quit));
                assertEquals(0, bo.awaitEnd());
            }
            MeasuredNode.get(ana.node.send(Conversation.with(id), "kept for you"));
            try (var bo = new ConsoleProcess(folder, "Bo", address)) {
                long listening = bo.await(0, "listening ").at();
                var arrived = bo.await(0, "direct Ana ");
                promises.atMost("a message that waited for a contact arrives, after it listens again", Duration.ofSeconds(3), Duration.ofNanos(arrived.at() - listening));
                assertTrue(arrived.what().endsWith(" kept for you"), arrived.what());
            }
        }
    }

    @Test
    void aRemovedPeerDisappearsFromBothListsAndDoesNotReturn(Promises promises) throws Exception {
        try (var ana = MeasuredNode.open("Ana"); var bo = MeasuredNode.open("Bo")) {
            ana.meet(bo);
            int atAna = ana.journal.mark();
            int atBo = bo.journal.mark();
            long start = System.nanoTime();
            assertTrue(MeasuredNode.get(ana.node.remove(bo.id())));
            long gone = Math.max(ana.left(atAna, bo.id()).at(), bo.left(atBo, ana.id()).at());
            promises.atMost("a peer is removed: gone from both lists", SHOWN, Duration.ofNanos(gone - start));
            assertEquals(Standing.REMOVED, ana.awaitPeer(bo.id(), peer -> !peer.connected()).standing());
            assertTrue(bo.awaitPeer(ana.id(), peer -> !peer.connected()).endedByIt());
            while (Promises.since(start).toSeconds() < 30) {
                bo.node.tryNow(ana.id());
                var outcome = assertInstanceOf(AddOutcome.Failed.class, MeasuredNode.get(bo.node.add(ana.address())));
                assertEquals(AddOutcome.Failure.DECLINED, outcome.failure());
                LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            }
            promises.exactly("back within 30 s although it calls again and again", 0,
                    ana.journal.count(atAna, event -> event instanceof NodeEvent.Joined) + bo.journal.count(atBo, event -> event instanceof NodeEvent.Joined));
        }
    }
}
