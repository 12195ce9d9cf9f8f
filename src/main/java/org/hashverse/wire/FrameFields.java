package org.hashverse.wire;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hashverse.chat.AvatarColour;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.json.StrictJson;

/// Reads the fields that several frames have.
record FrameFields(StrictJson json) {
    private static final Pattern ADDRESS = Pattern.compile("(\\[(?=[0-9A-Fa-f.]*:)[0-9A-Fa-f:.]{2,45}]|[A-Za-z0-9._-]{1,253}):([1-9][0-9]{0,4})");

    StrictJson.Field<Long> number(String field) {
        return json.field(field, () -> json.whole(Bounds.MAX_NUMBER));
    }

    StrictJson.Field<Long> nonce() {
        return json.field("nonce", () -> json.whole(Long.MAX_VALUE));
    }

    StrictJson.Field<Frame.To> to() {
        return json.field("to", () -> constant(Frame.To.values()).orElseThrow(IllegalArgumentException::new));
    }

    StrictJson.Field<List<PeerAddress>> addresses() {
        return json.field("addresses", () -> json.list(Bounds.MAX_ADDRESSES, this::address));
    }

    StrictJson.Field<AvatarColour> colour() {
        return json.field("colour", () -> AvatarColour.values()[(int) json.whole(Bounds.MAX_COLOUR)]);
    }

    PeerName name() throws IOException {
        return new PeerName(json.text());
    }

    MessageId messageId() throws IOException {
        return new MessageId(json.text());
    }

    /// `PeerAddress.parse` accepts several forms that people type. On the wire there is only one.
    PeerAddress address() throws IOException {
        var form = ADDRESS.matcher(json.text());
        if (!form.matches()) throw new IllegalArgumentException();
        return PeerAddress.of(form.group(1), form.group(2));
    }

    <E extends Enum<E>> Optional<E> constant(E[] constants) throws IOException {
        var word = json.text();
        return Arrays.stream(constants).filter(constant -> FrameEncoder.word(constant).equals(word)).findFirst();
    }
}
