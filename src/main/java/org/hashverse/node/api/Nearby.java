package org.hashverse.node.api;

import java.util.List;

/// Who announces themselves on the local network at one moment, and what explains it if nobody does.
///
/// @param people     one entry for each key, in no particular order, at most [#MOST]. Contacts are among them; we and those whom we blocked are not
/// @param reach      what we can hear of the network
/// @param interfaces the names of the network interfaces on which we look, such as `eth0`; bridges of containers last
/// @param announced  whether we announce ourselves now: the settings allow it, and there is an interface to do so
public record Nearby(List<NearbyPerson> people, Reach reach, List<String> interfaces, boolean announced) {
    /// Most people of one list.
    public static final int MOST = 200;
    /// Nobody is looked for.
    public static final Nearby NONE = new Nearby(List.of(), Reach.OFF, List.of(), false);

    /// What we can hear of the network.
    public enum Reach {
        /// This node does not look for people, because it was told to listen on the loopback address only.
        OFF,
        /// No network interface is up that can do multicast.
        NO_NETWORK,
        /// There are interfaces, but multicast could not be opened on any: another program may hold UDP port 5353 for itself alone, or the system forbids it.
        CLOSED,
        /// Multicast is open, and no other computer was heard yet. Nobody is there, or the network keeps its computers apart, as guest networks and VPNs do.
        QUIET,
        /// Another computer was heard, be it a person or a printer, so this network passes multicast on.
        HEARD
    }

    /// @throws IllegalArgumentException for more than [#MOST] people
    public Nearby {
        people = List.copyOf(people);
        interfaces = List.copyOf(interfaces);
        if (people.size() > MOST) throw new IllegalArgumentException("at most " + MOST + " people");
    }
}
