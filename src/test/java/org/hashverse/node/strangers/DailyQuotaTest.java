package org.hashverse.node.strangers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageText;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Reason;
import org.hashverse.chat.Standing;
import org.hashverse.node.TestNode;
import org.hashverse.node.UnderAttack;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.node.kit.Limits;
import org.hashverse.node.peer.PeerState;
import org.hashverse.store.history.MessageStore.Kept;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.Frame;
import org.junit.jupiter.api.Test;

/// How much of one peer is stored in a day, and of all unchosen peers together.
class DailyQuotaTest extends UnderAttack {
    private static final long PLENTY = Long.MAX_VALUE;

    @Test
    void messagesOfADayAreBounded() {
        assertTrue(DailyQuota.takes(new Kept(DailyQuota.MESSAGES - 1, 0), 1, PLENTY));
        assertFalse(DailyQuota.takes(new Kept(DailyQuota.MESSAGES, 0), 1, PLENTY));
        assertTrue(DailyQuota.MESSAGES >= 10 * Limits.PRODUCT.quotas().waitingMessages(), "all messages that may wait fit into a day");
    }

    @Test
    void bytesOfADayAreBounded() {
        assertTrue(DailyQuota.takes(new Kept(1, DailyQuota.BYTES - 1), 1, PLENTY));
        assertFalse(DailyQuota.takes(new Kept(1, DailyQuota.BYTES - 1), 2, PLENTY));
    }

    @Test
    void whenTheDiskFillsThePeerThatSentMostIsRefusedFirst() {
        var greedy = new Kept(1_000, 8L << 20);
        var honest = new Kept(20, 2_000);
        assertTrue(DailyQuota.takes(greedy, 100, 1L << 30));
        assertFalse(DailyQuota.takes(greedy, 100, 64L << 20));
        assertTrue(DailyQuota.takes(honest, 100, 64L << 20));
        assertTrue(DailyQuota.takes(honest, 100, 1L << 20));
        assertTrue(DailyQuota.takes(new Kept(0, 0), 100, 0));
    }

    @Test
    void messagesAndBytesOfAllUnchosenPeersTogetherAreBounded() {
        var much = new Kept(DailyQuota.FEW_MESSAGES, 0);
        assertTrue(DailyQuota.takesOfCrowd(new Kept(DailyQuota.CROWD * DailyQuota.MESSAGES - 1, 0), much, 1, PLENTY));
        assertFalse(DailyQuota.takesOfCrowd(new Kept(DailyQuota.CROWD * DailyQuota.MESSAGES, 0), much, 1, PLENTY));
        assertTrue(DailyQuota.takesOfCrowd(new Kept(1, DailyQuota.CROWD * DailyQuota.BYTES - 1), much, 1, PLENTY));
        assertFalse(DailyQuota.takesOfCrowd(new Kept(1, DailyQuota.CROWD * DailyQuota.BYTES - 1), much, 2, PLENTY));
    }

    @Test
    void anUnchosenPeerThatSentLittleMaySendMoreUnlessTheDiskIsFull() {
        var crowd = new Kept(DailyQuota.CROWD * DailyQuota.MESSAGES, DailyQuota.CROWD * DailyQuota.BYTES);
        assertTrue(DailyQuota.takesOfCrowd(crowd, new Kept(DailyQuota.FEW_MESSAGES - 1, DailyQuota.FEW_BYTES - 1), 1, PLENTY));
        assertFalse(DailyQuota.takesOfCrowd(crowd, new Kept(DailyQuota.FEW_MESSAGES, 0), 1, PLENTY));
        assertFalse(DailyQuota.takesOfCrowd(crowd, new Kept(0, DailyQuota.FEW_BYTES), 1, PLENTY));
        assertFalse(DailyQuota.takesOfCrowd(crowd, new Kept(0, 0), 1, 1L << 30), "together they have a share of the disk");
        long most = Limits.PRODUCT.quotas().contactsLetIn() * (DailyQuota.FEW_BYTES * DailyQuota.BYTES_PER_BYTE + DailyQuota.FEW_MESSAGES * DailyQuota.BYTES_PER_MESSAGE);
        assertTrue(most < 350_000_000, "this sum is bounded too");
    }

    @Test
    void unchosenPeersUseUpTheirDayTogetherWhileChosenOnesMaySend() throws Exception {
        var stored = new HashMap<PeerId, Kept>();
        var peers = new ArrayList<PeerState>();
        var chosen = peer(Standing.CONTACT);
        for (int i = 0; i < 2 * DailyQuota.CROWD; i++) {
            var invited = peer(Standing.CONTACT);
            invited.invited = true;
            var anyone = peer(Standing.CONTACT);
            anyone.letIn = true;
            peers.addAll(List.of(invited, anyone, peer(Standing.STRANGER)));
        }
        peers.add(chosen);
        var quota = new DailyQuota(() -> peers, id -> stored.getOrDefault(id, new Kept(0, 0)), () -> PLENTY, System::nanoTime);
        stored.put(chosen.id, new Kept(1, DailyQuota.BYTES / 2));
        long bytes = 0;
        while (bytes < 2 * DailyQuota.CROWD * DailyQuota.BYTES) {
            for (var author : peers) {
                if (author == chosen) continue;
                if (quota.takes(author, MessageText.MAX_BYTES)) stored.merge(author.id, new Kept(1, MessageText.MAX_BYTES), (a, b) -> new Kept(a.messages() + 1, a.bytes() + b.bytes()));
                bytes += MessageText.MAX_BYTES;
            }
        }
        long crowd = stored.values().stream().mapToLong(Kept::bytes).sum() - stored.get(chosen.id).bytes();
        assertEquals(DailyQuota.CROWD * DailyQuota.BYTES, crowd);
        assertTrue(quota.takes(chosen, MessageText.MAX_BYTES));
        assertFalse(quota.takes(peers.getFirst(), MessageText.MAX_BYTES));
        peers.getFirst().invited = false; // the person writes to it
        assertTrue(quota.takes(peers.getFirst(), MessageText.MAX_BYTES));
    }

    private static PeerState peer(Standing standing) throws Exception {
        return new PeerState(Papers.good().id(), new PeerName("Somebody"), standing, Limits.PRODUCT);
    }

    @Test
    void oneKeyUsesUpItsDayAndIsRefusedWhileOthersMaySend() throws Exception {
        try (var eve = attacked.contact("Eve")) {
            var longest = "x".repeat(MessageText.MAX_BYTES);
            int most = Math.toIntExact(DailyQuota.BYTES / MessageText.MAX_BYTES);
            for (int n = 1; n <= most; n++) eve.say(RawPeer.chat(n, longest));
            eve.say(RawPeer.chat(most + 1, "one more"), RawPeer.chat(most + 2, "and one"));
            assertEquals(new Frame.Nak(most + 1, "full"), eve.hear(Frame.Nak.class));
            assertEquals(new Frame.Nak(most + 2, "full"), eve.hear(Frame.Nak.class));
            assertEquals(most, TestNode.get(attacked.ana.node.history().count(Conversation.with(eve.id()))));
        }
    }

    /// The HELLO of a peer that refused its only message.
    private static Frame.Hello refusing(String store, Frame.Chat refused, boolean met) {
        var have = new Frame.Have(store, refused.number(), List.of(refused.number()), Optional.of(refused.id()));
        return new Frame.Hello(0, new PeerName("Eve"), Optional.empty(), Set.of(), MessageId.random().hex(), RawPeer.STORE, Optional.of(have), System.currentTimeMillis(), 0,
                List.of(), false, met, Optional.empty());
    }

    @Test
    void aRefusalWithALostNakStillSaysWhetherThereWasNoRoom() throws Exception {
        for (boolean met : List.of(true, false)) {
            var papers = Papers.good();
            String store;
            Frame.Chat refused;
            try (var eve = RawPeer.in(attacked.address(), papers)) {
                eve.say(RawPeer.hello("Eve"));
                store = eve.hear(Frame.Hello.class).store();
                attacked.ana.awaitPeer(papers.id(), Peer::connected);
                TestNode.get(attacked.ana.node.accept(papers.id()));
                TestNode.get(attacked.ana.node.send(Conversation.with(papers.id()), "too much"));
                refused = eve.hear(Frame.Chat.class);
            }
            try (var eve = RawPeer.in(attacked.address(), papers)) {
                eve.say(refusing(store, refused, met));
                var told = attacked.ana.await(NodeEvent.DeliveryChanged.class, change -> change.message().equals(refused.id()) && change.delivery().stage() == Delivery.Stage.REFUSED);
                assertEquals(met ? Reason.FULL : Reason.NOT_ACCEPTED, told.delivery().reason());
            }
        }
    }
}
