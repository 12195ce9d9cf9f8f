package org.hashverse.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.Content;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.SharedFiles;
import org.hashverse.chat.files.FileHash;
import org.hashverse.chat.files.FileItem;
import org.hashverse.chat.json.BadJson;
import org.hashverse.chat.json.ContentJson;
import org.junit.jupiter.api.Test;

class FilesBoundsTest {
    private static final FileHash HASH = new FileHash("A".repeat(43));
    private static final String ITEM = "{\"name\":\"a.txt\",\"size\":3,\"hash\":\"" + HASH.text() + "\"}";

    private static FileItem item(String name, Optional<FileItem.Picture> picture) {
        return new FileItem(name, 3, HASH, Optional.empty(), picture);
    }

    private static Content read(String body) throws IOException {
        return ContentJson.read("file", body);
    }

    private static String items(String... items) {
        return "{\"items\":[" + String.join(",", items) + "]}";
    }

    @Test
    void theBytesAreThoseOfTheSpecification() throws IOException {
        var file = item("a.txt", Optional.empty());
        var picture = item("b.png", Optional.of(new FileItem.Picture(640, 480, "AAAA")));
        var folder = new FileItem("c", 9, HASH, Optional.of(new FileItem.Folder(HASH, 20, 2)), Optional.empty());
        var content = new SharedFiles(List.of(file, picture, folder), "look");
        var body = "{\"items\":[" + ITEM + ",{\"name\":\"b.png\",\"size\":3,\"hash\":\"" + HASH.text() + "\",\"picture\":{\"width\":640,\"height\":480,\"preview\":\"AAAA\"}},"
                + "{\"name\":\"c\",\"size\":9,\"hash\":\"" + HASH.text() + "\",\"folder\":{\"listing\":\"" + HASH.text() + "\",\"bytes\":20,\"files\":2}}],\"caption\":\"look\"}";
        assertEquals(body, ContentJson.write(content));
        assertEquals(content, read(body));
        assertEquals(new SharedFiles(List.of(file), ""), read(items(ITEM)));
    }

    @Test
    void aNameIsReducedWhereverItComesFrom() throws IOException {
        assertEquals("x", ((SharedFiles) read(items(ITEM.replace("a.txt", "../x")))).items().getFirst().name());
    }

    @Test
    void malformedOffersAreRefused() {
        for (var body : List.of("{}", items(), items(ITEM.replace("3", "-1")), items(ITEM.replace(":3", ":274877906945")), items(ITEM.replace("A\"}", "B\"}")), items(ITEM.replace("\"size\":3,", "")),
                "{\"items\":[" + ITEM + "],\"caption\":7}", items(Collections.nCopies(21, ITEM).toArray(String[]::new)),
                items(ITEM.replace("}", ",\"folder\":{\"listing\":\"" + HASH.text() + "\",\"bytes\":0,\"files\":1}}")),
                items(ITEM.replace("}", ",\"folder\":{\"listing\":\"" + HASH.text() + "\",\"bytes\":1,\"files\":100001}}")),
                items(ITEM.replace("}", ",\"picture\":{\"width\":0,\"height\":1,\"preview\":\"\"}}")),
                items(ITEM.replace("}", ",\"picture\":{\"width\":65536,\"height\":1,\"preview\":\"\"}}")),
                items(ITEM.replace("}", ",\"picture\":{\"width\":1,\"height\":1,\"preview\":\"+\"}}")))) assertThrows(BadJson.class, () -> read(body), body);
    }

    private static FileItem folder(String name) {
        return new FileItem(name, FileItem.MAX_SIZE, HASH, Optional.of(new FileItem.Folder(HASH, FileItem.MAX_LISTING, FileItem.MAX_FILES)), Optional.empty());
    }

    private static FileItem picture(String name, int preview) {
        return new FileItem(name, FileItem.MAX_SIZE, HASH, Optional.empty(), Optional.of(new FileItem.Picture(FileItem.Picture.MAX_SIDE, FileItem.Picture.MAX_SIDE, "A".repeat(preview))));
    }

    /// Items that take as many bytes as they may: what `first` are, and then pictures of which the last is as large as still fits.
    private static List<FileItem> filled(List<FileItem> first, int pictures) {
        var items = new ArrayList<>(first);
        while (pictures-- > 0) {
            int room = (SharedFiles.MAX_VARIABLE - SharedFiles.variable(items)) / (pictures + 1) - SharedFiles.ITEM_BYTES - 2;
            items.add(picture("p", Math.min(FileItem.Picture.MAX_PREVIEW, room % 4 == 1 ? room - 1 : room)));
        }
        return items;
    }

    @Test
    void theGreatestOfferFitsItsFrame() throws IOException {
        var caption = "\"".repeat(SharedFiles.MAX_CAPTION);
        var offers = List.of(filled(Collections.nCopies(19, folder("f")), 1), filled(List.of(), 20), filled(List.of(), 2), filled(Collections.nCopies(10, folder("f".repeat(255))), 10));
        for (var items : offers) {
            assertTrue(SharedFiles.variable(items) > SharedFiles.MAX_VARIABLE - 4 * items.size());
            var frame = new Frame.Chat(Bounds.MAX_NUMBER, MessageId.random(), Frame.To.EVERYONE, Bounds.MAX_NUMBER, new SharedFiles(items, caption));
            assertEquals(frame, Frames.read(FrameType.CHAT, Frames.body(frame)));
            assertTrue(ContentJson.write(frame.content()).length() <= Bounds.MAX_BODY, "one that does not know the kind keeps it");
            assertThrows(IllegalArgumentException.class, () -> new SharedFiles(items, caption + "x"));
        }
        assertThrows(IllegalArgumentException.class, () -> new SharedFiles(List.of(picture("a", FileItem.Picture.MAX_PREVIEW), picture("b", 2_560)), ""));
    }

    @Test
    void aSizeIsEnglishWhereverTheProgramRuns() {
        var before = Locale.getDefault();
        try {
            for (var locale : new Locale[] {Locale.GERMANY, Locale.forLanguageTag("ar-EG-u-nu-arab")}) {
                Locale.setDefault(locale);
                assertEquals("1.5 kB", SharedFiles.size(1_500));
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aPreviewCanBeDecoded() {
        for (int length : new int[] {0, 2, 3, 4, 32_768}) Base64.getUrlDecoder().decode(picture("p", length).picture().orElseThrow().preview());
        for (int length : new int[] {1, 5, 32_769}) assertThrows(IllegalArgumentException.class, () -> picture("p", length));
    }

    @Test
    void aReportCountsForPlacesOfTheMessage() {
        var two = new SharedFiles(List.of(picture("a", 0), picture("b", 0)), "");
        assertTrue(new SharedFiles.Report(Frames.key(), Set.of(1), Set.of(0)).isAllowed(two, false));
        assertFalse(new SharedFiles.Report(Frames.key(), Set.of(2), Set.of()).isAllowed(two, false));
        assertFalse(new SharedFiles.Report(Frames.key(), Set.of(), Set.of(2)).isAllowed(two, false));
        assertFalse(new SharedFiles.Report(Frames.key(), Set.of(), Set.of()).isAllowed(two, true), "of its author");
        assertFalse(new SharedFiles.Report(Frames.key(), Set.of(), Set.of()).isAllowed(Content.text("x"), false));
    }

    @Test
    void aReportNamesEachPlaceOnce() {
        assertThrows(IllegalArgumentException.class, () -> new SharedFiles.Report(Frames.key(), Set.of(20), Set.of()));
        assertThrows(IllegalArgumentException.class, () -> new SharedFiles.Report(Frames.key(), Set.of(-1), Set.of()));
        assertThrows(IllegalArgumentException.class, () -> new SharedFiles.Report(Frames.key(), Set.of(1), Set.of(1)));
        assertEquals(Set.of(0, 19), new SharedFiles.Report(Frames.key(), Set.of(19, 0), Set.of()).got());
    }
}
