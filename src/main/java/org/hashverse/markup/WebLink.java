package org.hashverse.markup;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.hashverse.chat.Lookalike;

/// An address of the web that is shown as it opens. Not taken for one, and so shown as the plain text it is: what names a person before
/// the host (`https://bank.example@elsewhere`), a host with signs that only look like letters or dots or with letters of two scripts in one part, and whatever else is shown in one
/// way and opened in another.
///
/// @param address what opens: ASCII, an internationalised host as punycode, other signs percent-encoded
/// @param foreign whether the host has letters beyond ASCII, so that one should see its punycode
public record WebLink(String address, boolean foreign) {
    /// Most characters of an address as it is written.
    public static final int MOST = 2048;
    private static final int MOST_HOST = 255;

    /// Reads an address that begins with `http://` or `https://`.
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

    /// Brackets and bars are written bare in many addresses; a browser sends them like this.
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

    /// The host as it is looked up; empty if that is not what is shown.
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
