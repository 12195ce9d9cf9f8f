package org.hashverse.node.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.SharedFiles;
import org.hashverse.chat.files.FileHash;
import org.hashverse.chat.files.FileItem;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.Frame;
import org.hashverse.wire.OptionalFrame;
import org.hashverse.wire.files.FilesCodec;
import org.hashverse.wire.files.FilesFrame;
import org.hashverse.wire.files.FilesHeader;

/// A test peer that dials a node, offers files to it, and serves them as a test wants: it may lie.
final class RawSharer implements AutoCloseable {
    static final String ALPN = "hashverse-files/1";
    private final PeerAddress node;
    private final Papers papers;
    private final Server server;
    private final RawPeer link;
    private final List<RawPeer> connections = new ArrayList<>(); // guarded by itself

    /// What a test serves.
    interface Server {
        /// The whole frame that answers a question; null to end the connection. Called on the thread of the connection.
        byte[] answer(FilesFrame question) throws Exception;
    }

    RawSharer(PeerAddress node, Papers papers, Server server) throws IOException {
        this.node = node;
        this.papers = papers;
        this.server = server;
        link = greeted(node, papers);
        Thread.ofPlatform().daemon().name("raw-sharer").start(this::hear);
    }

    /// A link with a node, of a peer that serves and gets files.
    static RawPeer greeted(PeerAddress node, Papers papers) throws IOException {
        var link = RawPeer.in(node, papers);
        link.say(new Frame.Hello(0, new PeerName("Eve"), Optional.empty(), Set.of(OptionalFrame.Call.FEATURE, SharedFiles.KIND), MessageId.random().hex(), RawPeer.STORE, Optional.empty(),
                System.currentTimeMillis(), 0, List.of(), false, true, Optional.empty()));
        link.hear(Frame.Hello.class);
        return link;
    }

    private void hear() {
        try (link) {
            for (Frame frame; !((frame = link.hear()) instanceof Frame.Bye); ) if (frame instanceof OptionalFrame.Call) Thread.ofPlatform().daemon().name("raw-server").start(this::serve);
        } catch (IOException over) {
            // the test is over
        }
    }

    private void serve() {
        try (var connection = RawPeer.connect(node).tls(papers, "TLSv1.3", ALPN)) {
            synchronized (connections) {
                connections.add(connection);
            }
            connection.bytes(FilesCodec.encode(new FilesFrame.Role(false)));
            for (byte[] answer; (answer = server.answer(question(connection))) != null; ) connection.bytes(answer);
        } catch (Exception over) {
            // the node closed the connection, or the test is over
        }
    }

    private static FilesFrame question(RawPeer connection) throws IOException {
        var header = FilesHeader.read(ByteBuffer.wrap(connection.readBytes(FilesHeader.BYTES)));
        return FilesCodec.decode(header.type().orElseThrow(), connection.readBytes(header.length()));
    }

    /// Offers items in the first message of this peer.
    MessageKey offer(FileItem... items) throws IOException {
        var id = MessageId.random();
        link.say(new Frame.Chat(1, id, Frame.To.YOU, System.currentTimeMillis(), new SharedFiles(List.of(items), "")));
        return new MessageKey(link.id(), id);
    }

    /// Tells the node something.
    void say(Frame frame) throws IOException {
        link.say(frame);
    }

    /// Names peers that get a content of this peer too.
    void name(FileHash content, PeerId... peers) throws IOException {
        link.say(new OptionalFrame.Sources(content, List.of(peers)));
    }

    @Override
    public void close() {
        link.close();
        synchronized (connections) {
            connections.forEach(RawPeer::close);
        }
    }
}
