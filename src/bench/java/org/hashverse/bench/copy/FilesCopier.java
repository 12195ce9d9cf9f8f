package org.hashverse.bench.copy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.hashverse.bench.side.BenchLimits;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.files.PieceSizes;
import org.hashverse.transport.Identity;
import org.hashverse.transport.Watchdog;
import org.hashverse.transport.files.FilesConnection;
import org.hashverse.transport.files.FilesDialer;
import org.hashverse.transport.files.PieceFetcher;
import org.hashverse.wire.files.FilesFrame;
import org.hashverse.wire.files.FilesFrame.None.Reason;

/// Gets a file over a files connection of Hashverse. One thread reads from the connection while another checks and writes the piece before.
public final class FilesCopier extends CopySide {
    @Override
    Copier connect(Path folder, long size, boolean checked, List<String> words) throws Exception {
        var watchdog = new Watchdog();
        var dialer = new FilesDialer(Identity.loadOrCreate(folder.resolve("identity.pem")), FilesSource.LIMITS, BenchLimits.transport(), watchdog);
        var connection = dialer.dial(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(words.getFirst())), new PeerId(words.get(1)), true);
        return new Copy(connection, watchdog, size, checked);
    }

    private record Copy(FilesConnection connection, Watchdog watchdog, long size, boolean checked) implements Copier {
        @Override
        public void copy(FileChannel into) throws Exception {
            var hashes = connection.hashes(Pieces.NAME, size);
            new PieceFetcher(connection, Pieces.NAME, size, IntStream.range(0, PieceSizes.count(size)).iterator()).fetch(new PieceFetcher.Taker() {
                @Override
                public void arrived(int piece, ByteBuffer bytes) throws IOException {
                    if (checked) Pieces.check(bytes, hashes, piece);
                    while (bytes.hasRemaining()) into.write(bytes);
                }

                @Override
                public void refused(int piece, Reason reason) throws IOException {
                    throw new IOException("a piece is not served: " + reason);
                }
            });
        }

        @Override
        public void close() {
            connection.close();
            watchdog.close();
        }
    }
}
