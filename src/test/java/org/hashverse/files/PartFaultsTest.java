package org.hashverse.files;

import static org.hashverse.chat.files.PieceSizes.PIECE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What is left of a part on the disk when it is opened: cut short, changed, or of something else.
class PartFaultsTest extends PartOnDisk {
    @Test
    void aStateThatIsCutShortStartsAnew() throws IOException {
        var state = begun().resolve("state");
        Files.write(state, Arrays.copyOf(Files.readAllBytes(state), (int) Files.size(state) - 1));
        completes(content.length);
    }

    @Test
    void anEmptyStateStartsAnew() throws IOException {
        Files.write(begun().resolve("state"), new byte[0]);
        completes(content.length);
    }

    @Test
    void garbageForAStateStartsAnew() throws IOException {
        var state = begun().resolve("state");
        var garbage = new byte[(int) Files.size(state)];
        new Random(1).nextBytes(garbage);
        Files.write(state, garbage);
        completes(content.length);
    }

    @Test
    void anUnknownMarkIsAMissingPiece() throws IOException {
        var state = begun().resolve("state");
        var bytes = Files.readAllBytes(state);
        bytes[bytes.length - 4] = 77;
        Files.write(state, bytes);
        completes(2 * PIECE + 5);
    }

    @Test
    void thePartOfAnotherContentStartsAnew() throws IOException {
        var other = content.clone();
        other[PIECE]++;
        try (var part = Part.open(target, "1", Contents.hashes(other), Optional.empty())) {
            assertTrue(part.write(0, Contents.piece(other, 0)));
        }
        completes(content.length);
    }

    @Test
    void thePartOfAnotherListingStartsAnew() throws IOException {
        begun();
        for (var name : List.of("a", "b")) {
            var listing = new Listing(List.of(new Listing.Entry(name, content.length, 0)), List.of());
            try (var part = Part.open(target, "1", Contents.hashes(content), Optional.of(listing))) {
                assertEquals(content.length, part.missingBytes());
                write(part, 0, 1, 2, 3);
            }
        }
        completes(content.length);
    }

    @Test
    void theSameFilesInOtherSizesStartAnew() throws IOException {
        var one = new Listing(List.of(new Listing.Entry("a", 2 * PIECE, 0), new Listing.Entry("b", PIECE + 5, 0)), List.of());
        var other = new Listing(List.of(new Listing.Entry("a", PIECE, 0), new Listing.Entry("b", 2 * PIECE + 5, 0)), List.of());
        try (var part = Part.open(target, "1", Contents.hashes(content), Optional.of(one))) {
            write(part, 0, 1, 2, 3);
        }
        markAllSynced();
        try (var part = Part.open(target, "1", Contents.hashes(content), Optional.of(other))) {
            assertEquals(content.length, part.missingBytes());
        }
    }

    private void markAllSynced() throws IOException {
        var state = target.resolve(".hashverse-1/state");
        var bytes = Files.readAllBytes(state);
        Arrays.fill(bytes, bytes.length - 4, bytes.length, PartState.SYNCED);
        Files.write(state, bytes);
    }

    @Test
    void whatAnEarlierRunWroteIsSyncedToo() throws IOException {
        var large = Contents.bytes((int) Part.CHECKPOINT + PIECE);
        var listing = new Listing(List.of(new Listing.Entry("a", PIECE, 0), new Listing.Entry("b", Part.CHECKPOINT, 0)), List.of());
        try (var part = Part.open(target, "1", Contents.hashes(large), Optional.of(listing))) {
            assertTrue(part.write(0, Contents.piece(large, 0)));
        }
        try (var part = Part.open(target, "1", Contents.hashes(large), Optional.of(listing))) {
            Files.delete(target.resolve(".hashverse-1/data/a")); // the checkpoint cannot sync it, so it must not say so
            for (int piece = 1; piece < 64; piece++) assertTrue(part.write(piece, Contents.piece(large, piece)));
            assertThrows(IOException.class, () -> {
                part.write(64, Contents.piece(large, 64));
                part.awaitCheckpoint();
            });
        }
    }

    /// A system reports once that it lost bytes on the way to the disk. The next sync succeeds without them.
    @Test
    void aFileWhoseLastSyncFailedIsNotFinished() throws IOException {
        var large = Contents.bytes((int) Part.CHECKPOINT);
        var listing = new Listing(List.of(new Listing.Entry("a", PIECE, 0), new Listing.Entry("b", Part.CHECKPOINT - PIECE, 0)), List.of());
        try (var part = Part.open(target, "1", Contents.hashes(large), Optional.of(listing))) {
            for (int piece = 0; piece < 63; piece++) assertTrue(part.write(piece, Contents.piece(large, piece)));
            var lost = target.resolve(".hashverse-1/data/a");
            Files.delete(lost);
            assertTrue(part.write(63, Contents.piece(large, 63)));
            assertThrows(IOException.class, part::awaitCheckpoint);
            Files.write(lost, Contents.piece(large, 0).array());
            assertThrows(IOException.class, () -> part.finish("x"));
        }
    }

    @Test
    void dataThatWasLostOrSpoiltIsMissing() throws IOException {
        var data = begun().resolve("data");
        var bytes = Files.readAllBytes(data);
        bytes[7]++;
        Files.write(data, bytes);
        completes(2 * PIECE + 5);
        Files.delete(begun().resolve("data"));
        Files.delete(target.resolve("x"));
        completes(content.length);
        Files.write(begun().resolve("data"), Arrays.copyOf(content, 3 * PIECE - 1)); // the end of piece 2 is cut off
        Files.delete(target.resolve("x"));
        completes(2 * PIECE + 5);
    }

    @Test
    void syncedDataThatIsShorterIsMissing() throws IOException {
        var hidden = begun();
        var state = Files.readAllBytes(hidden.resolve("state"));
        state[state.length - 4] = state[state.length - 2] = PartState.SYNCED;
        Files.write(hidden.resolve("state"), state);
        Files.write(hidden.resolve("data"), Arrays.copyOf(content, 3 * PIECE - 1));
        completes(2 * PIECE + 5);
    }

    @Test
    void dataThatIsTooLongIsCut() throws IOException {
        try (var part = open()) {
            write(part, 0, 1, 2, 3);
        }
        Files.write(target.resolve(".hashverse-1/data"), Arrays.copyOf(content, content.length + 9));
        completes(0);
    }

    @Test
    void aFileOrALinkInPlaceOfTheHiddenFolderIsReplaced() throws IOException {
        var victim = Contents.file(folder.resolve("victim/state"), new byte[3]);
        Files.createSymbolicLink(target.resolve(".hashverse-1"), victim.getParent());
        completes(content.length);
        assertEquals(List.of(victim), Files.list(victim.getParent()).toList());
        Files.delete(target.resolve("x"));
        Files.write(target.resolve(".hashverse-1"), new byte[3]);
        completes(content.length);
    }

    @Test
    void aLinkOrFolderInPlaceOfDataIsReplaced() throws IOException {
        var victim = Contents.file(folder.resolve("victim"), content);
        var data = begun().resolve("data");
        Files.delete(data);
        Files.createSymbolicLink(data, victim);
        completes(content.length);
        assertTrue(Files.isRegularFile(victim));
        Files.delete(target.resolve("x"));
        data = begun().resolve("data");
        Files.delete(data);
        Contents.file(data.resolve("a/b"), new byte[3]);
        completes(content.length);
    }

    @Test
    void linksInsideTheDataOfAFolderAreReplaced() throws IOException {
        var listing = new Listing(List.of(new Listing.Entry("a/f", PIECE, 0), new Listing.Entry("b/f", 2 * PIECE, 0), new Listing.Entry("g", 5, 0), new Listing.Entry("h", 0, 0)), List.of("e"));
        var victims = Files.createDirectory(folder.resolve("victims"));
        for (var name : List.of("f", "g", "h")) Files.writeString(victims.resolve(name), "mine");
        try (var part = Part.open(target, "1", Contents.hashes(content), Optional.of(listing))) {
            write(part, 0, 2, 3);
        }
        var data = target.resolve(".hashverse-1/data");
        Disk.delete(data.resolve("a"));
        Disk.delete(data.resolve("e"));
        Files.delete(data.resolve("g"));
        for (var link : List.of("a", "e")) Files.createSymbolicLink(data.resolve(link), victims);
        for (var link : List.of("g", "h")) Files.createSymbolicLink(data.resolve(link), victims.resolve(link));
        try (var part = Part.open(target, "1", Contents.hashes(content), Optional.of(listing))) {
            assertEquals(2 * PIECE + 5, part.missingBytes());
            write(part, 0, 1, 3);
            var finished = part.finish("x");
            var found = FolderReader.read(finished, () -> false);
            assertEquals(listing.files(), found.files());
            assertEquals(listing.folders(), found.folders());
            try (var received = LocalContent.folder(finished, found)) {
                assertArrayEquals(content, Contents.read(received));
            }
        }
        for (var name : List.of("f", "g", "h")) assertEquals("mine", Files.readString(victims.resolve(name)));
    }
}
