package org.hashverse.bench;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/// The results as JSON for programs: `machine`, `rounds`, `notes`, and `results`, each with `row subject size median spread unit least most`.
final class JsonReport {
    private JsonReport() {}

    /// The report as text.
    static String of(Run run, Machine machine) {
        var report = new JsonObject();
        report.add("machine", describe(machine));
        report.addProperty("rounds", run.rounds());
        var notes = new JsonArray();
        run.results().notes().forEach(notes::add);
        report.add("notes", notes);
        var results = new JsonArray();
        for (var one : run.results().all()) results.add(describe(one));
        report.add("results", results);
        return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(report);
    }

    private static JsonObject describe(Machine machine) {
        var json = new JsonObject();
        json.addProperty("processor", machine.processor());
        json.addProperty("cores", machine.cores());
        json.addProperty("memoryMebibytes", machine.memory());
        json.addProperty("java", machine.java());
        json.addProperty("system", machine.system());
        json.addProperty("commitMicroseconds", machine.commitMicros());
        return json;
    }

    private static JsonObject describe(Result one) {
        var json = new JsonObject();
        json.addProperty("row", one.row());
        json.addProperty("subject", one.subject());
        json.addProperty("size", one.size());
        json.addProperty("median", one.median());
        json.addProperty("spread", one.spread());
        json.addProperty("unit", one.unit());
        json.addProperty("least", one.least());
        json.addProperty("most", one.most());
        return json;
    }
}
