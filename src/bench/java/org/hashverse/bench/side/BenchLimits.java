package org.hashverse.bench.side;

import org.hashverse.node.kit.Limits;
import org.hashverse.transport.Discouraged;
import org.hashverse.transport.HandshakeLimits;
import org.hashverse.transport.TransportSetup;

/// The limits of the product with one of them raised, for rows that would measure that limit otherwise.
public final class BenchLimits {
    private static final HandshakeLimits.Rate ANY = new HandshakeLimits.Rate(1_000_000, 1_000_000);

    private BenchLimits() {}

    /// Room for more links, and as many contacts.
    ///
    /// @param links how many; the bound of the product if that is more
    public static Limits withLinks(int links) {
        return Limits.PRODUCT.withQuotas(quotas -> quotas.withLinks(Math.max(quotas.links(), links)).withContactsLetIn(Math.max(quotas.contactsLetIn(), links)));
    }

    /// Handshakes from one address at any rate. All peers of a row share one address.
    public static Limits withoutRateOfHandshakes(Limits limits) {
        return limits.withHandshakes(handshakes -> handshakes.withRateOfSite(ANY));
    }

    /// What a listener and a dialler need, for handshakes from one address at any rate.
    public static TransportSetup transport() {
        var limits = withoutRateOfHandshakes(Limits.PRODUCT);
        var abuse = limits.abuse();
        return new TransportSetup(limits.handshakes(), limits.links(), new Discouraged(abuse.discouraged(), abuse.discouragedMost(), System::nanoTime), System::nanoTime,
                System::currentTimeMillis);
    }
}
