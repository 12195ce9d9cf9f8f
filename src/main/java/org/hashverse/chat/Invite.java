package org.hashverse.chat;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A link that names a peer's key and its addresses: `hashverse://add?k=KEY&a=HOST:PORT&…&n=NAME&t=TOKEN&v=1`.
/// It names the key to expect, so any other key that answers there is refused.
///
/// The token makes everybody who brings it a contact: one invite may be given to several people. When the inviter removes or blocks a contact, new invites get
/// a new token. So no removed person comes back with the invite they used. With an old invite a person still finds the inviter, but has to be accepted.
///
/// @param key       the inviter's key
/// @param addresses addresses to try, 1 to 8, without zones: a network interface of the inviter's computer means nothing elsewhere
/// @param name      the name that the inviter chose, if the invite tells it
/// @param token     16 to 64 characters `A-Za-z0-9_-` that make the bringer a contact without being asked, if any
public record Invite(PeerId key, List<PeerAddress> addresses, Optional<PeerName> name, Optional<String> token) {
    /// The start of every invite.
    public static final String SCHEME = "hashverse://";
    /// Most characters of a link.
    public static final int MAX_LENGTH = 1024;
    /// Most addresses in a link.
    public static final int MAX_ADDRESSES = 8;
    // an earlier Hashverse wrote the zone of its own network interface
    private static final Pattern ZONE = Pattern.compile("^(\\[[0-9A-Fa-f:.]+)%[^\\]]*]");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{16,64}");

    /// @throws IllegalArgumentException for no address, more than 8 addresses, or a token of another form
    public Invite {
        addresses = addresses.stream().map(PeerAddress::withoutZone).toList();
        if (addresses.isEmpty()) throw new IllegalArgumentException("the invite holds no address");
        if (addresses.size() > MAX_ADDRESSES) throw new IllegalArgumentException("the invite holds more than 8 addresses");
        if (token.isPresent() && !TOKEN.matcher(token.get()).matches()) throw new IllegalArgumentException("the invite's token is damaged");
    }

    /// Reads a link.
    ///
    /// @throws IllegalArgumentException if it is no invite; the message is a sentence that says why
    public static Invite parse(String link) {
        var text = link.strip();
        if (text.length() > MAX_LENGTH) throw new IllegalArgumentException("the invite is longer than " + MAX_LENGTH + " characters");
        var start = SCHEME + "add?";
        if (!text.startsWith(start)) throw new IllegalArgumentException("an invite begins with " + start);
        PeerId key = null;
        PeerName name = null;
        String token = null;
        boolean complete = false;
        var addresses = new ArrayList<PeerAddress>();
        for (var part : text.substring(start.length()).split("&", -1)) {
            int equals = part.indexOf('=');
            var field = equals < 0 ? part : part.substring(0, equals);
            var written = equals < 0 ? "" : part.substring(equals + 1);
            var value = decode(field.equals("a") ? ZONE.matcher(written).replaceFirst("$1]") : written);
            complete = field.equals("v") && value.equals("1"); // the last field, so that a cut link is noticed
            switch (field) {
                case "k" -> {
                    if (key != null) throw new IllegalArgumentException("the invite names two keys");
                    key = PeerId.parse(value);
                }
                case "a" -> addresses.add(PeerAddress.parse(value));
                case "n" -> name = new PeerName(value);
                case "t" -> token = value;
                default -> { /* a field of a newer version */ }
            }
        }
        if (!complete) throw new IllegalArgumentException("the invite is cut short: copy all of it");
        if (key == null) throw new IllegalArgumentException("the invite names no key");
        return new Invite(key, addresses, Optional.ofNullable(name), Optional.ofNullable(token));
    }

    private static String decode(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException damaged) {
            throw new IllegalArgumentException("the invite is damaged: copy it again", damaged);
        }
    }

    /// The invite as a link.
    @Override
    public String toString() {
        var link = new StringBuilder(SCHEME).append("add?k=").append(key);
        for (var address : addresses) link.append("&a=").append(address);
        name.ifPresent(n -> link.append("&n=").append(URLEncoder.encode(n.text(), StandardCharsets.UTF_8)));
        token.ifPresent(t -> link.append("&t=").append(t));
        return link.append("&v=1").toString();
    }
}
