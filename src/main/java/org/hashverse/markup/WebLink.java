package org.hashverse.markup;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.hashverse.chat.Lookalike;

/// A web address that opens what it shows. An address that could deceive stays plain text: one with a user name before the host
/// (`https://bank.example@elsewhere`), one whose host has characters that only look like letters or dots, and one that mixes scripts in a part of its host.
///
/// @param address the address to open, in ASCII: an internationalised host as punycode, other characters percent-encoded
/// @param foreign whether the host has letters beyond ASCII, so that people should see its punycode
public record WebLink(String address, boolean foreign) {
    /// Most characters of an address in a text.
    public static final int MOST = 2048;
    private static final int MOST_HOST = 255;

    /// Reads an address that begins with `http://` or `https://`; empty if it is not valid or could deceive.
    static Optional<WebLink> of(String shown) {
        if (shown.length() > MOST) return Optional.empty();
        int start = shown.indexOf("://") + 3;
        int end = start;
        while (end < shown.length() && "/?#".indexOf(shown.charAt(end)) < 0) end++;
        var authority = shown.substring(start, end);
        int colon = authority.startsWith("[") ? authority.indexOf(':', authority.indexOf(']') + 1) : authority.indexOf(':');
        var host = colon < 0 ? authority : authority.substring(0, colon);
        var ascii = host(host);
        if (ascii.isEmpty() || colon >= 0 && !port(authority.substring(colon + 1))) return Optional.empty();
        try {
            var rest = shown.substring(end);
            var address = new URI(shown.substring(0, start).toLowerCase(Locale.ROOT) + ascii.get() + (colon < 0 ? "" : authority.substring(colon)) + encoded(rest));
            if (address.getHost() == null || address.getUserInfo() != null) return Optional.empty();
            return Optional.of(new WebLink(address.toASCIIString(), !ascii.get().equalsIgnoreCase(host)));
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    /// Encodes brackets and bars as browsers do, because many addresses contain them unencoded.
    private static String encoded(String rest) {
        var encoded = new StringBuilder(rest.length());
        for (int i = 0; i < rest.length(); i++)
            switch (rest.charAt(i)) {
                case '[' -> encoded.append("%5B");
                case ']' -> encoded.append("%5D");
                case '{' -> encoded.append("%7B");
                case '}' -> encoded.append("%7D");
                case '|' -> encoded.append("%7C");
                case '^' -> encoded.append("%5E");
                default -> encoded.append(rest.charAt(i));
            }
        return encoded.toString();
    }

    /// The host in ASCII; empty if it would not open what it shows.
    private static Optional<String> host(String host) {
        if (host.isEmpty() || host.length() > MOST_HOST) return Optional.empty();
        if (host.startsWith("[")) return host.matches("\\[[0-9A-Fa-f:.]+]") ? Optional.of(host) : Optional.empty();
        if (Arrays.stream(host.split("\\.")).anyMatch(Lookalike::mixed)) return Optional.empty();
        if (!host.codePoints().allMatch(c -> c == '.' || c == '-' || (c < 0x80 ? Character.isLetterOrDigit(c) : letter(c)))) return Optional.empty();
        try {
            var ascii = IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES);
            boolean same = IDN.toUnicode(ascii).equals(host.toLowerCase(Locale.ROOT)) || ascii.equalsIgnoreCase(host);
            return same ? Optional.of(ascii.toLowerCase(Locale.ROOT)) : Optional.empty();
        } catch (IllegalArgumentException notAHost) {
            return Optional.empty();
        }
    }

    private static boolean letter(int c) {
        return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }

    private static boolean port(String digits) {
        return !digits.isEmpty() && digits.length() <= 5 && digits.chars().allMatch(c -> c >= '0' && c <= '9') && Integer.parseInt(digits) <= 65535;
    }
}
