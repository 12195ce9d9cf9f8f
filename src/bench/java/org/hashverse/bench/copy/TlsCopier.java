package org.hashverse.bench.copy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.hashverse.bench.link.TlsKeys;
import org.hashverse.chat.files.PieceSizes;

/// Gets a file over an `SSLSocket`, in one thread.
public final class TlsCopier extends CopySide {
    @Override
    Copier connect(Path folder, long size, boolean checked, List<String> words) throws Exception {
        var raw = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(words.getFirst()));
        return new Copy(TlsKeys.handshake(TlsKeys.in(folder).context(), raw, true), size, checked ? Pieces.hashes(size) : new byte[0]);
    }

    private record Copy(SSLSocket tls, long size, byte[] hashes) implements Copier {
        @Override
        public void copy(FileChannel into) throws Exception {
            tls.getOutputStream().write(1);
            var bytes = ByteBuffer.allocate(PieceSizes.PIECE);
            for (int piece = 0; piece < PieceSizes.count(size); piece++) {
                int length = PieceSizes.length(size, piece);
                if (tls.getInputStream().readNBytes(bytes.array(), 0, length) < length) throw new IOException("the source ended");
                bytes.position(0).limit(length);
                if (hashes.length > 0) Pieces.check(bytes, hashes, piece);
                while (bytes.hasRemaining()) into.write(bytes);
            }
        }

        @Override
        public void close() throws IOException {
            tls.close();
        }
    }
}
