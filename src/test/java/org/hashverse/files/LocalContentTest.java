package org.hashverse.files;

import static org.hashverse.chat.files.PieceSizes.PIECE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import org.hashverse.platform.OperatingSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LocalContentTest {
    @TempDir
    Path folder;
    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Contents.file(folder.resolve("f"), Contents.bytes(3 * PIECE));
    }

    private interface Change {
        void make(Path file) throws IOException;
    }

    /// Changes the file after its first piece is hashed, while it is open.
    private <T extends IOException> T hashedWhile(Class<T> expected, Change change) throws IOException {
        var pieces = new AtomicInteger();
        try (var content = Contents.of(file)) {
            return assertThrows(expected, () -> Hasher.hash(content, _ -> {
                if (pieces.incrementAndGet() > 1) return;
                try {
                    change.make(file);
                } catch (IOException failed) {
                    throw new AssertionError(failed);
                }
            }, () -> false));
        } finally {
            assertEquals(1, pieces.get());
        }
    }

    @Test
    void aFileThatGrowsIsChanged() throws IOException {
        var changed = hashedWhile(ContentChanged.class, one -> Files.write(one, new byte[1], StandardOpenOption.APPEND));
        assertEquals(file, changed.file());
    }

    @Test
    void aFileThatShrinksIsChanged() throws IOException {
        hashedWhile(ContentChanged.class, one -> Files.write(one, new byte[PIECE + 1]));
        write();
        hashedWhile(ContentChanged.class, one -> Files.write(one, new byte[0]));
    }

    @Test
    void aFileThatIsTouchedIsChanged() throws IOException {
        hashedWhile(ContentChanged.class, one -> Files.setLastModifiedTime(one, FileTime.fromMillis(Files.getLastModifiedTime(one).toMillis() + 1)));
    }

    @Test
    void aFileThatVanishesIsGone() throws IOException {
        var gone = hashedWhile(ContentGone.class, Files::delete);
        assertEquals(file, gone.file());
    }

    @Test
    void aFileThatAnotherReplacesIsChanged() throws IOException {
        var other = Contents.file(folder.resolve("other"), new byte[3 * PIECE]);
        Files.setLastModifiedTime(other, FileTime.fromMillis(1_000));
        hashedWhile(ContentChanged.class, one -> Files.move(other, one, StandardCopyOption.REPLACE_EXISTING));
    }

    @Test
    void aFileThatBecomesAFolderOrALinkIsChanged() throws IOException {
        hashedWhile(ContentChanged.class, one -> {
            Files.delete(one);
            Files.createDirectory(one);
        });
        Files.delete(file);
        write();
        var copy = Files.copy(file, folder.resolve("copy"), StandardCopyOption.COPY_ATTRIBUTES);
        hashedWhile(ContentChanged.class, one -> {
            Files.delete(one);
            Files.createSymbolicLink(one, copy);
        });
    }

    @Test
    void aLinkIsNotRead() throws IOException {
        var entry = FolderReader.file(file);
        var link = Files.createSymbolicLink(folder.resolve("link"), file);
        try (var content = LocalContent.file(link, entry.size(), entry.modified())) {
            assertThrows(ContentChanged.class, () -> Contents.read(content));
        }
    }

    @Test
    @Timeout(60)
    void aPipeInPlaceOfTheFileIsNotWaitedFor() throws Exception {
        assumeTrue(OperatingSystem.ofThisComputer() == OperatingSystem.LINUX);
        try (var content = Contents.of(file)) {
            Files.delete(file);
            assertEquals(0, new ProcessBuilder("mkfifo", file.toString()).start().waitFor());
            assertThrows(ContentChanged.class, () -> Contents.read(content));
        }
    }

    @Test
    void aFileThatCannotBeReadIsGone() throws IOException {
        assumeFalse(System.getProperty("user.name").equals("root"), "root reads every file");
        try (var content = Contents.of(file)) {
            assertTrue(file.toFile().setReadable(false));
            assertThrows(ContentGone.class, () -> Contents.read(content));
        }
    }

    @Test
    void aFileThatWasChangedBackIsReadAgain() throws IOException {
        var time = Files.getLastModifiedTime(file);
        try (var content = Contents.of(file)) {
            Files.setLastModifiedTime(file, FileTime.fromMillis(0));
            assertThrows(ContentChanged.class, () -> Contents.read(content));
            Files.setLastModifiedTime(file, time);
            assertArrayEquals(Contents.bytes(3 * PIECE), Contents.read(content));
        }
    }

    @Test
    void anInterruptedReaderDoesNotBreakTheNext() throws IOException {
        try (var content = Contents.of(file)) {
            Contents.read(content);
            Thread.currentThread().interrupt();
            assertThrows(IOException.class, () -> Contents.read(content));
            assertTrue(Thread.interrupted());
            assertArrayEquals(Contents.bytes(3 * PIECE), Contents.read(content));
        }
    }

    @Test
    void anyRangeOfAFolderIsTheFilesOneBehindTheOther() throws IOException {
        var base = folder.resolve("base");
        var all = Contents.bytes(1_000);
        int[] ends = {0, 0, 1, 1, 1, 300, 300, 999, 1_000, 1_000}; // empty files at the beginning, within and at the end
        for (int i = 0, from = 0; i < ends.length; from = ends[i++]) Contents.file(base.resolve("d" + i % 2).resolve("f" + i), Arrays.copyOfRange(all, from, ends[i]));
        var found = FolderReader.read(base, () -> false);
        var inOrder = found.files().stream().sorted(Comparator.comparing(one -> one.path().substring(3))).toList();
        try (var content = LocalContent.folder(base, new Listing(inOrder, found.folders()))) {
            assertEquals(1_000, content.size());
            for (int from = 0; from <= 1_000; from += 1 + from % 7)
                for (int to = from; to <= 1_000; to += 1 + to % 97) {
                    var into = ByteBuffer.allocate(to - from);
                    content.read(from, into);
                    assertArrayEquals(Arrays.copyOfRange(all, from, to), into.array());
                }
            assertThrows(IndexOutOfBoundsException.class, () -> content.read(1_000, ByteBuffer.allocate(1)));
            assertThrows(IndexOutOfBoundsException.class, () -> content.read(-1, ByteBuffer.allocate(1)));
        }
    }

    @Test
    void memoryIsAContent() throws IOException {
        var into = ByteBuffer.allocate(2);
        LocalContent.memory(new byte[] {1, 2, 3}).read(1, into);
        assertArrayEquals(new byte[] {2, 3}, into.array());
        assertThrows(IndexOutOfBoundsException.class, () -> LocalContent.memory(new byte[3]).read(2, ByteBuffer.allocate(2)));
    }
}
