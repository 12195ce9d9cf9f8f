package org.hashverse.transport.dial;

import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.transport.Admission;

/// Decides which keys that answer a call are accepted.
@FunctionalInterface
public interface CallHandler {
    /// What to send to a peer whose key is proven. Called on the thread of an attempt, and for one call on one thread at a time.
    Admission.Answer answered(PeerId peer) throws InterruptedException;

    /// Reports how the attempts at an address ended, before the call ends. Aborted attempts are not reported. Called on the thread of the call.
    default void tried(PeerAddress address, DialOutcome outcome) {}
}
