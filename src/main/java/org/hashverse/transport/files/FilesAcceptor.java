package org.hashverse.transport.files;

import java.io.IOException;
import java.util.Optional;
import org.hashverse.transport.BulkChannel;
import org.hashverse.transport.Channel;
import org.hashverse.transport.FilesEntrance;
import org.hashverse.transport.TransportSetup;
import org.hashverse.transport.Watchdog;

/// Makes files connections of the channels that peers open.
///
/// @param admission whom to let in, and who takes the connections
public record FilesAcceptor(FilesAdmission admission, FilesLimits limits, TransportSetup setup, Watchdog watchdog) implements FilesEntrance {
    @Override
    public Optional<Runnable> decide(Channel channel) throws IOException, InterruptedException {
        if (!admission.mayOpen(channel.peer())) return Optional.empty();
        var connection = FilesConnection.accept(new BulkChannel(channel, setup, watchdog, limits.shortest()), limits);
        return Optional.of(() -> admission.opened(connection));
    }
}
