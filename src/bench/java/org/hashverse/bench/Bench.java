package org.hashverse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hashverse.bench.rows.BroadcastRow;
import org.hashverse.bench.rows.DeliveredRow;
import org.hashverse.bench.rows.FilesRow;
import org.hashverse.bench.rows.HandshakesRow;
import org.hashverse.bench.rows.HistoryRow;
import org.hashverse.bench.rows.IdleRow;
import org.hashverse.bench.rows.LinkRow;
import org.hashverse.bench.rows.SharingRow;
import org.hashverse.bench.rows.StartRow;
import org.hashverse.bench.rows.WindowRow;

/// The suite of benchmarks. `mvn -Pbench verify` runs it; `src/docs/benchmarks.md` says what it measures. The system property `bench` names the rows to measure, with commas
/// between, or is `all`; `rounds` says how often each subject is measured. Prints a table; writes `bench.json`, `bench.md` and `bench.svg` into `target/bench`.
public final class Bench {
    /// All rows, in the order of the table.
    static final List<Row> ROWS = List.of(new LinkRow(), new DeliveredRow(), new BroadcastRow(), new HandshakesRow(), new FilesRow(), new SharingRow(), new IdleRow(), new HistoryRow(), new StartRow(),
            new WindowRow());
    private static final System.Logger LOG = System.getLogger(Bench.class.getName());
    private static final Path FOLDER = Path.of("target", "bench");
    private static final int ROUNDS = 5;
    private static final int COMMITS = 200;
    private static final String MACHINE = "machine";

    private Bench() {}

    /// Runs the suite.
    public static void main(String[] args) throws Exception {
        var rows = chosen(System.getProperty("bench", "all"));
        var run = new Run(true, Integer.getInteger("rounds", ROUNDS), FOLDER, new Results());
        System.out.println(measure(run, rows, COMMITS));
        System.exit(0); // a library may have left a thread behind
    }

    /// The rows with these names.
    ///
    /// @throws IllegalArgumentException if there is no such row
    static List<Row> chosen(String names) {
        if (names.equals("all")) return ROWS;
        var wanted = Set.copyOf(Arrays.asList(names.split(",")));
        var known = ROWS.stream().map(Row::name).collect(Collectors.toSet());
        if (!known.containsAll(wanted)) throw new IllegalArgumentException("the rows are " + ROWS.stream().map(Row::name).toList() + ", not " + names);
        return ROWS.stream().filter(row -> wanted.contains(row.name())).toList();
    }

    /// Measures rows. Writes the reports into the folder of the run after each row, so that what was measured stays if the run is broken off. Returns the table. A row that
    /// fails is noted in it.
    static String measure(Run run, List<Row> rows, int commits) throws IOException, SQLException, InterruptedException {
        var machine = Machine.here(run.fresh(MACHINE, "disk"), commits);
        run.clean(MACHINE);
        for (var row : rows) {
            try {
                row.measure(run);
            } catch (InterruptedException ended) {
                throw ended;
            } catch (Exception failed) {
                LOG.log(System.Logger.Level.WARNING, "the row " + row.name() + " failed", failed);
                run.results().note(row.name() + ": failed, " + failed.getMessage());
            } finally {
                run.clean(row.name());
            }
            report(run, machine);
        }
        return TextTable.of(run.results(), machine);
    }

    private static void report(Run run, Machine machine) throws IOException {
        Files.writeString(run.folder().resolve("bench.md"), TextTable.of(run.results(), machine));
        Files.writeString(run.folder().resolve("bench.json"), JsonReport.of(run, machine));
        Files.writeString(run.folder().resolve("bench.svg"), SvgChart.of(run.results(), machine));
    }
}
