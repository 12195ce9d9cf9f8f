package org.hashverse.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.hashverse.chat.AvatarColour;
import org.hashverse.chat.Change;
import org.hashverse.chat.Content;
import org.hashverse.chat.Invite;
import org.hashverse.chat.MessageText;
import org.hashverse.chat.PeerAddress;

/// Checks the bounds of the fields of frames. Every check throws [Broken] if a field is out of bounds.
final class Bounds {
    /// The greatest whole number that every JSON library keeps exactly.
    static final long MAX_NUMBER = (1L << 53) - 1;
    static final int MAX_MINOR = 65_535;
    static final int MAX_PORT = 65_535;
    /// The number of the last colour of [AvatarColour].
    static final int MAX_COLOUR = AvatarColour.values().length - 1;
    static final int MAX_FEATURES = 32;
    static final int MAX_ADDRESSES = Invite.MAX_ADDRESSES;
    static final int MAX_REFUSED = 64;
    static final int MAX_PEERS = 64;
    static final int MAX_DETAIL = 200;
    /// Most bytes of the body of a CHAT of an unknown kind. The rest of the frame, at most 1 KiB, holds the other fields.
    static final int MAX_BODY = 39 * 1024;
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern FEATURE = Pattern.compile("[!-~]{1,32}");
    private static final Pattern KIND = Pattern.compile("[a-z-]{1,32}");
    private static final Pattern REASON = Pattern.compile("[a-z-]{1,32}");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{16,64}");

    private static final Pattern SIGNATURE = Pattern.compile("[A-Za-z0-9_-]{86}");
    private static final Pattern DIGEST = Pattern.compile("[A-Za-z0-9_-]{43}");

    private Bounds() {}

    /// A field is out of bounds. The message is a fixed sentence without the value, because it is logged and the value may come from a stranger.
    static final class Broken extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        Broken(String sentence) {
            super(sentence);
        }
    }

    static void signature(String text) {
        if (!SIGNATURE.matcher(text).matches()) throw new Broken("signature is not 86 characters of base64url");
    }

    static void digest(String text, String field) {
        if (!DIGEST.matcher(text).matches()) throw new Broken(field + " is not 43 characters of base64url");
    }

    /// The SHA-256 of an ASCII text, in base64url without padding.
    static String digest(String text) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    static void within(long value, long min, long max, String field) {
        if (value < min || value > max) throw new Broken(field + " is out of bounds");
    }

    static void atMost(int max, Collection<?> items, String field) {
        if (items.size() > max) throw new Broken(field + " holds more than " + max);
    }

    static void hex(String text, String field) {
        if (!HEX.matcher(text).matches()) throw new Broken(field + " is not 32 lower-case hex digits");
    }

    /// A sorted copy, so that equal frames have equal bytes.
    static Set<String> features(Set<String> features) {
        atMost(MAX_FEATURES, features, "features");
        for (var feature : features) {
            if (!FEATURE.matcher(feature).matches()) throw new Broken("a feature is not 1 to 32 visible ASCII characters");
        }
        return Collections.unmodifiableSortedSet(new TreeSet<>(features));
    }

    /// A copy without zones, which mean nothing to the other side.
    static List<PeerAddress> addresses(List<PeerAddress> addresses) {
        atMost(MAX_ADDRESSES, addresses, "addresses");
        return addresses.stream().map(PeerAddress::withoutZone).toList();
    }

    static void token(Optional<String> token) {
        if (token.isPresent() && !TOKEN.matcher(token.get()).matches()) throw new Broken("token has not an invite token's form");
    }

    static void reason(String reason) {
        if (!REASON.matcher(reason).matches()) throw new Broken("reason is not 1 to 32 of a-z and -");
    }

    static void detail(String detail) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(detail)) throw new Broken("detail is not well-formed Unicode");
        if (detail.getBytes(StandardCharsets.UTF_8).length > MAX_DETAIL)
            throw new Broken("detail has more than " + MAX_DETAIL + " bytes");
        // some terminals take the two separators for a new line
        if (detail.codePoints().anyMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029))
            throw new Broken("detail has control characters");
    }

    static void kind(String kind) {
        if (!KIND.matcher(kind).matches()) throw new Broken("kind is not 1 to 32 of a-z and -");
    }

    static void content(Content content) {
        kind(content.kind());
        switch (content) {
            case Content.Text text -> text(text.text());
            case Content.TakenBack _ -> throw new Broken("a message that was taken back is not sent");
            case Content.Unknown unknown -> {
                if (unknown.bytes() > MAX_BODY) throw new Broken("body has more than " + MAX_BODY + " bytes");
            }
            case Change change -> within(change.revision(), change.countsForEver() ? 0 : 1, Change.MAX_REVISION, "revision");
            default -> { } // the record checks itself
        }
    }

    /// Checks the words of a text: of those that [Content.Text] allows, some are only in old histories.
    private static void text(String text) {
        MessageText.fault(text).ifPresent(fault -> {
            throw new Broken(switch (fault) {
                case BLANK -> "text is blank";
                case TOO_LONG -> "text has more than " + MessageText.MAX_BYTES + " bytes";
                case CONTROL -> "text has control characters";
                case MALFORMED -> "text is not well-formed Unicode";
            });
        });
    }
}
