package org.hashverse.ui.qr;

import org.hashverse.ui.words.Sentence;

/// Says why nothing was found in a picture.
public final class QrSentences {
    private QrSentences() {}

    /// What is wrong, and what to do.
    public static Sentence of(QrReading.Fault fault) {
        return Sentence.of(switch (fault) {
            case NO_CODE -> "qr.no-code";
            case TOO_LARGE -> "qr.too-large";
            case NO_PICTURE -> "qr.no-picture";
        });
    }
}
