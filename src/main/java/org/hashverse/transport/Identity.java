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
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
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
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Whereabouts;
import org.hashverse.store.files.OwnerFile;
import org.hashverse.wire.Frame;

/// Our key: an Ed25519 key pair and the self-signed certificate that presents it in TLS. The first start creates both in one
/// PEM file that only its owner may read. No later start replaces them.
public final class Identity {
    static {
        // in a resumed session the peer would not prove its key again
        System.setProperty("jdk.tls.server.newSessionTicketCount", "0");
    }

    /// Longest life of a session ticket in RFC 8446: seven days.
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
        context.init(new KeyManager[] {new OneKey(key, certificate)}, new TrustManager[] {new AcceptAll()}, null);
        // A server may send tickets without end, and Java keeps each as a child of the session, however small the cache is. But a client drops tickets unread if its sessions
        // live longer than any ticket is allowed to (JDK 25, sun.security.ssl.NewSessionTicket, T13NewSessionTicketConsumer).
        context.getClientSessionContext().setSessionTimeout(LONGEST_TICKET_SECONDS + 1);
        context.getClientSessionContext().setSessionCacheSize(1); // 0 would mean no bound
        context.getServerSessionContext().setSessionCacheSize(1);
    }

    /// Reads the key, or creates one if the file does not exist.
    ///
    /// @throws IOException if the file holds no readable key, or cannot be written; the message says what to do
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
        // peers ignore the dates; fixed ones do not tell when the key was made
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

    /// The id of our key.
    public PeerId id() {
        return id;
    }

    /// Signs a proof that a running program holds our key.
    ///
    /// @param instance the instance of that program, as in HELLO
    /// @param wall     the time of the proof, in milliseconds since 1970
    public Frame.Proof prove(String instance, long wall) {
        try {
            return new Frame.Proof(wall, signature(Frame.Proof.signed(instance, wall)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java has no Ed25519, or the key is not Ed25519", impossible);
        }
    }

    /// Signs where we may be reached.
    ///
    /// @param wall      the time of the record, in milliseconds since 1970
    /// @param addresses IP addresses, at most [Whereabouts#MAX_ADDRESSES]
    public Whereabouts sign(long wall, List<PeerAddress> addresses) {
        try {
            return new Whereabouts(Whereabouts.encoded(publicKey.getEncoded()), wall, addresses, signature(Whereabouts.signed(wall, addresses)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java has no Ed25519, or the key is not Ed25519", impossible);
        }
    }

    private String signature(byte[] bytes) throws GeneralSecurityException {
        var signer = Signature.getInstance("Ed25519");
        signer.initSign(key);
        signer.update(bytes);
        return Whereabouts.encoded(signer.sign());
    }

    /// Whether the owner of a record signed it. Takes about a millisecond.
    public static boolean signed(Whereabouts record) {
        try {
            var owner = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(Base64.getUrlDecoder().decode(record.key())));
            return verified(owner, Whereabouts.signed(record.wall(), record.addresses()), record.signature());
        } catch (GeneralSecurityException _) {
            return false; // the key comes from a peer, and may be no point of the curve
        }
    }

    /// Whether our key signed a proof for an instance.
    public boolean proved(String instance, Frame.Proof proof) {
        return verified(publicKey, Frame.Proof.signed(instance, proof.wall()), proof.signature());
    }

    private static boolean verified(PublicKey by, byte[] bytes, String signature) {
        try {
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(by);
            verifier.update(bytes);
            return verifier.verify(Base64.getUrlDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return false; // the signature comes from a peer, and may be any 86 characters
        }
    }

    /// A TLS context that presents our certificate and accepts every certificate. [Channel] checks the peer's certificate after the handshake.
    SSLContext context() {
        return context;
    }

    /// Makes one ClientHello and drops it. The first ClientHello of a process loads hundreds of classes. On a busy machine that takes
    /// longer than an acceptor waits for it, so the classes are loaded before the first connection. Does nothing once it has succeeded.
    ///
    /// @throws SSLException if this Java cannot make a ClientHello, and so cannot dial
    public synchronized void rehearse() throws SSLException {
        if (rehearsed) return;
        var engine = context.createSSLEngine();
        engine.setUseClientMode(true);
        engine.setSSLParameters(Channel.parameters(engine.getSSLParameters(), Channel.Use.CHAT));
        engine.wrap(ByteBuffer.allocate(0), ByteBuffer.allocate(engine.getSession().getPacketBufferSize()));
        rehearsed = true;
    }

    /// Chooses our only key. As a client, whatever the server prefers; as a server only for its own type, because TLS asks a server for one type of key after another.
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

    /// Accepts every certificate, because there is no certificate authority. The node decides later which keys to accept.
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
