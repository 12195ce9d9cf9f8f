package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.hashverse.transport.HelloRecord;
import org.hashverse.transport.RawPeer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Very many who come and do not get on with it. [AttackedNode#unharmed] brings in an honest one each time.
class CrowdAtTheDoorTest extends UnderAttack {
    private final List<RawPeer> crowd = new ArrayList<>();

    @AfterEach
    void disperse() {
        crowd.forEach(RawPeer::close);
    }

    private void gather(int count) throws Exception {
        for (int i = 0; i < count; i++) crowd.add(RawPeer.connect(attacked.address()));
    }

    @Test
    void aThousandSilentOnesDoNotKeepAnHonestOneOut() throws Exception {
        gather(1_000);
        attacked.unharmed();
        for (var one : crowd) one.awaitEnd();
    }

    @Test
    void aThousandThatSayOneByteDoNotKeepAnHonestOneOut() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            var one = RawPeer.connect(attacked.address());
            crowd.add(one);
            one.bytesOrEnd(new byte[] {22});
        }
        attacked.unharmed();
        for (var one : crowd) one.awaitEnd();
    }

    @Test
    void oneOverTheBoundCostsTheOldestHisPlaceAndNobodyElse() throws Exception {
        var patient = new AttackedNode(AttackedNode.patient());
        try (patient) {
            for (int i = 0; i < Limits.PRODUCT.handshakes().waitingCallers(); i++) crowd.add(RawPeer.connect(patient.address()));
            patient.unharmed(); // its visitor is the one over
            crowd.getFirst().awaitEnd();
            for (var one : crowd.subList(1, crowd.size())) assertTrue(one.openFor(1));
        }
        crowd.getLast().awaitEnd(); // closed with the node
    }

    @Test
    void handshakesThatStallFreeTheirSlots() throws Exception {
        var hello = HelloRecord.whole();
        gather(20); // more than run at a time
        for (var one : crowd) one.bytes(hello);
        for (var one : crowd) one.awaitEnd();
    }
}
