package org.hashverse.node.api;

import java.time.Instant;
import java.util.Optional;
import org.hashverse.chat.PeerAddress;

/// One attempt to reach a contact at one address.
///
/// @param at      when it ended
/// @param address the address
/// @param failure why it failed; empty if the contact answered
public record Attempt(Instant at, PeerAddress address, Optional<AddOutcome.Failure> failure) {}
