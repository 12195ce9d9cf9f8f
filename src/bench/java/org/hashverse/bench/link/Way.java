package org.hashverse.bench.link;

import java.io.IOException;

/// One way to a receiver that is connected. For one thread.
public interface Way extends AutoCloseable {
    /// Messages that may be under way without an acknowledgement, for the subjects that acknowledge. Below the 10,000 that may wait for one peer of Hashverse.
    int MOST_UNDER_WAY = 8_000;

    /// Sends a text. May block while much is under way.
    void send(String text) throws Exception;

    /// Waits until the receiver has all texts as far as this subject promises: on its disk and acknowledged, or in its memory.
    void finish() throws Exception;

    /// Closes the connection.
    @Override
    void close() throws IOException;
}
