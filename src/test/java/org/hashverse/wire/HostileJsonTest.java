package org.hashverse.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies that a lenient JSON reader would accept.
class HostileJsonTest {
    @ParameterizedTest
    @ValueSource(strings = {
            "", " ", "null", "5", "\"nonce\"", "[]", "[{\"nonce\":5}]", "{", "{\"nonce\"", "{\"nonce\":", "{\"nonce\":5", "{\"nonce\":5}}", "{\"nonce\":5}{}",
            "{\"nonce\":5} x", "{\"nonce\":5},", "{\"nonce\":5,}", "{,\"nonce\":5}", "{\"nonce\" 5}", "{\"nonce\"=5}", "{\"nonce\":5;}", "{nonce:5}",
            "{'nonce':5}", "{\"nonce\":5}//", "/**/{\"nonce\":5}", "#\n{\"nonce\":5}", ")]}'\n{\"nonce\":5}", "\uFEFF{\"nonce\":5}", "{\"nonce\":5}\u0000",
            "\u00a0{\"nonce\":5}", "\f{\"nonce\":5}", "{\"nonce\":5,\"x\":TRUE}", "{\"nonce\":5,\"x\":nul}", "{\"nonce\":5,\"x\":NaN}", "{\"nonce\":5,\"x\":01}",
            "{\"nonce\":5,\"x\":+1}", "{\"nonce\":5,\"x\":1.}", "{\"nonce\":5,\"x\":.5}", "{\"nonce\":5,\"x\":'y'}", "{\"nonce\":5,\"x\":y}",
            "{\"nonce\":5,\"x\":\"a\nb\"}", "{\"nonce\":5,\"x\":\"a\tb\"}", "{\"nonce\":5,\"x\":\"\u0000\"}", "{\"nonce\":5,\"x\":\"\\'\"}",
            "{\"nonce\":5,\"x\":\"\\x41\"}", "{\"nonce\":5,\"x\":\"\\u12\"}", "{\"nonce\":5,\"x\":\"\\u12G4\"}", "{\"nonce\":5,\"x\":\"\\u+123\"}",
            "{\"nonce\":5,\"x\":\"\\\n\"}", "{\"nonce\":5,\"x\":[1,]}", "{\"nonce\":5,\"x\":[,1]}", "{\"nonce\":5,\"x\":[1 2]}", "{\"nonce\":5,\"x\":}",
            "{\"nonce\":5,\"x\":[1}", "{\"nonce\":5,\"x\":{]}", "{\"nonce\":5,null:1}", "{\"nonce\":5,5:1}"})
    void laxJsonIsRefused(String body) {
        assertThrows(ProtocolException.class, () -> Frames.read(FrameType.PING, body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"5\"", "true", "null", "[5]", "{}", "-1", "-0", "0.0", "5.0", "5e0", "5E3", "05", "00", "0x5", "9223372036854775808",
            "99999999999999999999999", "1e400", "-9223372036854775808"})
    void anythingButAPlainWholeNumberIsRefused(String number) {
        assertThrows(ProtocolException.class, () -> Frames.read(FrameType.PING, "{\"nonce\":" + number + "}"));
    }

    @Test
    void aNumberOfAThousandDigitsIsRefused() {
        assertThrows(ProtocolException.class, () -> Frames.read(FrameType.PING, "{\"nonce\":" + "9".repeat(1_000) + "}"));
    }

    @Test
    void unknownFieldsHoldTwoHundredAndFiftySixValuesAndNoMore() throws IOException {
        for (var unknown : List.of(
                IntStream.range(0, 256).mapToObj(i -> "\"x" + i + "\":1").collect(Collectors.joining(",")),
                "\"x\":[" + String.join(",", Collections.nCopies(255, "{}")) + "]",
                "\"x\":[" + String.join(",", Collections.nCopies(127, "{\"a\":\"\"}")) + "],\"y\":null")) {
            assertEquals(Frames.chat("x"), Frames.read(FrameType.CHAT, chatWith(unknown)));
            for (var more : List.of("\"z\":0", "\"z\":[]")) {
                var thrown = assertThrows(ProtocolException.class, () -> Frames.read(FrameType.CHAT, chatWith(unknown + "," + more)));
                assertEquals("CHAT: unknown fields hold more than 256 values", thrown.getMessage());
            }
        }
        var known = IntStream.range(0, 3).mapToObj(i -> known(i).replaceFirst("}$", ",\"x\":[" + String.join(",", Collections.nCopies(90, "0")) + "]}"));
        faulty("PEERS: unknown fields hold more than 256 values", FrameType.PEERS, "{\"peers\":[" + known.collect(Collectors.joining(",")) + "]}"); // in all objects together
    }

    private static String known(int number) {
        return Frames.body(new Frame.Peers(1, Frame.Peers.Status.OK, List.of(Frames.known(number)), 1)).replaceAll("^.*\\[|].*$", "");
    }

    private static String chatWith(String unknown) {
        return Frames.body(Frames.chat("x")).replaceFirst("}$", "," + unknown + "}");
    }

    @Test
    void anErrorNamesItsField() {
        var known = known(1);
        faulty("PEERS: peers holds more than 64", FrameType.PEERS, "{\"peers\":[" + String.join(",", Collections.nCopies(65, known)) + "]}");
        faulty("PEERS: peers is of another type", FrameType.PEERS, "{\"peers\":[" + known + ",5]}");
        faulty("HELLO: refused holds more than 64", FrameType.HELLO, "{\"have\":{\"refused\":[" + String.join(",", Collections.nCopies(65, "1")) + "]}}");
    }

    private static void faulty(String fault, FrameType type, String body) {
        assertEquals(fault, assertThrows(ProtocolException.class, () -> Frames.read(type, body)).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "true", "null", "[\"x\"]", "{}"})
    void aStringIsNothingElse(String value) {
        assertThrows(ProtocolException.class, () -> Frames.read(FrameType.NAK, "{\"number\":1,\"reason\":" + value + "}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "\"true\"", "null", "[]"})
    void aBooleanIsNothingElse(String value) {
        assertThrows(ProtocolException.class, () -> Frames.read(FrameType.WELCOME, "{\"addresses\":[],\"share\":" + value + "}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"10.0.0.7:8000\"", "null", "{}", "5", "[5]", "[null]", "[[]]", "[\"10.0.0.7:8000\",5]"})
    void aListOfStringsIsNothingElse(String value) {
        assertThrows(ProtocolException.class, () -> Frames.read(FrameType.WELCOME, "{\"share\":true,\"addresses\":" + value + "}"));
    }

    @Test
    void anOptionalFieldIsLeftOutAndNeverNull() {
        var body = Frames.body(Frames.chat("x"));
        assertThrows(ProtocolException.class, () -> Frames.read(FrameType.CHAT, body.replace("}}", ",\"replyTo\":null}}")));
    }

    @Test
    void everyFieldButTheOptionalOnesMustBeThere() throws IOException {
        for (var frame : Frames.largest()) {
            var object = JsonParser.parseString(Frames.body(frame)).getAsJsonObject();
            for (var name : object.keySet()) {
                var less = object.deepCopy();
                less.remove(name);
                boolean optional = frame instanceof Frame.Hello && Set.of("colour", "have", "token", "proof").contains(name)
                        || frame instanceof Frame.Welcome && Set.of("name", "colour").contains(name) || frame instanceof Frame.Bye && name.equals("proof")
                        || (frame instanceof OptionalFrame.Consent || frame instanceof OptionalFrame.Introduced) && name.equals("whereabouts");
                if (optional) Frames.read(FrameType.of(frame), less.toString());
                else assertThrows(ProtocolException.class, () -> Frames.read(FrameType.of(frame), less.toString()), FrameType.of(frame) + " without " + name);
            }
        }
    }

    @Test
    void aNameStandsOnceInEveryObject() throws IOException {
        for (var twice : new String[] {"{\"nonce\":5,\"nonce\":5}", "{\"nonce\":5,\"\\u006eonce\":5}", "{\"nonce\":5,\"x\":1,\"x\":1}",
            "{\"nonce\":5,\"x\":{\"y\":1,\"y\":2}}", "{\"nonce\":5,\"x\":[{\"y\":1,\"y\":2}]}"}) {
            assertThrows(ProtocolException.class, () -> Frames.read(FrameType.PING, twice), twice);
        }
        assertEquals(new Frame.Ping(5), Frames.read(FrameType.PING, "{\"nonce\":5,\"x\":{\"nonce\":1},\"y\":[{\"z\":1},{\"z\":1}]}"));
    }

    @Test
    void unknownFieldsAreSkippedWhateverTheyHold() throws IOException {
        assertEquals(new Frame.Ping(5), Frames.read(FrameType.PING,
                " {\"a\":null,\"b\":[1,-2.5e3,true,\"\\u20ac\",{\"c\":{}}],\"\":{\"d\":[]},\"nonce\" : 5 , \"e\":-0, \"f\":12345678901234567890 }\r\n\t "));
        assertEquals(new Frame.Typing(), Frames.read(FrameType.TYPING, "{\"x\":{\"y\":false}}"));
    }

    @Test
    void objectsAndListsAreEightDeep() throws IOException {
        assertEquals(new Frame.Typing(), Frames.read(FrameType.TYPING, "{\"x\":" + "[".repeat(7) + "]".repeat(7) + "}"));
        assertThrows(ProtocolException.class, () -> Frames.read(FrameType.TYPING, "{\"x\":" + "[".repeat(8) + "]".repeat(8) + "}"));
        assertEquals(new Frame.Typing(), Frames.read(FrameType.TYPING, "{\"x\":".repeat(8) + "1" + "}".repeat(8)));
        assertThrows(ProtocolException.class, () -> Frames.read(FrameType.TYPING, "{\"x\":".repeat(9) + "1" + "}".repeat(9)));
    }

    @Test
    void nestingOfAHundredThousandIsRefused() {
        for (var open : new String[] {"[", "{\"x\":"}) {
            var body = open.repeat(100_000).getBytes(StandardCharsets.UTF_8);
            assertThrows(ProtocolException.class, () -> new FrameDecoder(FrameType.TYPING, body).frame());
            var inside = ("{\"x\":" + open.repeat(100_000)).getBytes(StandardCharsets.UTF_8);
            assertThrows(ProtocolException.class, () -> new FrameDecoder(FrameType.TYPING, inside).frame());
            assertThrows(ProtocolException.class, () -> Frames.read(FrameType.TYPING, "{\"x\":" + open.repeat(10_000)));
        }
    }

    @Test
    void aListOfAMillionIsRefused() {
        for (var item : new String[] {"\"10.0.0.7:8000\",", "1,", "[],"}) {
            var body = ("{\"addresses\":[" + item.repeat(1_000_000)).getBytes(StandardCharsets.UTF_8);
            assertThrows(ProtocolException.class, () -> new FrameDecoder(FrameType.WELCOME, body).frame());
            assertThrows(ProtocolException.class, () -> Frames.read(Frames.framed(FrameType.WELCOME.number(), body)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"c080", "c0af", "c1bf", "e08080", "e09f80", "eda080", "edbfbf", "eda0bdedb880", "f08080af", "f4908080", "f5808080", "ff", "fe", "80",
            "bf", "c3", "e282", "f09f98", "c328", "e28228"})
    void invalidUtf8IsRefused(String hex) {
        for (var frame : new String[] {"{\"x\":\"|\",\"nonce\":5}", "{\"|\":1,\"nonce\":5}", "{\"nonce\":5}|"}) {
            var parts = frame.split("\\|", -1);
            var body = new ByteArrayOutputStream();
            body.writeBytes(parts[0].getBytes(StandardCharsets.UTF_8));
            body.writeBytes(HexFormat.of().parseHex(hex));
            body.writeBytes(parts[1].getBytes(StandardCharsets.UTF_8));
            assertThrows(ProtocolException.class, () -> Frames.read(Frames.framed(FrameType.PING.number(), body.toByteArray())));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud83d", "\\ude00", "\\ude00\\ud83d", "\\ud83d\\ud83d", "a\\ud83db", "\\uD83D\\u0041"})
    void halfASurrogatePairIsRefusedWhereverItStands(String broken) throws IOException {
        var chat = Frames.body(Frames.chat("x"));
        assertThrows(ProtocolException.class, () -> Frames.read(FrameType.CHAT, chat.replace("\"x\"", "\"" + broken + "\"")));
        assertThrows(ProtocolException.class, () -> Frames.read(FrameType.CHAT, chat.replace("{", "{\"" + broken + "\":1,")));
        assertThrows(ProtocolException.class, () -> Frames.read(FrameType.CHAT, chat.replace("{", "{\"y\":\"" + broken + "\",")));
        assertThrows(ProtocolException.class, () -> Frames.read(FrameType.CHAT, chat.replace("{", "{\"y\":[{\"" + broken + "\":1}],")));
        assertThrows(ProtocolException.class, () -> Frames.read(FrameType.HELLO, Frames.body(Frames.hello("Ana")).replace("Ana", broken)));
        assertEquals(Frames.chat("\uD83D\uDE00"), Frames.read(FrameType.CHAT, chat.replace("\"x\"", "\"\\ud83d\\ude00\"")));
    }

    @Test
    void noErrorRepeatsThePeersBytes() {
        var secret = "SeCrEt";
        var hello = Frames.body(Frames.hello("Ana"));
        for (var body : new String[] {"{\"" + secret + "\":}", "{\"" + secret + "\":1,\"" + secret + "\":2}", "{" + secret + ":1}", "{\"minor\":\"" + secret + "\"}",
            hello.replace("Ana", secret + "\\n"), hello.replace("Ana", secret.repeat(11)), hello.replace(Frames.HEX, secret),
            hello.replace("[]", "[\"" + secret + ":0\"]"), hello.replace("[]", "[\"" + secret + "..:80\"]"), hello.replace("}", ",\"token\":\"" + secret + "\"}"),
            hello.replace("{", "{\"" + secret + "\":[[[[[[[["), hello.replace("}", ",\"have\":{\"store\":\"" + secret + "\",\"number\":1,\"refused\":[]}}"),
            hello.replace("}", ",\"have\":{\"" + secret + "\":\\}")}) {
            var thrown = assertThrows(ProtocolException.class, () -> Frames.read(FrameType.HELLO, body), body);
            assertFalse(thrown.getMessage().contains(secret), thrown.getMessage());
            assertEquals(null, thrown.getCause());
        }
    }
}
