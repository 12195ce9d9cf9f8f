package org.hashverse.ui.add;

import java.util.Optional;
import java.util.regex.Pattern;
import org.hashverse.chat.Invite;
import org.hashverse.chat.PeerAddress;

/// What a person typed or pasted to say whom to add. Sorts a pasted text into its parts, and checks the parts.
public final class AddressInput {
    /// The parts of one pasted text.
    sealed interface Pasted {
        /// An address, split for the two fields. The port is empty where the text had none.
        record Place(String host, String port) implements Pasted {}

        /// An invite's link, without the text around it.
        record Link(String link) implements Pasted {}
    }

    /// What the fields mean together.
    public sealed interface Reading {
        /// Too little text to be right or wrong.
        record Incomplete() implements Reading {}

        /// An address that can be called.
        record Place(PeerAddress address) implements Reading {}

        /// An invite that can be called.
        record Invited(Invite invite) implements Reading {}

        /// Text that can be neither an address nor an invite.
        record Wrong(Fault fault) implements Reading {}
    }

    /// What is wrong with the fields.
    public enum Fault { HOST, PORT, INVITE_LONG, INVITE_FORM, INVITE_CUT, INVITE_NEWER, INVITE_TWO_KEYS, INVITE_DAMAGED }

    private static final Pattern HOST_AND_PORT = Pattern.compile("(?i)(\\S+?),?\\s+port:?\\s+(\\S+)");
    private static final Pattern COMMAND = Pattern.compile("(?i)^/?(add|query|delete|select|hashverse)\\s+");
    // what chats and mails wrap around an address, and what a sentence ends with
    private static final Pattern WRAPPED = Pattern.compile("^[<(\"'“‘«\\s]+|[>)\"'”’».,;!?\\s]+$");
    private static final Pattern INVISIBLE = Pattern.compile("[\\u200B-\\u200F\\u202A-\\u202E\\u2060\\uFEFF]");
    private static final Pattern LINK = Pattern.compile("(?i)hashverse://[^\\s<>\"“”]*");

    private AddressInput() {}

    /// Sorts a pasted text: `IP PORT`, `IP:PORT`, `[v6]:PORT`, `IP, port PORT`, any of them after a command such as `add`, or a text with
    /// an invite in it. Empty for a text that is a host and nothing else, because nothing must be moved then, or that is none of these.
    static Optional<Pasted> sort(String text) {
        var clean = INVISIBLE.matcher(text.replace('\u00A0', ' ')).replaceAll("").strip();
        var link = LINK.matcher(clean);
        if (link.find()) return Optional.of(new Pasted.Link(link.group()));
        boolean command = COMMAND.matcher(clean).find();
        var bare = trim(COMMAND.matcher(clean).replaceFirst(""));
        var hostAndPort = HOST_AND_PORT.matcher(bare);
        if (hostAndPort.matches()) return Optional.of(new Pasted.Place(hostAndPort.group(1), hostAndPort.group(2)));
        var words = bare.split("\\s+");
        if (words.length == 2) return Optional.of(new Pasted.Place(words[0], words[1]));
        if (words.length != 1 || bare.isEmpty()) return Optional.empty();
        if (bare.startsWith("[") && bare.indexOf(']') > 0) {
            int end = bare.indexOf(']');
            boolean port = bare.startsWith(":", end + 1);
            return port || end + 1 == bare.length() ? Optional.of(new Pasted.Place(bare.substring(1, end), port ? bare.substring(end + 2) : "")) : Optional.empty();
        }
        int colon = bare.indexOf(':');
        if (colon > 0 && colon == bare.lastIndexOf(':') && colon + 1 < bare.length())
            return Optional.of(new Pasted.Place(bare.substring(0, colon), bare.substring(colon + 1)));
        return command || !bare.equals(text) ? Optional.of(new Pasted.Place(bare, "")) : Optional.empty();
    }

    /// Whether a text has an invite in it, valid or not.
    public static boolean hasInvite(String text) {
        return sort(text).filter(Pasted.Link.class::isInstance).isPresent();
    }

    private static String trim(String text) {
        return WRAPPED.matcher(text).replaceAll("");
    }

    /// Checks the fields. An invite counts before an address, and a port within the address before the port field.
    ///
    /// @param typing whether the person may still be typing, so that the beginning of a valid text is not yet wrong
    public static Reading read(String host, String port, String invite, boolean typing) {
        if (!invite.isBlank()) return readInvite(invite.strip(), typing);
        var sorted = sort(host);
        if (sorted.isPresent() && sorted.get() instanceof Pasted.Link(var link)) return readInvite(link, typing);
        if (sorted.isPresent() && sorted.get() instanceof Pasted.Place(var first, var second)) return readPlace(first, second.isEmpty() ? port : second, typing);
        return readPlace(host.strip(), port, typing);
    }

    private static Reading readPlace(String host, String port, boolean typing) {
        if (!port.isBlank() && !isPort(port.strip())) return new Reading.Wrong(Fault.PORT);
        if (host.isEmpty()) return new Reading.Incomplete();
        if (port.isBlank()) return typing ? new Reading.Incomplete() : new Reading.Wrong(Fault.PORT);
        try {
            return new Reading.Place(PeerAddress.of(host, port.strip()));
        } catch (PeerAddress.Malformed malformed) {
            if (typing && unfinished(host)) return new Reading.Incomplete();
            return new Reading.Wrong(malformed.port() ? Fault.PORT : Fault.HOST);
        }
    }

    private static boolean isPort(String port) {
        try {
            new PeerAddress("localhost", Integer.parseInt(port));
            return port.chars().allMatch(c -> c >= '0' && c <= '9');
        } catch (IllegalArgumentException noPort) { // or NumberFormatException, a subclass
            return false;
        }
    }

    /// Whether a text may be the beginning of an IP address.
    private static boolean unfinished(String host) {
        long dots = host.chars().filter(c -> c == '.').count();
        boolean digits = host.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.');
        boolean hex = host.chars().allMatch(c -> Character.digit(c, 16) >= 0 || c == ':' || c == '[' || c == '.');
        return digits && (dots < 3 || host.endsWith(".")) || hex && host.indexOf(':') >= 0 && host.length() < 39 /* the longest IPv6 address */ || host.equals("[");
    }

    private static Reading readInvite(String text, boolean typing) {
        var start = Invite.SCHEME + "add?";
        if (typing && start.startsWith(text)) return new Reading.Incomplete();
        if (text.length() > Invite.MAX_LENGTH) return new Reading.Wrong(Fault.INVITE_LONG);
        if (!text.startsWith(start)) return new Reading.Wrong(Fault.INVITE_FORM);
        try {
            return new Reading.Invited(Invite.parse(text));
        } catch (IllegalArgumentException wrong) {
            return new Reading.Wrong(faultOf(text.substring(start.length())));
        }
    }

    /// What is wrong with an invite that could not be parsed. The version is the last field of every invite, so a text that does not end with it was cut off.
    private static Fault faultOf(String fields) {
        var parts = fields.split("&", -1);
        var last = parts[parts.length - 1];
        if (!last.matches("v=[0-9]{1,4}")) return Fault.INVITE_CUT;
        if (!last.equals("v=1")) return Fault.INVITE_NEWER;
        int keys = 0;
        for (var part : parts) if (part.startsWith("k=")) keys++;
        return keys > 1 ? Fault.INVITE_TWO_KEYS : Fault.INVITE_DAMAGED;
    }
}
