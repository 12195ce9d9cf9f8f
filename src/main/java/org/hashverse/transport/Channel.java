package org.hashverse.transport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.security.interfaces.EdECPublicKey;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.hashverse.chat.PeerId;
import org.hashverse.wire.ProtocolException;

/// A TLS 1.3 channel to a peer with a proven key. It keeps the raw socket, because closing the TLS socket can block behind a stuck write.
///
/// @param raw      the TCP connection; closing it ends the channel
/// @param tls      the TLS socket over it
/// @param peer     the key that the other side proved
/// @param overhead counts received bytes that carried no data
public record Channel(Socket raw, SSLSocket tls, PeerId peer, Overhead overhead) {
    /// The protocol that both sides must agree on.
    static final String ALPN = "hashverse/1";
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
    /// @param overhead a new one; the caller may ask it whether any byte arrived if this throws
    public static Channel asDialler(Identity identity, Socket raw, Overhead overhead) throws IOException {
        var metered = new MeteredSocket(raw, overhead);
        var tls = (SSLSocket) identity.context().getSocketFactory().createSocket(metered, raw.getInetAddress().getHostAddress(), raw.getPort(), true);
        return handshake(raw, tls, overhead);
    }

    /// Does the TLS handshake as the acceptor. Blocks; bound it with a [Watchdog].
    ///
    /// @param consumed bytes of the ClientHello that were read already
    static Channel asAcceptor(Identity identity, Socket raw, byte[] consumed) throws IOException {
        var overhead = new Overhead();
        var tls = (SSLSocket) identity.context().getSocketFactory().createSocket(new MeteredSocket(raw, overhead), new ByteArrayInputStream(consumed), true);
        tls.setUseClientMode(false);
        return handshake(raw, tls, overhead);
    }

    /// The stream of decrypted bytes.
    InputStream input() throws IOException {
        return overhead.above(tls.getInputStream());
    }

    private static Channel handshake(Socket raw, SSLSocket tls, Overhead overhead) throws IOException {
        var parameters = parameters(tls.getSSLParameters());
        if (!tls.getUseClientMode()) parameters.setNeedClientAuth(true);
        tls.setSSLParameters(parameters);
        tls.startHandshake();
        // the TLS library accepts a client that offers no ALPN
        if (!ALPN.equals(tls.getApplicationProtocol())) throw new ProtocolException("no agreement on " + ALPN);
        return new Channel(raw, tls, provenPeer(tls), overhead);
    }

    /// Sets the TLS parameters of both sides.
    static SSLParameters parameters(SSLParameters parameters) {
        parameters.setProtocols(new String[] {"TLSv1.3"});
        parameters.setApplicationProtocols(new String[] {ALPN});
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

    private static PeerId provenPeer(SSLSocket tls) throws IOException {
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
        if (fault instanceof ProtocolException) return true;
        // an alert is proper TLS; an end of stream or a reset inside a record comes as the cause of an SSLException
        return fault instanceof SSLException && !alert(fault) && !(fault.getCause() instanceof IOException);
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
