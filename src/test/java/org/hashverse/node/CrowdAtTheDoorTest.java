package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.hashverse.node.kit.Limits;
import org.hashverse.transport.HelloRecord;
import org.hashverse.transport.RawPeer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Very many callers that do not finish their handshake. [AttackedNode#unharmed] connects an honest peer each time.
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
    void aThousandSilentCallersDoNotKeepAnHonestPeerOut() throws Exception {
        gather(1_000);
        attacked.unharmed();
        for (var one : crowd) one.awaitEnd();
    }

    @Test
    void aThousandCallersThatSendOneByteDoNotKeepAnHonestPeerOut() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            var one = RawPeer.connect(attacked.address());
            crowd.add(one);
            one.bytesOrEnd(new byte[] {22});
        }
        attacked.unharmed();
        for (var one : crowd) one.awaitEnd();
    }

    @Test
    void oneCallerOverTheBoundClosesOnlyTheOldest() throws Exception {
        var patient = new AttackedNode(AttackedNode.patient());
        try (patient) {
            for (int i = 0; i < Limits.PRODUCT.handshakes().waitingCallers(); i++) crowd.add(RawPeer.connect(patient.address()));
            patient.unharmed(); // its visitor is one more than the bound
            crowd.getFirst().awaitEnd();
            for (var one : crowd.subList(1, crowd.size())) assertTrue(one.openFor(1));
        }
        crowd.getLast().awaitEnd(); // closed when the node closes
    }

    @Test
    void stalledHandshakesFreeTheirSlots() throws Exception {
        var hello = HelloRecord.whole();
        gather(20); // more than there are slots
        for (var one : crowd) one.bytes(hello);
        for (var one : crowd) one.awaitEnd();
    }
}
