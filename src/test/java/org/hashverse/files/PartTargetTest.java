package org.hashverse.files;

import static org.hashverse.chat.files.PieceSizes.PIECE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.hashverse.platform.OperatingSystem;
import org.hashverse.store.database.StoreLimits;
import org.junit.jupiter.api.Test;

/// What happens to a part whose target folder or free space goes, and to one whose finish was interrupted.
class PartTargetTest extends PartOnDisk {
    @Test
    void aTargetThatIsMissingOrNoFolderIsToldApart() throws IOException {
        Files.delete(target);
        assertEquals(target, assertThrows(NoTarget.class, this::open).folder());
        assertFalse(Files.exists(target), "a disk that is not there is not replaced by a folder");
        Files.write(target, new byte[1]);
        assertThrows(NoTarget.class, this::open);
    }

    @Test
    void aTargetThatTakesNothingIsNoTarget() {
        assumeTrue(OperatingSystem.ofThisComputer() == OperatingSystem.LINUX);
        assertThrows(NoTarget.class, () -> Part.open(Path.of("/proc"), "1", Contents.hashes(content), Optional.empty()));
    }

    @Test
    void aTargetThatIsRemovedMeanwhileIsNoticed() throws IOException {
        try (var part = open()) {
            write(part, 0);
            Disk.delete(target);
            assertThrows(NoTarget.class, () -> write(part, 1));
        }
        Files.createDirectory(target);
        try (var part = open()) {
            write(part, 0, 1, 2, 3);
            Disk.delete(target);
            assertThrows(NoTarget.class, () -> part.finish("x"));
        }
    }

    @Test
    void tooLittleSpaceIsToldBeforeAndWhile() throws IOException {
        var free = new AtomicLong(content.length + Part.RESERVE - 1);
        var none = assertThrows(NoSpace.class, () -> Part.open(target, "1", Contents.hashes(content), Optional.empty(), _ -> free.get()));
        assertEquals(content.length + Part.RESERVE, none.needed());
        assertEquals(free.get(), none.free());
        free.incrementAndGet();
        try (var part = Part.open(target, "1", Contents.hashes(content), Optional.empty(), _ -> free.get())) {
            write(part, 0);
            free.set(PIECE + Part.RESERVE - 1);
            assertThrows(NoSpace.class, () -> write(part, 1));
            assertFalse(part.has(1));
            free.incrementAndGet();
            write(part, 1);
        }
        free.set(PIECE + 5 + Part.RESERVE);
        try (var part = Part.open(target, "1", Contents.hashes(content), Optional.empty(), _ -> free.get())) {
            write(part, 2, 3); // only what is missing is needed
            free.set(0);
            assertArrayEquals(content, Files.readAllBytes(part.finish("x")));
        }
    }

    /// Of a folder with one byte in it, and a folder in that.
    @Test
    void roomForAllFilesAndFoldersIsNeededBeforeOneIsMade() throws IOException {
        var listing = new Listing(List.of(new Listing.Entry("a/file", 1, 0)), List.of("a/b/c"));
        var hashes = Contents.hashes(new byte[1]);
        long needed = 1 + 4 * Listing.BLOCK + Part.RESERVE;
        var none = assertThrows(NoSpace.class, () -> Part.open(target, "1", hashes, Optional.of(listing), _ -> needed - 1));
        assertEquals(needed, none.needed());
        assertFalse(Files.exists(target.resolve(".hashverse-1/data")));
        var free = new AtomicLong(needed);
        Part.open(target, "1", hashes, Optional.of(listing), _ -> free.get()).close();
        free.set(1 + Part.RESERVE);
        try (var part = Part.open(target, "1", hashes, Optional.of(listing), _ -> free.get())) { // the folders are there
            assertTrue(part.write(0, Contents.piece(new byte[1], 0)));
            assertTrue(Files.isDirectory(part.finish("x").resolve("a/b/c")));
        }
    }

    @Test
    void filesLeaveRoomForMessages() {
        assertTrue(Part.RESERVE >= 2 * StoreLimits.PRODUCT.reserve());
    }

    @Test
    void aPieceThatCouldNotBeWrittenIsMissing() throws IOException {
        try (var part = open()) {
            var inTheWay = Files.createDirectory(target.resolve(".hashverse-1/data"));
            assertThrows(IOException.class, () -> write(part, 0));
            assertFalse(part.has(0));
            assertEquals(content.length, part.missingBytes());
            assertEquals(PartState.MISSING, Files.readAllBytes(target.resolve(".hashverse-1/state"))[16 + 8 + 32 + 4 * 32]);
            Files.delete(inTheWay);
            write(part, 0);
        }
        completes(2 * PIECE + 5);
    }

    @Test
    void theFreeSpaceOfTheDiskIsKnown() throws IOException {
        assertEquals((double) Files.getFileStore(target).getUsableSpace(), FreeSpace.ofDisk().of(target), 1e12);
        assertThrows(IOException.class, () -> FreeSpace.ofDisk().of(target.resolve("gone")));
    }

    @Test
    void aFinishThatACrashInterruptedIsUndone() throws IOException {
        try (var part = open()) {
            write(part, 0, 1, 2, 3);
            part.finish("x"); // and then the program ends before the hidden folder is deleted
        }
        completes(0);
        assertTrue(Files.isRegularFile(target.resolve("x")));
    }

    @Test
    void aFinishBetweenItsTwoNamesIsUndone() throws IOException {
        try (var part = open()) {
            write(part, 0, 1, 2, 3);
            Files.createLink(target.resolve(".hashverse-1/data"), part.finish("x"));
        }
        completes(0);
    }

    @Test
    void anotherFileThatTookTheNameAfterACrashStays() throws IOException {
        try (var part = open()) {
            write(part, 0, 1, 2, 3);
            Files.move(part.finish("x"), target.resolve("moved"));
            Files.writeString(target.resolve("x"), "mine");
        }
        try (var part = open()) {
            assertEquals(content.length, part.missingBytes());
            write(part, 0, 1, 2, 3);
            assertEquals(target.resolve("x (2)"), part.finish("x"));
        }
        assertEquals("mine", Files.readString(target.resolve("x")));
    }

    @Test
    void aNoteThatIsGarbageIsIgnored() throws IOException {
        for (var note : List.of("", "x", "../victim\nnull", "x\ny\nz")) {
            Files.writeString(begun().resolve("name"), note);
            completes(PIECE + 5);
            Files.delete(target.resolve("x"));
        }
    }

    @Test
    void aNoteThatIsNoTextIsIgnored() throws IOException {
        Files.write(begun().resolve("name"), new byte[] {'x', (byte) 0xff, '\n'});
        completes(PIECE + 5);
    }
}
