package org.hashverse.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hashverse.chat.Change;
import org.hashverse.chat.Content;
import org.hashverse.chat.SharedFiles;
import org.hashverse.chat.Emoji;
import org.hashverse.chat.MessageText;
import org.hashverse.chat.json.StrictJson;
import org.hashverse.markup.EmojiBook;
import org.junit.jupiter.api.Test;

/// The bodies of edits, reactions and retractions: every bound at its least and greatest value and one beyond, and every field missing, twice, of another type, or unknown.
class ChangeBoundsTest {
    private static final String OF = "\"of\":{\"author\":\"" + Frames.key().author().text() + "\",\"id\":\"" + Frames.HEX + "\"}";
    private static final String MAX = "9007199254740991";
    private static final String OVER = "9007199254740992";

    private static Content read(String kind, String body) throws IOException {
        return ((Frame.Chat) Frames.read(FrameType.CHAT, frame(kind, body))).content();
    }

    private static String frame(String kind, String body) {
        return "{\"number\":1,\"id\":\"" + Frames.HEX + "\",\"to\":\"you\",\"stamp\":0,\"kind\":\"" + kind + "\",\"body\":" + body + "}";
    }

    private static void refused(String kind, String... bodies) {
        for (var body : bodies) assertThrows(ProtocolException.class, () -> read(kind, body), () -> kind + " " + body);
    }

    private static String edit(String revision, String text) {
        return "{" + OF + ",\"revision\":" + revision + ",\"text\":\"" + text + "\"}";
    }

    private static String reaction(String revision, String emoji) {
        return "{" + OF + ",\"revision\":" + revision + (emoji == null ? "" : ",\"emoji\":\"" + emoji + "\"") + "}";
    }

    private static String pin(String revision, String pinned) {
        return "{" + OF + ",\"revision\":" + revision + ",\"pinned\":" + pinned + "}";
    }

    @Test
    void aPinSaysWhetherTheMessageIsPinned() throws IOException {
        for (var revision : List.of("1", MAX)) assertTrue(((Change.Pin) read("pin", pin(revision, "true"))).pinned());
        refused("pin", pin("0", "true"), pin(OVER, "true"), pin("1", "1"), pin("1", "\"true\""), pin("1", "null"), "{" + OF + ",\"revision\":1}", "{\"revision\":1,\"pinned\":true}");
    }

    @Test
    void aTextMayAskForConfirmation() throws IOException {
        var asking = new Content.Text("Fire drill at ten", Optional.empty(), true);
        assertEquals(frame("text", "{\"text\":\"Fire drill at ten\",\"asksConfirmation\":true}"), Frames.body(Frames.chat(asking)));
        assertEquals(asking, read("text", "{\"text\":\"Fire drill at ten\",\"asksConfirmation\":true}"));
        assertEquals(Content.text("x"), read("text", "{\"text\":\"x\",\"asksConfirmation\":false}"));
        refused("text", "{\"text\":\"x\",\"asksConfirmation\":1}", "{\"text\":\"x\",\"asksConfirmation\":\"true\"}", "{\"text\":\"x\",\"asksConfirmation\":null}");
    }

    @Test
    void theBytesAreThoseOfTheSpecification() throws IOException {
        for (var content : List.of(new Change.Edit(Frames.key(), 7, "new"), new Change.Reaction(Frames.key(), 7, Optional.of("👍")), new Change.Reaction(Frames.key(), 7, Optional.empty()),
                new Change.Pin(Frames.key(), 7, true), new Change.Pin(Frames.key(), 7, false), new Change.Confirmation(Frames.key()), new Change.Retraction(Frames.key()),
                new SharedFiles.Report(Frames.key(), 7, Set.of(0, 3), Set.of(1)))) {
            var body = switch (content) {
                case Change.Edit _ -> edit("7", "new");
                case Change.Reaction(_, _, var emoji) -> reaction("7", emoji.orElse(null));
                case Change.Pin(_, _, var pinned) -> pin("7", Boolean.toString(pinned));
                case Change.Retraction _, Change.Confirmation _ -> "{" + OF + "}";
                case SharedFiles.Report _ -> "{" + OF + ",\"revision\":7,\"got\":[0,3],\"declined\":[1]}";
            };
            assertEquals(frame(content.kind(), body), Frames.body(Frames.chat(content)));
            assertEquals(content, read(content.kind(), body));
        }
    }

    @Test
    void revisions() throws IOException {
        for (var revision : List.of("1", MAX)) {
            assertEquals(Long.parseLong(revision), ((Change) read("edit", edit(revision, "x"))).revision());
            assertEquals(Long.parseLong(revision), ((Change) read("reaction", reaction(revision, null))).revision());
        }
        for (var revision : List.of("0", "-1", OVER, "1.0", "01", "1e3", "\"1\"", "null", "[]", "9223372036854775808")) {
            refused("edit", edit(revision, "x"));
            refused("reaction", reaction(revision, "👍"));
        }
        for (long revision : new long[] {0, -1, Bounds.MAX_NUMBER + 1}) {
            assertThrows(IllegalArgumentException.class, () -> Frames.chat(new Change.Edit(Frames.key(), revision, "x")));
            assertThrows(IllegalArgumentException.class, () -> Frames.chat(new Change.Reaction(Frames.key(), revision, Optional.empty())));
        }
    }

    @Test
    void textsOfEdits() throws IOException {
        for (var ok : List.of("x", "x".repeat(MessageText.MAX_BYTES), "\uD83D\uDE00".repeat(MessageText.MAX_BYTES / 4), "\\n".repeat(MessageText.MAX_BYTES - 1) + "x", "a\\tb")) read("edit", edit("1", ok));
        for (var bad : List.of("", " \\n\\t", "x".repeat(MessageText.MAX_BYTES + 1), "\uD83D\uDE00".repeat(MessageText.MAX_BYTES / 4) + "x", "a\\rb", "a\\u0000b", "a\\u2028b", "\\ud800"))
            refused("edit", edit("1", bad));
    }

    @Test
    void emojiOfReactions() throws IOException {
        assertEquals(Emoji.MAX_BYTES, Frames.longestEmoji().getBytes(StandardCharsets.UTF_8).length);
        for (var ok : List.of("👍", "👍🏽", "❤️", "❤", "👩‍❤️‍💋‍👨", "👨‍👩‍👧‍👦", "🏳️‍🌈", "🇩🇪", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "1️⃣", "#⃣", "‼️", "©", "🏽", "\uD83D\uDEDD", "\uD83E\uDEFF", Frames.longestEmoji())) {
            assertEquals(Optional.of(ok), ((Change.Reaction) read("reaction", reaction("1", ok))).emoji());
            assertTrue(Emoji.isOne(ok), ok);
        }
        var over = "👨‍".repeat(7) + "👨" + "\uFE0F".repeat(4);
        assertEquals(Emoji.MAX_BYTES + 1, over.getBytes(StandardCharsets.UTF_8).length);
        var zalgo = "👍" + "\u0335\u0336\u0337".repeat(5);
        for (var bad : List.of("", " ", "a", "1", "#", "ab", "é", "你", "👍👍", "👍 ", " 👍", "👍a", "\u200d", "\uFE0F", "\u20E3", "🇩", "🇩🇪🇩", "🇩\uFE0F", over, zalgo, "1\u0301\u20E3", "∑", "。", "\u202E",
                "👍\u202E", "\uFFFF", "\u0301", "👍".repeat(1_000), "<b>")) {
            refused("reaction", reaction("1", bad));
            assertFalse(Emoji.isOne(bad), bad);
            assertThrows(IllegalArgumentException.class, () -> new Change.Reaction(Frames.key(), 1, Optional.of(bad)));
        }
        refused("reaction", reaction("1", "\\ud83d"), reaction("1", "\\n"), reaction("1", "\\u0000"));
        assertFalse(Emoji.isOne("\uD83D"), "half an emoji");
    }

    @Test
    void everyEmojiOfThePickerIsOne() {
        for (var emoji : EmojiBook.get().listed()) assertTrue(Emoji.isOne(emoji.text()), emoji::text);
    }

    @Test
    void everyFieldIsThereOnceAndOfItsType() throws IOException {
        var id = "\"id\":\"" + Frames.HEX + "\"";
        var author = "\"author\":\"" + Frames.key().author().text() + "\"";
        var badKeys = List.of("\"of\":{}", "\"of\":null", "\"of\":[]", "\"of\":\"" + Frames.HEX + "\"", "\"of\":{" + id + "}", "\"of\":{" + author + "}", "\"of\":{" + author + "," + id.replace("0123", "012") + "}",
                "\"of\":{" + author.replace("A\"", "\"") + "," + id + "}", "\"of\":{" + author + "," + author + "," + id + "}", "\"of\":{" + author.toLowerCase(Locale.ROOT) + "," + id + "}",
                "\"of\":{" + author + "," + id.toUpperCase(Locale.ROOT).replace("ID", "id") + "}", OF + "," + OF);
        for (var body : List.of(edit("1", "x"), reaction("1", "👍"), "{" + OF + "}")) {
            var kind = body.contains("text") ? "edit" : body.contains("emoji") ? "reaction" : "retract";
            read(kind, body);
            read(kind, body.replaceFirst("}$", ",\"newer\":[1,{}]}"));
            for (var bad : badKeys) refused(kind, body.replace(OF, bad));
            refused(kind, body.replace(OF + ",", "").replace(OF, ""), "[]", "null", "\"x\"", "5", "{}", body + body, body.substring(1));
        }
        var edit = edit("1", "x");
        refused("edit", edit.replace(",\"revision\":1", ""), edit.replace(",\"text\":\"x\"", ""), edit.replace("\"x\"", "null"), edit.replace("\"x\"", "5"), edit.replace("\"x\"", "[\"x\"]"),
                edit.replace("\"revision\":1", "\"revision\":1,\"revision\":1"), edit.replace("\"text\":\"x\"", "\"text\":\"x\",\"text\":\"x\""));
        var reaction = reaction("1", "👍");
        refused("reaction", reaction.replace(",\"revision\":1", ""), reaction.replace("\"👍\"", "null"), reaction.replace("\"👍\"", "5"), reaction.replace("\"👍\"", "[]"),
                reaction.replace("\"emoji\":\"👍\"", "\"emoji\":\"👍\",\"emoji\":\"👍\""));
        assertEquals(new Change.Reaction(Frames.key(), 1, Optional.empty()), read("reaction", reaction.replace(",\"emoji\":\"👍\"", "")), "without an emoji it removes the one before");
        assertEquals(new Change.Retraction(Frames.key()), read("retract", "{" + OF + ",\"revision\":\"unknown here\",\"text\":5}"), "unknown fields may hold anything");
    }

    @Test
    void unknownFieldsAreBoundedAsInATextsBody() throws IOException {
        var many = IntStream.range(0, StrictJson.MAX_UNKNOWN).mapToObj(i -> "\"x" + i + "\":1").collect(Collectors.joining(","));
        for (var body : List.of(edit("1", "x"), reaction("1", "👍"), "{" + OF + "}")) {
            var kind = body.contains("text") ? "edit" : body.contains("emoji") ? "reaction" : "retract";
            read(kind, body.replaceFirst("}$", "," + many + "}"));
            refused(kind, body.replaceFirst("}$", "," + many + ",\"y\":1}"), body.replaceFirst("}$", ",\"y\":" + "[".repeat(9) + "]".repeat(9) + "}"),
                    body.replaceFirst("}$", ",\"y\":\"" + "y".repeat(41_000) + "\"}"), body.replaceFirst("}$", ",\"y\":" + Collections.nCopies(300, "{}") + "}"));
        }
    }

    @Test
    void whatPeopleSeeInPlaceOfAMessageTakenBackIsNotSent() {
        assertThrows(IllegalArgumentException.class, () -> Frames.chat(new Content.TakenBack()));
    }

    @Test
    void aPeersKindOfTheSameNameIsUnknown() throws IOException {
        assertEquals(new Content.Unknown("retracted", "{}"), read("retracted", "{}"));
    }
}
