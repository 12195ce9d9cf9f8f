package org.hashverse.bench.link;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.hashverse.bench.side.Patience;

/// A blocking loop that writes frames into TLS and flushes after every 16: what the encryption of the JDK allows at most.
public final class TlsSender extends SenderSide {
    private static final int FRAMES_A_FLUSH = 16;
    private static final int BUFFER = 16 * 1024;

    @Override
    Way connect(List<String> arguments) throws Exception {
        var raw = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments.get(1)));
        raw.setSoTimeout(Math.toIntExact(Patience.USUAL.toMillis()));
        return new TlsWay(TlsKeys.handshake(TlsKeys.in(Path.of(arguments.getFirst())).context(), raw, true));
    }

    private static final class TlsWay implements Way {
        private final SSLSocket tls;
        private final DataOutputStream out;
        private int unflushed;

        TlsWay(SSLSocket tls) throws IOException {
            this.tls = tls;
            out = new DataOutputStream(new BufferedOutputStream(tls.getOutputStream(), BUFFER));
        }

        @Override
        public void send(String text) throws IOException {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
            if (++unflushed % FRAMES_A_FLUSH == 0) out.flush();
        }

        @Override
        public void finish() throws IOException {
            out.writeInt(0);
            out.flush();
            if (tls.getInputStream().read() != 1) throw new IOException("the receiver ended");
        }

        @Override
        public void close() throws IOException {
            tls.close();
        }
    }
}
