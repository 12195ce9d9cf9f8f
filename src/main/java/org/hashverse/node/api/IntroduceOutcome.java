package org.hashverse.node.api;

/// What came of the wish to introduce two contacts to each other.
public enum IntroduceOutcome {
    /// Both are asked now.
    ASKED,
    /// Both are being asked already.
    ALREADY,
    /// One of the two is no contact, or both are the same.
    NO_CONTACT,
    /// One of the two is not connected, or has not accepted us.
    NOT_CONNECTED,
    /// The program of one of the two is too old to be asked.
    TOO_OLD,
    /// As many introductions as may be are under way.
    TOO_MANY
}
