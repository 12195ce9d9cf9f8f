package org.hashverse.chat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What a message carries, one record for each kind. All kinds are numbered, queued, sent, acknowledged and stored in the same way; only whoever writes, shows or
/// bounds a message looks at its content.
public sealed interface Content permits Content.Text, Content.TakenBack, Content.Unknown, SharedFiles, Change {
    /// A text without a reference to another message.
    static Content text(String text) {
        return new Text(text, Optional.empty(), false);
    }

    /// The word for the kind: on the wire, in the history file and in an export.
    String kind();

    /// The content as a text in English, for a console or an exported file: the text itself, or a sentence in its place.
    String plainText();

    /// The words that a person wrote and that others read; empty for content without words.
    default String words() {
        return "";
    }

    /// Whether a message to Everyone with this content also goes to contacts that are offline now, for which it waits.
    default boolean waitsForOffline() {
        return false;
    }

    /// Whether people may react to it, pin it and take it back.
    default boolean canBeChanged() {
        return true;
    }

    /// Bytes that the content counts as wherever the bytes of messages are bounded: its words or its body in UTF-8.
    int bytes();

    /// A text.
    ///
    /// @param text             see [MessageText]
    /// @param replyTo          the message that this text replies to, if any
    /// @param asksConfirmation whether it is an announcement whose readers are asked to confirm it
    record Text(String text, Optional<MessageKey> replyTo, boolean asksConfirmation) implements Content {
        /// The word for the kind.
        public static final String KIND = "text";

        /// @throws IllegalArgumentException for a text that [MessageText] refuses, except one of invisible characters that are not all white space: earlier versions stored
        ///                                  such texts
        public Text {
            MessageText.fault(text).filter(fault -> fault != MessageText.Fault.BLANK || text.isBlank())
                    .ifPresent(fault -> { throw new IllegalArgumentException("text " + fault); });
        }

        /// A text that asks for no confirmation.
        public Text(String text, Optional<MessageKey> replyTo) {
            this(text, replyTo, false);
        }

        /// The same with other words.
        public Text withWords(String words) {
            return new Text(words, replyTo, asksConfirmation);
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public String words() {
            return text;
        }

        @Override
        public boolean waitsForOffline() {
            return asksConfirmation;
        }

        @Override
        public String plainText() {
            return text;
        }

        @Override
        public int bytes() {
            return MessageText.bytes(text);
        }
    }

    /// What people see in place of a message that its author took back. Never on the wire, where a [Change.Retraction] travels.
    record TakenBack() implements Content {
        /// The word for the kind.
        public static final String KIND = "retracted";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public boolean canBeChanged() {
            return false;
        }

        @Override
        public String plainText() {
            return "(message taken back)";
        }

        @Override
        public int bytes() {
            return 0;
        }
    }

    /// A kind that this version does not know. It is kept as it came, so that a later version can show it.
    ///
    /// @param kind 1 to 32 of `a-z-`
    /// @param body one JSON object without white space between its parts
    record Unknown(String kind, String body) implements Content {
        @Override
        public String plainText() {
            return "(message of kind " + kind + ": needs a newer version of Hashverse)";
        }

        @Override
        public int bytes() {
            return body.getBytes(StandardCharsets.UTF_8).length;
        }
    }
}
