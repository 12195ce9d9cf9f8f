package org.hashverse.store;

import java.io.IOException;
import java.nio.file.Path;

/// A profile folder and its lock: one person on one computer. Its files are replaced whole, readable by their owner alone.
/// All methods block on the disk; none may be called on the FX or the node thread.
public final class Profile implements AutoCloseable {
    /// Another process holds the profile.
    public static final class InUse extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /// Opens, or makes, a profile and takes its lock.
    ///
    /// @throws InUse       if another process, or this one, holds it
    /// @throws IOException if the folder cannot be used; the message names it
    public static Profile open(Path folder) throws IOException {
        throw new UnsupportedOperationException();
    }

    /// The folder.
    public Path folder() {
        throw new UnsupportedOperationException();
    }

    /// The file of the private key.
    public Path keyFile() {
        throw new UnsupportedOperationException();
    }

    /// The settings as last saved; at first start the defaults, with a name from the account.
    public Settings settings() {
        throw new UnsupportedOperationException();
    }

    /// Saves the settings.
    public void save(Settings settings) throws IOException {
        throw new UnsupportedOperationException();
    }

    /// The peers as last saved.
    public PeerBook peers() {
        throw new UnsupportedOperationException();
    }

    /// Saves the peers.
    public void save(PeerBook peers) throws IOException {
        throw new UnsupportedOperationException();
    }

    /// Gives the lock back.
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
