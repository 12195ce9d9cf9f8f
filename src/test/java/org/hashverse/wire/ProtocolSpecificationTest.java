package org.hashverse.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hashverse.chat.AvatarColour;
import org.hashverse.chat.Change;
import org.hashverse.chat.Content;
import org.hashverse.chat.Emoji;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.SharedFiles;
import org.hashverse.chat.Whereabouts;
import org.hashverse.chat.files.FileItem;
import org.hashverse.chat.json.StrictJson;
import org.junit.jupiter.api.Test;

/// Compares the specification's tables with the sealed types, so that neither changes alone.
class ProtocolSpecificationTest {
    /// The two fields on the wire for the content of a CHAT.
    private static final List<String> CONTENT = List.of("kind", "body");
    private static final SpecificationText TEXT = SpecificationText.of(Frame.class);

    /// First cell of a row, or the last one above that was not empty -> the other cells of its rows.
    private static Map<String, List<List<String>>> grouped(List<List<String>> rows) {
        var groups = new LinkedHashMap<String, List<List<String>>>();
        var name = "";
        for (var row : rows) {
            if (!row.getFirst().isEmpty()) {
                name = row.getFirst();
                assertFalse(groups.containsKey(name), name + " stands twice");
            }
            groups.computeIfAbsent(name, _ -> new ArrayList<>()).add(row.subList(1, row.size()));
        }
        return groups;
    }

    private static void assertFields(String name, Class<?> type, List<List<String>> fields) {
        var components = type.getRecordComponents();
        var names = Arrays.stream(components).map(RecordComponent::getName).collect(Collectors.toCollection(ArrayList::new));
        if (names.remove("content")) names.addAll(CONTENT);
        assertEquals(names, fields.stream().map(List::getFirst).filter(field -> !field.isEmpty()).toList(), "the fields of " + name);
        for (int i = 0; i < components.length; i++) {
            var form = fields.get(i).get(1);
            assertFalse(form.isEmpty(), name + "." + components[i].getName() + " has no form");
            assertEquals(components[i].getType() == Optional.class, form.startsWith("optional"), name + "." + components[i].getName() + " is optional");
        }
    }

    @Test
    void theTableOfKindsIsTheSealedType() {
        var kinds = grouped(TEXT.table("| kind | field of `body` | form and bound | meaning |"));
        assertEquals(Set.of("`text`", "`edit`", "`reaction`", "`pin`", "`confirm`", "`retract`", "`file`", "`got`"), kinds.keySet());
        assertEquals(Set.of(Content.Text.class, Content.Unknown.class, Content.TakenBack.class, SharedFiles.class, Change.class), Set.of(Content.class.getPermittedSubclasses()), "TakenBack is not sent");
        assertEquals(Set.of(Change.Edit.class, Change.Reaction.class, Change.Pin.class, Change.Confirmation.class, Change.Retraction.class, SharedFiles.Report.class), Set.of(Change.class.getPermittedSubclasses()));
        assertFields("text", Content.Text.class, kinds.get("`" + Content.Text.KIND + "`"));
        assertFields("edit", Change.Edit.class, kinds.get("`" + Change.Edit.KIND + "`"));
        assertFields("reaction", Change.Reaction.class, kinds.get("`" + Change.Reaction.KIND + "`"));
        assertFields("pin", Change.Pin.class, kinds.get("`" + Change.Pin.KIND + "`"));
        assertFields("confirm", Change.Confirmation.class, kinds.get("`" + Change.Confirmation.KIND + "`"));
        assertFields("retract", Change.Retraction.class, kinds.get("`" + Change.Retraction.KIND + "`"));
        assertFields("got", SharedFiles.Report.class, kinds.get("`" + SharedFiles.Report.KIND + "`"));
        assertEquals(List.of("items", "caption"), kinds.get("`" + SharedFiles.KIND + "`").stream().map(List::getFirst).toList());
    }

    @Test
    void theTableOfFramesIsTheSealedType() {
        var frames = grouped(TEXT.table("| frame | type | field | form and bound | meaning |"));
        assertEquals(Arrays.stream(FrameType.values()).map(FrameType::label).toList(), List.copyOf(frames.keySet()));
        for (var type : FrameType.values()) {
            var rows = frames.get(type.label());
            assertEquals(Integer.toString(type.number()), rows.getFirst().getFirst(), "the number of " + type);
            assertTrue(rows.stream().skip(1).allMatch(row -> row.getFirst().isEmpty()));
            assertFields(type.label(), type.frame(), rows.stream().map(row -> row.subList(1, row.size())).toList());
        }
    }

    @Test
    void theTableOfObjectsIsTheirRecords() {
        var objects = grouped(TEXT.table("| object | field | form and bound | meaning |"));
        assertEquals(Set.of("Have", "Proof", "Known", "Key", "Whereabouts", "Item", "Folder", "Picture"), objects.keySet());
        assertFields("Whereabouts", Whereabouts.class, objects.get("Whereabouts"));
        assertFields("Item", FileItem.class, objects.get("Item"));
        assertFields("Folder", FileItem.Folder.class, objects.get("Folder"));
        assertFields("Picture", FileItem.Picture.class, objects.get("Picture"));
        assertFields("Have", Frame.Have.class, objects.get("Have"));
        assertFields("Key", MessageKey.class, objects.get("Key"));
        assertFields("Proof", Frame.Proof.class, objects.get("Proof"));
        assertFields("Known", Frame.Peers.Known.class, objects.get("Known"));
    }

    @Test
    void theTableOfClosingsIsTheCodes() {
        var codes = TEXT.table("| code | why | what the receiver does |").stream().map(row -> row.getFirst().replace("`", "")).toList();
        assertEquals(Arrays.stream(Frame.Bye.Code.values()).map(FrameEncoder::word).toList(), codes);
    }

    @Test
    void everySealedFrameHasOneTypeNumberAndOnlyThoseThatMayBeSkippedHaveAHighOne() {
        var skippable = Set.of(OptionalFrame.class.getPermittedSubclasses());
        var expected = Arrays.stream(Frame.class.getPermittedSubclasses()).filter(type -> type != Frame.Unknown.class && type != OptionalFrame.class).collect(Collectors.toSet());
        expected.addAll(skippable);
        assertEquals(expected, Arrays.stream(FrameType.values()).map(FrameType::frame).collect(Collectors.toSet()));
        var numbers = new HashSet<Integer>();
        for (var type : FrameType.values()) assertTrue(type.number() > 0 && type.number() <= 0xff && numbers.add(type.number()), type.label());
        for (var type : FrameType.values()) assertEquals(skippable.contains(type.frame()), type.number() >= FrameType.FIRST_SKIPPED, type.label());
    }

    @Test
    void theFieldsOnTheWireAreTheRecordsComponents() {
        for (var frame : Frames.largest()) {
            var body = JsonParser.parseString(Frames.body(frame)).getAsJsonObject();
            var names = Arrays.stream(frame.getClass().getRecordComponents()).map(RecordComponent::getName).collect(Collectors.toCollection(ArrayList::new));
            if (names.remove("content")) names.addAll(CONTENT);
            assertEquals(names, List.copyOf(body.keySet()));
        }
    }

    @Test
    void theLimitsOfTheTextAreThoseOfTheCode() {
        var text = TEXT.joined();
        assertTrue(text.contains("The length is 1 to %,d; until a side has accepted the other's HELLO, it takes no frame above %,d".formatted(FrameReader.LIMIT,
                FrameReader.HELLO_LIMIT)));
        assertTrue(text.contains("A HELLO, WELCOME or SOURCES has at most %,d whenever it comes, a CHAT %,d, a PEERS or a frame of an unknown type %,d, and every other frame %,d.".formatted(
                FrameType.HELLO.limit(), FrameType.CHAT.limit(), FrameType.PEERS.limit(), FrameType.ACK.limit())));
        assertTrue(text.contains("hold at most " + StrictJson.MAX_UNKNOWN + " values together"));
        assertTrue(text.contains("at most %,d bytes without white space and needless escapes".formatted(Bounds.MAX_BODY)));
        assertTrue(text.contains("previews, and %d for each item have at most %,d bytes together".formatted(SharedFiles.ITEM_BYTES, SharedFiles.MAX_VARIABLE)));
        assertTrue(text.contains("one extended grapheme cluster of at most " + Emoji.MAX_BYTES + " bytes"));
        assertTrue(text.contains("nested at most " + StrictJson.MAX_NESTING + " deep"));
        assertTrue(text.contains("at most " + Bounds.MAX_DETAIL + " bytes, no control"));
        assertTrue(text.contains("a list of at most " + Bounds.MAX_ADDRESSES + " of them"));
        assertEquals(2, text.split(Pattern.quote("| colour | optional, 0 to " + Bounds.MAX_COLOUR + " |"), -1).length - 1, "in HELLO and in WELCOME");
        assertTrue(text.contains("in steps of %.0f degrees: %s.".formatted(AvatarColour.values()[1].hue(),
                Arrays.stream(AvatarColour.values()).map(AvatarColour::word).collect(Collectors.joining(", ")))));
    }
}
