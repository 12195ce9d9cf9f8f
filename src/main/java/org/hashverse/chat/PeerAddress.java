package org.hashverse.chat;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a peer may be reached: a host and a TCP port. The host is an address literal or a name, which is not looked up here. An address proves nothing.
///
/// Parsing does not ask the system, so an address stays readable when the network interface that it names is gone.
///
/// @param host an IPv4 literal, an IPv6 literal in the spelling of RFC 5952, or a host name of at most 253 characters, lower case; a link-local IPv6
///             literal may end with `%` and a zone, which names a network interface of this computer and keeps its case
/// @param port 1 to 65535
public record PeerAddress(String host, int port) {
    /// The port to try if none is given.
    public static final int DEFAULT_PORT = 8000;
    private static final Pattern NAME = Pattern.compile("(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,62})(\\.[a-z0-9_]([a-z0-9_-]{0,62}))*\\.?");
    private static final Pattern DIGITS_AND_DOTS = Pattern.compile("[0-9.]+");
    // a name that Linux and macOS allow for a network interface, in visible ASCII, or the number that Windows gives it
    private static final Pattern ZONE = Pattern.compile("[!-~&&[^%/\\[\\]]]{1,64}");

    /// A typed address is malformed, in its host or in its port.
    public static final class Malformed extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;
        private final boolean port;

        Malformed(boolean port, String message) {
            super(message);
            this.port = port;
        }

        /// Whether the port is malformed; else the host is.
        public boolean port() {
            return port;
        }
    }

    /// @throws Malformed if the host is neither a literal nor a possible name, or the port is out of range
    public PeerAddress {
        host = canonical(host);
        if (port < 1 || port > 65_535) throw new Malformed(true, "a port is a number from 1 to 65535");
    }

    /// The address of an IP address, without a zone.
    ///
    /// @throws Malformed for a port out of bounds
    public static PeerAddress of(InetAddress ip, int port) {
        return new PeerAddress(ip.getHostAddress(), port).withoutZone();
    }

    /// The address of a literal or name and a typed port.
    ///
    /// @throws Malformed as the constructor does
    public static PeerAddress of(String host, String port) {
        return new PeerAddress(host, parsePort(port));
    }

    /// Reads `HOST PORT`, `HOST:PORT`, `[v6]:PORT`, `[v6] PORT`; without a port, the default one.
    ///
    /// @throws Malformed with a sentence that says what is wrong
    public static PeerAddress parse(String typed) {
        var text = typed.strip();
        if (text.isEmpty() || text.length() > 300) throw new Malformed(false, "an address is IP PORT or IP:PORT");
        var words = text.split("\\s+");
        if (words.length == 2) return of(words[0], words[1]);
        if (words.length > 2) throw new Malformed(false, "an address is IP PORT or IP:PORT");
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            if (end < 0) throw new Malformed(false, "an IPv6 address ends with ]");
            if (end + 1 == text.length()) return new PeerAddress(text, DEFAULT_PORT);
            if (text.charAt(end + 1) != ':') throw new Malformed(false, "after ] comes : and the port");
            return of(text.substring(0, end + 1), text.substring(end + 2));
        }
        int colon = text.indexOf(':');
        if (colon < 0 || colon != text.lastIndexOf(':')) return new PeerAddress(text, DEFAULT_PORT); // a name, or a bare IPv6
        return of(text.substring(0, colon), text.substring(colon + 1));
    }

    private static int parsePort(String port) {
        try {
            if (!port.isEmpty() && port.length() <= 5 && port.chars().allMatch(c -> c >= '0' && c <= '9')) return Integer.parseInt(port);
        } catch (NumberFormatException impossible) {
            throw new AssertionError(impossible);
        }
        throw new Malformed(true, "a port is a number from 1 to 65535");
    }

    private static String canonical(String typed) {
        var host = typed.strip();
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        if (bracketed) host = host.substring(1, host.length() - 1);
        if (host.indexOf(':') >= 0) return canonicalIpv6(host);
        host = host.toLowerCase(Locale.ROOT);
        if (DIGITS_AND_DOTS.matcher(host).matches()) {
            if (host.chars().filter(c -> c == '.').count() != 3) throw new Malformed(false, "an address of digits has four parts, like 10.0.0.9");
            return ip(host).getHostAddress();
        }
        if (bracketed || !NAME.matcher(host).matches()) throw malformed();
        return host;
    }

    private static String canonicalIpv6(String host) {
        int percent = host.indexOf('%');
        var ip = ip(percent < 0 ? host : host.substring(0, percent));
        var plain = shortened(ip.getHostAddress());
        if (percent < 0) return plain;
        var zone = host.substring(percent + 1);
        if (!ZONE.matcher(zone).matches()) throw malformed();
        return ip.isLinkLocalAddress() && plain.indexOf(':') >= 0 ? plain + "%" + zone : plain; // any other address does not depend on the interface
    }

    private static InetAddress ip(String literal) {
        try {
            return InetAddress.ofLiteral(literal); // does not ask the system, because the literal has no zone
        } catch (IllegalArgumentException notLiteral) {
            throw malformed();
        }
    }

    private static Malformed malformed() {
        return new Malformed(false, "not an address: write it like 10.0.0.9");
    }

    /// Writes the longest run of zero groups as `::`, the first of several equally long ones.
    private static String shortened(String literal) {
        if (literal.indexOf(':') < 0) return literal;
        for (int zeros = 8; zeros > 1; zeros--) {
            var shorter = literal.replaceFirst("(^|:)0(:0){" + (zeros - 1) + "}(:|$)", "::");
            if (!shorter.equals(literal)) return shorter;
        }
        return literal;
    }

    /// The IP address of a literal, without a zone; empty for a name.
    public Optional<InetAddress> ip() {
        return literal() ? Optional.of(InetAddress.ofLiteral(withoutZone().host)) : Optional.empty();
    }

    /// The network interface of this computer that the host names, if it names one. That interface may not exist.
    public Optional<String> zone() {
        int percent = host.indexOf('%');
        return percent < 0 ? Optional.empty() : Optional.of(host.substring(percent + 1));
    }

    /// This address without a zone, which means nothing on another computer.
    public PeerAddress withoutZone() {
        int percent = host.indexOf('%');
        return percent < 0 ? this : new PeerAddress(host.substring(0, percent), port);
    }

    /// Whether the host is an IP literal and no name.
    public boolean literal() {
        return host.indexOf(':') >= 0 || DIGITS_AND_DOTS.matcher(host).matches();
    }

    /// `10.0.0.7:8000` or `[fd00::7]:8000`.
    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
