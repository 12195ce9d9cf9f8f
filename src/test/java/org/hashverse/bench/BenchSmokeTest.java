package org.hashverse.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hashverse.ExpectedLog;
import org.hashverse.bench.crowd.HubSide;
import org.hashverse.bench.side.PackageOptions;
import org.hashverse.bench.side.Running;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The benchmarks work: every row runs once with tiny sizes and all sides in this process. No time is checked.
class BenchSmokeTest {
    /// Rows that are not measured without a display, or not here.
    private static final Set<String> LEFT_OUT = Set.of("start");

    @TempDir
    private Path folder;

    @Test
    void everyRowGivesResults() throws Exception {
        var run = new Run(false, 1, folder, new Results());
        var table = Bench.measure(run, Bench.ROWS, 2);
        assertEquals(List.of(), run.results().notes(), "nothing failed");
        var wanted = Bench.ROWS.stream().map(Row::name).filter(name -> !LEFT_OUT.contains(name)).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(wanted, run.results().all().stream().map(Result::row).collect(Collectors.toCollection(TreeSet::new)));
        for (var one : run.results().all()) {
            assertTrue(Double.isFinite(one.median()) && one.least() <= one.median() && one.median() <= one.most(), one.toString());
            assertTrue(table.contains(one.subject()), one.toString());
        }
        var json = JsonParser.parseString(Files.readString(folder.resolve("bench.json"))).getAsJsonObject();
        assertEquals(run.results().all().size(), json.getAsJsonArray("results").size());
        var chart = Files.readString(folder.resolve("bench.svg"));
        assertTrue(chart.contains("</svg>"));
        assertFalse(chart.contains("<style") || chart.contains("class="), "some viewers drop style sheets");
        try (var left = Files.list(folder)) {
            assertEquals(Set.of("bench.json", "bench.md", "bench.svg"), left.map(file -> file.getFileName().toString()).collect(Collectors.toSet()));
        }
    }

    @Test
    @ExpectedLog({"the row broken failed", "lonely, 2 peers, hub failed", "a side failed"})
    void whatFailsIsASentenceAndTheOthersGoOn() throws Exception {
        var run = new Run(false, 1, folder, new Results());
        var table = Bench.measure(run, List.of(new Broken(), new Lonely()), 1);
        assertEquals(List.of("broken: failed, it never works", "lonely, 2 peers, hub: failed, HubSide: a text went to 0 of 2 contacts"), run.results().notes());
        assertEquals(List.of("other"), run.results().all().stream().map(Result::subject).toList());
        assertTrue(table.contains("- lonely, 2 peers, hub: failed, HubSide: a text went to 0 of 2 contacts"), table);
    }

    private static final class Broken implements Row {
        @Override
        public String name() {
            return "broken";
        }

        @Override
        public void measure(Run run) throws IOException {
            throw new IOException("it never works");
        }
    }

    /// A hub that is to send to two contacts and has none, and another subject.
    private static final class Lonely implements Row {
        @Override
        public String name() {
            return "lonely";
        }

        @Override
        public void measure(Run run) throws Exception {
            new Rounds(run, name(), "2 peers").play(List.of(() -> new Hub(run.sides().start(HubSide.class, run.fresh(name(), "hub").toString(), "2")), Other::new));
        }
    }

    private record Hub(Running side) implements Contestant {
        @Override
        public String name() {
            return "hub";
        }

        @Override
        public List<Sample> round() throws Exception {
            side.talk().say("broadcast 1 2");
            return List.of(new Sample("ns", Long.parseLong(side.talk().await("took"))));
        }

        @Override
        public void close() {
            side.close();
        }
    }

    private record Other() implements Contestant {
        @Override
        public String name() {
            return "other";
        }

        @Override
        public List<Sample> round() {
            return List.of(new Sample("ns", 1));
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    @Test
    void rowsAreChosenByName() {
        assertEquals(Bench.ROWS, Bench.chosen("all"));
        assertEquals(List.of("link", "history"), Bench.chosen("history,link").stream().map(Row::name).toList());
        assertThrows(IllegalArgumentException.class, () -> Bench.chosen("link,nothing"));
    }

    @Test
    void aResultIsTheMedianOfItsRounds() {
        assertEquals(new Result("row", "subject", "size", "ms", 3, 1, 9), Result.of("row", "subject", "size", "ms", List.of(9.0, 3.0, 1.0)));
        assertEquals(2.5, Result.of("row", "subject", "size", "ms", List.of(2.0, 3.0)).median());
        assertEquals(8, Result.of("row", "subject", "size", "ms", List.of(9.0, 3.0, 1.0)).spread());
    }

    @Test
    void growthIsTheExponentOfTheSize() {
        assertEquals(0, Growth.exponent(List.of(10, 100, 1_000), List.of(5.0, 5.0, 5.0)), 1e-9);
        assertEquals(1, Growth.exponent(List.of(10, 100, 1_000), List.of(2.0, 20.0, 200.0)), 1e-9);
        assertEquals(2, Growth.exponent(List.of(10, 100), List.of(1.0, 100.0)), 1e-9);
    }

    @Test
    void allSubjectsRunWithTheOptionsOfThePackage() throws Exception {
        var script = Files.readString(Path.of("src", "package", "package.sh"));
        for (var option : PackageOptions.JAVA) assertTrue(script.contains(option), option);
    }
}
