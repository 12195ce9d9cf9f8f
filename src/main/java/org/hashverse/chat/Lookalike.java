package org.hashverse.chat;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// What of a name an eye can tell apart. Two names with one skeleton look alike; a name without one is invisible.
public final class Lookalike {
    // letters of other scripts, and digits, that common fonts draw like a Latin letter (from Unicode's confusables, UTS 39)
    private static final String[] SAME = {
        "aаαɑ", "bЬв", "cсϲ", "dԁ", "eеєҽ", "gɡ", "hһн", "i1l|іιӏ!ı", "jјϳ", "kкκ", "mм", "nпη", "o0оοσօ", "pрρ", "qԛ", "rг", "sѕ5", "tтτ", "uυս", "vνѵ", "wԝѡω", "xхχ", "yуγү", "zᴢ2"
    };
    private static final Map<Integer, Character> FOLD = new HashMap<>();

    static {
        for (var group : SAME) group.codePoints().forEach(c -> FOLD.put(c, group.charAt(0)));
    }

    private Lookalike() {}

    /// The skeleton; empty for a name in which nothing is visible.
    public static String skeleton(String name) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        var skeleton = new StringBuilder();
        plain.codePoints().filter(Lookalike::visible).forEach(c -> {
            var folded = FOLD.get(c);
            if (folded == null) skeleton.appendCodePoint(c);
            else skeleton.append(folded.charValue());
        });
        return skeleton.toString().replace("rn", "m").replace("vv", "w");
    }

    private static boolean visible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.FORMAT, Character.CONTROL, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK,
                    Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.UNASSIGNED,
                    Character.PRIVATE_USE, Character.SURROGATE -> false;
            default -> !blank(codePoint);
        };
    }

    // letters by type that are drawn as nothing: Hangul fillers and the Braille blank
    private static boolean blank(int c) {
        return c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || c == 0x2800;
    }
}
