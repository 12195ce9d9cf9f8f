package org.hashverse.transport;

import java.net.InetSocketAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.wire.Frame;

/// The trust decision, handed in by the node. Called on the virtual thread of the connection in question, which may wait
/// for the answer; nothing else waits for it.
public interface Door {
    /// Somebody called us and said HELLO.
    Answer knocked(PeerId peer, Frame.Hello hello, InetSocketAddress from) throws InterruptedException;

    /// Both sides have said HELLO: frames may flow. The connection starts to read when this returns.
    void ready(PeerConnection connection);

    /// What a side says to the other's key or HELLO.
    sealed interface Answer {
        /// Come in.
        record Greet(Frame.Hello hello) implements Answer {}

        /// Go away.
        record Turn(Frame.Bye bye) implements Answer {}
    }
}
