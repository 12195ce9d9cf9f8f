package org.hashverse.node.doctor;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.node.api.Firewall;
import org.hashverse.transport.network.OwnNetwork;
import org.hashverse.transport.network.TcpProbe;
import org.hashverse.wire.OptionalFrame;

/// What the doctor saw. [Diagnosis] makes findings of it.
///
/// @param listening    our port
/// @param networks     the addresses of this computer, with the networks that they are in
/// @param defaultRoute our address on the default route; empty if there is none
/// @param views        how connected contacts see us, those on this computer excepted
/// @param callers      the addresses of the connected contacts on other computers that called us
/// @param clocks       the clocks of connected contacts
/// @param firewall     the firewall of this computer
/// @param multicast    whether announcements of other computers arrive; empty if that is not known
/// @param mapping      what the router said to port mapping; empty if it is switched off
/// @param targets      the addresses that the person could not add
public record Observations(Listening listening, List<OwnNetwork> networks, Optional<InetAddress> defaultRoute, List<View> views, List<InetAddress> callers, List<Clock> clocks,
                           FoundFirewall firewall, Optional<Boolean> multicast, Optional<Mapping> mapping, List<Target> targets) {
    /// Copies the lists.
    public Observations {
        networks = List.copyOf(networks);
        views = List.copyOf(views);
        callers = List.copyOf(callers);
        clocks = List.copyOf(clocks);
        targets = List.copyOf(targets);
    }

    /// Our port.
    ///
    /// @param port    the port that we listen on
    /// @param open    whether our socket is open
    /// @param self    what came of a connection from this computer; if the socket is open, only a firewall can prevent it
    /// @param bound   the address that was given to bind; empty for all
    /// @param wanted  the port that we wanted and another program has
    /// @param takenBy the name of that program, if the system tells it
    public record Listening(int port, boolean open, TcpProbe.Answer self, Optional<InetAddress> bound, Optional<Integer> wanted, Optional<String> takenBy) {}

    /// How a contact sees us.
    ///
    /// @param seen   our end of the connection
    /// @param result what came of its call back
    public record View(InetAddress seen, OptionalFrame.Reach.Result result) {}

    /// The clock of a contact.
    ///
    /// @param ahead by how much it is ahead of ours
    public record Clock(PeerId contact, Duration ahead) {}

    /// The firewall of this computer.
    ///
    /// @param active whether it is switched on, as far as we can see
    /// @param chain  see [Firewall#line]
    public record FoundFirewall(Firewall firewall, boolean active, String chain) {
        /// None was found.
        public static final FoundFirewall NONE = new FoundFirewall(Firewall.UNKNOWN, false, Firewall.USUAL_CHAIN);

        String line(int port) {
            return firewall.line(port, chain);
        }
    }

    /// What the router said to port mapping.
    ///
    /// @param external the address at which it passes calls on to us; empty if it does not
    public record Mapping(Optional<PeerAddress> external) {}

    /// An address that the person could not add.
    ///
    /// @param ip        its IP address; empty if none was found for the name
    /// @param answer    what came of a connection to it; meaningless without an IP address
    /// @param neighbour whether it answers on the lowest level of our network; see [org.hashverse.transport.network.Neighbours]
    public record Target(PeerAddress address, Optional<InetAddress> ip, TcpProbe.Answer answer, Optional<Boolean> neighbour) {}
}
