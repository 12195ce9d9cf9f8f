package org.hashverse.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.hashverse.chat.AvatarColour;
import org.hashverse.chat.Content;
import org.hashverse.chat.PeerAddress;
import org.junit.jupiter.api.Test;

/// Every bound at its least and greatest value, and one beyond, in bodies that are otherwise valid.
class FrameBoundsTest {
    static final String MAX = "9007199254740991";
    static final String OVER = "9007199254740992";

    static void taken(Frame frame, String field, String... values) throws IOException {
        for (var value : values) Frames.read(FrameType.of(frame), with(frame, field, value));
    }

    static void refused(Frame frame, String field, String... values) {
        for (var value : values) {
            assertThrows(ProtocolException.class, () -> Frames.read(FrameType.of(frame), with(frame, field, value)), () -> field + " " + value);
        }
    }

    /// The frame's body with another value of a field.
    private static String with(Frame frame, String field, String value) {
        var object = JsonParser.parseString(Frames.body(frame)).getAsJsonObject();
        object.remove(field);
        var rest = object.toString();
        return "{\"" + field + "\":" + value + (rest.length() > 2 ? "," : "") + rest.substring(1);
    }

    static String quoted(String text) {
        return "\"" + text + "\"";
    }

    static String list(int items, String item) {
        return Collections.nCopies(items, item).toString();
    }

    private static OptionalFrame.Reach reach() {
        return new OptionalFrame.Reach(1, Frames.V6, OptionalFrame.Reach.Result.REACHED);
    }

    @Test
    void wholeNumbers() throws IOException {
        taken(new Frame.Ping(0), "nonce", "0", "9223372036854775807");
        refused(new Frame.Ping(0), "nonce", "9223372036854775808", "-1");
        taken(new Frame.Pong(0, 0), "nonce", "0", "9223372036854775807");
        for (var frame : List.of(new Frame.Pong(0, 0), Frames.hello("A"))) {
            taken(frame, "wall", "0", MAX);
            refused(frame, "wall", OVER, "-1");
        }
        for (var frame : List.of(new Frame.Ack(0), new Frame.Read(Frame.To.YOU, 0))) {
            taken(frame, "upTo", "0", MAX);
            refused(frame, "upTo", OVER, "-1");
        }
        for (var frame : List.of(new Frame.Nak(1, "x"), Frames.chat("x"))) {
            taken(frame, "number", "1", MAX);
            refused(frame, "number", "0", OVER, "-1");
        }
        taken(Frames.chat("x"), "stamp", "0", MAX);
        refused(Frames.chat("x"), "stamp", "-1", OVER);
        for (var frame : List.of(new Frame.PeersQuery(1), new Frame.Peers(1, Frame.Peers.Status.OK, List.of(), 0), new OptionalFrame.ReachQuery(1, 1), reach())) {
            taken(frame, "request", "1", MAX);
            refused(frame, "request", "0", OVER);
        }
        taken(new OptionalFrame.ReachQuery(1, 1), "port", "1", "65535");
        refused(new OptionalFrame.ReachQuery(1, 1), "port", "0", "65536", "-1");
        for (var field : List.of("minor", "port")) {
            taken(Frames.hello("A"), field, "0", "65535");
            refused(Frames.hello("A"), field, "65536", "-1", "4294967296", "18446744073709551616");
        }
    }

    @Test
    void coloursOfPictures() throws IOException {
        for (var colour : AvatarColour.values()) {
            var read = (Frame.Hello) Frames.read(FrameType.HELLO, with(Frames.hello("A"), "colour", Integer.toString(colour.ordinal())));
            assertEquals(Optional.of(colour), read.colour());
        }
        for (var frame : List.of(Frames.hello("A"), Frames.welcome())) {
            taken(frame, "colour", "0", Integer.toString(Bounds.MAX_COLOUR));
            refused(frame, "colour", Integer.toString(Bounds.MAX_COLOUR + 1), "-1", "1.0", "null", "\"0\"", "\"red\"", "[]", "4294967296");
        }
        assertEquals(Optional.empty(), ((Frame.Hello) Frames.read(FrameType.HELLO, Frames.body(Frames.hello("A")))).colour(), "who says none has none");
    }

    @Test
    void names() throws IOException {
        for (var ok : List.of("A", "x".repeat(64), "\uD83D\uDE00".repeat(64), "\\ud83d\\ude00".repeat(64), "\\\"".repeat(64), "a b")) {
            taken(Frames.hello("A"), "name", quoted(ok));
            taken(Frames.welcome(), "name", quoted(ok));
        }
        for (var bad : List.of("", " ", "\u3000", "x".repeat(65), "\uD83D\uDE00".repeat(65), "a\\nb", "a\\tb", "a\\u0000", "a\\u001b[2J", "a\\u007f", "a\\u0085",
                "a\\u2028b", "a\u2029b", "a\u009bb")) {
            refused(Frames.hello("A"), "name", quoted(bad));
            refused(Frames.welcome(), "name", quoted(bad));
        }
        refused(Frames.welcome(), "name", "null", "5", "[]", "{}");
    }

    @Test
    void texts() throws IOException {
        var chat = Frames.chat("x");
        for (var ok : List.of("x", "x".repeat(16_384), "\uD83D\uDE00".repeat(4096), "\\n".repeat(16_383) + "x", "a\\tb")) {
            taken(chat, "body", "{\"text\":" + quoted(ok) + "}");
        }
        for (var bad : List.of("", " \\n\\t", "x".repeat(16_385), "\uD83D\uDE00".repeat(4096) + "x",
                "a\\rb", "a\\u0000b", "a\\u001bb", "a\\u007fb", "a\\u0090b", "a\\u2028b")) {
            refused(chat, "body", "{\"text\":" + quoted(bad) + "}");
        }
    }

    @Test
    void kindsAndBodies() throws IOException {
        var chat = Frames.chat("x");
        taken(chat, "kind", quoted("text"), quoted("a"), quoted("z-".repeat(16)));
        refused(chat, "kind", quoted(""), quoted("z".repeat(33)), quoted("Text"), quoted("te xt"), "5", "null");
        refused(chat, "body", "{}", "[]", "\"x\"", "{\"text\":5}", "{\"text\":\"x\",\"text\":\"x\"}");
        var id = quoted("f".repeat(32));
        var author = quoted(Frames.known(0).id().text());
        taken(chat, "body", "{\"text\":\"x\",\"replyTo\":{\"author\":" + author + ",\"id\":" + id + "}}", "{\"text\":\"x\",\"newer\":[1,{}]}");
        refused(chat, "body", "{\"text\":\"x\",\"replyTo\":{\"author\":" + author + "}}", "{\"text\":\"x\",\"replyTo\":{\"id\":" + id + "}}",
                "{\"text\":\"x\",\"replyTo\":" + id + "}", "{\"text\":\"x\",\"replyTo\":{\"author\":" + author + ",\"id\":\"f\"}}");
        var poll = new Frame.Chat(1, Frames.ID, Frame.To.YOU, 0, new Content.Unknown("poll", "{}"));
        taken(poll, "body", "{}", "{\"x\":" + quoted("x".repeat(Bounds.MAX_BODY - 8)) + "}", "{\"x\":" + list(10_000, "1") + "}");
        refused(poll, "body", "[]", "{\"x\":" + quoted("x".repeat(Bounds.MAX_BODY - 7)) + "}", "{\"x\":1,\"x\":2}", "{\"x\":\"\\ud800\"}");
    }

    @Test
    void aBodyIsKeptWithoutWhiteSpaceAndWhateverTheOrderOfTheFields() throws IOException {
        var read = (Frame.Chat) Frames.read(FrameType.CHAT, "{\"body\": { \"b\" : [ 1.50e3, null, true ] ,\"a\":\"\\u00e9\" }, \"kind\": \"poll\", \"stamp\": 0, \"to\": \"you\", \"id\": "
                + quoted("f".repeat(32)) + ", \"number\": 1}");
        assertEquals(new Content.Unknown("poll", "{\"b\":[1.50e3,null,true],\"a\":\"\u00e9\"}"), read.content());
        assertEquals(read, Frames.read(FrameType.CHAT, Frames.body(read)));
    }

    @Test
    void aBodyIsNeverLongerThanItCame() throws IOException {
        var poll = new Frame.Chat(1, Frames.ID, Frame.To.YOU, 0, new Content.Unknown("poll", "{}"));
        for (var kept : List.of("\u2028".repeat(6_700), "\\n\\t\\r\\b\\f\\\"\\\\", "\\u0000\\u001f", "\u007f\u0085/<>'=&")) {
            var body = "{" + quoted(kept) + ":" + quoted(kept) + ",\"x\":[],\"y\":{},\"z\":[{\"a\":false},-0.0]}";
            if (kept.length() > 1_000) body = "{\"x\":" + quoted(kept) + "}";
            assertEquals(new Content.Unknown("poll", body), ((Frame.Chat) Frames.read(FrameType.CHAT, with(poll, "body", body))).content());
        }
        assertEquals(new Content.Unknown("poll", "{\"x\":\"A/\"}"), ((Frame.Chat) Frames.read(FrameType.CHAT, with(poll, "body", "{\"x\":\"\\u0041\\/\"}"))).content());
    }

    @Test
    void details() throws IOException {
        var bye = new Frame.Bye(Frame.Bye.Code.FULL, "");
        for (var ok : List.of("", "x".repeat(200), "\u20ac".repeat(66), " ")) taken(bye, "detail", quoted(ok));
        for (var bad : List.of("x".repeat(201), "\u20ac".repeat(67), "a\\nb", "a\\u001bb", "a\\u2028b")) refused(bye, "detail", quoted(bad));
    }

    @Test
    void aByeCodeOfANewerVersionReadsAsProtocol() throws IOException {
        assertEquals(new Frame.Bye(Frame.Bye.Code.PROTOCOL, "x"), Frames.read(FrameType.BYE, "{\"code\":\"bored\",\"detail\":\"x\"}"));
        assertEquals(new Frame.Bye(Frame.Bye.Code.PROTOCOL, "x"), Frames.read(FrameType.BYE, "{\"code\":\"LEAVING\",\"detail\":\"x\"}"));
        refused(new Frame.Bye(Frame.Bye.Code.FULL, ""), "code", "5", "null");
    }

    @Test
    void otherWordsMustBeKnown() throws IOException {
        taken(Frames.chat("x"), "to", "\"you\"", "\"everyone\"");
        refused(Frames.chat("x"), "to", "\"\"", "\"YOU\"", "\"You\"", "\"room\"", "0");
        refused(new Frame.Read(Frame.To.YOU, 0), "to", "\"room\"");
        refused(new Frame.Peers(1, Frame.Peers.Status.OK, List.of(), 0), "status", "\"OK\"", "\"late\"", "0");
        refused(reach(), "result", "\"REACHED\"", "\"\"", "0");
    }

    @Test
    void reasonsTokensAndFeatures() throws IOException {
        taken(new Frame.Nak(1, "x"), "reason", quoted("a"), quoted("z-".repeat(16)));
        refused(new Frame.Nak(1, "x"), "reason", quoted(""), quoted("a".repeat(33)), quoted("A"), quoted("a b"), quoted("a\\n"), quoted("\u00e4"));
        taken(Frames.hello("A"), "token", quoted("_-Az09".repeat(3)), quoted("a".repeat(16)), quoted("a".repeat(64)));
        refused(Frames.hello("A"), "token", quoted(""), quoted("a".repeat(15)), quoted("a".repeat(65)), quoted("a".repeat(16) + "\\n"),
                quoted("a".repeat(15) + "="));
        taken(Frames.hello("A"), "features", "[]", "[\"~\"]", list(1, quoted("x".repeat(32))),
                IntStream.range(0, 32).mapToObj(i -> quoted("f" + i)).toList().toString());
        refused(Frames.hello("A"), "features", "[\"\"]", "[\" \"]", "[\"\u00e4\"]", list(1, quoted("x".repeat(33))), "[\"a\",\"a\"]",
                IntStream.range(0, 33).mapToObj(i -> quoted("f" + i)).toList().toString());
    }

    @Test
    void hexDigits() throws IOException {
        for (var field : List.of("instance", "store")) {
            taken(Frames.hello("A"), field, quoted("f".repeat(32)));
            refused(Frames.hello("A"), field, quoted(""), quoted("f".repeat(31)), quoted("f".repeat(33)), quoted("F".repeat(32)), quoted("g".repeat(32)));
        }
        taken(Frames.chat("x"), "id", quoted("f".repeat(32)));
        refused(Frames.chat("x"), "id", quoted(""), quoted("f".repeat(31)), quoted("f".repeat(33)), quoted("F".repeat(32)));
    }

    @Test
    void addresses() throws IOException {
        var hello = Frames.hello("A");
        var host = ("a".repeat(63) + ".").repeat(4).substring(0, 253);
        for (var ok : List.of("10.0.0.7:1", "[::1]:65535", "[2001:DB8::7]:8000", "host:80", "HOST.example.:80", host + ":65535")) {
            taken(hello, "addresses", list(1, quoted(ok)));
        }
        for (var bad : List.of("", ":", "10.0.0.7", "10.0.0.7:", "10.0.0.7:0", "10.0.0.7:65536", "10.0.0.7:08000", "10.0.0.7:-1", "10.0.0.7 8000", " 10.0.0.7:8000",
                "10.0.0.7:8000 ", "10.0.0:80", "10.0.0.256:80", "::1:80", "[::1]", "[::1]80", "[fe80::1%1]:80", "[host]:80", "[10.0.0.7]:80", "[::g]:80", "[]:80",
                "a b:80", "h\u00f6st:80", "\u212aelvin:80", "-a:80", "a..b:80", host + "a:80", "x".repeat(64) + ":80", "a\\n:80")) {
            refused(hello, "addresses", list(1, quoted(bad)));
        }
        taken(hello, "addresses", "[]", list(8, quoted("10.0.0.7:8000")));
        taken(reach(), "seen", quoted("10.0.0.7:1"), quoted("[::1]:65535"));
        refused(reach(), "seen", quoted("10.0.0.7"), quoted("10.0.0.7:0"), quoted("[fe80::1%1]:80"), "null");
        refused(hello, "addresses", list(9, quoted("10.0.0.7:8000")));
        assertEquals(new Frame.Welcome(List.of(new PeerAddress("host", 80), new PeerAddress("2001:db8::7", 1)), true, Optional.empty(), Optional.empty()),
                Frames.read(FrameType.WELCOME, "{\"addresses\":[\"HOST:80\",\"[2001:DB8:0::7]:1\"],\"share\":true}"));
    }

    @Test
    void haveObjects() throws IOException {
        var have = "{\"store\":\"" + Frames.HEX + "\",\"number\":%s,\"refused\":%s}";
        taken(Frames.hello("A"), "have", have.formatted("0", "[]"), have.formatted(MAX, "[1," + MAX + "]"), have.formatted("9", list(64, "9")));
        refused(Frames.hello("A"), "have", have.formatted("-1", "[]"), have.formatted(OVER, "[]"), have.formatted("9", "[0]"), have.formatted("9", "[10]"),
                have.formatted("9", list(65, "9")), have.formatted("9", "[\"1\"]"), have.formatted("9", "null"), "[]", "null", "{}",
                have.formatted("9", "[]").replace("\"number\":9,", ""), have.formatted("9", "[]").replace("0123", "x123"));
    }

    @Test
    void proofs() throws IOException {
        var proof = "{\"wall\":%s,\"signature\":\"%s\"}";
        var good = "_-Aa9".repeat(18).substring(0, 86);
        for (var frame : List.of(Frames.hello("A"), new Frame.Bye(Frame.Bye.Code.DUPLICATE, Frames.HEX))) {
            taken(frame, "proof", proof.formatted("0", good), proof.formatted(MAX, good));
            refused(frame, "proof", proof.formatted("-1", good), proof.formatted(OVER, good), proof.formatted("0", good.substring(1)), proof.formatted("0", good + "A"),
                    proof.formatted("0", good.replace('_', '/')), quoted(good), "null");
        }
        var have = "{\"store\":\"" + Frames.HEX + "\",\"number\":1,\"refused\":[],\"last\":%s}";
        taken(Frames.hello("A"), "have", have.formatted(quoted(Frames.HEX)));
        refused(Frames.hello("A"), "have", have.formatted(quoted("")), have.formatted(quoted("F".repeat(32))), have.formatted("1"), have.formatted("null"));
    }

    @Test
    void knownPeers() throws IOException {
        var peers = new Frame.Peers(1, Frame.Peers.Status.OK, List.of(), 64);
        var known = IntStream.range(0, 65).mapToObj(i -> Frames.body(new Frame.Peers(1, Frame.Peers.Status.OK, List.of(Frames.known(i)), 1)))
                .map(body -> body.substring(body.indexOf('[') + 1, body.lastIndexOf(']'))).toList();
        taken(peers, "peers", "[]", "[" + known.getFirst() + "]", known.subList(0, 64).toString());
        refused(peers, "peers", known.toString(), "[" + known.get(1) + "," + known.get(1) + "]", "[{}]", "[[]]", "{}", "null");
        var one = known.getFirst();
        var id = Frames.known(0).id().text();
        refused(peers, "peers", "[" + one.replace(id, id.toLowerCase(Locale.ROOT)) + "]", "[" + one.replace(id, id.substring(1)) + "]",
                "[" + one.replace(id, id.substring(0, 51) + "B") + "]", "[" + one.replace("\"age\":", "\"age\":-") + "]", "[" + one.replace(MAX, OVER) + "]",
                "[" + one.replace(":65535\"", ":0\"") + "]");
        taken(peers, "total", "0", "2147483647");
        refused(peers, "total", "-1", "2147483648", "4294967296");
        refused(new Frame.Peers(1, Frame.Peers.Status.OK, List.of(Frames.known(1)), 1), "total", "0");
    }

    @Test
    void aFrameOutOfBoundsCannotBeMade() {
        var over = Frames.MOST + 1;
        List.<Runnable>of(() -> new Frame.Ping(-1), () -> new Frame.Pong(0, -1), () -> new Frame.Ack(over), () -> new Frame.Nak(0, "x"), () -> new Frame.Nak(1, ""),
                () -> new Frame.Read(Frame.To.YOU, -1), () -> new Frame.PeersQuery(0), () -> new Frame.Unknown(0x7f), () -> new Frame.Unknown(0x100),
                () -> new Frame.Bye(Frame.Bye.Code.FULL, "\ud83d"), () -> Frames.chat("\ud83d"), () -> Frames.chat(""),
                () -> new Frame.Welcome(Collections.nCopies(9, Frames.V6), true, Optional.empty(), Optional.empty()), () -> new Frame.Have("x", 0, List.of()),
                () -> new Frame.Peers(1, Frame.Peers.Status.OK, List.of(Frames.known(1)), 0),
                () -> Frames.hello(Set.of("\n"), Optional.empty(), List.of(), Optional.empty()))
                .forEach(made -> assertThrows(IllegalArgumentException.class, made::run));
    }
}
