package org.hashverse.instance;

import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Runs an operation on a connection with a time-out. When the time is up, it closes the connection, and the operation counts as failed even if it has just succeeded.
final class TimeLimit {
    /// The operation to run.
    @FunctionalInterface
    interface Operation<T> {
        T run() throws IOException;
    }

    private TimeLimit() {}

    /// @throws IOException of the operation; [AsynchronousCloseException] if it took too long
    static <T> T within(Duration time, SocketChannel channel, Operation<T> operation) throws IOException {
        var done = new CompletableFuture<Void>();
        done.orTimeout(time.toNanos(), TimeUnit.NANOSECONDS).whenComplete((_, late) -> {
            if (late != null) close(channel);
        });
        try {
            var result = operation.run();
            // the time-out came first: the connection is closed or about to be
            if (!done.complete(null)) throw new AsynchronousCloseException();
            return result;
        } catch (IOException failed) {
            // if the connection was closed before the operation waited on it, another exception comes for the same reason
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
            System.getLogger(TimeLimit.class.getName()).log(System.Logger.Level.DEBUG, "a caller was gone already", gone);
        }
    }
}
