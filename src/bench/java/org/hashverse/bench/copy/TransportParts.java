package org.hashverse.bench.copy;

import java.time.Duration;
import org.hashverse.bench.side.BenchLimits;
import org.hashverse.node.kit.Limits;
import org.hashverse.transport.Discouraged;
import org.hashverse.transport.TransportSetup;
import org.hashverse.transport.files.FilesLimits;

/// What a listener and a dialler of Hashverse need.
final class TransportParts {
    /// Those of the product, but a connection stays open while other subjects have their turn.
    static final FilesLimits LIMITS = new FilesLimits(Duration.ofHours(1), FilesLimits.PRODUCT.answer(), FilesLimits.PRODUCT.pause());

    private TransportParts() {}

    static TransportSetup setup() {
        var limits = BenchLimits.withoutRateOfHandshakes(Limits.PRODUCT);
        var abuse = limits.abuse();
        return new TransportSetup(limits.handshakes(), limits.links(), new Discouraged(abuse.discouraged(), abuse.discouragedMost(), System::nanoTime), System::nanoTime,
                System::currentTimeMillis);
    }
}
