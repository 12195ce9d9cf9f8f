package org.hashverse.promises;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.Presence;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.node.api.NodeEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Measured(4)
class FreezeTest {
    @TempDir
    private Path folder;
    private MeasuredNode ana;
    private ConsoleProcess bo;

    @BeforeEach
    void meet() throws Exception {
        ana = MeasuredNode.open("Ana");
        bo = new ConsoleProcess(folder, "Bo", ConsoleProcess.freeAddress());
        var outcome = MeasuredNode.get(ana.node.add(bo.address));
        assertInstanceOf(AddOutcome.Connected.class, outcome, outcome::toString);
        bo.await(0, "joined Ana ");
        ana.awaitPeer(ana.journal.await(0, "joined", event -> event instanceof NodeEvent.Joined).what() instanceof NodeEvent.Joined(var id) ? id : null,
                peer -> peer.connected() && peer.met());
    }

    @AfterEach
    void close() throws Exception {
        bo.close();
        ana.close();
    }

    @Test
    void aFrozenPeerIsShownAsLeftAndReturns(Promises promises) throws Exception {
        int atAna = ana.journal.mark();
        int atBo = bo.lines.mark();
        MeasuredNode.get(ana.node.query("Bo")); // so that its last byte has just arrived
        long frozen = System.nanoTime();
        bo.signal("STOP");
        long quiet = presence(atAna, Presence.NOT_RESPONDING).at();
        promises.atMost("a peer freezes: shown as not responding", Duration.ofSeconds(6), Duration.ofNanos(quiet - frozen));
        var gone = ana.journal.await(atAna, "left", event -> event instanceof NodeEvent.Left);
        promises.atMost("shown as gone", Duration.ofSeconds(10), Duration.ofNanos(gone.at() - frozen));
        assertEquals(CloseReason.SILENT, ((NodeEvent.Left) gone.what()).reason());
        waitUntil(frozen, Duration.ofSeconds(12));
        long thawed = System.nanoTime();
        bo.signal("CONT");
        long back = ana.journal.await(atAna, "joined", event -> event instanceof NodeEvent.Joined).at();
        promises.atMost("back after it thaws", Duration.ofSeconds(3), Duration.ofNanos(back - thawed));
        waitUntil(thawed, Duration.ofSeconds(5));
        if (!reports(atBo).isEmpty()) System.err.println("told of a peer that was well: " + reports(atBo));
        promises.exactly("we freeze for 12 s and the peer is well: lines that say it left", 0, reports(atBo).size());
        int list = bo.lines.mark();
        bo.type("list");
        bo.await(list, "peers 1");
    }

    @Test
    void aShorterFreezeEndsNoConnection(Promises promises) throws Exception {
        int atAna = ana.journal.mark();
        int atBo = bo.lines.mark();
        long frozen = System.nanoTime();
        bo.signal("STOP");
        presence(atAna, Presence.NOT_RESPONDING);
        waitUntil(frozen, Duration.ofSeconds(8));
        int thaw = ana.journal.mark();
        long thawed = System.nanoTime();
        bo.signal("CONT");
        promises.atMost("a peer freezes for 8 s: shown as there again after it thaws", Duration.ofSeconds(3), Duration.ofNanos(presence(thaw, Presence.ONLINE).at() - thawed));
        waitUntil(thawed, Duration.ofSeconds(5));
        promises.exactly("left or joined told at either end of that freeze", 0,
                reports(atBo).size() + ana.journal.count(atAna, event -> event instanceof NodeEvent.Left || event instanceof NodeEvent.Joined));
    }

    @Test
    void aPauseOfFiveSecondsRaisesNoAlarm(Promises promises) throws Exception {
        int atAna = ana.journal.mark();
        int atBo = bo.lines.mark();
        MeasuredNode.get(ana.node.query("Bo"));
        long frozen = System.nanoTime();
        bo.signal("STOP");
        waitUntil(frozen, Duration.ofSeconds(5));
        bo.signal("CONT");
        waitUntil(frozen, Duration.ofSeconds(15));
        promises.exactly("we pause for 5 s: times that anybody was shown as not responding or gone, here or there", 0, reports(atBo).size()
                + ana.journal.count(atAna, event -> event instanceof NodeEvent.Left
                || event instanceof NodeEvent.PeerChanged(var peer) && peer.presence() == Presence.NOT_RESPONDING));
        int list = bo.lines.mark();
        bo.type("list");
        bo.await(list, "peer Ana " + ana.address().host() + ":" + ana.address().port() + " " + ana.id().text() + " connected ");
    }

    private List<String> reports(int mark) {
        return bo.lines.from(mark).stream().map(Journal.Line::what).filter(line -> line.startsWith("left ") || line.startsWith("joined ")).toList();
    }

    private Journal.Line<NodeEvent> presence(int mark, Presence presence) throws InterruptedException {
        return ana.journal.await(mark, presence.name(), event -> event instanceof NodeEvent.PeerChanged(var peer) && peer.presence() == presence);
    }

    private static void waitUntil(long start, Duration after) {
        for (long left; (left = start + after.toNanos() - System.nanoTime()) > 0; ) LockSupport.parkNanos(left);
    }
}
