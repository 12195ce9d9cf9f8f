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
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.wire.Frame;
import org.hashverse.wire.FrameReader;
import org.hashverse.wire.FrameType;
import org.hashverse.wire.FrameWriter;

/// Somebody on the other end of a socket who does whatever a test wants: sends any bytes, shows any papers, keeps to no rule.
public final class RawPeer implements AutoCloseable {
    /// How long a test waits for what must come.
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

    /// TCP and no more.
    public static RawPeer connect(PeerAddress to) throws IOException {
        return new RawPeer(new Socket(InetAddress.ofLiteral(to.host()), to.port()));
    }

    /// TCP from another address of this computer.
    public static RawPeer connectFrom(String host, PeerAddress to) throws IOException {
        return new RawPeer(new Socket(InetAddress.ofLiteral(to.host()), to.port(), InetAddress.ofLiteral(host), 0));
    }

    /// TCP with a small window to receive into, for somebody who will not read.
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

    /// A whole handshake with good papers.
    public static RawPeer in(PeerAddress to, Papers papers) throws IOException {
        rehearse(papers);
        return connect(to).tls(papers);
    }

    /// Makes a ClientHello for nobody: the first one of a process may take longer than a node waits for it.
    private static void rehearse(Papers papers) throws IOException {
        if (rehearsed) return;
        var engine = papers.context().createSSLEngine();
        engine.setUseClientMode(true);
        engine.wrap(ByteBuffer.allocate(0), ByteBuffer.allocate(engine.getSession().getPacketBufferSize()));
        rehearsed = true;
    }

    /// Known to the node: both said HELLO.
    public static RawPeer greeted(PeerAddress to, Papers papers, String name) throws IOException {
        var peer = in(to, papers);
        peer.say(hello(name));
        peer.hear(Frame.Hello.class);
        return peer;
    }

    public RawPeer tls(Papers papers) throws IOException {
        return tls(papers, "TLSv1.3", Channel.ALPN);
    }

    /// A handshake as a client; `alpn` may be empty.
    public RawPeer tls(Papers papers, String version, String... alpn) throws IOException {
        tls = (SSLSocket) papers.context().getSocketFactory().createSocket(raw, "localhost", raw.getPort(), true);
        return shake(papers, version, alpn);
    }

    /// A handshake as the side that was called, with our ALPN.
    public RawPeer answer(Papers papers) throws IOException {
        return answer(papers, Channel.ALPN);
    }

    /// The same with no ALPN.
    public RawPeer answerWithoutAlpn(Papers papers) throws IOException {
        return answer(papers, new String[0]);
    }

    /// The same with others.
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

    /// The key shown.
    public PeerId id() {
        return papers.id();
    }

    /// Where the node sees us.
    public PeerAddress self() {
        return new PeerAddress("127.0.0.1", raw.getLocalPort());
    }

    /// A HELLO as a stranger would say it.
    public static Frame.Hello hello(String name) {
        return hello(name, Optional.empty(), Optional.empty(), 0);
    }

    public static Frame.Hello hello(String name, Optional<String> token, Optional<Frame.Have> have, int port) {
        return new Frame.Hello(0, new PeerName(name), Optional.empty(), Set.of(), MessageId.random().hex(), STORE, have, System.currentTimeMillis(), port, List.of(), false,
                true, token);
    }

    public static Frame.Chat chat(long number, String text) {
        return new Frame.Chat(number, MessageId.random(), Frame.To.YOU, System.currentTimeMillis(), text, Optional.empty());
    }

    public void say(Frame... frames) throws IOException {
        for (var frame : frames) writer.write(frame);
        writer.flush();
    }

    /// Bytes inside TLS, or outside where there is none.
    public void bytes(byte[] bytes) throws IOException {
        var out = tls == null ? raw.getOutputStream() : tls.getOutputStream();
        out.write(bytes);
        out.flush();
    }

    /// Bytes beside TLS, if the node still takes any.
    public void bytesOrEnd(byte[] bytes) {
        try {
            rawBytes(bytes);
        } catch (IOException hungUp) {
            // no matter
        }
    }

    /// Bytes beside TLS.
    public void rawBytes(byte[] bytes) throws IOException {
        raw.getOutputStream().write(bytes);
    }

    /// A frame of any type with any body.
    public void body(int type, String body) throws IOException {
        bytes(frame(type, body.getBytes(StandardCharsets.UTF_8)));
    }

    public static byte[] frame(int type, byte[] body) {
        return ByteBuffer.allocate(5 + body.length).putInt(1 + body.length).put((byte) type).put(body).array();
    }

    public static byte[] frame(FrameType type, byte[] body) {
        return frame(type.number(), body);
    }

    /// The next frame of a kind; others are passed over.
    public <F extends Frame> F hear(Class<F> kind) throws IOException {
        while (true) {
            var frame = reader.read();
            if (kind.isInstance(frame)) return kind.cast(frame);
            if (frame instanceof Frame.Bye bye) throw new IOException("waited for " + kind.getSimpleName() + ", heard " + bye);
        }
    }

    /// The next frame, whatever it is.
    public Frame hear() throws IOException {
        return reader.read();
    }

    /// Waits until the node has read all that was said; its rules may not have dealt with it yet. Unlike other answers a PONG is never left out in a flood.
    public void readUpTo(long nonce) throws IOException {
        say(new Frame.Ping(nonce));
        while (hear(Frame.Pong.class).nonce() != nonce) { /* an earlier one */ }
    }

    /// Waits until the node's rules have dealt with all that was said: they answer a PEERS? in its turn, while a PING is answered as soon as it is read.
    public void settle(long request) throws IOException {
        say(new Frame.PeersQuery(request));
        while (hear(Frame.Peers.class).request() != request) { /* an earlier one */ }
    }

    /// The BYE that must come.
    public Frame.Bye bye() throws IOException {
        return hear(Frame.Bye.class);
    }

    /// Waits until the node has closed the connection, reading what still comes; how it did, a reset or an end, is no matter.
    ///
    /// @throws SocketTimeoutException if it never does
    public void awaitEnd() throws SocketTimeoutException {
        try {
            var in = tls == null ? raw.getInputStream() : tls.getInputStream();
            var waste = new byte[16 * 1024];
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (in.read(waste) >= 0) if (System.nanoTime() > end) throw new SocketTimeoutException("it talks on");
        } catch (SocketTimeoutException open) {
            throw open;
        } catch (IOException closed) {
            // that is an end too
        }
    }

    /// Whether the node has not hung up within some milliseconds; what it says is dropped.
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

    /// The next byte beside TLS; -1 for an end of any kind.
    public int nextByte() throws SocketTimeoutException {
        try {
            return raw.getInputStream().read();
        } catch (SocketTimeoutException open) {
            throw open;
        } catch (IOException reset) {
            return -1;
        }
    }

    /// Hangs up without a word.
    /// Ends the connection without a word, before the end of a test.
    public void hangUp() {
        close();
    }

    @Override
    public void close() {
        Watchdog.close(raw);
    }
}
