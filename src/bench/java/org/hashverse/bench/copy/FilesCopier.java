package org.hashverse.bench.copy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.hashverse.chat.PeerId;
import org.hashverse.transport.Identity;
import org.hashverse.transport.Watchdog;
import org.hashverse.transport.files.FilesConnection;
import org.hashverse.transport.files.FilesDialer;
import org.hashverse.transport.files.NotServed;
import org.hashverse.wire.files.FilesFrame;

/// Gets a file over a files connection of Hashverse. One thread reads from the connection while another checks and writes the piece before.
public final class FilesCopier extends CopySide {
    private static final int BUFFERS = Integer.getInteger("bench.buffers", 2);
    private static final boolean DIRECT = Boolean.getBoolean("bench.direct");
    private static final boolean ONE = Boolean.getBoolean("bench.one");

    @Override
    Copier connect(Path folder, long size, boolean checked, List<String> words) throws Exception {
        var watchdog = new Watchdog();
        var dialer = new FilesDialer(Identity.loadOrCreate(folder.resolve("identity.pem")), TransportParts.LIMITS, TransportParts.setup(), watchdog);
        var connection = dialer.dial(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(words.getFirst())), new PeerId(words.get(1)), true);
        return new Copy(connection, watchdog, size, checked);
    }

    private record Copy(FilesConnection connection, Watchdog watchdog, long size, boolean checked) implements Copier {
        @Override
        public void copy(FileChannel into) throws Exception {
            var hashes = connection.hashes(Pieces.NAME, size);
            BlockingQueue<ByteBuffer> free = new ArrayBlockingQueue<>(BUFFERS);
            BlockingQueue<ByteBuffer> full = new ArrayBlockingQueue<>(BUFFERS);
            for (int i = 0; i < BUFFERS; i++) free.add(DIRECT ? ByteBuffer.allocateDirect(FilesFrame.PIECE_BYTES) : ByteBuffer.allocate(FilesFrame.PIECE_BYTES));
            if (ONE) {
                int asked = 0;
                int pieces = FilesFrame.pieces(size);
                var b = free.take();
                for (int piece = 0; piece < pieces; piece++) {
                    while (asked < pieces && connection.asked() < FilesConnection.MOST_ASKED) connection.askPiece(Pieces.NAME, asked, Pieces.length(size, asked++));
                    connection.nextPiece(b.clear());
                    b.flip();
                    if (checked) Pieces.check(b, hashes, piece);
                    while (b.hasRemaining()) into.write(b);
                }
                return;
            }
            var reader = Thread.ofPlatform().daemon().name("bench-read").start(() -> read(free, full));
            for (int piece = 0; piece < FilesFrame.pieces(size); piece++) {
                var bytes = full.take();
                if (!bytes.hasRemaining()) throw new IOException("the connection ended");
                if (checked) Pieces.check(bytes, hashes, piece);
                while (bytes.hasRemaining()) into.write(bytes);
                free.put(bytes.clear());
            }
            reader.join();
        }

        private void read(BlockingQueue<ByteBuffer> free, BlockingQueue<ByteBuffer> full) {
            int pieces = FilesFrame.pieces(size);
            int asked = 0;
            try {
                for (int piece = 0; piece < pieces; piece++) {
                    while (asked < pieces && connection.asked() < FilesConnection.MOST_ASKED) connection.askPiece(Pieces.NAME, asked, Pieces.length(size, asked++));
                    var bytes = free.take();
                    connection.nextPiece(bytes);
                    full.put(bytes.flip());
                }
            } catch (IOException | NotServed | InterruptedException ended) {
                full.add(ByteBuffer.allocate(0));
            }
        }

        @Override
        public void close() {
            connection.close();
            watchdog.close();
        }
    }
}
