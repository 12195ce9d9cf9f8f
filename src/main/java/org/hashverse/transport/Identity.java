package org.hashverse.transport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.hashverse.chat.PeerId;
import org.hashverse.store.files.OwnerFile;
import org.hashverse.wire.Frame;

/// Our key: an Ed25519 pair and the self-signed certificate that carries it into TLS. Made at the first start, kept in one
/// PEM file that only its owner may read, never replaced.
public final class Identity {
    static {
        // a resumed session would show a certificate that nobody proved this time
        System.setProperty("jdk.tls.server.newSessionTicketCount", "0");
    }

    /// What RFC 8446 lets a session ticket live at most: seven days.
    private static final int LONGEST_TICKET_SECONDS = 604_800;

    private final PeerId id;
    private final PrivateKey key;
    private final PublicKey publicKey;
    private final SSLContext context;
    private boolean rehearsed; // guarded by this

    private Identity(PrivateKey key, X509Certificate certificate) throws GeneralSecurityException {
        this.key = key;
        publicKey = certificate.getPublicKey();
        id = idOf(publicKey);
        context = SSLContext.getInstance("TLSv1.3");
        context.init(new KeyManager[] {new OneKey(key, certificate)}, new TrustManager[] {new JudgedLater()}, null);
        // A server may send tickets without end, and each is kept as a child of the link's session however small the cache is. A client drops them
        // unread where its sessions live longer than a ticket may (JDK 25, sun.security.ssl.NewSessionTicket, T13NewSessionTicketConsumer).
        context.getClientSessionContext().setSessionTimeout(LONGEST_TICKET_SECONDS + 1);
        context.getClientSessionContext().setSessionCacheSize(1); // 0 would mean no bound
        context.getServerSessionContext().setSessionCacheSize(1);
    }

    /// Reads the key, or makes one where there is no file.
    ///
    /// @throws IOException if there is a file that cannot be read as a key; the message says what to do
    public static Identity loadOrCreate(Path file) throws IOException {
        try {
            if (Files.notExists(file)) OwnerFile.replace(file, pem(create()).getBytes(StandardCharsets.US_ASCII));
            return read(Files.readString(file, StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException | OperatorCreationException | IOException | IllegalArgumentException unreadable) {
            throw new IOException("your key cannot be read: " + file + ". Put it back from a backup; to become a new person, move it away", unreadable);
        }
    }

    private record Pair(PrivateKey key, X509Certificate certificate) {}

    private static Pair create() throws GeneralSecurityException, OperatorCreationException {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var name = new X500Name("CN=hashverse");
        // dates mean nothing here: nobody looks at them, so they tell nobody when the key was made
        var builder = new JcaX509v3CertificateBuilder(name, new BigInteger(64, new SecureRandom()).add(BigInteger.ONE),
                Date.from(Instant.parse("2020-01-01T00:00:00Z")), Date.from(Instant.parse("9999-12-31T23:59:59Z")), name, pair.getPublic());
        var der = builder.build(new JcaContentSignerBuilder("Ed25519").build(pair.getPrivate()));
        try {
            return new Pair(pair.getPrivate(), certificate(der.getEncoded()));
        } catch (IOException impossible) {
            throw new GeneralSecurityException(impossible);
        }
    }

    private static Identity read(String pem) throws GeneralSecurityException {
        var key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(block(pem, "PRIVATE KEY")));
        return new Identity(key, certificate(block(pem, "CERTIFICATE")));
    }

    private static X509Certificate certificate(byte[] der) throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    private static String pem(Pair pair) throws GeneralSecurityException {
        var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'});
        return "-----BEGIN PRIVATE KEY-----\n" + base64.encodeToString(pair.key.getEncoded()) + "\n-----END PRIVATE KEY-----\n"
                + "-----BEGIN CERTIFICATE-----\n" + base64.encodeToString(pair.certificate.getEncoded()) + "\n-----END CERTIFICATE-----\n";
    }

    private static byte[] block(String pem, String label) throws GeneralSecurityException {
        var begin = "-----BEGIN " + label + "-----";
        int from = pem.indexOf(begin);
        int to = pem.indexOf("-----END " + label + "-----");
        if (from < 0 || to < from) throw new GeneralSecurityException("no " + label);
        return Base64.getMimeDecoder().decode(pem.substring(from + begin.length(), to));
    }

    /// The id of a public key: SHA-256 of its SubjectPublicKeyInfo.
    static PeerId idOf(PublicKey key) throws GeneralSecurityException {
        return PeerId.of(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()));
    }

    /// Who we are.
    public PeerId id() {
        return id;
    }

    /// Proves that a program of an instance holds our key at a time, in milliseconds since 1970.
    public Frame.Proof prove(String instance, long wall) {
        try {
            var signer = Signature.getInstance("Ed25519");
            signer.initSign(key);
            signer.update(Frame.Proof.signed(instance, wall));
            return new Frame.Proof(wall, Base64.getUrlEncoder().withoutPadding().encodeToString(signer.sign()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Java has Ed25519, and the key was read as one", impossible);
        }
    }

    /// Whether our key made a proof for an instance.
    public boolean proved(String instance, Frame.Proof proof) {
        try {
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(publicKey);
            verifier.update(Frame.Proof.signed(instance, proof.wall()));
            return verifier.verify(Base64.getUrlDecoder().decode(proof.signature()));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return false; // it comes from a peer, and may be any 86 characters
        }
    }

    /// Presents our certificate and lets every certificate through: [Channel] judges what was proven.
    SSLContext context() {
        return context;
    }

    /// Makes a ClientHello for nobody, once. The first one of a process loads hundreds of classes: on a busy machine that takes
    /// longer than a stranger is given for it, so it is done before anybody waits.
    ///
    /// @throws SSLException if this Java cannot make one, and so could not call anybody
    synchronized void rehearse() throws SSLException {
        if (rehearsed) return;
        var engine = context.createSSLEngine();
        engine.setUseClientMode(true);
        engine.setSSLParameters(Channel.parameters(engine.getSSLParameters()));
        engine.wrap(ByteBuffer.allocate(0), ByteBuffer.allocate(engine.getSession().getPacketBufferSize()));
        rehearsed = true;
    }

    /// Our one key, whatever the other side would prefer.
    private static final class OneKey extends X509ExtendedKeyManager {
        private static final String ALIAS = "hashverse";
        private final PrivateKey key;
        private final X509Certificate[] chain;

        OneKey(PrivateKey key, X509Certificate certificate) {
            this.key = key;
            chain = new X509Certificate[] {certificate};
        }

        @Override
        public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
            return ALIAS;
        }

        @Override
        public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
            return fits(type) ? ALIAS : null;
        }

        @Override
        public String chooseEngineClientAlias(String[] types, Principal[] issuers, SSLEngine engine) {
            return ALIAS;
        }

        @Override
        public String chooseEngineServerAlias(String type, Principal[] issuers, SSLEngine engine) {
            return fits(type) ? ALIAS : null;
        }

        private static boolean fits(String type) {
            return type.equals("EdDSA") || type.equals("Ed25519");
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return chain.clone();
        }

        @Override
        public String[] getClientAliases(String type, Principal[] issuers) {
            return new String[] {ALIAS};
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return key;
        }

        @Override
        public String[] getServerAliases(String type, Principal[] issuers) {
            return new String[] {ALIAS};
        }
    }

    /// There is no authority to ask: a key is known or a stranger's, and that is for the node to say.
    private static final class JudgedLater extends X509ExtendedTrustManager {
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
