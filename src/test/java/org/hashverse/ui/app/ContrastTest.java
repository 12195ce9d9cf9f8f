package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.scene.paint.Color;
import org.hashverse.store.settings.Appearance;
import org.hashverse.store.settings.Settings;
import org.hashverse.ui.kit.Sheets;
import org.hashverse.ui.kit.Theme;
import org.junit.jupiter.api.Test;

/// Text has a contrast of at least 4.5 to 1 to its background, in both themes and with every accent.
class ContrastTest {
    private static final double TEXT = 4.5;
    private static final double SHAPE = 3;
    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^}]*)}");
    private static final Pattern TOKEN = Pattern.compile("(-hv-[a-z-]+):\\s*([^;]+);");

    /// A text colour, its background, and optionally a veil between the two with its opacity.
    private record Pair(String text, String ground, String veil, double thickness) {
        Pair(String text, String ground) {
            this(text, ground, null, 0);
        }
    }

    private static final List<Pair> TEXTS = List.of(
            // the panes: names, second lines, times, group headings, links
            new Pair("text", "ground"), new Pair("text", "panel"), new Pair("text", "raised"), new Pair("dim", "ground"), new Pair("dim", "panel"), new Pair("dim", "raised"),
            new Pair("faint", "ground"), new Pair("faint", "panel"), new Pair("faint", "raised"), new Pair("accent", "ground"), new Pair("accent", "panel"),
            new Pair("accent", "raised"), new Pair("faint", "panel", "hover", 1), new Pair("dim", "panel", "hover", 1), new Pair("dim", "raised", "hover", 1),
            new Pair("text", "panel", "hover", 1),
            // the open row, the selected row, a message just gone to, chips, notes
            new Pair("text", "accent-soft"), new Pair("dim", "accent-soft"), new Pair("accent", "accent-soft"),
            // our bubbles, and text selected or found in a bubble
            new Pair("text", "mine"), new Pair("dim", "mine"), new Pair("text", "mine", "accent", 0.28), new Pair("text", "raised", "accent", 0.28),
            new Pair("text", "mine", "found", 0.5), new Pair("text", "raised", "found", 0.5), new Pair("text", "accent-soft", "found", 0.95),
            // inline code
            new Pair("text", "mine", "code", 1), new Pair("text", "raised", "code", 1),
            // buttons, unread counts, selected text of fields
            new Pair("on-accent", "accent"), new Pair("on-danger", "danger"), new Pair("bad", "raised"), new Pair("bad", "panel"), new Pair("bad", "accent-soft"), new Pair("bad", "ground"),
            // success and warning
            new Pair("ok", "panel"), new Pair("ok", "ok-soft"), new Pair("warn", "warn-soft"), new Pair("warn", "ground"), new Pair("warn", "panel"), new Pair("bad", "bad-soft"),
            new Pair("text", "ok-soft"), new Pair("text", "warn-soft"), new Pair("text", "bad-soft"), new Pair("accent", "warn-soft"),
            // names of authors in the conversation with everyone
            new Pair("name-a", "ground"), new Pair("name-b", "ground"), new Pair("name-c", "ground"), new Pair("name-d", "ground"), new Pair("name-e", "ground"),
            new Pair("name-f", "ground"), new Pair("name-g", "ground"), new Pair("name-h", "ground"),
            // words on a picture, and around a large one
            new Pair("on-picture", "picture"),
            // toasts and tips
            new Pair("panel", "text"), new Pair("accent-soft", "text"));

    private static final List<Pair> SHAPES = List.of(new Pair("accent", "panel"), new Pair("accent", "ground"), new Pair("accent", "raised"), new Pair("accent", "mine"),
            new Pair("field-line", "panel"), new Pair("field-line", "ground"), new Pair("field-line", "raised"), new Pair("ok", "panel"), new Pair("warn", "panel"),
            new Pair("faint", "panel"), new Pair("dim", "mine"), new Pair("bad", "mine"), new Pair("accent-soft", "text"));

    @Test
    void everyTextHasEnoughContrastInBothThemesWithEveryAccent() {
        assertEquals(List.of(), tooWeak(TEXTS, TEXT));
    }

    @Test
    void everyMeaningfulShapeHasEnoughContrast() {
        assertEquals(List.of(), tooWeak(SHAPES, SHAPE));
    }

    @Test
    void everyTextColourInTheStylesheetsIsChecked() {
        var sheets = Sheets.texts().collect(Collectors.joining("\n"));
        var used = new TreeSet<String>();
        Pattern.compile("-fx-(?:text-fill|fill|prompt-text-fill|highlight-text-fill): -hv-([a-z-]+);").matcher(sheets).results().forEach(found -> used.add(found.group(1)));
        TEXTS.forEach(pair -> used.remove(pair.text));
        TEXTS.stream().map(Pair::veil).filter(Objects::nonNull).forEach(used::remove); // backgrounds that are drawn as shapes
        assertTrue(used.isEmpty(), used::toString);
        assertEquals(0, Pattern.compile("-fx-(?:text-)?fill: (?:#|rgb|black|white)").matcher(sheets).results().count(), "a colour that is not a token");
    }

    @Test
    void blackAndWhiteAre21To1() {
        assertEquals(21, ratio(Color.BLACK, Color.WHITE), 0.01);
        assertTrue(ratio(Color.web("#777777"), Color.WHITE) < TEXT);
    }

    @Test
    void theOutlinesHaveTheColoursOfTheStylesheets() {
        for (var theme : List.of(Settings.Theme.LIGHT, Settings.Theme.DARK)) {
            var looks = new Appearance(theme, Appearance.Accent.BLUE, 100, true, Optional.empty());
            var tokens = tokens(theme == Settings.Theme.DARK, looks.accent());
            assertEquals(new Theme.Early(colour(tokens, "ground"), colour(tokens, "panel"), colour(tokens, "raised"), colour(tokens, "line")), Theme.early(looks), theme::toString);
        }
    }

    private static List<String> tooWeak(List<Pair> pairs, double least) {
        var weak = new ArrayList<String>();
        for (var dark : List.of(false, true))
            for (var accent : Appearance.Accent.values()) {
                var tokens = tokens(dark, accent);
                for (var pair : pairs) {
                    double ratio = ratio(colour(tokens, pair.text), background(tokens, pair));
                    if (ratio < least) weak.add("%s %s: %s on %s%s is %.2f".formatted(dark ? "dark" : "light", accent, pair.text, pair.ground, pair.veil == null ? "" : " under " + pair.veil, ratio));
                }
            }
        return weak;
    }

    private static Color background(Map<String, String> tokens, Pair pair) {
        var ground = colour(tokens, pair.ground);
        if (pair.veil == null) return ground;
        var veil = colour(tokens, pair.veil);
        double thick = pair.thickness * veil.getOpacity();
        return ground.interpolate(Color.color(veil.getRed(), veil.getGreen(), veil.getBlue()), thick);
    }

    private static Color colour(Map<String, String> tokens, String name) {
        var value = tokens.get("-hv-" + name);
        if (value == null) throw new AssertionError("no token " + name);
        return value.startsWith("-hv-") ? colour(tokens, value.substring(4)) : Color.web(value);
    }

    /// The colour tokens of the window's root.
    private static Map<String, String> tokens(boolean dark, Appearance.Accent accent) {
        var tokens = new HashMap<String, String>();
        for (var selectors : dark ? List.of(".root", ".root.dark", "." + Theme.accent(accent), ".dark." + Theme.accent(accent)) : List.of(".root", "." + Theme.accent(accent)))
            Sheets.texts().forEach(sheet -> RULE.matcher(sheet.replaceAll("(?s)/\\*.*?\\*/", "")).results().filter(rule -> List.of(rule.group(1).strip().split(",\\s*")).contains(selectors))
                    .forEach(rule -> TOKEN.matcher(rule.group(2)).results().forEach(token -> tokens.put(token.group(1), token.group(2).strip()))));
        return tokens;
    }

    private static double ratio(Color a, Color b) {
        double x = luminance(a);
        double y = luminance(b);
        return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed()) + 0.7152 * linear(colour.getGreen()) + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
