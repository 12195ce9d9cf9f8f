package org.hashverse.chat;

import java.util.Optional;

/// The conversation that a message belongs to. What differs between kinds of conversations is asked here, except who receives what we write now, which depends on our
/// contacts.
public sealed interface Conversation {
    /// The conversation with all contacts. A message in it goes to the contacts that are connected when it is sent.
    Conversation EVERYONE = new Everyone();

    /// The type of [#EVERYONE].
    record Everyone() implements Conversation {}

    /// The conversation with one peer.
    record Direct(PeerId peer) implements Conversation {}

    /// The peer of a direct conversation; empty for a shared one.
    default Optional<PeerId> directPeer() {
        return switch (this) {
            case Everyone() -> Optional.empty();
            case Direct(var peer) -> Optional.of(peer);
        };
    }

    /// Whether it has several readers besides us. Then names stand beside messages, deliveries are counted, and all read an answer.
    default boolean isShared() {
        return directPeer().isEmpty();
    }

    /// Its name in the files of a profile and in exports: `everyone`, or the peer's key. No two have the same.
    default String text() {
        return switch (this) {
            case Everyone() -> "everyone";
            case Direct(var peer) -> peer.text();
        };
    }

    /// The conversation with a name, see [#text].
    ///
    /// @throws IllegalArgumentException for a text that names none
    static Conversation of(String text) {
        return text.equals(EVERYONE.text()) ? EVERYONE : with(new PeerId(text));
    }

    /// The conversation with one peer.
    static Conversation with(PeerId peer) {
        return new Direct(peer);
    }
}
