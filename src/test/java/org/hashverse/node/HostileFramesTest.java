package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.Conversation;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.Frame;
import org.hashverse.wire.FrameWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Malformed frames on an open link. Each one ends the link with BYE `protocol`, and no other link is affected.
class HostileFramesTest extends UnderAttack {
    private static final int UNKNOWN = 0x80;
    private static final int CHAT = 16;

    private interface Sender {
        void to(RawPeer eve) throws Exception;
    }

    /// Sends something on an open link, which is closed for it.
    private static void endsTheLink(String detail, Sender sender) throws Exception {
        try (var eve = attacked.stranger("Eve")) {
            sender.to(eve);
            var bye = eve.bye();
            assertEquals(Frame.Bye.Code.PROTOCOL, bye.code());
            assertTrue(bye.detail().contains(detail), bye.detail());
            eve.hangUp();
            assertEquals(CloseReason.PROTOCOL, attacked.left(eve.id()));
            assertEquals(0, attacked.ana.texts(Conversation.with(eve.id())).size());
        }
    }

    /// Sends something in place of HELLO and is not admitted.
    private static void endsTheHandshake(String detail, Sender sender) throws Exception {
        try (var eve = RawPeer.in(attacked.address(), Papers.good())) {
            sender.to(eve);
            var bye = eve.bye();
            assertEquals(Frame.Bye.Code.PROTOCOL, bye.code());
            assertTrue(bye.detail().contains(detail), bye.detail());
            assertFalse(attacked.ana.told(NodeEvent.PeerChanged.class).stream().anyMatch(told -> told.peer().id().equals(eve.id())));
        }
    }

    @Test
    void aPeerThatStaysAfterByeIsClosed() throws Exception {
        try (var eve = attacked.stranger("Eve")) {
            eve.bytes(length(0));
            assertEquals(Frame.Bye.Code.PROTOCOL, eve.bye().code());
            eve.awaitEnd();
            assertEquals(CloseReason.PROTOCOL, attacked.left(eve.id()));
        }
        try (var eve = RawPeer.in(attacked.address(), Papers.good())) {
            eve.say(new Frame.Ping(1));
            assertEquals(Frame.Bye.Code.PROTOCOL, eve.bye().code());
            eve.awaitEnd();
        }
    }

    private static byte[] length(int length) {
        return ByteBuffer.allocate(4).putInt(length).array();
    }

    @Test
    void aFrameHasALength() throws Exception {
        endsTheLink("without a type", eve -> eve.bytes(length(0)));
        endsTheHandshake("without a type", eve -> eve.bytes(length(0)));
    }

    @Test
    void aFrameOfTwoToThe31IsNotAllocated() throws Exception {
        endsTheLink("2147483648 bytes", eve -> eve.bytes(length(1 << 31)));
        endsTheLink("4294967295 bytes", eve -> eve.bytes(length(-1)));
        endsTheHandshake("2147483648 bytes", eve -> eve.bytes(length(1 << 31)));
    }

    @Test
    void sixtyFourKibibytesAreAFrameAndOneMoreAreNot() throws Exception {
        try (var eve = attacked.stranger("Eve")) {
            eve.bytes(RawPeer.frame(UNKNOWN, new byte[64 * 1024 - 1]));
            eve.settle(1);
        }
        endsTheLink("65537 bytes", eve -> eve.bytes(length(64 * 1024 + 1)));
    }

    @Test
    void beforeHelloFourKibibytesAreTheMost() throws Exception {
        endsTheHandshake("before HELLO", eve -> eve.bytes(RawPeer.frame(UNKNOWN, new byte[4 * 1024 - 1])));
        endsTheHandshake("4097 bytes", eve -> eve.bytes(length(4 * 1024 + 1)));
    }

    @Test
    void nothingComesBeforeHello() throws Exception {
        endsTheHandshake("before HELLO", eve -> eve.say(new Frame.Ping(1)));
        endsTheHandshake("before HELLO", eve -> eve.say(RawPeer.chat(1, "no introduction")));
        endsTheHandshake("before HELLO", eve -> eve.say(new Frame.Ack(1)));
    }

    @Test
    void helloIsSaidOnce() throws Exception {
        endsTheLink("HELLO", eve -> eve.say(RawPeer.hello("Eve again")));
        endsTheLink("HELLO of 4097 bytes", eve -> eve.bytes(RawPeer.frame(1, new byte[4 * 1024])));
    }

    @Test
    void typesBelow128AreKnownOrAnError() throws Exception {
        endsTheLink("unknown type 127", eve -> eve.body(127, "{}"));
        endsTheLink("unknown type 0", eve -> eve.body(0, "{}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "{", "[]", "null", "{}", "{}{}", "\uFEFF{}", "{\"nonce\":1,\"nonce\":1}", "{\"nonce\":\"1\"}", "{\"nonce\":-1}", "{\"nonce\":1e0}", "{\"nonce\":null}",
        "{\"nonce\":9223372036854775808}", "{nonce:1}", "{\"nonce\":1,}", "{\"nonce\":1}//", "{\"nonce\":1,\"x\":\"\\ud800\"}", "{\"nonce\":1,\"x\":[[[[[[[[0]]]]]]]]}"
    })
    void aBodyThatIsNotStrictJsonEndsTheLink(String body) throws Exception {
        endsTheLink("PING", eve -> eve.body(2, body));
    }

    @Test
    void hugeNestingListsAndBrokenUtf8EndTheLink() throws Exception {
        endsTheLink("PING", eve -> eve.body(2, "{\"x\":" + "[".repeat(900)));
        endsTheLink("PEERS", eve -> eve.body(33, "{\"request\":1,\"status\":\"ok\",\"total\":9,\"peers\":[" + "{},".repeat(20_000) + "{}]}"));
        endsTheLink("PING", eve -> eve.bytes(RawPeer.frame(2, new byte[] {'{', '"', (byte) 0xc3, '"', ':', '1', '}'})));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Eve\\nmessage Bo 10.0.0.7:8000 forged", "Eve\\r", "\\u001b[2J", "\\u0085", "\\u2028", "\\u0000", "  ", ""})
    void aNameWithControlCharactersEndsTheLink(String name) throws Exception {
        var hello = new String(FrameWriter.encode(RawPeer.hello("NAME")), StandardCharsets.UTF_8);
        var body = hello.substring(5).replace("NAME", name);
        endsTheHandshake("HELLO: name", eve -> eve.body(1, body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\rb", "\\u001b]0;title\\u0007", "\\u009b31m", "\\u2029", "\\u0000", " \\n\\t ", ""})
    void aTextWithControlCharactersOtherThanTabAndNewlineEndsTheLink(String text) throws Exception {
        var chat = new String(FrameWriter.encode(RawPeer.chat(1, "TEXT")), StandardCharsets.UTF_8);
        endsTheLink("CHAT: text", eve -> eve.body(CHAT, chat.substring(5).replace("TEXT", text)));
    }

    @Test
    void aTextFillsSixteenKibibytesAndNoMore() throws Exception {
        try (var eve = attacked.stranger("Eve")) {
            eve.say(RawPeer.chat(1, "e".repeat(16 * 1024)));
            assertEquals(1, eve.hear(Frame.Ack.class).upTo());
        }
        var chat = new String(FrameWriter.encode(RawPeer.chat(1, "TEXT")), StandardCharsets.UTF_8);
        endsTheLink("CHAT: text", eve -> eve.body(CHAT, chat.substring(5).replace("TEXT", "e".repeat(16 * 1024 + 1))));
    }

    @Test
    void aLinkThatEndsInsideAFrameIsLost() throws Exception {
        try (var eve = attacked.stranger("Eve")) {
            eve.bytes(new byte[] {0, 0, 1});
            eve.hangUp();
            assertEquals(CloseReason.LOST, attacked.left(eve.id()));
        }
    }

    @Test
    void bytesOutsideOfTlsEndTheLink() throws Exception {
        try (var eve = attacked.stranger("Eve")) {
            eve.rawBytes(new byte[100]);
            eve.awaitEnd();
            assertEquals(CloseReason.LOST, attacked.left(eve.id()));
        }
    }
}
