package org.hashverse.transport;

import java.net.InetSocketAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.wire.Frame;

/// The node's decision whether a peer may connect.
public interface Admission {
    /// Decides about a peer that dialled us and sent HELLO. Called on one of the few threads for handshakes; may wait.
    Answer knocked(PeerId peer, Frame.Hello hello, InetSocketAddress from) throws InterruptedException;

    /// Takes a connection on which both sides have sent HELLO. It starts to read when this returns. Called on a thread for handshakes, or on the thread of a
    /// call of `PeerDialer`; it must not wait.
    void ready(PeerConnection connection);

    /// The answer to a proven key, or to its HELLO.
    sealed interface Answer {
        /// Accept the peer, and send this HELLO.
        record Greet(Frame.Hello hello) implements Answer {}

        /// Turn the peer away with this BYE. A dialler sends no BYE; it only closes the socket.
        record TurnAway(Frame.Bye bye) implements Answer {}
    }
}
