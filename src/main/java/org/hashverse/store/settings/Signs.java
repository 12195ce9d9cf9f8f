package org.hashverse.store.settings;

/// Whether contacts see that the person reads and types. Each setting works both ways: a person who does not send a sign does not see those of others. Immutable.
///
/// @param readMarks whether read marks are sent and shown
/// @param typing    whether it is sent and shown that a person is typing
public record Signs(boolean readMarks, boolean typing) {
    /// The signs of a new profile.
    public static final Signs DEFAULT = new Signs(true, true);

    /// With or without read marks.
    public Signs withReadMarks(boolean readMarks) {
        return new Signs(readMarks, typing);
    }

    /// With or without signs of typing.
    public Signs withTyping(boolean typing) {
        return new Signs(readMarks, typing);
    }
}
