package org.hashverse.ui.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.hashverse.chat.SharedFiles;
import org.hashverse.chat.files.FileItem;
import org.hashverse.ui.words.Language;
import org.hashverse.ui.words.Words;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Names, sizes and kinds of files in words.
class FileWordsTest {
    private static final long MB = 1_000_000;

    @AfterEach
    void english() {
        Words.speak(Language.ENGLISH);
    }

    private static String plain(String text) {
        return text.replace('\u00a0', ' ');
    }

    @Test
    void aSizeHasOneDecimalWhereThatSaysSomething() {
        assertEquals("0 bytes", plain(FileSizes.size(0)));
        assertEquals("1 byte", plain(FileSizes.size(1)));
        assertEquals("999 bytes", plain(FileSizes.size(999)));
        assertEquals("1 kB", plain(FileSizes.size(1_000)));
        assertEquals("24.1 MB", plain(FileSizes.size(24 * MB + 110_000)));
        assertEquals("812 MB", plain(FileSizes.size(812 * MB + 900_000)));
        assertEquals("274 GB", plain(FileSizes.size(FileItem.MAX_SIZE)));
        Words.speak(Language.GERMAN);
        assertEquals("24,1 MB", plain(FileSizes.size(24 * MB + 110_000)));
    }

    @Test
    void progressIsInTheUnitOfTheWhole() {
        assertEquals("8.2 of 24.1 MB", plain(FileSizes.part(8 * MB + 299_999, 24 * MB + 110_000)));
        assertEquals("1.0 of 3.1 MB", plain(FileSizes.part(MB, 3 * MB + 100_000)));
        assertEquals("0.0 of 3.1 MB", plain(FileSizes.part(0, 3 * MB + 100_000)));
        assertEquals("1 of 3 MB", plain(FileSizes.part(MB, 3 * MB)), "the whole has no decimal");
        assertEquals("1.5 of 3 MB", plain(FileSizes.part(MB + 500_000, 3 * MB)));
        assertEquals("1 of 3 bytes", plain(FileSizes.part(1, 3)));
        assertEquals("1 s left", plain(FileSizes.left(0, 1)));
        assertEquals("59 s left", plain(FileSizes.left(59, 1)));
        assertEquals("1 min left", plain(FileSizes.left(60, 1)));
        assertEquals("2 h left", plain(FileSizes.left(3_601, 1)));
    }

    @Test
    void aMessageIsSummedUp() {
        var report = SomeFiles.file("report.pdf", 1);
        var picture = new FileItem("a.png", 1, report.hash(), Optional.empty(), Optional.of(new FileItem.Picture(1, 1, "")));
        assertEquals("report.pdf", FileWords.summary(new SharedFiles(List.of(report), "")));
        assertEquals("report.pdf: as promised", FileWords.summary(new SharedFiles(List.of(report), "as promised")));
        assertEquals("2 files", FileWords.summary(new SharedFiles(List.of(report, picture), "")));
        var folder = SomeFiles.folder("site-north", 1, 11);
        assertEquals("2 files, 1 folder", FileWords.summary(new SharedFiles(List.of(report, folder, picture), "")));
        assertEquals("2 folders", FileWords.summary(new SharedFiles(List.of(folder, folder), "")));
        assertEquals("Photo", FileWords.summary(new SharedFiles(List.of(picture), "")));
        assertEquals("2 photos", FileWords.summary(new SharedFiles(List.of(picture, picture), "")));
    }

    @Test
    void theKindIsThatOfTheLastEnding() {
        assertEquals(FileKind.PACKED, FileKind.of("backup.tar.gz"));
        assertEquals(FileKind.PROGRAM, FileKind.of("holiday.jpg.EXE"));
        assertEquals(FileKind.FOLDER, FileKind.of(SomeFiles.folder("a.pdf", 1, 1)));
    }
}
