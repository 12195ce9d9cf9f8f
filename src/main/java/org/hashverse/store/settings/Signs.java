package org.hashverse.store.settings;

/// What contacts are told of what the person does. Each holds both ways: who does not send one does not see those of others. Immutable.
///
/// @param readMarks whether it is told, and shown, that messages were read
/// @param typing    whether it is told, and shown, that somebody is writing
public record Signs(boolean readMarks, boolean typing) {
    /// What a new profile starts with.
    public static final Signs DEFAULT = new Signs(true, true);

    /// With read marks, or without.
    public Signs withReadMarks(boolean readMarks) {
        return new Signs(readMarks, typing);
    }

    /// Telling that one is writing, or not.
    public Signs withTyping(boolean typing) {
        return new Signs(readMarks, typing);
    }
}
