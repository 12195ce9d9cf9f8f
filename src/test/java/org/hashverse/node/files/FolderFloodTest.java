package org.hashverse.node.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hashverse.chat.files.FileItem;
import org.hashverse.files.PieceHashes;
import org.hashverse.node.api.FileState.FileKey;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.Papers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Eve offers Ana a folder of folders within folders, and then a file. Few bytes name very many folders: 209 KB 99,200 of them, which take 400 MB of the disk.
class FolderFloodTest {
    private static final int PATHS = 3_100;
    private static final int DEPTH = 32;
    @TempDir
    Path folder;

    private static String path(int number) {
        return Integer.toString(number, Character.MAX_RADIX) + "/a".repeat(DEPTH - 1);
    }

    @Test
    void fewBytesDoNotMakeManyFoldersWithoutAsking() throws Exception {
        var eve = Papers.good();
        var listing = RawContent.of(IntStream.range(0, PATHS).mapToObj(number -> '"' + path(number) + '"').collect(Collectors.joining(",", "{\"files\":[],\"folders\":[", "]}"))
                .getBytes(StandardCharsets.UTF_8));
        var many = new FileItem("many", 0, PieceHashes.of(0, new byte[0]).root(), Optional.of(new FileItem.Folder(listing.hashes().root(), listing.bytes().length, 0)), Optional.empty());
        var inbox = folder.resolve("inbox");
        try (var ana = TwoNodesWithFiles.open(folder, "Ana", Settings.Accept.ASK, inbox); var sharer = new RawSharer(ana.address(), eve, listing::answer)) {
            TwoNodesWithFiles.accept(ana, eve.id());
            var message = sharer.offer(many, listing.file("file"));
            TwoNodesWithFiles.awaitWhole(ana, new FileKey(message, 1), listing.bytes());
            assertTrue(ana.told(NodeEvent.FilesChanged.class).stream().flatMap(event -> event.files().stream()).allMatch(state -> state.file().place() == 1));
            TwoNodesWithFiles.awaitNoPart(inbox);
            try (var all = Files.list(inbox)) {
                assertEquals(List.of(inbox.resolve("file")), all.toList());
            }
        }
    }
}
