package org.hashverse.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.hashverse.platform.OperatingSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderReaderTest {
    @TempDir
    Path folder;

    private Listing read() throws IOException {
        return FolderReader.read(folder, () -> false);
    }

    private List<String> paths() throws IOException {
        return read().files().stream().map(Listing.Entry::path).toList();
    }

    private void refused(FolderRefused.Reason reason, Path at) {
        var refused = assertThrows(FolderRefused.class, this::read);
        assertEquals(reason, refused.reason());
        assertEquals(at, refused.at());
    }

    @Test
    void filesAreSortedAndEmptyFoldersKept() throws IOException {
        for (var file : List.of("b", "a/z", "a/b/c", "ä")) Contents.file(folder.resolve(file), new byte[3]);
        Files.createDirectories(folder.resolve("e/f"));
        Files.createDirectories(folder.resolve("a/empty"));
        Files.setLastModifiedTime(folder.resolve("b"), FileTime.fromMillis(12_345));
        Files.setLastModifiedTime(folder.resolve("ä"), FileTime.fromMillis(-12_345));
        var listing = read();
        assertEquals(List.of("a/b/c", "a/z", "b", "ä"), paths());
        assertEquals(List.of("a/empty", "e/f"), listing.folders());
        assertEquals(12, listing.size());
        assertEquals(12_345, listing.files().get(2).modified());
        assertEquals(0, listing.files().get(3).modified(), "a time before 1970 is 0");
        try (var content = LocalContent.folder(folder, listing)) {
            assertEquals(12, Contents.read(content).length);
        }
    }

    @Test
    void anEmptyFolderHasAnEmptyListing() throws IOException {
        assertEquals(new Listing(List.of(), List.of()), read());
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        Contents.file(folder.resolve("a/f"), new byte[1]);
        Files.createSymbolicLink(folder.resolve("a/itself"), folder);
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("a/f"));
        Files.createSymbolicLink(folder.resolve("nowhere"), folder.resolve("gone"));
        Files.createDirectory(folder.resolve("onlyLinks"));
        Files.createSymbolicLink(folder.resolve("onlyLinks/x"), folder);
        assertEquals(List.of("a/f"), paths());
        assertEquals(List.of("onlyLinks"), read().folders());
        var toFolder = Files.createSymbolicLink(folder.resolve("top"), folder.resolve("a"));
        assertEquals(FolderRefused.Reason.NO_FILE, assertThrows(FolderRefused.class, () -> FolderReader.read(toFolder, () -> false)).reason());
        assertEquals(FolderRefused.Reason.NO_FILE, assertThrows(FolderRefused.class, () -> FolderReader.file(folder.resolve("link"))).reason());
    }

    @Test
    void whatIsNoFileAndPartsOfDownloadsAreLeftOut() throws Exception {
        assumeTrue(OperatingSystem.ofThisComputer() == OperatingSystem.LINUX);
        assertEquals(0, new ProcessBuilder("mkfifo", folder.resolve("pipe").toString()).start().waitFor());
        Contents.file(folder.resolve(".hashverse-1/data"), new byte[1]);
        Contents.file(folder.resolve(".hidden"), new byte[1]);
        assertEquals(List.of(".hidden"), paths());
    }

    @Test
    void aNameThatIsNoTextIsRefused() throws Exception {
        assumeTrue(OperatingSystem.ofThisComputer() == OperatingSystem.LINUX); // has names of any bytes
        assertEquals(0, new ProcessBuilder("sh", "-c", "touch \"$0/a$(printf '\\377')\"", folder.toString()).start().waitFor());
        assertEquals(FolderRefused.Reason.NAME, assertThrows(FolderRefused.class, this::read).reason());
    }

    @Test
    void aFolderThatCannotBeReadIsRefused() throws IOException {
        assumeFalse(System.getProperty("user.name").equals("root"), "root reads every folder");
        var secret = Files.createDirectory(folder.resolve("secret"));
        assertTrue(secret.toFile().setReadable(false));
        refused(FolderRefused.Reason.UNREADABLE, secret);
        assertTrue(secret.toFile().setReadable(true));
    }

    @Test
    void foldersAreNestedUpToTheLimit() throws IOException {
        var deep = folder;
        for (int i = 1; i < Listing.MAX_DEPTH; i++) deep = deep.resolve("d");
        Contents.file(deep.resolve("f"), new byte[1]);
        assertEquals(1, paths().size());
        Contents.file(deep.resolve("d/f"), new byte[1]);
        refused(FolderRefused.Reason.TOO_DEEP, deep.resolve("d"));
    }

    /// See `ListingTest#fewBytesNameFewFolders`.
    @Test
    void whatHasMoreFoldersThanItsListingMayNameIsRefused() throws IOException {
        for (int i = 0; i < 93; i++) Files.createDirectory(folder.resolve("%02x".formatted(i)));
        assertEquals(93, read().folders().size());
        Files.createDirectory(folder.resolve("ff"));
        refused(FolderRefused.Reason.TOO_MANY, folder);
    }

    @Test
    void aPathHasAtMostItsBytes() throws IOException {
        var name = "é".repeat(100);
        var inside = folder;
        for (int i = 0; i < 4; i++) inside = inside.resolve(name); // 4 * 201 bytes
        var longest = Contents.file(inside.resolve("a".repeat(Listing.MAX_PATH - 4 * 201)), new byte[1]);
        assertEquals(1, paths().size());
        var longer = Files.move(longest, inside.resolve("a".repeat(Listing.MAX_PATH - 4 * 201 + 1)));
        refused(FolderRefused.Reason.TOO_DEEP, longer);
    }

    @Test
    void moreBytesThanAContentAreRefused() throws IOException {
        assumeTrue(OperatingSystem.ofThisComputer() == OperatingSystem.LINUX); // has sparse files
        for (var name : List.of("a", "b")) {
            try (var file = new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
                file.setLength(1L << 37);
            }
        }
        assertEquals(1L << 38, read().size());
        Contents.file(folder.resolve("c"), new byte[1]);
        refused(FolderRefused.Reason.TOO_LARGE, folder);
    }

    @Test
    void listingEndsWhenItIsCancelled() throws IOException {
        Contents.file(folder.resolve("a"), new byte[1]);
        assertThrows(CancellationException.class, () -> FolderReader.read(folder, () -> true));
    }

    @Test
    void aFileHasItsNameSizeAndTime() throws IOException {
        var file = Contents.file(folder.resolve("a"), new byte[7]);
        Files.setLastModifiedTime(file, FileTime.fromMillis(5_000));
        assertEquals(new Listing.Entry("a", 7, 5_000), FolderReader.file(file));
        assertThrows(ContentGone.class, () -> FolderReader.file(folder.resolve("gone")));
        assertEquals(FolderRefused.Reason.NO_FILE, assertThrows(FolderRefused.class, () -> FolderReader.file(folder)).reason());
    }

    @Test
    void aReceivedFolderIsListedWithItsTimesOfNow() throws IOException {
        var file = Contents.file(folder.resolve("a"), new byte[7]);
        Files.setLastModifiedTime(file, FileTime.fromMillis(4_000));
        var claimed = new Listing(List.of(new Listing.Entry("a", 7, 4_999)), List.of("e"));
        assertEquals(new Listing(List.of(new Listing.Entry("a", 7, 4_000)), List.of("e")), FolderReader.asFound(folder, claimed));
        assertThrows(ContentChanged.class, () -> FolderReader.asFound(folder, new Listing(List.of(new Listing.Entry("a", 8, 0)), List.of())));
    }
}
