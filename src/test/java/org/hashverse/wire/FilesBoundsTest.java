package org.hashverse.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.Content;
import org.hashverse.chat.SharedFiles;
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

    @Test
    void theGreatestOfferFitsItsFrame() throws IOException {
        var preview = new FileItem.Picture(FileItem.Picture.MAX_SIDE, 1, "A".repeat(FileItem.Picture.MAX_PREVIEW));
        var name = "a".repeat((SharedFiles.MAX_VARIABLE - FileItem.Picture.MAX_PREVIEW) / 2 / 19 - 1);
        var items = new ArrayList<>(Collections.nCopies(19, item(name, Optional.empty())));
        items.add(item("p", Optional.of(preview)));
        var caption = "\"".repeat(SharedFiles.MAX_CAPTION);
        var frame = Frames.chat(new SharedFiles(items, caption));
        assertEquals(frame, Frames.read(FrameType.CHAT, Frames.body(frame)));
        assertThrows(IllegalArgumentException.class, () -> new SharedFiles(items, caption + "x"));
        assertThrows(IllegalArgumentException.class, () -> new SharedFiles(List.of(item("a".repeat(255), Optional.of(preview)), item("b".repeat(255), Optional.of(preview))), ""));
    }

    @Test
    void aReportNamesEachPlaceOnce() {
        assertThrows(IllegalArgumentException.class, () -> new SharedFiles.Report(Frames.key(), Set.of(20), Set.of()));
        assertThrows(IllegalArgumentException.class, () -> new SharedFiles.Report(Frames.key(), Set.of(-1), Set.of()));
        assertThrows(IllegalArgumentException.class, () -> new SharedFiles.Report(Frames.key(), Set.of(1), Set.of(1)));
        assertEquals(Set.of(0, 19), new SharedFiles.Report(Frames.key(), Set.of(19, 0), Set.of()).got());
    }
}
