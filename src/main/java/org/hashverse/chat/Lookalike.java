package org.hashverse.chat;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Finds names that look alike. Two names with the same skeleton look alike. A name with an empty skeleton is invisible.
public final class Lookalike {
    // letters of other scripts, small capitals and digits that common fonts draw like a Latin letter (from Unicode's confusables, UTS 39); capitals
    // are listed themselves, because the small letter may look different: a Greek Β becomes a β, which does not look like b
    private static final String[] SAME = {
        "aаαɑᴀΑАᎪꓮ", "bЬвʙΒВᏴꓐꞴꞵ", "cсϲᴄСϹᏟꓚⲤ", "dԁᴅđᎠꓓ", "eеєҽᴇΕЕᎬꓰ", "fꜰꓝϜ",
        "gɡɢᏀꓖցƍ", "hһнʜħΗНᎻꓧհ", "i1l|іιӏ!ıɪʟłΙІӀᏞꓲꓡǀƖɩ∣│┃❘⎮⏽׀וןا١۱ߊⵏᛁꟾꙇⲒᎥꭵ⍳", "jјϳᴊЈᎫꓙ", "kкκᴋΚКᏦꓗ", "mмᴍΜМᎷꓟ",
        "nпηɴΝꓠոռ", "o0оοσօᴏøΟОՕ〇ⲟⲞꓳɵƟөӨჿס๐໐○◯", "pрρᴘΡРᏢꓑ", "qԛգզ", "rгʀꓣ", "sѕ5ꜱЅᏚꓢ",
        "tтτᴛŧΤТᎢꓔ", "uυսᴜꓴʋ", "vνѵᴠѴᏙꓦ∨⋁", "wԝѡωᴡԜᎳᏔꓪ", "xхχΧХꓫ", "yуγүʏΥУҮᎽꓬ",
        "zᴢ2ΖᏃꓜ"
    };
    private static final Set<UnicodeScript> EAST_ASIAN = EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL, UnicodeScript.BOPOMOFO, UnicodeScript.COMMON);
    private static final Map<Integer, Character> FOLD = new HashMap<>();

    static {
        for (var group : SAME) group.codePoints().forEach(c -> FOLD.put(c, group.charAt(0)));
    }

    private Lookalike() {}

    /// The skeleton of a name; empty for a name in which nothing is visible.
    public static String skeleton(String name) {
        var folded = new StringBuilder(); // before small letters, because a capital may look like another letter than its small form
        Normalizer.normalize(name, Normalizer.Form.NFKD).codePoints().filter(Lookalike::visible).forEach(c -> fold(c, folded));
        var skeleton = new StringBuilder();
        folded.toString().toLowerCase(Locale.ROOT).codePoints().filter(Lookalike::visible).forEach(c -> fold(c, skeleton));
        var letters = skeleton.toString().replace("rn", "m").replace("vv", "w");
        var withoutUnderlines = letters.codePoints().filter(c -> Character.getType(c) != Character.CONNECTOR_PUNCTUATION)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        // an underline looks like a space, and spaces do not count; but a name of underlines alone is not invisible
        return withoutUnderlines.isEmpty() ? letters : withoutUnderlines;
    }

    private static void fold(int c, StringBuilder into) {
        var folded = FOLD.get(c);
        if (folded == null) into.appendCodePoint(c);
        else into.append(folded.charValue());
    }

    /// Whether a name mixes letters of scripts that nobody writes together, like Latin and Cyrillic: a letter of one may imitate a letter of the other.
    public static boolean mixed(String name) {
        var scripts = EnumSet.noneOf(UnicodeScript.class);
        name.codePoints().filter(Character::isLetter).mapToObj(UnicodeScript::of).forEach(scripts::add);
        return scripts.size() > 1 && !EAST_ASIAN.containsAll(scripts);
    }

    private static boolean visible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.FORMAT, Character.CONTROL, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK,
                    Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.UNASSIGNED,
                    Character.PRIVATE_USE, Character.SURROGATE -> false;
            default -> !Wellformed.invisible(codePoint);
        };
    }
}
