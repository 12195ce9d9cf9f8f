package org.hashverse.ui.app;

import java.util.List;
import java.util.Random;

/// Random texts of all scripts, ordinary and extreme: prose, long words, names, stacked accents, emoji, spaces at both ends.
public final class AnyTexts {
    /// A Hebrew sentence.
    public static final String HEBREW = "שלום לכולם, זהו משפט ארוך שנכתב כדי לראות איך השורות נשברות בחלון של תוכנת השיחה הזאת, ולבדוק שהכול נכון גם כאשר הוא ארוך מאוד. תודה רבה!";
    /// An Arabic sentence.
    public static final String ARABIC = "مرحبا بكم جميعا، هذه جملة طويلة كتبت لكي نرى كيف تنكسر السطور في نافذة برنامج المحادثة هذا، وللتأكد من أن كل شيء صحيح حتى لو كانت طويلة جدا!";
    private static final List<String> LETTERS = List.of(
            "אבגדהוזחטיכלמנסעפצקרשתםןץףך", "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىة", "پچژگکی۰۱۲۳", "ܐܒܓܕܗܘ", "ހށނރބ", "abcdefghijklmnopqrstuvwxyz", "ABCDEFXYZ0123456789",
            "äöüßéèñçøåő", "абвгдежзийклмнопрстуфхцчшщ", "αβγδεζηθικλμνξ", "यहएकलंबाहिंदीवाक्यहैजो", "ภาษาไทยเขียนติดกัน", "漢字かなカナ交じり文", "한국어문장", "ကခဂဃင", "বাংলা", "தமிழ்", "ខ្មែរ", "𝒜𝓑𐤀𐤁𞤀𞤁");
    private static final List<String> SPACES = List.of(" ", " ", " ", " ", "  ", "\u00A0", "\u2003", "\u3000", "\t", "\n", "\u200B", "\u202F", "\u0085", "     ");
    private static final List<String> MARKS = List.of("\u0301", "\u0300\u0323", "\u05B8", "\u064E\u0651", "\u0E49", "\u200D", "\u200F", "\u200E", "\u202E", "\u2067", "\uFE0F", "\u20DD", "\uFDFD");
    private static final List<String> EMOJI = List.of("😀", "👨‍👩‍👧‍👦", "🏳️‍🌈", "🇩🇪", "🇮🇱", "1️⃣", "👍🏽", "❤️", "🧑🏿‍🚀");
    private static final List<String> SIGNS = List.of(",", ".", "!", "?", "(", ")", "-", "/", ":", "«", "»", "…", "12.50", "https://example.org/a?b=c", "*", "_", "`", "> ");
    private final Random random;

    AnyTexts(long seed) {
        random = new Random(seed);
    }

    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /// A word of one script.
    String word(int letters) {
        var script = pick(LETTERS).codePoints().toArray();
        boolean marks = random.nextInt(8) == 0;
        var word = new StringBuilder();
        for (int i = 0; i < letters; i++) {
            word.appendCodePoint(script[random.nextInt(script.length)]);
            while (marks && random.nextInt(3) == 0) word.append(pick(MARKS));
        }
        return word.toString();
    }

    /// A message text. Not blank.
    String message() {
        var text = switch (random.nextInt(8)) {
            case 0 -> word(45);
            case 1 -> piece(HEBREW);
            case 2 -> piece(ARABIC);
            case 3 -> word(between(1, 400));
            case 4 -> "a" + pick(MARKS).repeat(between(1, 200));
            default -> words(between(2, 60));
        };
        if (random.nextInt(3) == 0) text = pick(SPACES).repeat(between(1, 12)) + text;
        if (random.nextInt(3) == 0) text = text + pick(SPACES).repeat(between(1, 80));
        return text;
    }

    private String piece(String prose) {
        int length = Math.min(prose.length(), between(100, 150));
        return prose.substring(0, length) + (random.nextInt(2) == 0 ? "" : " " + prose);
    }

    private String words(int count) {
        var words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            switch (random.nextInt(10)) {
                case 0 -> words.append(pick(EMOJI).repeat(between(1, 4)));
                case 1 -> words.append(pick(SIGNS));
                default -> words.append(word(between(1, 12)));
            }
            words.append(random.nextInt(8) == 0 ? pick(SIGNS) : pick(SPACES));
        }
        return words.toString();
    }

    /// A name of up to 64 characters.
    String name() {
        var name = random.nextInt(3) == 0 ? word(64) : words(between(1, 8)).replace('\n', ' ');
        return name.substring(0, Math.min(name.length(), 64));
    }
}
