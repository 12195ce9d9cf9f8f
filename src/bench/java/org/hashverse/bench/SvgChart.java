package org.hashverse.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/// The results as a picture in SVG: for each row, size and unit a group of bars, as long as the medians, with a thin line from the least to the most of all rounds. It has
/// attributes and no style sheet, because some viewers drop style sheets.
final class SvgChart {
    private static final int WIDTH = 1_000;
    private static final int LABELS = 300;
    private static final int NUMBERS = 100;
    private static final int BAR = 18;
    private static final int GAP = 6;
    private static final int TITLE = 34;
    private static final int MARGIN = 20;
    private static final String INK = "#222";
    private static final String OURS = "#2f6fde";
    private static final String OTHERS = "#9db4d6";
    /// Attributes of a text.
    private static final String TITLE_TEXT = "font-weight=\"bold\"";
    private static final String RIGHT_ALIGNED = "text-anchor=\"end\"";
    private static final String PLAIN = "";

    private SvgChart() {}

    private record Group(String row, String size, String unit) {}

    /// The picture as text.
    static String of(Results results, Machine machine) {
        var groups = new LinkedHashMap<Group, List<Result>>();
        for (var one : results.all()) groups.computeIfAbsent(new Group(one.row(), one.size(), one.unit()), _ -> new ArrayList<>()).add(one);
        var body = new StringBuilder();
        int y = MARGIN;
        for (var group : groups.entrySet()) {
            text(body, MARGIN, y + BAR, TITLE_TEXT, String.join(" · ", group.getKey().row(), group.getKey().size(), group.getKey().unit()));
            y += TITLE;
            double most = group.getValue().stream().mapToDouble(one -> Math.max(0, one.most())).max().orElse(0);
            for (var one : group.getValue()) {
                bar(body, y, one, most == 0 ? 0 : (WIDTH - LABELS - NUMBERS - 2 * MARGIN) / most);
                y += BAR + GAP;
            }
            y += GAP;
        }
        text(body, MARGIN, y + BAR, PLAIN, machine.text());
        return String.format(Locale.ROOT, """
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="12" fill="%s">
                <rect width="100%%" height="100%%" fill="#fff"/>
                %s</svg>
                """, WIDTH, y + 2 * MARGIN + BAR, INK, body);
    }

    /// @param scale pixels for one unit
    private static void bar(StringBuilder body, int y, Result one, double scale) {
        int left = MARGIN + LABELS;
        text(body, left - GAP, y + BAR - 5, RIGHT_ALIGNED, one.subject());
        body.append(String.format(Locale.ROOT, "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n", left, y, Math.max(0, one.median()) * scale, BAR,
                one.subject().startsWith("Hashverse") ? OURS : OTHERS));
        body.append(String.format(Locale.ROOT, "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-width=\"1.5\"/>%n", left + Math.max(0, one.least()) * scale,
                left + Math.max(0, one.most()) * scale, y + BAR / 2, y + BAR / 2, INK));
        text(body, (int) (left + Math.max(0, one.most()) * scale) + GAP, y + BAR - 5, PLAIN, TextTable.number(one.median()));
    }

    private static void text(StringBuilder body, int x, int y, String look, String text) {
        body.append(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\" %s>%s</text>%n", x, y, look, text.replace("&", "&amp;").replace("<", "&lt;")));
    }
}
