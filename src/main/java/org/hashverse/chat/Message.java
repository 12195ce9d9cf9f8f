package org.hashverse.chat;

import java.time.Duration;
import java.time.Instant;

/// One message of a conversation.
///
/// @param id           the id that its author gave it
/// @param conversation the conversation that it belongs to
/// @param author       the key of the connection over which it came, or our own key
/// @param stamp        its place in the conversation, in milliseconds since 1970; equal stamps are ordered by id
/// @param shown        the time to show, on our clock
/// @param content      what it carries
public record Message(MessageId id, Conversation conversation, PeerId author, long stamp, Instant shown, Content content) {
    /// The words that its author wrote, see [Content#words].
    public String text() {
        return content.words();
    }

    /// The message as a window needs it: without the body of an unknown kind, which nobody shows and which may be long.
    public Message withoutUnknownBody() {
        return content instanceof Content.Unknown(var kind, _) ? new Message(id, conversation, author, stamp, shown, new Content.Unknown(kind, "{}")) : this;
    }

    /// The same message in another conversation.
    public Message in(Conversation other) {
        return new Message(id, other, author, stamp, shown, content);
    }

    /// The time to show for another author's message: its stamp. A stamp clearly after its arrival only keeps the order of the conversation, so then the arrival
    /// is shown.
    ///
    /// @param stamp   milliseconds since 1970
    /// @param arrived when it arrived, on our clock
    public static Instant shown(long stamp, Instant arrived) {
        return stamp > arrived.plus(SAME_MOMENT).toEpochMilli() ? arrived : Instant.ofEpochMilli(stamp);
    }

    private static final Duration SAME_MOMENT = Duration.ofMinutes(1);

    /// Identifies the message.
    public MessageKey key() {
        return new MessageKey(author, id);
    }
}
