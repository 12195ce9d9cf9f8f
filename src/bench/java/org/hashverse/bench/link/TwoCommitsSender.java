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

/// The least that the promise costs one text: a blocking loop that commits it, sends it over TLS and waits until the receiver has committed it too. Nothing else is kept, and
/// each side has one thread.
public final class TwoCommitsSender extends SenderSide {
    @Override
    Way connect(List<String> arguments) throws Exception {
        var folder = Path.of(arguments.getFirst());
        var raw = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments.get(1)));
        raw.setSoTimeout(Math.toIntExact(Patience.USUAL.toMillis()));
        return new Loop(TlsKeys.handshake(TlsKeys.in(folder).context(), raw, true), new DiskCommits(folder));
    }

    private static final class Loop implements Way {
        private final SSLSocket tls;
        private final DiskCommits disk;
        private final DataOutputStream out;

        Loop(SSLSocket tls, DiskCommits disk) throws IOException {
            this.tls = tls;
            this.disk = disk;
            out = new DataOutputStream(new BufferedOutputStream(tls.getOutputStream()));
        }

        @Override
        public void send(String text) throws Exception {
            disk.commit(text);
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
            out.flush();
            if (tls.getInputStream().read() != TwoCommitsReceiver.COMMITTED) throw new IOException("the receiver ended");
        }

        @Override
        public void finish() {
            // the receiver has each text as soon as it is sent
        }

        @Override
        public void close() throws IOException {
            tls.close();
            disk.close();
        }
    }
}
