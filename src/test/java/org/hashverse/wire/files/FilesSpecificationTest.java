package org.hashverse.wire.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hashverse.chat.files.PieceSizes;
import org.hashverse.wire.SpecificationText;
import org.junit.jupiter.api.Test;

/// Compares the tables of the specification with the code, so that neither changes alone.
class FilesSpecificationTest {
    private static final SpecificationText TEXT = SpecificationText.of(FilesFrame.class);

    @Test
    void theTableOfFramesIsTheTypes() {
        var rows = TEXT.table("| frame | type | from | body |");
        assertEquals(Arrays.stream(FilesFrameType.values()).map(FilesFrameType::label).toList(), rows.stream().map(List::getFirst).toList());
        for (var type : FilesFrameType.values()) {
            var row = rows.get(type.ordinal());
            assertEquals(Integer.toString(type.number()), row.get(1), type.label());
            var body = row.get(3);
            if (type.frame().isPresent()) assertEquals("JSON", body);
            else assertTrue(body.startsWith("raw: ") && body.endsWith("at most %,d bytes".formatted(type.limit())), body);
        }
    }

    @Test
    void theTableOfFieldsIsTheRecords() {
        var fields = new LinkedHashMap<String, List<String>>();
        var frame = "";
        for (var row : TEXT.table("| frame | field | form and bound | meaning |")) {
            if (!row.getFirst().isEmpty()) frame = row.getFirst();
            fields.computeIfAbsent(frame, _ -> new ArrayList<>()).add(row.get(1));
        }
        var records = new LinkedHashMap<String, List<String>>();
        for (var type : FilesFrameType.values())
            type.frame().ifPresent(record -> records.put(type.label(), Arrays.stream(record.getRecordComponents()).map(RecordComponent::getName).toList()));
        assertEquals(records, fields);
        assertEquals(Set.of(FilesFrame.class.getPermittedSubclasses()), Arrays.stream(FilesFrameType.values()).flatMap(type -> type.frame().stream()).collect(Collectors.toSet()));
    }

    @Test
    void theTableOfReasonsIsTheEnum() {
        assertEquals(Arrays.stream(FilesFrame.None.Reason.values()).map(reason -> "`" + FilesCodec.word(reason) + "`").toList(),
                TEXT.table("| reason | meaning |").stream().map(List::getFirst).toList());
    }

    @Test
    void theLimitsOfTheTextAreThoseOfTheCode() {
        var text = TEXT.joined();
        assertTrue(text.contains("cut into *pieces* of %,d bytes".formatted(PieceSizes.PIECE)));
        assertTrue(text.contains("has at most %,d bytes. A length out of bounds".formatted(FilesFrameType.MAX_JSON)));
        assertTrue(text.contains("0 to %,d | the place of the piece".formatted(PieceSizes.MOST - 1)));
        assertTrue(text.contains("unknown frames of type 0x%x to 0xff with at most %,d bytes of body".formatted(FilesFrameType.FIRST_SKIPPED, FilesFrameType.MAX_UNKNOWN)));
    }
}
