package org.hashverse.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One message, as it stands in a conversation.
///
/// @param id           the author's id for it
/// @param conversation where it stands
/// @param author       the key of the link it came over, or our own
/// @param stamp        milliseconds since 1970 that order the conversation (ties by id)
/// @param shown        the time to show, on our clock
/// @param text         what it says, see [MessageText]
/// @param replyTo      the message it answers, if any
public record Message(MessageId id, Conversation conversation, PeerId author, long stamp, Instant shown, String text, Optional<MessageId> replyTo) {
    /// @throws IllegalArgumentException for a text that [MessageText] refuses, but for one in which nothing can be seen: before, such texts were kept
    public Message {
        MessageText.fault(text).filter(fault -> fault != MessageText.Fault.BLANK || text.isBlank()).ifPresent(fault -> { throw new IllegalArgumentException("text " + fault); });
    }

    /// The time to show for somebody else's message: where it stands in the order. If that is clearly after its arrival, it stands there only for the sake
    /// of the order, and the arrival is shown.
    ///
    /// @param stamp   milliseconds since 1970
    /// @param arrived when it came, on our clock
    public static Instant shown(long stamp, Instant arrived) {
        return stamp > arrived.plus(SAME_MOMENT).toEpochMilli() ? arrived : Instant.ofEpochMilli(stamp);
    }

    private static final Duration SAME_MOMENT = Duration.ofMinutes(1);

    /// Which one it is.
    public MessageKey key() {
        return new MessageKey(author, id);
    }
}
