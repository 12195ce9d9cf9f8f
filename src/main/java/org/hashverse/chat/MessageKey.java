package org.hashverse.chat;

import java.util.Arrays;

/// Identifies a message. The author chooses the id, so two authors may choose the same one.
///
/// @param author the key of its author
/// @param id     the id that its author gave it
public record MessageKey(PeerId author, MessageId id) {
    private static final int AUTHOR_BYTES = 32;

    /// The key with these 48 bytes, see [#bytes].
    public static MessageKey of(byte[] bytes) {
        return new MessageKey(PeerId.of(Arrays.copyOf(bytes, AUTHOR_BYTES)), MessageId.of(Arrays.copyOfRange(bytes, AUTHOR_BYTES, bytes.length)));
    }

    /// The author's 32 bytes and the id's 16.
    public byte[] bytes() {
        var id = this.id.bytes();
        var all = Arrays.copyOf(author.bytes(), AUTHOR_BYTES + id.length);
        System.arraycopy(id, 0, all, AUTHOR_BYTES, id.length);
        return all;
    }
}
