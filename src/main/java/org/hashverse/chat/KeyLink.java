package org.hashverse.chat;

import java.util.Optional;
import java.util.regex.Pattern;

/// A key as a text for a QR code: `hashverse://verify?k=KEY`. Whoever reads it from the screen of a person can compare it with the key of their connection to that person. It
/// adds nobody: it has no address.
public record KeyLink(PeerId key) {
    private static final Pattern FORM = Pattern.compile("hashverse://verify\\?k=([A-Z2-7]{52})");

    /// The key in a text; empty if the text is no such link.
    public static Optional<KeyLink> parse(String text) {
        var found = FORM.matcher(text.strip());
        if (!found.matches()) return Optional.empty();
        try {
            return Optional.of(new KeyLink(PeerId.parse(found.group(1))));
        } catch (IllegalArgumentException noKey) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "hashverse://verify?k=" + key.text();
    }
}
