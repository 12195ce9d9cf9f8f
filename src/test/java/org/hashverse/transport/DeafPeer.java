package org.hashverse.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.wire.Frame;
import org.hashverse.wire.FrameReader;
import org.hashverse.wire.FrameWriter;

/// A peer that is polite until HELLO, talks without end and never reads again.
public final class DeafPeer implements AutoCloseable {
    private final Socket raw = new Socket();
    private final PeerId id;
    private final FrameWriter writer;
    private volatile long said;

    /// Connects and exchanges HELLOs.
    public DeafPeer(Path keyFile, String name, PeerAddress to) throws IOException {
        var identity = Identity.loadOrCreate(keyFile);
        id = identity.id();
        Channel.tune(raw);
        raw.connect(new InetSocketAddress(to.host(), to.port()));
        var channel = Channel.call(identity, raw);
        writer = new FrameWriter(channel.tls().getOutputStream());
        var reader = new FrameReader(channel.tls().getInputStream());
        write(new Frame.Hello(0, new PeerName(name), Set.of(), MessageId.random().hex(), MessageId.random().hex(), Optional.empty(), System.currentTimeMillis(), 0,
                List.of(), false, true, Optional.empty()));
        if (!(reader.read() instanceof Frame.Hello)) throw new IOException("not let in");
    }

    public PeerId id() {
        return id;
    }

    /// Messages said so far.
    public long said() {
        return said;
    }

    /// Talks on a thread of its own until the other side has had enough.
    ///
    /// @param pause nanoseconds between two messages; 0 for none
    public void talk(long pause) {
        Thread.ofPlatform().daemon().name("deaf talker").start(() -> {
            try {
                while (true) {
                    write(new Frame.Chat(said + 1, MessageId.random(), Frame.To.YOU, System.currentTimeMillis(), "on and on and on ".repeat(10), Optional.empty()));
                    said = said + 1; // one writer: this thread
                    if (pause > 0) LockSupport.parkNanos(pause);
                }
            } catch (IOException ended) {
                // that is what it waits for
            }
        });
    }

    /// Acknowledges what it has not read.
    public void ack(long upTo) throws IOException {
        write(new Frame.Ack(upTo));
    }

    private synchronized void write(Frame frame) throws IOException {
        writer.write(frame);
        writer.flush();
    }

    @Override
    public void close() throws IOException {
        raw.close();
    }
}
