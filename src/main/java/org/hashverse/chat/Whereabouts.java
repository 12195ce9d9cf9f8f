package org.hashverse.chat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where the owner of a key could be reached at a time, signed by that key. So a contact can pass it on, and nobody can change it. The signature is not checked here.
///
/// @param key       the public key of the owner: the 44 bytes of an Ed25519 SubjectPublicKeyInfo, in base64url without padding
/// @param wall      when it was signed, by the clock of the owner, milliseconds since 1970; of two records of one key, the one with the later time counts
/// @param addresses IP addresses, best first, without zones; at most [#MAX_ADDRESSES], and none if the owner cannot be called
/// @param signature Ed25519 over [#signed], 64 bytes in base64url without padding
public record Whereabouts(String key, long wall, List<PeerAddress> addresses, String signature) {
    /// Most addresses in a record.
    public static final int MAX_ADDRESSES = Invite.MAX_ADDRESSES;
    /// The latest time that a record can have: the greatest whole number that every JSON library keeps exactly.
    public static final long MAX_WALL = (1L << 53) - 1;
    // the first 12 bytes say that an Ed25519 key follows
    private static final Pattern KEY = Pattern.compile("MCowBQYDK2VwAyEA[A-Za-z0-9_-]{43}");
    private static final Pattern SIGNATURE = Pattern.compile("[A-Za-z0-9_-]{86}");

    /// @throws IllegalArgumentException for a field out of bounds; the message is a fixed sentence without the value
    public Whereabouts {
        if (!KEY.matcher(key).matches() || !encoded(Base64.getUrlDecoder().decode(key)).equals(key)) throw new IllegalArgumentException("key is no Ed25519 key in base64url");
        if (wall < 0 || wall > MAX_WALL) throw new IllegalArgumentException("wall is out of bounds");
        if (addresses.size() > MAX_ADDRESSES) throw new IllegalArgumentException("addresses holds more than " + MAX_ADDRESSES);
        if (!addresses.stream().allMatch(PeerAddress::literal)) throw new IllegalArgumentException("addresses holds a host name");
        if (!SIGNATURE.matcher(signature).matches()) throw new IllegalArgumentException("signature is not 86 characters of base64url");
        addresses = addresses.stream().map(PeerAddress::withoutZone).toList();
    }

    /// The bytes of a key or signature as text.
    public static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// The bytes that are signed. The fixed words in front keep the signature from being valid for any other purpose.
    public static byte[] signed(long wall, List<PeerAddress> addresses) {
        var words = Stream.concat(Stream.of("hashverse/1 addresses", Long.toString(wall)), addresses.stream().map(PeerAddress::toString));
        return words.collect(Collectors.joining(" ")).getBytes(StandardCharsets.US_ASCII);
    }

    /// The peer that the key belongs to: the SHA-256 of the key.
    public PeerId owner() {
        try {
            return PeerId.of(MessageDigest.getInstance("SHA-256").digest(Base64.getUrlDecoder().decode(key)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
