package org.hashverse.ui.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Our stylesheets, at every size of text.
///
/// The sheets use pixels: a size in em would depend on the surrounding text, and texts stand in buttons that stand in rows. So each size of text has a sheet of its own.
public final class Sheets {
    private static final String FOLDER = "/org/hashverse/ui/";
    private static final List<String> NAMES = List.of("hashverse.css", "accents.css", "controls.css", "messages.css", "dialogs.css");
    private static final Pattern TEXT = Pattern.compile("(-fx-font-size|-fx-line-spacing)(: )([0-9.]+)px");
    private static final Pattern SPACE = Pattern.compile("(-fx-(?:min|pref|max)-(?:width|height))(: )([0-9.]+)px");
    private static final Map<Integer, List<String>> MADE = new ConcurrentHashMap<>();

    private Sheets() {}

    /// The stylesheets for a size of text, as URLs for a scene.
    ///
    /// @param percent of the usual size
    static List<String> at(int percent) {
        return MADE.computeIfAbsent(percent, Sheets::make);
    }

    private static List<String> make(int percent) {
        if (percent == 100) return NAMES.stream().map(name -> Sheets.class.getResource(FOLDER + name).toExternalForm()).toList();
        var scaled = new StringBuilder();
        texts().forEach(sheet -> scaled.append(scaled(sheet, percent)).append('\n'));
        return List.of("data:text/css;base64," + Base64.getEncoder().encodeToString(scaled.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /// The text of each stylesheet; a later one overrides the ones before.
    public static Stream<String> texts() {
        return NAMES.stream().map(name -> {
            try (var in = Sheets.class.getResourceAsStream(FOLDER + name)) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }

    /// A stylesheet with its lengths scaled for a size of text.
    ///
    /// @param percent of the usual size
    public static String scaled(String sheet, int percent) {
        return scaleLengths(SPACE, scaleLengths(TEXT, sheet, Scale.textFactor(percent)), Scale.spaceFactor(percent));
    }

    private static String scaleLengths(Pattern lengths, String sheet, double factor) {
        return lengths.matcher(sheet).replaceAll(found ->
                found.group(1) + found.group(2) + String.format(Locale.ROOT, "%.2f", Double.parseDouble(found.group(3)) * factor) + "px");
    }
}
