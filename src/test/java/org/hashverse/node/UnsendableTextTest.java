package org.hashverse.node;

import static org.hashverse.node.TestNode.get;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.Reason;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.store.history.MessageQueries.Where;
import org.hashverse.store.history.SqliteStore;
import org.hashverse.store.settings.Settings;
import org.junit.jupiter.api.Test;

/// A text that waits since an earlier version allowed it, and that the protocol does not allow now.
class UnsendableTextTest extends AnaAndBo {
    private static final String INVISIBLE = "\u2800";

    @Test
    void itIsRefusedAndTheMessagesAroundItArrive() throws Exception {
        var withBo = Conversation.with(bosId);
        var anasId = ana.id();
        boLeaves();
        ana.close();
        try (var store = SqliteStore.open(anas, anasId, _ -> { }, InstantSource.system(), TestLimits.STORE)) {
            for (var text : List.of("before", INVISIBLE, "after"))
                store.write(new Message(MessageId.random(), withBo, anasId, store.lastStamp(withBo) + 1, Instant.now(), Content.text(text)), List.of(bosId), _ -> { });
        }
        ana = TestNode.in(anas, "Ana", Settings.Accept.ANYONE, anasPort);
        boReturns();
        var last = get(ana.node.history().page(withBo, new Where.Newest(), 1)).getLast().message().id();
        ana.await(NodeEvent.DeliveryChanged.class, change -> change.message().equals(last) && change.delivery().equals(Delivery.DELIVERED));
        assertEquals(List.of("before", "after"), bo.texts(Conversation.with(anasId)));
        assertEquals(List.of(Delivery.DELIVERED, Delivery.refused(Reason.PROTOCOL), Delivery.DELIVERED),
                get(ana.node.history().page(withBo, new Where.Newest(), 3)).stream().map(one -> one.deliveries().get(bosId)).toList());
    }
}
