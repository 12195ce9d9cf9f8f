package org.hashverse.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What came from another computer is marked, where the file system can keep a mark.
class ForeignMarkTest {
    private static final long A_TIME = 1_000_000_000_000L;
    @TempDir
    Path target;

    @BeforeEach
    void marksAreKeptHere() throws IOException {
        assumeTrue(keepsMarks(Files.createFile(target.resolve("own"))));
    }

    private static boolean keepsMarks(Path file) {
        var view = Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
        try {
            return view != null && view.write("mark", ByteBuffer.allocate(1)) == 1;
        } catch (IOException unsupported) {
            return false;
        }
    }

    private static String mark(Path file) throws IOException {
        var bytes = ByteBuffer.allocate(100);
        Files.getFileAttributeView(file, UserDefinedFileAttributeView.class).read(ForeignMark.NAME, bytes);
        return StandardCharsets.US_ASCII.decode(bytes.flip()).toString();
    }

    private Path got(byte[] content, Optional<Listing> listing, String name) throws IOException {
        try (var part = Part.open(target, "1", Contents.hashes(content), listing)) {
            for (int piece = 0; piece < part.hashes().pieces(); piece++) part.write(piece, Contents.piece(content, piece));
            return part.finish(name);
        }
    }

    @Test
    void aFileIsMarked() throws IOException {
        assertEquals(ForeignMark.MARK, mark(got(Contents.bytes(5), Optional.empty(), "offer.docm")));
    }

    @Test
    void allFilesOfAFolderAreMarkedAndKeepTheirTimes() throws IOException {
        var listing = new Listing(List.of(new Listing.Entry("a/one", 3, A_TIME), new Listing.Entry("two", 2, A_TIME), new Listing.Entry("empty", 0, A_TIME)), List.of());
        var folder = got(Contents.bytes(5), Optional.of(listing), "folder");
        for (var file : List.of("a/one", "two", "empty")) {
            assertEquals(ForeignMark.MARK, mark(folder.resolve(file)), file);
            assertEquals(A_TIME, Files.getLastModifiedTime(folder.resolve(file)).toMillis(), file);
        }
    }
}
