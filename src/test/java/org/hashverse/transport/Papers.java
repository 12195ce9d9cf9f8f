package org.hashverse.transport;

import java.math.BigInteger;
import java.net.Socket;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.hashverse.chat.PeerId;

/// The key and certificates that a test peer presents in a handshake, valid or not.
public final class Papers {
    private final SSLContext context;
    private final PeerId id;

    private Papers(SSLContext context, PeerId id) {
        this.context = context;
        this.id = id;
    }

    /// A new valid key.
    public static Papers good() {
        try {
            return of("Ed25519", "Ed25519", 0, 1);
        } catch (Exception impossible) { // every Java has this algorithm
            throw new AssertionError(impossible);
        }
    }

    public static Papers rsa() throws Exception {
        return of("RSA", "SHA256withRSA", 0, 1);
    }

    public static Papers ec() throws Exception {
        return of("EC", "SHA256withECDSA", 0, 1);
    }

    public static Papers ed448() throws Exception {
        return of("Ed448", "Ed448", 0, 1);
    }

    /// A valid key, and a second certificate behind it.
    public static Papers two() throws Exception {
        return of("Ed25519", "Ed25519", 0, 2);
    }

    /// A valid key in a certificate of over 4 KiB.
    public static Papers long5k() throws Exception {
        return of("Ed25519", "Ed25519", 5_000, 1);
    }

    /// No certificate at all.
    public static Papers none() throws Exception {
        return new Papers(context(null, List.of()), null);
    }

    /// The key of a profile.
    public static Papers of(Path keyFile) throws Exception {
        var identity = Identity.loadOrCreate(keyFile);
        return new Papers(identity.context(), identity.id());
    }

    private static Papers of(String algorithm, String signature, int padding, int certificates) throws Exception {
        var chain = new ArrayList<X509Certificate>();
        PrivateKey key = null;
        for (int i = 0; i < certificates; i++) {
            var generator = KeyPairGenerator.getInstance(algorithm);
            if (algorithm.equals("RSA")) generator.initialize(1024);
            var pair = generator.generateKeyPair();
            if (key == null) key = pair.getPrivate();
            var name = new X500Name("CN=eve");
            var builder = new JcaX509v3CertificateBuilder(name, new BigInteger(64, new SecureRandom()).add(BigInteger.ONE), new Date(0),
                    new Date(4_000_000_000_000L), name, pair.getPublic());
            if (padding > 0) builder.addExtension(new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1"), false, new byte[padding]);
            chain.add(new JcaX509CertificateConverter().getCertificate(builder.build(new JcaContentSignerBuilder(signature).build(pair.getPrivate()))));
        }
        return new Papers(context(key, chain), Identity.idOf(chain.getFirst().getPublicKey()));
    }

    private static SSLContext context(PrivateKey key, List<X509Certificate> chain) throws Exception {
        var context = SSLContext.getInstance("TLS");
        context.init(key == null ? null : new KeyManager[] {new OneKey(key, chain.toArray(X509Certificate[]::new))}, new TrustManager[] {new TrustsAll()}, null);
        return context;
    }

    SSLContext context() {
        return context;
    }

    /// The id of the key; null without one.
    public PeerId id() {
        return id;
    }

    /// Presents the key to sockets; an engine would get none.
    private static final class OneKey extends X509ExtendedKeyManager {
        private final PrivateKey key;
        private final X509Certificate[] chain;

        OneKey(PrivateKey key, X509Certificate[] chain) {
            this.key = key;
            this.chain = chain;
        }

        private boolean fits(String... types) {
            var own = key.getAlgorithm();
            return Arrays.stream(types).anyMatch(type -> type.equals(own) || type.equals("EdDSA") && own.startsWith("Ed"));
        }

        @Override
        public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
            return fits(types) ? "eve" : null;
        }

        @Override
        public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
            return fits(type) ? "eve" : null;
        }

        @Override
        public String[] getClientAliases(String type, Principal[] issuers) {
            return new String[] {"eve"};
        }

        @Override
        public String[] getServerAliases(String type, Principal[] issuers) {
            return new String[] {"eve"};
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return chain;
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return key;
        }
    }

    private static final class TrustsAll extends X509ExtendedTrustManager {
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
