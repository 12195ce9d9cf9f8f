package org.hashverse.transport;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.security.interfaces.EdECPublicKey;
import java.util.Arrays;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.hashverse.chat.PeerId;
import org.hashverse.wire.ProtocolException;

/// A TLS 1.3 channel to a peer with a proven key.
///
/// @param raw  the TCP connection; closing it ends the channel
/// @param in   decrypts what the peer sends
/// @param out  encrypts what we send
/// @param peer the key that the other side proved
/// @param use  the protocol that both sides agreed on
public record Channel(Socket raw, TlsInput in, TlsOutput out, PeerId peer, Use use) {
    /// What a channel is used for. A dialler chooses one, an acceptor takes any.
    public enum Use {
        /// Frames of a chat, see `wire`.
        CHAT("hashverse/1"),
        /// Bytes of files, see `wire.files`.
        FILES("hashverse-files/1");

        /// The name of the protocol in the TLS handshake.
        final String alpn;

        Use(String alpn) {
            this.alpn = alpn;
        }
    }

    /// The only key agreement we accept. A key share for another, such as ffdhe8192, would cost us a hundred times what it costs its sender.
    static final String NAMED_GROUP = "x25519";
    /// The only kind of signature we accept, because the keys of all peers are Ed25519. Others may take long to verify.
    static final String SIGNATURE = "ed25519";
    /// Most bytes of a certificate. Ours has about 300.
    static final int MAX_CERTIFICATE = 4 * 1024;
    /// Bytes of a socket buffer, for each direction.
    static final int BUFFER = 256 * 1024;
    /// Most bytes that are read after our BYE: about as many as may be on their way to us when we send it. A socket that is closed with unread bytes resets the connection,
    /// and then the peer may lose the BYE.
    static final int MOST_DRAINED = 4 * BUFFER;

    /// Does the TLS handshake as the dialler. Blocks; bound it with a [Watchdog].
    ///
    /// @param use      the only protocol that the acceptor may agree to
    /// @param overhead a new one; the caller may ask it whether any byte arrived if this throws
    public static Channel asDialler(Identity identity, Socket raw, Use use, Overhead overhead) throws IOException {
        var engine = identity.context().createSSLEngine();
        engine.setUseClientMode(true);
        return handshake(engine, parameters(engine.getSSLParameters(), use), raw, new byte[0], overhead);
    }

    /// Does the TLS handshake as the acceptor. Blocks; bound it with a [Watchdog].
    ///
    /// @param consumed bytes of the ClientHello that were read already
    static Channel asAcceptor(Identity identity, Socket raw, byte[] consumed) throws IOException {
        var engine = identity.context().createSSLEngine();
        engine.setUseClientMode(false);
        var parameters = parameters(engine.getSSLParameters(), Use.values());
        parameters.setNeedClientAuth(true);
        return handshake(engine, parameters, raw, consumed, new Overhead());
    }

    private static Channel handshake(SSLEngine engine, SSLParameters parameters, Socket raw, byte[] consumed, Overhead overhead) throws IOException {
        engine.setSSLParameters(parameters);
        var out = new TlsOutput(engine, raw.getOutputStream());
        var in = new TlsInput(engine, raw.getInputStream(), out, overhead);
        in.handshake(consumed);
        return new Channel(raw, in, out, provenPeer(engine), agreed(engine));
    }

    /// What both sides agreed on. The TLS library accepts a client that offers no ALPN, and a server that chooses none.
    private static Use agreed(SSLEngine engine) throws ProtocolException {
        for (var use : Use.values()) if (use.alpn.equals(engine.getApplicationProtocol())) return use;
        throw new ProtocolException("no agreement on a protocol");
    }

    /// Sets the TLS parameters of both sides.
    ///
    /// @param uses the protocols to agree to, the preferred one first
    static SSLParameters parameters(SSLParameters parameters, Use... uses) {
        parameters.setProtocols(new String[] {"TLSv1.3"});
        parameters.setApplicationProtocols(Arrays.stream(uses).map(use -> use.alpn).toArray(String[]::new));
        parameters.setNamedGroups(new String[] {NAMED_GROUP});
        parameters.setSignatureSchemes(new String[] {SIGNATURE});
        return parameters;
    }

    /// Reads and drops what arrives after our BYE, until the peer closes or has sent [#MOST_DRAINED]. Blocks; bound it with a [Watchdog].
    void drain() throws IOException {
        var waste = new byte[16 * 1024];
        var rest = raw.getInputStream();
        int read = 0;
        for (int total = 0; read >= 0 && total < MOST_DRAINED; total += read) read = rest.read(waste);
    }

    private static PeerId provenPeer(SSLEngine tls) throws IOException {
        var chain = tls.getSession().getPeerCertificates();
        if (chain.length != 1) throw new ProtocolException(chain.length + " certificates instead of one");
        try {
            var certificate = (X509Certificate) chain[0];
            if (certificate.getEncoded().length > MAX_CERTIFICATE) throw new ProtocolException("the certificate is over " + MAX_CERTIFICATE + " bytes");
            if (!(certificate.getPublicKey() instanceof EdECPublicKey key) || !key.getParams().getName().equals("Ed25519"))
                throw new ProtocolException("the key is not Ed25519");
            return Identity.idOf(key);
        } catch (GeneralSecurityException damaged) {
            throw new ProtocolException("the certificate cannot be read");
        }
    }

    /// Whether a connection broke because the peer sent something malformed, not because one side closed it.
    public static boolean malformed(IOException fault) {
        return fault instanceof ProtocolException || fault instanceof SSLException && !alert(fault); // an alert is proper TLS
    }

    /// Whether the peer ended the connection with a TLS alert. The TLS library says so only in the text of the exception, after the name of the alert.
    public static boolean alert(IOException fault) {
        return fault instanceof SSLException && String.valueOf(fault.getMessage()).contains("Received fatal alert");
    }

    /// Sets the options of a raw socket.
    public static void tune(Socket raw) throws IOException {
        raw.setTcpNoDelay(true);
        raw.setSendBufferSize(BUFFER);
        raw.setReceiveBufferSize(BUFFER);
    }
}
