package org.hashverse.chat;

import java.util.Optional;

/// The conversation that a message belongs to.
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

    /// The conversation with one peer.
    static Conversation with(PeerId peer) {
        return new Direct(peer);
    }
}
