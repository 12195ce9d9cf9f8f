package org.hashverse.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLSocket;
import org.hashverse.chat.Content;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.wire.Frame;
import org.hashverse.wire.FrameReader;
import org.hashverse.wire.FrameType;
import org.hashverse.wire.FrameWriter;

/// A test peer on the other end of a socket: sends any bytes, presents any key or certificate, and keeps to no rule.
public final class RawPeer implements AutoCloseable {
    /// How long a test waits for something that must come.
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    public static final String STORE = "0".repeat(31) + "1";

    private static volatile boolean rehearsed;
    private final Socket raw;
    private SSLSocket tls;
    private Papers papers;
    private FrameReader reader;
    private FrameWriter writer;

    private RawPeer(Socket raw) throws IOException {
        this.raw = raw;
        raw.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
    }

    /// A TCP connection without TLS.
    public static RawPeer connect(PeerAddress to) throws IOException {
        return new RawPeer(new Socket(InetAddress.ofLiteral(to.host()), to.port()));
    }

    /// A TCP connection from another address of this computer.
    public static RawPeer connectFrom(String host, PeerAddress to) throws IOException {
        return new RawPeer(new Socket(InetAddress.ofLiteral(to.host()), to.port(), InetAddress.ofLiteral(host), 0));
    }

    /// A TCP connection with a small receive window, for a peer that will not read.
    public static RawPeer connectDeaf(PeerAddress to) throws IOException {
        var raw = new Socket();
        raw.setReceiveBufferSize(4 * 1024);
        raw.connect(new InetSocketAddress(InetAddress.ofLiteral(to.host()), to.port()));
        return new RawPeer(raw);
    }

    /// A connection that a node opened to us.
    public static RawPeer called(Socket accepted) throws IOException {
        return new RawPeer(accepted);
    }

    /// A whole TLS handshake with a valid key.
    public static RawPeer in(PeerAddress to, Papers papers) throws IOException {
        rehearse(papers);
        return connect(to).tls(papers);
    }

    /// Makes one ClientHello and drops it, because the first one of a process may take longer than a node waits for it.
    private static void rehearse(Papers papers) throws IOException {
        if (rehearsed) return;
        var engine = papers.context().createSSLEngine();
        engine.setUseClientMode(true);
        engine.wrap(ByteBuffer.allocate(0), ByteBuffer.allocate(engine.getSession().getPacketBufferSize()));
        rehearsed = true;
    }

    /// A connection on which both sides have sent HELLO.
    public static RawPeer greeted(PeerAddress to, Papers papers, String name) throws IOException {
        var peer = in(to, papers);
        peer.say(hello(name));
        peer.hear(Frame.Hello.class);
        return peer;
    }

    public RawPeer tls(Papers papers) throws IOException {
        return tls(papers, "TLSv1.3", Channel.Use.CHAT.alpn);
    }

    /// A handshake as a client; `alpn` may be empty.
    public RawPeer tls(Papers papers, String version, String... alpn) throws IOException {
        tls = (SSLSocket) papers.context().getSocketFactory().createSocket(raw, "localhost", raw.getPort(), true);
        return shake(papers, version, alpn);
    }

    /// A handshake as the acceptor, with our ALPN.
    public RawPeer answer(Papers papers) throws IOException {
        return answer(papers, Channel.Use.CHAT.alpn);
    }

    /// A handshake as the acceptor, without ALPN.
    public RawPeer answerWithoutAlpn(Papers papers) throws IOException {
        return answer(papers, new String[0]);
    }

    /// A handshake as the acceptor, with other ALPN names.
    public RawPeer answer(Papers papers, String... alpn) throws IOException {
        tls = (SSLSocket) papers.context().getSocketFactory().createSocket(raw, "localhost", raw.getPort(), true);
        tls.setUseClientMode(false);
        return shake(papers, "TLSv1.3", alpn);
    }

    private RawPeer shake(Papers papers, String version, String... alpn) throws IOException {
        this.papers = papers;
        var parameters = tls.getSSLParameters();
        parameters.setProtocols(new String[] {version});
        parameters.setApplicationProtocols(alpn);
        if (!tls.getUseClientMode()) parameters.setNeedClientAuth(true);
        tls.setSSLParameters(parameters);
        tls.startHandshake();
        reader = new FrameReader(tls.getInputStream());
        reader.helloDone();
        writer = new FrameWriter(tls.getOutputStream());
        return this;
    }

    /// Takes new TLS keys for what it sends, and asks the node to do the same.
    public void renewKeys() throws IOException {
        tls.startHandshake(); // that is a KeyUpdate when the first handshake is over
    }

    /// The id of the key that this peer presents.
    public PeerId id() {
        return papers.id();
    }

    /// The address at which the node sees this peer.
    public PeerAddress self() {
        return new PeerAddress("127.0.0.1", raw.getLocalPort());
    }

    /// The HELLO of a stranger.
    public static Frame.Hello hello(String name) {
        return hello(name, Optional.empty(), Optional.empty(), 0);
    }

    public static Frame.Hello hello(String name, Optional<String> token, Optional<Frame.Have> have, int port) {
        return new Frame.Hello(0, new PeerName(name), Optional.empty(), Set.of(), MessageId.random().hex(), STORE, have, System.currentTimeMillis(), port, List.of(), false,
                true, token);
    }

    public static Frame.Chat chat(long number, String text) {
        return new Frame.Chat(number, MessageId.random(), Frame.To.YOU, System.currentTimeMillis(), Content.text(text));
    }

    public void say(Frame... frames) throws IOException {
        for (var frame : frames) writer.write(frame);
        writer.flush();
    }

    /// Sends bytes inside TLS, or without TLS if there is none.
    public void bytes(byte[] bytes) throws IOException {
        var out = tls == null ? raw.getOutputStream() : tls.getOutputStream();
        out.write(bytes);
        out.flush();
    }

    /// Reads so many bytes inside TLS, fewer at the end.
    public byte[] readBytes(int count) throws IOException {
        return tls.getInputStream().readNBytes(count);
    }

    /// Sends bytes beside TLS, if the node still accepts any.
    public void bytesOrEnd(byte[] bytes) {
        try {
            rawBytes(bytes);
        } catch (IOException hungUp) {
            // no matter
        }
    }

    /// Sends bytes beside TLS.
    public void rawBytes(byte[] bytes) throws IOException {
        raw.getOutputStream().write(bytes);
    }

    /// Sends a frame of any type with any body.
    public void body(int type, String body) throws IOException {
        bytes(frame(type, body.getBytes(StandardCharsets.UTF_8)));
    }

    public static byte[] frame(int type, byte[] body) {
        return ByteBuffer.allocate(5 + body.length).putInt(1 + body.length).put((byte) type).put(body).array();
    }

    public static byte[] frame(FrameType type, byte[] body) {
        return frame(type.number(), body);
    }

    /// Reads the next frame of a kind, and skips others.
    public <F extends Frame> F hear(Class<F> kind) throws IOException {
        while (true) {
            var frame = reader.read();
            if (kind.isInstance(frame)) return kind.cast(frame);
            if (frame instanceof Frame.Bye bye) throw new IOException("waited for " + kind.getSimpleName() + ", heard " + bye);
        }
    }

    /// Reads the next frame of any kind.
    public Frame hear() throws IOException {
        return reader.read();
    }

    /// Waits until the node has read all frames; it may not have handled them yet. Unlike other answers a PONG is never left out in a flood.
    public void readUpTo(long nonce) throws IOException {
        say(new Frame.Ping(nonce));
        while (hear(Frame.Pong.class).nonce() != nonce) { /* an earlier one */ }
    }

    /// Waits until the node has handled all frames: it answers a PEERS? in its turn, but a PING as soon as it is read.
    public void settle(long request) throws IOException {
        say(new Frame.PeersQuery(request));
        while (hear(Frame.Peers.class).request() != request) { /* an earlier one */ }
    }

    /// Reads the BYE that must come.
    public Frame.Bye bye() throws IOException {
        return hear(Frame.Bye.class);
    }

    /// Reads until the node has closed the connection, by a reset or by the end of the stream.
    ///
    /// @throws SocketTimeoutException if the node does not close it
    public void awaitEnd() throws SocketTimeoutException {
        try {
            var in = tls == null ? raw.getInputStream() : tls.getInputStream();
            var waste = new byte[16 * 1024];
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (in.read(waste) >= 0) if (System.nanoTime() > end) throw new SocketTimeoutException("it talks on");
        } catch (SocketTimeoutException open) {
            throw open;
        } catch (IOException closed) {
            // a reset is an end too
        }
    }

    /// Whether the node keeps the connection open for some milliseconds; received bytes are dropped.
    public boolean openFor(int millis) throws IOException {
        raw.setSoTimeout(millis);
        try {
            while (raw.getInputStream().read() >= 0) { /* not the end */ }
            return false;
        } catch (SocketTimeoutException nothing) {
            return true;
        } catch (IOException reset) {
            return false;
        } finally {
            if (!raw.isClosed()) raw.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
        }
    }

    /// Reads the next byte beside TLS; -1 for an end of any kind.
    public int nextByte() throws SocketTimeoutException {
        try {
            return raw.getInputStream().read();
        } catch (SocketTimeoutException open) {
            throw open;
        } catch (IOException reset) {
            return -1;
        }
    }

    /// Ends its direction without BYE.
    /// Closes the connection without BYE, before the end of a test.
    public void hangUp() {
        close();
    }

    @Override
    public void close() {
        Watchdog.close(raw);
    }
}
