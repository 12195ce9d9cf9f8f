package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.CompletableFuture;
import org.hashverse.chat.Conversation;
import org.hashverse.node.api.SendOutcome;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.Frame;
import org.junit.jupiter.api.Test;

/// How much is in flight to a peer that acknowledges nothing.
class WindowTest extends UnderAttack {
    private static void send(RawPeer eve, int messages, String text) throws Exception {
        CompletableFuture<SendOutcome> last = null;
        for (int i = 0; i < messages; i++) last = attacked.ana.node.send(Conversation.with(eve.id()), text);
        TestNode.get(last);
    }

    /// Counts the CHATs that come until the node sends no more: it answers a PING after them, and after another PING there is still none.
    private static int chats(RawPeer eve, int expected) throws Exception {
        int chats = 0;
        for (; chats < expected; chats++) eve.hear(Frame.Chat.class);
        TestNode.get(attacked.ana.node.history().conversations()); // by now the node has sent everything that it may send
        eve.say(new Frame.Ping(chats));
        while (true) {
            var frame = eve.hear();
            if (frame instanceof Frame.Chat) chats++;
            if (frame instanceof Frame.Pong) return chats;
        }
    }

    @Test
    void aWindowOfMessagesIsInFlightAndTheNextOneWaitsForAnAck() throws Exception {
        try (var eve = attacked.contact("Eve")) {
            send(eve, 1_060, "short");
            assertEquals(1_024, chats(eve, 1_024));
            eve.say(new Frame.Ack(10));
            assertEquals(10, chats(eve, 10));
            eve.say(new Frame.Ack(1_034));
            assertEquals(26, chats(eve, 26));
        }
    }

    @Test
    void aQuarterOfAMebibyteIsInFlightAndNoMore() throws Exception {
        try (var eve = attacked.contact("Eve")) {
            send(eve, 20, "x".repeat(16 * 1024));
            assertEquals(16, chats(eve, 16));
            eve.say(new Frame.Ack(1));
            assertEquals(1, chats(eve, 1));
        }
    }
}
