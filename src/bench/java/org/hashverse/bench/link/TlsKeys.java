package org.hashverse.bench.link;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.hashverse.transport.Identity;

/// An Ed25519 key and certificate as Hashverse makes them, for other users of TLS. Each process has one.
///
/// @param key         the private key
/// @param certificate its self-signed certificate
public record TlsKeys(PrivateKey key, X509Certificate certificate) {
    private static final char[] NO_PASSWORD = new char[0];

    /// Reads the key file of a profile, and makes it first if it is not there.
    public static TlsKeys in(Path folder) throws IOException, GeneralSecurityException {
        Files.createDirectories(folder);
        var file = folder.resolve("identity.pem");
        Identity.loadOrCreate(file);
        var pem = Files.readString(file);
        var key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(block(pem, "PRIVATE KEY")));
        var certificate = CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(block(pem, "CERTIFICATE")));
        return new TlsKeys(key, (X509Certificate) certificate);
    }

    private static byte[] block(String pem, String label) {
        var begin = "-----BEGIN " + label + "-----";
        var text = pem.substring(pem.indexOf(begin) + begin.length(), pem.indexOf("-----END " + label));
        return Base64.getMimeDecoder().decode(text.getBytes(StandardCharsets.US_ASCII));
    }

    /// A TLS context that presents the certificate and accepts every other, as Hashverse does before it looks at the key.
    public SSLContext context() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        store.setKeyEntry("own", key, NO_PASSWORD, new X509Certificate[] {certificate});
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, NO_PASSWORD);
        var context = SSLContext.getInstance("TLSv1.3");
        context.init(keys.getKeyManagers(), new TrustManager[] {new AcceptAll()}, null);
        return context;
    }

    /// Does the handshake over a TCP connection: TLS 1.3, x25519, Ed25519, both sides with a certificate.
    public static SSLSocket handshake(SSLContext context, Socket raw, boolean client) throws IOException {
        raw.setTcpNoDelay(true);
        var tls = (SSLSocket) context.getSocketFactory().createSocket(raw, "localhost", raw.getPort(), true);
        tls.setUseClientMode(client);
        var parameters = tls.getSSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.3"});
        parameters.setNamedGroups(new String[] {"x25519"});
        parameters.setSignatureSchemes(new String[] {"ed25519"});
        if (!client) parameters.setNeedClientAuth(true);
        tls.setSSLParameters(parameters);
        tls.startHandshake();
        return tls;
    }

    private static final class AcceptAll extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
