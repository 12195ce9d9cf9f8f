package org.hashverse.bench.link;

import java.util.Random;

/// Texts of messages that look like what people write: words of a small vocabulary. The same for every subject and every run.
public final class Texts {
    /// Characters of a text; all are ASCII, so as many bytes.
    public static final int LENGTH = 100;
    /// No word has the letter q or z, so that a search for them finds nothing.
    private static final String[] WORDS = ("the and you that was for are with his they this have from one had word but not what all were when your can said there use each which she "
            + "how their will other about out many then them these some her would make like him into time has look two more write see number way could people than first water been call "
            + "who oil its now find long down day did get come made may part lunch meeting report friday morning holiday weather train station").split(" ");
    private static final int DIFFERENT = 1_024;
    private static final String[] TEXTS = new String[DIFFERENT];

    static {
        var random = new Random(7);
        for (int i = 0; i < DIFFERENT; i++) {
            var text = new StringBuilder();
            while (text.length() < LENGTH) text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
            TEXTS[i] = text.substring(0, LENGTH - 1) + ".";
        }
    }

    private Texts() {}

    /// The text of the message with a number.
    public static String text(long number) {
        return TEXTS[(int) (number % DIFFERENT)];
    }
}
