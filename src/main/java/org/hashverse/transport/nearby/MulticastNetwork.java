package org.hashverse.transport.nearby;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Consumer;
import org.hashverse.chat.PeerId;

/// The network of this computer: all interfaces that are up and can do multicast.
public final class MulticastNetwork implements LocalNetwork {
    private static final System.Logger LOG = System.getLogger(MulticastNetwork.class.getName());
    private final boolean loopback;

    /// All interfaces but loopback.
    public MulticastNetwork() {
        this(false);
    }

    /// @param loopback whether the search stays inside this computer; for tests
    MulticastNetwork(boolean loopback) {
        this.loopback = loopback;
    }

    @Override
    public Optional<PeerFinder> search(PeerId own, Optional<InetAddress> bound, Consumer<Surroundings> listener) {
        // who listens on the loopback address cannot be reached by others, and does not want to be
        if (!loopback && bound.filter(InetAddress::isLoopbackAddress).isPresent()) return Optional.empty();
        try {
            var search = new MulticastSearch(own, new MulticastInterfaces(bound, loopback), listener);
            search.start();
            return Optional.of(search);
        } catch (IOException none) {
            LOG.log(System.Logger.Level.WARNING, "people nearby cannot be searched", none);
            return Optional.empty();
        }
    }
}
