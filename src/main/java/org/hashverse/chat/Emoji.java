package org.hashverse.chat;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Tells whether a text can be a reaction.
public final class Emoji {
    /// Most bytes of an emoji in UTF-8. The longest in Unicode's list for general interchange, a couple with two skin tones, has 35.
    public static final int MAX_BYTES = 64;
    private static final Pattern ONE_CHARACTER = Pattern.compile("\\X");
    private static final String KEYCAPS = "0123456789#*";
    private static final char KEYCAP = 0x20E3;
    private static final char ZERO_WIDTH_JOINER = 0x200D;
    private static final char TEXT_STYLE = 0xFE0E;
    private static final char EMOJI_STYLE = 0xFE0F;

    private Emoji() {}

    /// Whether a text is one emoji of at most [#MAX_BYTES]. Unicode reserves characters for later emoji, and those count too. Combining marks of scripts do not: they could
    /// cover what stands around the emoji.
    public static boolean isOne(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES || !ONE_CHARACTER.matcher(text).matches()) return false;
        int first = text.codePointAt(0);
        if (isFlagLetter(first)) return text.codePointCount(0, text.length()) == 2 && text.codePoints().allMatch(Emoji::isFlagLetter);
        boolean isKeycap = KEYCAPS.indexOf(first) >= 0 && text.indexOf(KEYCAP) > 0;
        return (isKeycap || isSkin(first) || Character.isExtendedPictographic(first)) && text.codePoints().skip(1).allMatch(Emoji::isFurtherPart);
    }

    /// Two of these letters are the flag of a region.
    private static boolean isFlagLetter(int c) {
        return c >= 0x1F1E6 && c <= 0x1F1FF;
    }

    private static boolean isSkin(int c) {
        return c >= 0x1F3FB && c <= 0x1F3FF;
    }

    /// Other emoji that are joined to the first, what joins them, and what chooses the style, the skin or the region of a flag.
    private static boolean isFurtherPart(int c) {
        boolean isTag = c >= 0xE0020 && c <= 0xE007F;
        return Character.isExtendedPictographic(c) || isSkin(c) || isTag || c == ZERO_WIDTH_JOINER || c == TEXT_STYLE || c == EMOJI_STYLE || c == KEYCAP;
    }
}
