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

/// A TLS 1.3 channel to a proven key. The raw socket is kept: closing the TLS one can block behind a stuck write.
///
/// @param raw  the TCP connection; closing it ends everything
/// @param tls  the channel over it
/// @param peer who proved to hold its key
/// @param overhead what came and carried nothing
record Channel(Socket raw, SSLSocket tls, PeerId peer, Overhead overhead) {
    /// What both sides must speak.
    static final String ALPN = "hashverse/1";
    /// The one way to agree on a key. A share for another, as ffdhe8192, would cost us a hundred times what it costs its sender.
    static final String NAMED_GROUP = "x25519";
    /// The one kind of signature: that of our keys. Others may take long to check, and would prove nothing that counts here.
    static final String SIGNATURE = "ed25519";
    /// Most bytes of a certificate: one Ed25519 certificate of ours has about 300.
    static final int MAX_CERTIFICATE = 4 * 1024;
    /// Socket buffers, each way.
    static final int BUFFER = 256 * 1024;
    /// Most bytes that are read after our BYE, so that it is not lost to a reset: what may have been on its way when we said it, and no more.
    static final int MOST_DRAINED = 4 * BUFFER;

    /// Shakes hands as the side that called. Blocks; bound it with a [Watchdog].
    ///
    /// @param overhead a new one
    static Channel call(Identity identity, Socket raw, Overhead overhead) throws IOException {
        var metered = new MeteredSocket(raw, overhead);
        var tls = (SSLSocket) identity.context().getSocketFactory().createSocket(metered, raw.getInetAddress().getHostAddress(), raw.getPort(), true);
        return shake(raw, tls, overhead);
    }

    /// Shakes hands as the side that was called.
    ///
    /// @param consumed what was read of the ClientHello already
    static Channel answer(Identity identity, Socket raw, byte[] consumed) throws IOException {
        var overhead = new Overhead();
        var tls = (SSLSocket) identity.context().getSocketFactory().createSocket(new MeteredSocket(raw, overhead), new ByteArrayInputStream(consumed), true);
        tls.setUseClientMode(false);
        return shake(raw, tls, overhead);
    }

    /// What it carries.
    InputStream input() throws IOException {
        return overhead.above(tls.getInputStream());
    }

    private static Channel shake(Socket raw, SSLSocket tls, Overhead overhead) throws IOException {
        var parameters = parameters(tls.getSSLParameters());
        if (!tls.getUseClientMode()) parameters.setNeedClientAuth(true);
        tls.setSSLParameters(parameters);
        tls.startHandshake();
        // a client that offers no ALPN is let through by the library
        if (!ALPN.equals(tls.getApplicationProtocol())) throw new ProtocolException("no agreement on " + ALPN);
        return new Channel(raw, tls, judge(tls), overhead);
    }

    /// What we speak, whoever called.
    static SSLParameters parameters(SSLParameters parameters) {
        parameters.setProtocols(new String[] {"TLSv1.3"});
        parameters.setApplicationProtocols(new String[] {ALPN});
        parameters.setNamedGroups(new String[] {NAMED_GROUP});
        parameters.setSignatureSchemes(new String[] {SIGNATURE});
        return parameters;
    }

    /// Reads what still comes after our BYE, and drops it, until the other end closes or has sent [#MOST_DRAINED]. Blocks; the caller bounds it with a [Watchdog].
    void drain() throws IOException {
        var waste = new byte[16 * 1024];
        var rest = raw.getInputStream();
        int read = 0;
        for (int total = 0; read >= 0 && total < MOST_DRAINED; total += read) read = rest.read(waste);
    }

    private static PeerId judge(SSLSocket tls) throws IOException {
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

    /// Whether a connection broke because of what the other side said, not because it or we went.
    static boolean malformed(IOException fault) {
        if (fault instanceof ProtocolException) return true;
        // an alert is a word of TLS; an end or a reset in the middle of a record comes wrapped
        return fault instanceof SSLException && !alert(fault) && !(fault.getCause() instanceof IOException);
    }

    /// Whether the other side ended the connection by an alert of TLS.
    static boolean alert(IOException fault) {
        return fault instanceof SSLException && String.valueOf(fault.getMessage()).startsWith("Received fatal alert");
    }

    /// What every raw socket of ours is set to.
    static void tune(Socket raw) throws IOException {
        raw.setTcpNoDelay(true);
        raw.setSendBufferSize(BUFFER);
        raw.setReceiveBufferSize(BUFFER);
    }
}
