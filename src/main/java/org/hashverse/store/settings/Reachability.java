package org.hashverse.store.settings;

/// What we do to be reached, and so that contacts learn whether they are. Immutable.
///
/// @param callBack whether a contact that asks for it is called back, at the address from which it is connected
/// @param mapPort  whether the router is asked to pass calls from outside on to our port (PCP, NAT-PMP)
public record Reachability(boolean callBack, boolean mapPort) {
    /// The values of a new profile.
    public static final Reachability DEFAULT = new Reachability(true, false);

    /// With contacts called back that ask for it, or not.
    public Reachability withCallBack(boolean callBack) {
        return new Reachability(callBack, mapPort);
    }

    /// With our port mapped by the router, or not.
    public Reachability withMapPort(boolean mapPort) {
        return new Reachability(callBack, mapPort);
    }
}
