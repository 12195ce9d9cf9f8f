package org.hashverse.transport.files;

import org.hashverse.chat.PeerId;

/// The node's decision about files connections that peers open. Called on one of the few threads for handshakes.
public interface FilesAdmission {
    /// Whether a peer that proved its key may open one more connection. May wait for a moment. If not, the channel is closed at once.
    boolean mayOpen(PeerId peer) throws InterruptedException;

    /// Takes a connection. It must not wait: another thread calls [FilesConnection#serve], or asks questions if [FilesConnection#gets]. Whoever takes it closes it.
    void opened(FilesConnection connection);
}
