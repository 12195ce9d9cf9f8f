package org.hashverse.node.contacts;

import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.Whereabouts;
import org.hashverse.node.kit.NodeClock;
import org.hashverse.node.peer.OwnIdentity;
import org.hashverse.transport.Identity;

/// Signs where we may be reached. Node thread only.
final class OwnWhereabouts {
    private final Identity identity;
    private final OwnIdentity myself;
    private final NodeClock clock;
    private Whereabouts latest;

    OwnWhereabouts(Identity identity, OwnIdentity myself, NodeClock clock) {
        this.identity = identity;
        this.myself = myself;
        this.clock = clock;
    }

    /// Our present addresses, without a host name. Signs only if they changed since the last call. Even if our clock was set back, a new record is later than the one before.
    Whereabouts present() {
        var addresses = myself.addresses().stream().filter(PeerAddress::literal).limit(Whereabouts.MAX_ADDRESSES).toList();
        if (latest != null && latest.addresses().equals(addresses)) return latest;
        long earliest = latest == null ? 0 : latest.wall() + 1;
        latest = identity.sign(Math.clamp(clock.wall().toEpochMilli(), Math.min(earliest, Whereabouts.MAX_WALL), Whereabouts.MAX_WALL), addresses);
        return latest;
    }
}
