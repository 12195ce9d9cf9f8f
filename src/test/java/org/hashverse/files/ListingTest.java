package org.hashverse.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hashverse.chat.files.FileItem;
import org.hashverse.chat.files.FileName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListingTest {
    private static Listing of(String... paths) {
        return new Listing(Stream.of(paths).map(path -> new Listing.Entry(path, 1, 0)).toList(), List.of());
    }

    private static Listing decoded(Listing sent) throws BadListing {
        return Listing.decode(sent.encode(), sent.size(), sent.files().size());
    }

    private static List<String> received(String... paths) throws BadListing {
        return decoded(of(paths)).files().stream().map(Listing.Entry::path).toList();
    }

    private static void bad(Listing sent) {
        assertThrows(BadListing.class, () -> decoded(sent));
    }

    @Test
    void aListingComesBackAsItWas() throws BadListing {
        var listing = new Listing(List.of(new Listing.Entry("a/b.txt", 12, Listing.MAX_TIME), new Listing.Entry("ü \"<&", 0, 0), new Listing.Entry("c", FileItem.MAX_SIZE, 1)), List.of("e/f", "g"));
        assertEquals(List.of("a/b.txt", "ü __&", "c"), decoded(listing).files().stream().map(Listing.Entry::path).toList());
        var plain = new Listing(List.of(new Listing.Entry("a/b.txt", 12, 7)), List.of("e/f", "g"));
        assertEquals(plain, decoded(plain));
        assertEquals("{\"files\":[{\"path\":\"a/b.txt\",\"size\":12,\"modified\":7}],\"folders\":[\"e/f\",\"g\"]}", new String(plain.encode(), StandardCharsets.UTF_8));
        assertEquals(new Listing(List.of(), List.of()), decoded(new Listing(List.of(), List.of())));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"C:\\x|x", "con|_con", "x...|x", ".bashrc|bashrc", "a/con.txt/b|a/_con.txt/b", ".../x|file/x", "a\\..\\b|b"})
    void namesAreReduced(String claimed, String safe) throws BadListing {
        assertEquals(List.of(safe), received(claimed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "/etc/x", "a/../x", "./x", "a/./x", "a//b", "a/", "/", "", "..", ".", "a/.."})
    void aPathThatIsNotRelativeAndPlainIsRefused(String path) {
        bad(of(path));
        bad(new Listing(List.of(), List.of(path)));
    }

    @Test
    void aNameOf300BytesIsShortened() throws BadListing {
        assertEquals(List.of("a".repeat(251) + ".pdf"), received("a".repeat(296) + ".pdf"));
    }

    @Test
    void twinsGetNumbers() throws BadListing {
        assertEquals(List.of("a.txt", "A (2).txt", "a (2) (2).txt"), received("a.txt", "A.txt", "a (2).txt"));
        assertEquals(List.of("\u00e9", "\u00e9 (2)"), received("\u00e9", "e\u0301"));
        assertEquals(List.of("_con/x", "_con (2)/x", "_con/y"), received("_con/x", "con/x", "_con/y"));
        assertEquals(List.of("a (2)", "a/b"), received(".a", "a/b"), "a folder comes first");
        assertEquals(List.of("A (2)"), decoded(new Listing(List.of(), List.of("a", "A"))).folders().subList(1, 2));
    }

    @Test
    void aThousandFilesMayHaveOneNameAfterReduction() throws BadListing {
        var paths = received(IntStream.range(0, 1_000).mapToObj(i -> "d/" + "con".substring(0, 1 + i % 3) + "\u200b".repeat(i / 3) + "con".substring(1 + i % 3)).distinct().toArray(String[]::new));
        assertEquals(paths.size(), new HashSet<>(paths.stream().map(FileName::folded).toList()).size());
        assertTrue(paths.contains("d/_con (" + paths.size() + ")"));
    }

    @Test
    void namesThatOnlyDifferWhereTheNumberStandsDoNotCostTheSquareOfTheirCount() throws BadListing {
        var claimed = new ArrayList<String>();
        for (int i = 0; i < 10_000; i++) for (var twin : List.of("x", "X")) claimed.add(twin + "a".repeat(246) + "%05d".formatted(i) + ".b");
        var paths = received(claimed.toArray(String[]::new));
        assertEquals(20_000, new HashSet<>(paths.stream().map(FileName::folded).toList()).size());
    }

    /// Numbers of one digit leave the letter that tells the names apart, longer ones do not.
    @Test
    void namesThatOnlyDifferWhereALongerNumberStandsDoNotCostTheSquareOfTheirCount() throws BadListing {
        var claimed = new ArrayList<String>();
        for (int i = 0; i < 5_000; i++)
            for (int twin = 0; twin < 10; twin++) {
                var start = new StringBuilder("x".repeat(247));
                for (int bit = 0; bit < 4; bit++) if ((twin >> bit & 1) == 1) start.setCharAt(bit, 'X');
                claimed.add(start + Character.toString(0x20000 + i) + "zzzz");
            }
        var paths = received(claimed.toArray(String[]::new));
        var folded = new HashSet<>(paths.stream().map(FileName::folded).toList());
        assertEquals(50_000, folded.size());
        assertTrue(folded.contains("x".repeat(247) + " (5009)"));
    }

    @Test
    void everySafePathIsOnlySafeNames() throws BadListing {
        for (var path : received(".a/x", "a:b/c?d", "\u202efdp.exe/x", "lpt1/nul.txt", " x / y ", "a".repeat(300) + "/" + "b".repeat(300)))
            for (var element : path.split("/")) assertEquals(element, FileName.safe(element));
    }

    @Test
    void aListingThatIsNotAsOfferedIsRefused() throws BadListing {
        var listing = of("a", "b");
        Listing.decode(listing.encode(), 2, 2);
        assertThrows(BadListing.class, () -> Listing.decode(listing.encode(), 3, 2));
        assertThrows(BadListing.class, () -> Listing.decode(listing.encode(), 1, 2));
        assertThrows(BadListing.class, () -> Listing.decode(listing.encode(), 2, 1));
        assertThrows(BadListing.class, () -> Listing.decode(listing.encode(), 2, 3));
    }

    @Test
    void contradictionsAreRefused() {
        bad(of("a", "a"));
        bad(of("a", "a/b"));
        bad(of("a/b", "a"));
        bad(of("a/b/c", "a/b"));
        bad(new Listing(of("a").files(), List.of("a")));
        bad(new Listing(of("a").files(), List.of("a/b")));
        bad(new Listing(of("a/b").files(), List.of("a/b")));
        bad(new Listing(List.of(), List.of("a", "a")));
    }

    @Test
    void aPathIsBoundedInDepthAndBytes() throws BadListing {
        assertEquals(1, received("d/".repeat(Listing.MAX_DEPTH - 1) + "f").size());
        bad(of("d/".repeat(Listing.MAX_DEPTH) + "f"));
        var folders = ("d".repeat(200) + "/").repeat(5); // 1,005 bytes
        assertEquals(1, received(folders + "f".repeat(Listing.MAX_PATH - 1_005)).size());
        bad(of(folders + "f".repeat(Listing.MAX_PATH - 1_004)));
        bad(of(folders + "F".repeat(Listing.MAX_PATH - 1_005), folders + "f".repeat(Listing.MAX_PATH - 1_005))); // the number is too much
    }

    @Test
    void foldersAreBoundedWhetherEmptyOrNot() throws BadListing {
        var deep = "/folders".repeat(24);
        int paths = Listing.MAX_FOLDERS / 25;
        var most = IntStream.range(0, paths).mapToObj(i -> i + deep + "/f").toArray(String[]::new);
        assertEquals(paths, received(most).size());
        bad(new Listing(of(most).files(), List.of("one more")));
        bad(new Listing(List.of(), IntStream.rangeClosed(0, Listing.MAX_FOLDERS).mapToObj(i -> "an empty folder " + i).toList()));
    }

    /// A listing of 93 empty folders with names of two letters has 489 bytes.
    @Test
    void fewBytesNameFewFolders() throws BadListing {
        int most = Listing.MAX_DEPTH + 489 / Listing.FOLDER_BYTES;
        var names = IntStream.rangeClosed(0, most).mapToObj("%02x"::formatted).toList();
        var listing = new Listing(List.of(), names.subList(0, most));
        assertEquals(489, listing.encode().length);
        assertEquals(listing, decoded(listing));
        bad(new Listing(List.of(), names));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "{\"files\":[]}", "{\"folders\":[]}", "{\"files\":[{\"path\":\"a\",\"size\":-1,\"modified\":0}],\"folders\":[]}",
            "{\"files\":[{\"path\":\"a\",\"size\":1.5,\"modified\":0}],\"folders\":[]}", "{\"files\":[{\"path\":\"a\",\"size\":274877906945,\"modified\":0}],\"folders\":[]}",
            "{\"files\":[{\"path\":\"a\",\"size\":0}],\"folders\":[]}", "{\"files\":[{\"path\":7,\"size\":0,\"modified\":0}],\"folders\":[]}",
            "{\"files\":[{\"path\":\"a\",\"size\":0,\"modified\":9007199254740992}],\"folders\":[]}", "{\"files\":[],\"folders\":[]}x", "{\"files\":[],\"folders\":[", "{\"files\":[],\"folders\":null}",
            "{\"files\":[{\"path\":\"\\ud800\",\"size\":0,\"modified\":0}],\"folders\":[]}"})
    void whatIsNoListingIsRefused(String json) {
        assertThrows(BadListing.class, () -> Listing.decode(json.getBytes(StandardCharsets.UTF_8), 0, 1));
        assertThrows(BadListing.class, () -> Listing.decode(json.getBytes(StandardCharsets.UTF_8), 0, 0));
    }

    @Test
    void bytesThatAreNotTextAreRefused() {
        assertThrows(BadListing.class, () -> Listing.decode(new byte[] {(byte) 0xC0, (byte) 0x80}, 0, 0));
        assertThrows(BadListing.class, () -> Listing.decode(new byte[FileItem.MAX_LISTING + 1], 0, 0));
    }
}
