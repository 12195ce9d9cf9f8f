package org.hashverse.instance;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/// The instance's end of a connection from another start of the program, the caller. For one thread.
final class Caller {
    private static final int BUFFERED_CHARACTERS = 8 * 1024;

    private final SocketChannel channel;
    private final InstanceLimits limits;
    private final StringBuilder unsent = new StringBuilder();

    Caller(SocketChannel channel, InstanceLimits limits) {
        this.channel = channel;
        this.limits = limits;
    }

    /// Reads the caller's request.
    ///
    /// @throws IOException if the caller does not finish it in time, or is gone
    Request request() throws IOException, Request.Malformed {
        // one byte more than allowed, to notice a request that is too long
        var bytes = ByteBuffer.allocate(limits.requestBytes() + 1);
        TimeLimit.within(limits.silence(), channel, () -> {
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) { /* to its end */ }
            return bytes;
        });
        if (!bytes.hasRemaining()) throw new Request.Malformed("a request has at most " + limits.requestBytes() + " bytes");
        return Request.of(bytes.flip());
    }

    /// Tells the caller that an instance runs.
    void heard() throws IOException {
        line(Call.HEARD);
        flush();
    }

    /// Sends one line of the answer, now or with the next ones.
    void line(String line) throws IOException {
        if (line.indexOf('\n') >= 0) throw new IllegalArgumentException("a line of an answer holds no line feed");
        unsent.append(line).append('\n');
        if (unsent.length() >= BUFFERED_CHARACTERS) flush();
    }

    /// Sends the status, which ends the answer.
    void end(int status) throws IOException {
        line(Call.STATUS + status);
        flush();
    }

    private void flush() throws IOException {
        var bytes = ByteBuffer.wrap(unsent.toString().getBytes(StandardCharsets.UTF_8));
        unsent.setLength(0);
        while (bytes.hasRemaining()) TimeLimit.within(limits.silence(), channel, () -> channel.write(bytes));
    }
}
