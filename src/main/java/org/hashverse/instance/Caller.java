package org.hashverse.instance;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/// One connection of somebody who wants something, as it is served. One thread.
final class Caller {
    private static final int TOGETHER = 8 * 1024;

    private final SocketChannel channel;
    private final InstanceLimits limits;
    private final StringBuilder unsent = new StringBuilder();

    Caller(SocketChannel channel, InstanceLimits limits) {
        this.channel = channel;
        this.limits = limits;
    }

    /// Reads what it wants.
    ///
    /// @throws IOException if it does not say so in time, or is gone
    Request request() throws IOException, Request.Malformed {
        // one byte more, to see that there is more than may be
        var bytes = ByteBuffer.allocate(limits.requestBytes() + 1);
        Patience.within(limits.silence(), channel, () -> {
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) { /* to its end */ }
            return bytes;
        });
        if (!bytes.hasRemaining()) throw new Request.Malformed("a request has at most " + limits.requestBytes() + " bytes");
        return Request.of(bytes.flip());
    }

    /// Says that somebody is here.
    void heard() throws IOException {
        line(Call.HEARD);
        flush();
    }

    /// Takes one line of the answer.
    void line(String line) throws IOException {
        if (line.indexOf('\n') >= 0) throw new IllegalArgumentException("a line ends with its line feed");
        unsent.append(line).append('\n');
        if (unsent.length() >= TOGETHER) flush();
    }

    /// Ends the answer.
    void end(int status) throws IOException {
        line(Call.STATUS + status);
        flush();
    }

    private void flush() throws IOException {
        var bytes = ByteBuffer.wrap(unsent.toString().getBytes(StandardCharsets.UTF_8));
        unsent.setLength(0);
        while (bytes.hasRemaining()) Patience.within(limits.silence(), channel, () -> channel.write(bytes));
    }
}
