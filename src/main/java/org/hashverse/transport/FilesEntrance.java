package org.hashverse.transport;

import java.io.IOException;
import java.util.Optional;

/// Takes the channels that peers open for files ([Channel.Use#FILES]). `transport.files` implements it.
@FunctionalInterface
public interface FilesEntrance {
    /// Takes none.
    FilesEntrance CLOSED = _ -> Optional.empty();

    /// Decides about a channel whose TLS handshake is complete. Called on one of the few threads for handshakes, within the time-out of the handshake; may wait.
    ///
    /// @return what begins the connection, to be run when the time-out of the handshake is over; it must not wait. Empty to close the channel
    Optional<Runnable> decide(Channel channel) throws IOException, InterruptedException;
}
