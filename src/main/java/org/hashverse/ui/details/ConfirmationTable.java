package org.hashverse.ui.details;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hashverse.chat.PeerId;
import org.hashverse.ui.message.Confirmations;
import org.hashverse.ui.words.Words;

/// Who confirmed an announcement, as comma-separated values (RFC 4180) for a spreadsheet: name, key, and whether they confirmed it.
final class ConfirmationTable {
    /// Spreadsheets take a cell for a formula if it begins with one of these, in some languages also with the wide ones, and peers choose their names.
    private static final String FORMULA = "=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20";
    /// Tells spreadsheets that the file is UTF-8.
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String LINE_END = "\r\n";

    private ConfirmationTable() {}

    /// The table, those who confirmed first.
    ///
    /// @param name the name to show for a key
    static String of(Confirmations confirmations, Function<PeerId, String> name) {
        var lines = new ArrayList<List<String>>();
        lines.add(List.of(Words.get("confirm.csv.name"), Words.get("confirm.csv.key"), Words.get("confirm.csv.confirmed")));
        for (var peer : confirmations.confirmed()) lines.add(List.of(name.apply(peer), peer.text(), Words.get("confirm.csv.yes")));
        for (var peer : confirmations.waiting()) lines.add(List.of(name.apply(peer), peer.text(), Words.get("confirm.csv.no")));
        return BYTE_ORDER_MARK + lines.stream().map(ConfirmationTable::line).collect(Collectors.joining());
    }

    private static String line(List<String> cells) {
        return cells.stream().map(ConfirmationTable::cell).collect(Collectors.joining(",", "", LINE_END));
    }

    /// A cell in quotes: in some countries spreadsheets split what is not quoted at semicolons, so that a formula could stand in the middle of a name.
    private static String cell(String text) {
        boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        var safe = formula ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
