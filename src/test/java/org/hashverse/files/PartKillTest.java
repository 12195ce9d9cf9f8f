package org.hashverse.files;

import static org.hashverse.chat.files.PieceSizes.PIECE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.hashverse.ChildClasses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A program that writes a part is killed at random moments, and started again until the content is complete.
class PartKillTest {
    private static final int PIECES = 20;
    private static final int KILLS_OF_FINISH = 6;
    private static final byte[] CONTENT = Contents.bytes((PIECES - 1) * PIECE + 12_345);
    @TempDir
    Path folder;

    /// The child: resumes the part and writes what is missing; tells of each piece before and after.
    public static void main(String[] arguments) throws IOException {
        var listing = arguments[1].equals("folder") ? Optional.of(listing()) : Optional.<Listing>empty();
        try (var part = Part.open(Path.of(arguments[0]), "1", Contents.hashes(CONTENT), listing)) {
            var missing = part.missing();
            System.out.println("opened " + part.missingBytes());
            for (int piece = missing.nextSetBit(0); piece >= 0; piece = missing.nextSetBit(piece + 1)) {
                System.out.println("writes " + piece);
                if (!part.write(piece, Contents.piece(CONTENT, piece))) throw new AssertionError("a right piece is refused");
                System.out.println("wrote " + piece);
            }
            part.finish("result");
            System.out.println("finished");
            part.delete();
            System.out.println("deleted");
        }
    }

    private static Listing listing() {
        var files = new ArrayList<Listing.Entry>();
        long left = CONTENT.length;
        for (int i = 0; left > 0; i++) {
            long size = Math.min(left, i % 3 == 0 ? 2 * PIECE + 17 : 70_000);
            files.add(new Listing.Entry("d" + i % 7 + "/f" + i, size, 1_000L * i));
            left -= size;
        }
        return new Listing(files, List.of("empty"));
    }

    @Test
    void aFileSurvivesAProgramThatIsKilled() throws Exception {
        survives("file");
        assertArrayEquals(CONTENT, Files.readAllBytes(folder.resolve("result")));
    }

    @Test
    void aFolderSurvivesAProgramThatIsKilled() throws Exception {
        survives("folder");
        var found = FolderReader.read(folder.resolve("result"), () -> false);
        assertEquals(List.of("empty"), found.folders());
        try (var result = LocalContent.folder(folder.resolve("result"), new Listing(listing().files(), List.of()))) {
            assertArrayEquals(CONTENT, Contents.read(result));
        }
    }

    private void survives(String kind) throws Exception {
        var random = new Random(7);
        var written = new TreeMap<Integer, Integer>(); // piece -> how often the child said that it was complete
        int kills = 0;
        int killsOfFinish = 0;
        for (boolean done = false; !done; ) {
            var child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx80m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", ChildClasses.path(),
                    PartKillTest.class.getName(), folder.toString(), kind).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            int line = 0;
            int killAt = 1 + random.nextInt(10);
            boolean killed = false;
            try (var lines = child.inputReader()) {
                for (var said = lines.readLine(); said != null; said = lines.readLine()) {
                    if (said.startsWith("wrote ")) written.merge(Integer.parseInt(said.substring(6)), 1, Integer::sum);
                    done |= said.equals("finished"); // whoever uses a part records this, before it deletes the part
                    boolean finishing = said.equals("opened 0") && killsOfFinish < KILLS_OF_FINISH;
                    if (killed || !finishing && (++line != killAt || said.equals("opened 0"))) continue;
                    // a little later, so that the child is in the midst of something
                    for (int spin = random.nextInt(finishing ? 2_000_000 : 500_000); spin > 0; spin--) Thread.onSpinWait();
                    child.toHandle().destroyForcibly(); // leaves what the child said readable
                    killed = true;
                    kills++;
                    if (finishing) killsOfFinish++;
                }
            }
            int exit = child.waitFor();
            assertTrue(killed || exit == 0, "the child failed");
        }
        assertTrue(kills >= 2, kills + " kills");
        written.forEach((piece, times) -> assertEquals(1, times, "piece " + piece + " was complete and is written again"));
        Part.delete(folder, "1");
        try (var left = Files.list(folder)) {
            assertEquals(List.of("result"), left.map(file -> file.getFileName().toString()).toList());
        }
    }
}
