package org.hashverse.console.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class JsonLineTest {
    private static final String ID = "A".repeat(52);

    private static void says(String json, String line) {
        assertEquals(json, JsonLine.of(line));
        var reader = new JsonReader(new StringReader(json));
        reader.setStrictness(Strictness.STRICT);
        JsonParser.parseReader(reader);
    }

    private static String peer(String fact, String more) {
        return "{\"fact\":\"" + fact + "\",\"name\":\"Bo\",\"address\":\"10.0.0.7:8000\",\"id\":\"" + ID + "\"" + more + "}";
    }

    @Test
    void eachFactHasItsFields() {
        var bo = " Bo 10.0.0.7:8000 " + ID;
        says("{\"fact\":\"listening\",\"address\":\"10.0.0.7:8000\",\"id\":\"" + ID + "\",\"name\":\"Ana\"}", "listening 10.0.0.7:8000 " + ID + " Ana");
        says("{\"fact\":\"sent\",\"count\":3,\"number\":7}", "sent 3 #7");
        says("{\"fact\":\"delivered\",\"count\":2,\"of\":3,\"number\":7}", "delivered 2/3 #7");
        says(peer("connected", ""), "connected" + bo);
        says(peer("connected", ",\"milliseconds\":3"), "connected" + bo + " 3ms");
        says(peer("peer", ",\"state\":\"not-responding\",\"milliseconds\":null"), "peer" + bo + " not-responding -");
        says(peer("peer", ",\"state\":\"connected\",\"milliseconds\":null,\"seconds\":12"), "peer" + bo + " connected - 12s");
        says("{\"fact\":\"peers\",\"count\":64}", "peers 64");
        says("{\"fact\":\"peers\",\"count\":64,\"of\":80}", "peers 64 of 80");
        says(peer("known", ",\"heard\":\"2026-11-23T03:04:05Z\""), "known" + bo + " last-heard 2026-11-23T03:04:05Z");
        says(peer("known", ",\"heard\":null"), "known" + bo + " last-heard -");
        says("{\"fact\":\"history\",\"message\":\"ab\",\"when\":\"2026-11-23T03:04:05Z\",\"name\":\"Bo\",\"delivery\":\"1/2\",\"text\":\"a - b/c\"}", "history ab 2026-11-23T03:04:05Z Bo 1/2 a - b/c");
        says("{\"fact\":\"exported\",\"count\":3,\"file\":\"/a b/c\"}", "exported 3 /a b/c");
        says("{\"fact\":\"invite\",\"link\":\"hashverse://add?k=A&v=1\"}", "invite hashverse://add?k=A&v=1");
        says("{\"fact\":\"error\",\"text\":\"nobody is connected; add IP PORT\"}", "error nobody is connected; add IP PORT");
        says("{\"fact\":\"not-found\",\"text\":\"@Bo\"}", "not-found @Bo");
        says(peer("left", ",\"reason\":\"lost\""), "left" + bo + " lost");
        says(peer("stranger", ""), "stranger" + bo);
        says(peer("stranger", ",\"resembles\":\"B\""), "stranger" + bo + " resembles B");
        says(peer("resembles", ",\"resembles\":\"B\""), "resembles" + bo + " B");
        says(peer("renamed", ",\"before\":\"Old \\\"B\",\"now\":\"Bo\""), "renamed" + bo + " \"Old \\\"B\" Bo");
        says("{\"fact\":\"refused\",\"name\":\"Bo\",\"number\":7,\"text\":\"too long\"}", "refused Bo #7 too long");
        says("{\"fact\":\"room\"}", "room");
        says("{\"fact\":\"crowded\",\"count\":48,\"text\":\"wait\"}", "crowded 48 wait");
        says("{\"fact\":\"uncrowded\"}", "uncrowded");
        says("{\"fact\":\"repaired\",\"count\":3,\"added\":4,\"file\":\"/x/y\"}", "repaired 3 4 /x/y");
        says("{\"fact\":\"missed\",\"text\":\"events; list and history tell the present state\"}", "missed events; list and history tell the present state");
    }

    @Test
    void anInviteWithALimitHasItsLimits() {
        says("{\"fact\":\"issued\",\"code\":\"00ab12\",\"uses\":\"once\",\"state\":\"open\",\"until\":null,\"count\":0,\"link\":\"hashverse://add?k=A&v=1\"}",
                "issued 00ab12 once open - 0 hashverse://add?k=A&v=1");
        says("{\"fact\":\"issued\",\"code\":\"00ab12\",\"uses\":\"many\",\"state\":\"ended\",\"until\":\"2026-11-23T03:04:05Z\",\"count\":12,\"link\":\"hashverse://add?k=A&v=1\"}",
                "issued 00ab12 many ended 2026-11-23T03:04:05Z 12 hashverse://add?k=A&v=1");
        says("{\"fact\":\"invites\",\"count\":2}", "invites 2");
        says("{\"fact\":\"revoked\",\"code\":\"00ab12\"}", "revoked 00ab12");
    }

    @Test
    void anIntroductionNamesBoth() {
        var who = ",\"name\":\"Bo\",\"address\":\"10.0.0.7:8000\",\"id\":\"X\"";
        says("{\"fact\":\"introduction\"" + who + ",\"otherName\":\"Two Words\",\"other\":\"Y\",\"vouched\":\"verified\"}", "introduction Bo 10.0.0.7:8000 X \"Two Words\" Y verified");
        says("{\"fact\":\"introduction\"" + who + ",\"otherName\":\"Cy\",\"other\":\"Y\",\"vouched\":null}", "introduction Bo 10.0.0.7:8000 X Cy Y -");
        for (var fact : List.of("introducing", "introduced", "not-now")) says("{\"fact\":\"" + fact + "\"" + who + ",\"other\":\"Y\"}", fact + " Bo 10.0.0.7:8000 X Y");
        says("{\"fact\":\"declined\",\"name\":\"Cy\",\"address\":null,\"id\":\"Y\"}", "declined Cy - Y");
    }

    @Test
    void aChangeOfAMessageNamesItByNumberOrId() {
        var bo = ",\"name\":\"Bo\",\"address\":\"10.0.0.7:8000\"";
        says("{\"fact\":\"edited\",\"number\":7" + bo + ",\"text\":\"a\\nb\"}", "edited #7 Bo 10.0.0.7:8000 a\\nb");
        says("{\"fact\":\"edited\",\"message\":\"00ab\"" + bo + ",\"text\":\"#8\"}", "edited 00ab Bo 10.0.0.7:8000 #8");
        says("{\"fact\":\"edited\",\"number\":7}", "edited #7");
        says("{\"fact\":\"reacted\",\"number\":7" + bo + ",\"emoji\":\"\u2764\\ufe0f\"}", "reacted #7 Bo 10.0.0.7:8000 \u2764\\u{fe0f}");
        says("{\"fact\":\"reacted\",\"number\":7" + bo + ",\"emoji\":null}", "reacted #7 Bo 10.0.0.7:8000 -");
        says("{\"fact\":\"retracted\",\"number\":7" + bo + "}", "retracted #7 Bo 10.0.0.7:8000");
        says("{\"fact\":\"forgotten\",\"message\":\"00ab\"}", "forgotten 00ab");
        says("{\"fact\":\"pinned\",\"number\":7" + bo + "}", "pinned #7 Bo 10.0.0.7:8000");
        says("{\"fact\":\"unpinned\",\"number\":7" + bo + "}", "unpinned #7 Bo 10.0.0.7:8000");
        says("{\"fact\":\"confirmed\",\"message\":\"00ab\"" + bo + "}", "confirmed 00ab Bo 10.0.0.7:8000");
        says("{\"fact\":\"asks-confirmation\",\"number\":7}", "asks-confirmation #7");
        says("{\"fact\":\"number\",\"number\":7}", "number #7");
        says("{\"fact\":\"numbering\",\"state\":\"on\"}", "numbering on");
        says("{\"fact\":\"in-reply-to\",\"message\":\"00ab\",\"replyTo\":\"#3\"}", "in-reply-to 00ab #3");
    }

    @Test
    void aFileHasItsSizeAsANumber() {
        says("{\"fact\":\"file\",\"name\":\"my 3.pdf\",\"size\":274877906944,\"number\":7}", "file \"my 3.pdf\" 274877906944 #7");
        says("{\"fact\":\"folder\",\"name\":\"a\",\"size\":0,\"number\":8}", "folder a 0 #8");
        says("{\"fact\":\"got\",\"number\":7,\"file\":\"/a b/c\\nd\"}", "got #7 /a b/c\\nd");
        says("{\"fact\":\"got\",\"message\":\"00ab\",\"item\":12,\"file\":\"/x\"}", "got 00ab.12 /x");
        for (var fact : List.of("getting", "paused", "file-declined", "file-gone", "file-changed", "no-space", "not-written")) {
            says("{\"fact\":\"" + fact + "\",\"number\":7}", fact + " #7");
            says("{\"fact\":\"" + fact + "\",\"message\":\"00ab\",\"item\":1}", fact + " 00ab.1");
        }
        says("{\"fact\":\"fetched\",\"number\":7,\"name\":\"Bo\",\"address\":null,\"got\":[1,12],\"declined\":[]}", "fetched #7 Bo - 1,12 -");
        says("{\"fact\":\"fetched\",\"number\":7,\"name\":\"Bo\",\"address\":null,\"got\":[],\"declined\":[2]}", "fetched #7 Bo - - 2");
        var line = "history ab 2026-11-23T03:04:05Z Bo received x";
        assertEquals(List.of("{\"fact\":\"history\",\"message\":\"ab\",\"when\":\"2026-11-23T03:04:05Z\",\"name\":\"Bo\",\"delivery\":\"received\",\"text\":\"x\","
                        + "\"files\":[{\"item\":1,\"name\":\"a b\",\"size\":3,\"state\":\"got\",\"file\":\"/x/a b\"},{\"item\":3,\"name\":\"c\",\"size\":0,\"state\":null}],"
                        + "\"folders\":[{\"item\":2,\"name\":\"d\",\"size\":9,\"state\":\"offered\"}],\"fetched\":[{\"name\":\"Bo\",\"address\":null,\"got\":[1],\"declined\":[]}]}"),
                JsonLine.block(List.of(line, "has-file ab 1 \"a b\" 3 got /x/a b", "has-folder ab 2 d 9 offered", "has-file ab 3 c 0 -", "fetched ab Bo - 1 -")));
    }

    @Test
    void whatIsSaidOfAMessageInTheHistoryIsPartOfItsObject() {
        var first = "{\"fact\":\"history\",\"message\":\"ab\",\"when\":\"2026-11-23T03:04:05Z\",\"name\":\"Bo\",\"delivery\":\"received\",\"text\":\"x\"";
        var line = "history ab 2026-11-23T03:04:05Z Bo received x";
        assertEquals(List.of(first + ",\"replyTo\":\"cd\",\"edited\":\"2026-11-23T03:04:06Z\",\"reactions\":[{\"name\":\"Bo\",\"address\":null,\"emoji\":\"\u2600\"},"
                        + "{\"name\":\"A na\",\"address\":\"10.0.0.7:8000\",\"emoji\":\"\u2601\"}]}", first + ",\"retracted\":true}",
                        first + ",\"pinned\":true,\"asksConfirmation\":true,\"confirmed\":[{\"name\":\"Bo\",\"address\":null}],\"reactions\":[{\"name\":\"Bo\",\"address\":null,\"emoji\":\"\u2600\"}]}", first + "}", "{\"fact\":\"messages\",\"count\":3}"),
                JsonLine.block(List.of(line, "in-reply-to ab cd", "last-edited ab 2026-11-23T03:04:06Z", "reacted ab Bo - \u2600", "reacted ab \"A na\" 10.0.0.7:8000 \u2601",
                        line, "retracted ab Bo -", line, "pinned ab", "asks-confirmation ab", "confirmed ab Bo -", "reacted ab Bo - \u2600", line, "messages 3")));
        assertEquals(List.of("{\"fact\":\"number\",\"number\":1}", "{\"fact\":\"forgotten\",\"number\":1}"), JsonLine.block(List.of("number #1", "forgotten #1")));
    }

    @Test
    void namesAndTextsAreUnescapedAndInvisibleCharactersEscaped() {
        for (var written : new String[] {"two\nlines\ttab \\ \"quoted\"", "ends in \\", "\u202eturned\u200b", "e\u0301 \u0301mark", "😀 ë \ud800", "</script>", "- ", "\\n"}) {
            var line = "direct " + ConsoleLine.name(written) + " - " + ConsoleLine.text(written);
            var json = JsonLine.of(line);
            assertTrue(json.codePoints().noneMatch(ConsoleLine::unseen), json);
            var read = JsonParser.parseString(json).getAsJsonObject();
            assertEquals(written, read.get("name").getAsString());
            assertEquals(written, read.get("text").getAsString());
            assertTrue(read.get("address").isJsonNull());
        }
    }

    @Test
    void aPersonNearbyAndTheirNumberAreToldApart() {
        var id = "A".repeat(52);
        assertEquals("{\"fact\":\"nearby\",\"count\":3}", JsonLine.of("nearby 3"));
        assertEquals("{\"fact\":\"nearby\",\"name\":\"3\",\"address\":\"10.0.0.9:8000\",\"id\":\"" + id + "\"}", JsonLine.of("nearby 3 10.0.0.9:8000 " + id));
    }

    @Test
    void everyLineOfTheContractHasAShape() throws IOException {
        var contract = Files.readString(Path.of("src/main/java/org/hashverse/console/package-info.java"));
        var words = new TreeSet<String>();
        // the words in the second column of a table: in backquotes, lower-case, with the fields of an answer behind them
        for (var row : contract.lines().filter(line -> line.startsWith("/// | ") && !line.contains("| the same, to one")).toList()) {
            var cells = row.substring(6).split("(?<!\\\\) \\| ");
            var found = Pattern.compile("`([a-z][a-z-]*)(?: [^`]*)?`").matcher(cells[1]);
            if (found.find()) words.add(found.group(1));
        }
        words.addAll(List.of("delivered", "invites", "peers", "findings", "messages", "known", "self", "not-found", "last-edited", "unpinned", "unsent", "error", "room", "folder", "has-file", "has-folder", "saved", "once", "uncrowded"));
        var without = new TreeSet<>(words);
        without.removeAll(LineShapes.ALL.keySet());
        assertEquals(new TreeSet<>(), without);
        assertEquals(new TreeSet<>(LineShapes.ALL.keySet()), words, "every shape is one of the contract");
    }
}
