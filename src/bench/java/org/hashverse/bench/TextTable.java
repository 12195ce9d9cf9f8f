package org.hashverse.bench;

import java.util.Locale;

/// The results as a table for people, in Markdown.
final class TextTable {
    private static final double ROUND_FROM = 100;
    private static final double TENTHS_FROM = 10;

    private TextTable() {}

    /// The table, what was not measured, and the machine.
    static String of(Results results, Machine machine) {
        var table = new StringBuilder("| row | subject | size | median | spread | unit |\n| --- | --- | --- | ---: | ---: | --- |\n");
        for (var one : results.all())
            table.append("| ").append(String.join(" | ", one.row(), one.subject(), one.size(), number(one.median()), spread(one), one.unit())).append(" |\n");
        table.append('\n');
        results.notes().forEach(note -> table.append("- ").append(note).append('\n'));
        return table.append("\n").append(machine.text()).append(".\n").toString();
    }

    /// A number with as many digits as mean something.
    static String number(double value) {
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size >= ROUND_FROM ? "%,.0f" : size >= TENTHS_FROM ? "%.1f" : "%.2f", value);
    }

    private static String spread(Result one) {
        return one.median() == 0 ? number(one.spread()) : String.format(Locale.ROOT, "%.0f %%", 100 * one.spread() / Math.abs(one.median()));
    }
}
