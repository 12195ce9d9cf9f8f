package org.hashverse.store.settings;

import java.util.Optional;
import org.hashverse.chat.PeerAddress;

/// What we do so that others find and reach us, and learn whether they can. Immutable.
///
/// @param forwarded the address of a port that the person forwarded on a router, if any
/// @param visible   whether we announce our name, key and addresses on the local network
/// @param callBack  whether a contact that asks for it is called back, at the address from which it is connected
/// @param mapPort   whether the router is asked to pass calls from outside on to our port (PCP, NAT-PMP)
public record Reachability(Optional<PeerAddress> forwarded, boolean visible, boolean callBack, boolean mapPort) {
    /// The values of a new profile.
    public static final Reachability DEFAULT = new Reachability(Optional.empty(), true, true, false);

    /// With another address of a forwarded port; empty for none.
    public Reachability withForwarded(Optional<PeerAddress> forwarded) {
        return new Reachability(forwarded, visible, callBack, mapPort);
    }

    /// With us announced on the local network, or not.
    public Reachability withVisible(boolean visible) {
        return new Reachability(forwarded, visible, callBack, mapPort);
    }

    /// With contacts called back that ask for it, or not.
    public Reachability withCallBack(boolean callBack) {
        return new Reachability(forwarded, visible, callBack, mapPort);
    }

    /// With our port mapped by the router, or not.
    public Reachability withMapPort(boolean mapPort) {
        return new Reachability(forwarded, visible, callBack, mapPort);
    }
}
