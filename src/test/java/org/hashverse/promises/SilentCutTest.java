package org.hashverse.promises;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.Presence;
import org.hashverse.faults.FaultProxy;
import org.hashverse.node.api.NodeEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Measured(4)
class SilentCutTest {
    private static final Duration FAR = Duration.ofSeconds(1);
    private MeasuredNode ana;
    private MeasuredNode bo;
    private FaultProxy way;

    @BeforeEach
    void meet() throws Exception {
        ana = MeasuredNode.through("Ana");
        bo = MeasuredNode.called("Bo");
        way = new FaultProxy(bo.address());
        MeasuredNode.get(ana.node.add(way.address()));
        ana.awaitPeer(bo.id(), peer -> peer.connected() && peer.met());
        bo.awaitPeer(ana.id(), peer -> peer.connected() && peer.met());
    }

    @AfterEach
    void close() throws Exception {
        way.close();
        ana.close();
        bo.close();
    }

    @Test
    void aPeerThatIsCutOffSilentlyIsShownAsLeftAndReturns(Promises promises) throws Exception {
        var gone = Duration.ZERO;
        var back = Duration.ZERO;
        for (int seconds : new int[] {12, 17, 30}) { // so that the cuts fall at different times between two attempts
            int atAna = ana.journal.mark();
            int atBo = bo.journal.mark();
            MeasuredNode.get(ana.node.query(bo.id().text())); // so that the last byte has just arrived
            long cut = System.nanoTime();
            way.hush();
            var one = ana.left(atAna, bo.id());
            var two = bo.left(atBo, ana.id());
            assertEquals(new NodeEvent.Left(bo.id(), CloseReason.SILENT), one.what());
            gone = longer(gone, Duration.ofNanos(Math.max(one.at(), two.at()) - cut));
            pause(cut, Duration.ofSeconds(seconds));
            long returned = System.nanoTime();
            way.resume();
            back = longer(back, Duration.ofNanos(Math.max(ana.joined(atAna, bo.id()).at(), bo.joined(atBo, ana.id()).at()) - returned));
        }
        promises.atMost("the way is cut without a word: shown as gone at both ends, the slowest of 3", Duration.ofSeconds(10), gone);
        promises.atMost("the way is whole again after 12, 17 or 30 s: connected at both ends, the slowest", Duration.ofSeconds(3), back);
    }

    @Test
    void aPeerWithARoundTripOfTwoSecondsStaysConnected(Promises promises) throws Exception {
        way.delay(FAR);
        MeasuredNode.get(ana.node.query(bo.id().text())); // a byte with that delay has arrived
        int atAna = ana.journal.mark();
        int atBo = bo.journal.mark();
        pause(System.nanoTime(), Duration.ofSeconds(30));
        promises.exactly("a round trip of 2 s for 30 s: times that either was shown as not responding or gone", 0, alarms(ana, atAna) + alarms(bo, atBo));
    }

    private static long alarms(MeasuredNode node, int mark) {
        return node.journal.count(mark, event -> event instanceof NodeEvent.Left
                || event instanceof NodeEvent.PeerChanged(var peer) && peer.presence() == Presence.NOT_RESPONDING);
    }

    private static Duration longer(Duration one, Duration two) {
        return one.compareTo(two) < 0 ? two : one;
    }

    private static void pause(long start, Duration after) {
        for (long left; (left = start + after.toNanos() - System.nanoTime()) > 0; ) LockSupport.parkNanos(left);
    }
}
