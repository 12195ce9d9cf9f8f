package org.hashverse.bench;

import java.io.IOException;
import java.util.List;

/// One subject of a row, which runs from its constructor to [#close].
public interface Contestant extends AutoCloseable {
    /// Who this is, such as `Hashverse, node`.
    String name();

    /// Measures once.
    List<Sample> round() throws Exception;

    /// Ends it.
    @Override
    void close() throws IOException;

    /// A value of one round.
    ///
    /// @param unit what the value is, such as `messages/s`
    record Sample(String unit, double value) {}
}
