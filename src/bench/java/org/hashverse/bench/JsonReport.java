package org.hashverse.bench;

import com.google.gson.GsonBuilder;
import java.util.List;

/// The results as JSON for programs: `machine`, `rounds`, `notes`, and `results`, each with `row subject size median spread unit least most`.
final class JsonReport {
    private JsonReport() {}

    private record Report(Machine machine, int rounds, List<String> notes, List<Entry> results) {}

    private record Entry(String row, String subject, String size, double median, double spread, String unit, double least, double most) {}

    /// The report as text.
    static String of(Run run, Machine machine) {
        var results = run.results().all().stream()
                .map(one -> new Entry(one.row(), one.subject(), one.size(), one.median(), one.spread(), one.unit(), one.least(), one.most())).toList();
        return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(new Report(machine, run.rounds(), run.results().notes(), results));
    }
}
