package org.hashverse.instance;

import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Something done on a connection that may not take longer than so; then the connection is closed under it, and it counts as not done, even if it was at the last moment.
final class Patience {
    /// What is done.
    @FunctionalInterface
    interface Deed<T> {
        T run() throws IOException;
    }

    private Patience() {}

    /// @throws IOException of the deed; that the connection is closed if it took too long
    static <T> T within(Duration time, SocketChannel channel, Deed<T> deed) throws IOException {
        var done = new CompletableFuture<Void>();
        done.orTimeout(time.toNanos(), TimeUnit.NANOSECONDS).whenComplete((_, late) -> {
            if (late != null) close(channel);
        });
        try {
            var result = deed.run();
            // the connection is closed, or will be: whoever went on would answer nobody
            if (!done.complete(null)) throw new AsynchronousCloseException();
            return result;
        } catch (IOException failed) {
            // a connection that was closed before the deed began to wait on it fails in another way, but for the same reason
            if (!done.complete(null) && !(failed instanceof AsynchronousCloseException)) throw new AsynchronousCloseException();
            throw failed;
        } finally {
            done.complete(null);
        }
    }

    static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException gone) {
            System.getLogger(Patience.class.getName()).log(System.Logger.Level.DEBUG, "a caller was gone already", gone);
        }
    }
}
