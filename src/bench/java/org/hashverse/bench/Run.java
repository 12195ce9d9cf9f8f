package org.hashverse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import org.hashverse.bench.side.Sides;

/// One run of the suite.
///
/// @param full    whether to measure; false for a quick check that everything works, with tiny sizes and all sides in this process
/// @param rounds  how often each subject is measured, after [#WARM_UPS] rounds that are not counted
/// @param folder  a folder for all files; each row has one in it, which is deleted after the row
/// @param results where rows add their results
public record Run(boolean full, int rounds, Path folder, Results results) {
    /// How long a side may take after the last message for what it put off: Hashverse waits for a second without changes before it fills parts of its index again.
    private static final Duration SETTLE = Duration.ofMillis(1_500);

    /// Rounds of each subject before those that are counted: Java compiles what runs often only after some tens of thousands of messages.
    private static final int WARM_UPS = 3;

    /// All rounds of each subject.
    public int allRounds() {
        return rounds + warmUps();
    }

    /// The rounds of each subject that are not counted.
    int warmUps() {
        return full ? WARM_UPS : 0;
    }

    /// A size: the first for a measurement, the second for a quick check.
    public int size(int measured, int quick) {
        return full ? measured : quick;
    }

    /// Starts sides as this run wants them.
    public Sides sides() {
        return new Sides(full);
    }

    /// Waits until sides have done what they put off, so that it counts as theirs.
    public void settle() throws InterruptedException {
        if (full) Thread.sleep(SETTLE);
    }

    /// A new folder for one side of a row.
    public Path fresh(String row, String side) throws IOException {
        var folder = Files.createDirectories(this.folder.resolve(row));
        return Files.createTempDirectory(folder, side);
    }

    /// Prints how far the run is.
    public void progress(String what) {
        if (full) System.err.println("bench: " + what);
    }

    /// Deletes the folders of a row.
    void clean(String row) throws IOException {
        var whole = folder.resolve(row);
        if (Files.notExists(whole)) return;
        try (var files = Files.walk(whole)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        }
    }
}
