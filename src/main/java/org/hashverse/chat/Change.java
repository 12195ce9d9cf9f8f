package org.hashverse.chat;

import java.util.Collection;
import java.util.Optional;

/// Content that changes another message. It is numbered, queued, sent, acknowledged and stored like any message, but nobody sees it by itself: people see the other
/// message as it is now. Of two changes of one kind by one author to one message, the one with the higher revision counts, so the result does not depend on the order in
/// which they arrive. The pins of both sides count as those of one author. A retraction and a confirmation count for ever.
public sealed interface Change extends Content permits Change.Edit, Change.Reaction, Change.Pin, Change.Confirmation, Change.Retraction, SharedFiles.Report {
    /// The highest revision: the greatest whole number that every JSON library keeps exactly.
    long MAX_REVISION = (1L << 53) - 1;

    /// The message that is changed.
    MessageKey of();

    /// Orders the changes of one kind to one message: the author's clock in milliseconds since 1970, and more than the revision before. 0 for a change that counts for ever, and for one that was not made yet.
    default long revision() {
        return 0;
    }

    /// Whether it counts for ever, whatever its author does later.
    default boolean countsForEver() {
        return false;
    }

    /// The same change with another revision. A change that counts for ever stays as it is.
    default Change withRevision(long revision) {
        return this;
    }

    /// Whether a person may make this change, as far as the changed message tells.
    ///
    /// @param target   what the message carries now
    /// @param byAuthor whether the person wrote the message
    boolean isAllowed(Content target, boolean byAuthor);

    /// Who must learn of a change.
    enum Audience {
        /// Whoever may have the message.
        HOLDERS,
        /// The peer of a direct conversation; in a shared one the author of the message alone, because others may not have the message.
        AUTHOR,
        /// The peer of a direct conversation; in a shared one nobody.
        PEER
    }

    /// Who must learn of this change.
    Audience audience();

    /// The only one who must learn of this change: the peer of a direct conversation, or the author of a message in a shared one, who may be us. Empty for nobody, and for
    /// [Audience#HOLDERS].
    ///
    /// @param in the conversation of the message that is changed
    default Optional<PeerId> addressee(Conversation in) {
        return switch (audience()) {
            case HOLDERS -> Optional.empty();
            case AUTHOR -> in.directPeer().or(() -> Optional.of(of().author()));
            case PEER -> in.directPeer();
        };
    }

    /// What the person chose, where the kind offers a choice, such as the emoji of a reaction. Empty if the person withdraws an earlier choice, and for a kind without a choice.
    default Optional<String> choice() {
        return Optional.empty();
    }

    /// Whether the person only withdraws an earlier change of this kind.
    default boolean withdraws() {
        return false;
    }

    /// Whether this change is in effect: people see the message as it makes it. If not, it was not made, or another one counts.
    ///
    /// @param target what the message carries now
    /// @param marks  what people did with it
    /// @param by     who makes the change
    default boolean isInEffect(Content target, Marks marks, PeerId by) {
        return marks.find(getClass(), by).map(made -> made.choice().equals(choice())).orElse(withdraws());
    }

    @Override
    default boolean canBeChanged() {
        return false;
    }

    @Override
    default String plainText() {
        return "(" + kind() + ")";
    }

    @Override
    default int bytes() {
        return 0;
    }

    /// Another text in place of the one before. Only the author of a text can edit it.
    ///
    /// @param text see [MessageText]
    record Edit(MessageKey of, long revision, String text) implements Change {
        /// The word for the kind.
        public static final String KIND = "edit";

        /// @throws IllegalArgumentException for a text that [MessageText] refuses
        public Edit {
            MessageText.fault(text).ifPresent(fault -> { throw new IllegalArgumentException("text " + fault); });
        }

        /// Without a revision: the store gives it one.
        public Edit(MessageKey of, String text) {
            this(of, 0, text);
        }

        @Override
        public Edit withRevision(long revision) {
            return new Edit(of, revision, text);
        }

        @Override
        public boolean isAllowed(Content target, boolean byAuthor) {
            return byAuthor && target instanceof Text;
        }

        @Override
        public Audience audience() {
            return Audience.HOLDERS;
        }

        @Override
        public boolean isInEffect(Content target, Marks marks, PeerId by) {
            return text.equals(target.words());
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public int bytes() {
            return MessageText.bytes(text);
        }
    }

    /// One emoji of a person under a message, in place of the one before; or none.
    ///
    /// @param emoji see [Emoji#isOne]; empty removes the one before
    record Reaction(MessageKey of, long revision, Optional<String> emoji) implements Change {
        /// The word for the kind.
        public static final String KIND = "reaction";
        /// @throws IllegalArgumentException if [Emoji#isOne] is false
        public Reaction {
            if (!emoji.map(Emoji::isOne).orElse(true)) throw new IllegalArgumentException("a reaction is one emoji");
        }

        /// Without a revision: the store gives it one.
        public Reaction(MessageKey of, Optional<String> emoji) {
            this(of, 0, emoji);
        }

        @Override
        public Reaction withRevision(long revision) {
            return new Reaction(of, revision, emoji);
        }

        @Override
        public boolean isAllowed(Content target, boolean byAuthor) {
            return target.canBeChanged();
        }

        @Override
        public Audience audience() {
            return Audience.AUTHOR;
        }

        @Override
        public Optional<String> choice() {
            return emoji;
        }

        @Override
        public boolean withdraws() {
            return emoji.isEmpty();
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public int bytes() {
            return emoji.map(MessageText::bytes).orElse(0);
        }
    }

    /// Pins a message in a direct conversation for both sides, or unpins it. Of all pins of a message, of whichever side, the one with the highest revision counts,
    /// and of equal revisions an unpin.
    ///
    /// @param pinned false unpins
    record Pin(MessageKey of, long revision, boolean pinned) implements Change {
        /// The word for the kind.
        public static final String KIND = "pin";

        /// Whether these pins of one message pin it. Of equal revisions an unpin counts: otherwise a peer could pin with the greatest revision, and we could never unpin.
        public static boolean isPinned(Collection<Pin> pins) {
            long newest = pins.stream().mapToLong(Pin::revision).max().orElse(0);
            return !pins.isEmpty() && pins.stream().filter(pin -> pin.revision() == newest).allMatch(Pin::pinned);
        }

        /// Without a revision: the store gives it one.
        public Pin(MessageKey of, boolean pinned) {
            this(of, 0, pinned);
        }

        @Override
        public Pin withRevision(long revision) {
            return new Pin(of, revision, pinned);
        }

        @Override
        public boolean isAllowed(Content target, boolean byAuthor) {
            return target.canBeChanged();
        }

        @Override
        public Audience audience() {
            return Audience.PEER;
        }

        @Override
        public boolean isInEffect(Content target, Marks marks, PeerId by) {
            return marks.pinned() == pinned;
        }

        @Override
        public String kind() {
            return KIND;
        }
    }

    /// A reader confirms an announcement. Only its author learns of it.
    record Confirmation(MessageKey of) implements Change {
        /// The word for the kind.
        public static final String KIND = "confirm";

        @Override
        public boolean countsForEver() {
            return true;
        }

        @Override
        public boolean isAllowed(Content target, boolean byAuthor) {
            return !byAuthor && target instanceof Text text && text.asksConfirmation();
        }

        @Override
        public Audience audience() {
            return Audience.AUTHOR;
        }

        @Override
        public String kind() {
            return KIND;
        }
    }

    /// Takes a message back: its words are deleted wherever this arrives. Only the author of a message can take it back.
    record Retraction(MessageKey of) implements Change {
        /// The word for the kind.
        public static final String KIND = "retract";

        @Override
        public boolean countsForEver() {
            return true;
        }

        @Override
        public boolean isAllowed(Content target, boolean byAuthor) {
            return byAuthor && target.canBeChanged();
        }

        @Override
        public Audience audience() {
            return Audience.HOLDERS;
        }

        @Override
        public boolean isInEffect(Content target, Marks marks, PeerId by) {
            return target instanceof TakenBack;
        }

        @Override
        public String kind() {
            return KIND;
        }
    }
}
