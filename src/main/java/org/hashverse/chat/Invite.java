package org.hashverse.chat;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// An invite: a link with the key and the addresses of the peer that made it, the inviter: `hashverse://add?k=KEY&a=HOST:PORT&…&n=NAME&t=TOKEN&v=1`.
/// The program of whoever opens the link dials these addresses, and refuses any other key that answers there.
///
/// The token is a secret of the inviter. A peer that sends it when it connects becomes a contact without being asked about, so one invite may be given to several people.
/// When the inviter removes or blocks a contact, the invites that it makes get a new token from then on, because the removed peer knows the old one. A peer with an old token still
/// connects, but as a stranger that the inviter has to accept.
///
/// @param key       the inviter's key
/// @param addresses addresses to try, 1 to 8, without zones: a network interface of the inviter's computer means nothing elsewhere
/// @param name      the name that the inviter chose, if the invite holds it
/// @param token     16 to 64 characters `A-Za-z0-9_-`; empty if the invite makes nobody a contact
public record Invite(PeerId key, List<PeerAddress> addresses, Optional<PeerName> name, Optional<String> token) {
    /// The start of every invite.
    public static final String SCHEME = "hashverse://";
    /// Most characters of a link.
    public static final int MAX_LENGTH = 1024;
    /// Most addresses in a link.
    public static final int MAX_ADDRESSES = 8;
    // the zone in [fe80::1%eth0], which earlier versions wrote into invites: it names an interface of the inviter's computer
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
            var encoded = equals < 0 ? "" : part.substring(equals + 1);
            // the zone goes before decoding: its % is written bare, and would be read as the start of an encoded character
            var value = decode(field.equals("a") ? ZONE.matcher(encoded).replaceFirst("$1]") : encoded);
            complete = field.equals("v") && value.equals("1"); // v=1 ends every link: if another field is the last one, the link was cut
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

    /// The same invite with another token.
    public Invite withToken(String other) {
        return new Invite(key, addresses, name, Optional.of(other));
    }

    /// The invite as a link. If it would be longer than [#MAX_LENGTH] characters, the link has no name, and then as many of the first addresses as there is room for.
    @Override
    public String toString() {
        var whole = link(addresses, name);
        if (whole.length() <= MAX_LENGTH) return whole;
        int room = addresses.size();
        while (room > 1 && link(addresses.subList(0, room), Optional.empty()).length() > MAX_LENGTH) room--;
        return link(addresses.subList(0, room), Optional.empty());
    }

    private String link(List<PeerAddress> places, Optional<PeerName> called) {
        var link = new StringBuilder(SCHEME).append("add?k=").append(key);
        for (var place : places) link.append("&a=").append(place);
        called.ifPresent(n -> link.append("&n=").append(URLEncoder.encode(n.text(), StandardCharsets.UTF_8)));
        token.ifPresent(t -> link.append("&t=").append(t));
        return link.append("&v=1").toString();
    }
}
