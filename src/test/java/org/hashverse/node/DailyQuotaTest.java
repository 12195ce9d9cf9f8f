package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageText;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Reason;
import org.hashverse.store.MessageStore.Kept;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.Frame;
import org.junit.jupiter.api.Test;

/// How much of one key is kept in a day.
class DailyQuotaTest extends UnderSiege {
    private static final long PLENTY = Long.MAX_VALUE;

    @Test
    void soManyMessagesAreKeptInADayAndNotOneMore() {
        assertTrue(DailyQuota.takes(new Kept(DailyQuota.MESSAGES - 1, 0), 1, PLENTY));
        assertFalse(DailyQuota.takes(new Kept(DailyQuota.MESSAGES, 0), 1, PLENTY));
        assertTrue(DailyQuota.MESSAGES >= 10 * Limits.PRODUCT.maxWaiting(), "what waited is taken, and more");
    }

    @Test
    void soManyBytesAreKeptInADayAndNotOneMore() {
        assertTrue(DailyQuota.takes(new Kept(1, DailyQuota.BYTES - 1), 1, PLENTY));
        assertFalse(DailyQuota.takes(new Kept(1, DailyQuota.BYTES - 1), 2, PLENTY));
    }

    @Test
    void whereTheDiskFillsWhoTookMostIsRefusedFirst() {
        var greedy = new Kept(1_000, 8L << 20);
        var honest = new Kept(20, 2_000);
        assertTrue(DailyQuota.takes(greedy, 100, 1L << 30));
        assertFalse(DailyQuota.takes(greedy, 100, 64L << 20));
        assertTrue(DailyQuota.takes(honest, 100, 64L << 20));
        assertTrue(DailyQuota.takes(honest, 100, 1L << 20));
        assertTrue(DailyQuota.takes(new Kept(0, 0), 100, 0));
    }

    @Test
    void oneKeyFillsItsDayAndIsRefusedWhileOthersAreTaken() throws Exception {
        try (var eve = siege.contact("Eve")) {
            var longest = "x".repeat(MessageText.MAX_BYTES);
            int most = Math.toIntExact(DailyQuota.BYTES / MessageText.MAX_BYTES);
            for (int n = 1; n <= most; n++) eve.say(RawPeer.chat(n, longest));
            eve.say(RawPeer.chat(most + 1, "one more"), RawPeer.chat(most + 2, "and one"));
            assertEquals(new Frame.Nak(most + 1, "full"), eve.hear(Frame.Nak.class));
            assertEquals(new Frame.Nak(most + 2, "full"), eve.hear(Frame.Nak.class));
            assertEquals(most, TestNode.get(siege.ana.node.count(Conversation.with(eve.id()))));
        }
    }

    /// A HELLO of a peer that refused the one message it got.
    private static Frame.Hello refusing(String store, Frame.Chat refused, boolean met) {
        var have = new Frame.Have(store, refused.number(), List.of(refused.number()), Optional.of(refused.id()));
        return new Frame.Hello(0, new PeerName("Eve"), Optional.empty(), Set.of(), MessageId.random().hex(), RawPeer.STORE, Optional.of(have), System.currentTimeMillis(), 0,
                List.of(), false, met, Optional.empty());
    }

    @Test
    void aRefusalWhoseNakWasLostStillSaysWhetherRoomIsMissing() throws Exception {
        for (boolean met : List.of(true, false)) {
            var papers = Papers.good();
            String store;
            Frame.Chat refused;
            try (var eve = RawPeer.in(siege.address(), papers)) {
                eve.say(RawPeer.hello("Eve"));
                store = eve.hear(Frame.Hello.class).store();
                siege.ana.awaitPeer(papers.id(), Peer::connected);
                TestNode.get(siege.ana.node.accept(papers.id()));
                TestNode.get(siege.ana.node.send(Conversation.with(papers.id()), "too much"));
                refused = eve.hear(Frame.Chat.class);
            }
            try (var eve = RawPeer.in(siege.address(), papers)) {
                eve.say(refusing(store, refused, met));
                var told = siege.ana.await(NodeEvent.DeliveryChanged.class, change -> change.message().equals(refused.id()) && change.delivery().stage() == Delivery.Stage.REFUSED);
                assertEquals(met ? Reason.FULL : Reason.NOT_ACCEPTED, told.delivery().reason());
            }
        }
    }
}
