package org.hashverse.ui.qr;

/// What was found in a picture or file that a person handed over.
public sealed interface QrReading {
    /// The text of a QR code, or of a small text file. Anybody may have written it.
    record Found(String text) implements QrReading {}

    /// Nothing was found.
    record Failed(Fault fault) implements QrReading {}

    /// Why nothing was found.
    enum Fault {
        /// The picture has no QR code that can be read.
        NO_CODE,
        /// The picture has too many pixels, or the file too many bytes.
        TOO_LARGE,
        /// The file is neither a picture nor a small text, or cannot be read.
        NO_PICTURE
    }
}
