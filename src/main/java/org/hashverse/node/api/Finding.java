package org.hashverse.node.api;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;

/// One thing that the doctor found about how this computer is reached, or how it reaches another one. The window and the console have a sentence and one fix for each.
public sealed interface Finding {
    /// How serious it is.
    Level level();

    /// How serious a finding is, the most serious first.
    enum Level {
        /// It prevents connections.
        PROBLEM,
        /// It may prevent connections, or something could not be found out.
        NOTE,
        /// It is as it should be.
        GOOD
    }

    // --- this computer

    /// We listen on a port.
    record Listening(int port) implements Finding {
        @Override
        public Level level() {
            return Level.GOOD;
        }
    }

    /// We should listen on a port, but a connection to it from this computer fails.
    record NotListening(int port) implements Finding {
        @Override
        public Level level() {
            return Level.PROBLEM;
        }
    }

    /// Another program has the port that we wanted.
    ///
    /// @param program its name, if the system told it
    record PortTaken(int wanted, int port, Optional<String> program) implements Finding {
        @Override
        public Level level() {
            return Level.NOTE;
        }
    }

    /// We listen on the loopback address only, because the person chose it at the start.
    record OnlyThisComputer(int port) implements Finding {
        @Override
        public Level level() {
            return Level.PROBLEM;
        }
    }

    /// We listen on one address only, which this computer no longer has.
    record AddressGone(String host) implements Finding {
        @Override
        public Level level() {
            return Level.PROBLEM;
        }
    }

    /// This computer is not connected to a network.
    record NoNetwork() implements Finding {
        @Override
        public Level level() {
            return Level.PROBLEM;
        }
    }

    /// This computer is in several networks, and has another address in each.
    record SeveralNetworks(List<OwnAddress> addresses) implements Finding {
        /// Copies the list.
        public SeveralNetworks {
            addresses = List.copyOf(addresses);
        }

        @Override
        public Level level() {
            return Level.NOTE;
        }
    }

    /// One address of this computer.
    ///
    /// @param interfaceName name of the network interface
    /// @param vpn           whether the interface looks like that of a VPN
    record OwnAddress(String interfaceName, InetAddress address, boolean vpn) {}

    /// The default route goes through a VPN, so the address that we show first is that of the VPN.
    ///
    /// @param vpn   our address in the VPN
    /// @param local our address in the local network
    record VpnFirst(OwnAddress vpn, InetAddress local) implements Finding {
        @Override
        public Level level() {
            return Level.NOTE;
        }
    }

    // --- how others see this computer

    /// No connected contact could say how it sees us.
    record NobodyToAsk() implements Finding {
        @Override
        public Level level() {
            return Level.NOTE;
        }
    }

    /// Contacts see us at an address that is ours.
    record SeenAt(InetAddress address) implements Finding {
        @Override
        public Level level() {
            return Level.GOOD;
        }
    }

    /// Contacts on other computers reached us, by a call of their own or because we asked them to call back.
    record Reached(int contacts) implements Finding {
        @Override
        public Level level() {
            return Level.GOOD;
        }
    }

    /// Every contact that was asked to call back has switched that off.
    record ChecksDeclined() implements Finding {
        @Override
        public Level level() {
            return Level.NOTE;
        }
    }

    /// Contacts outside see the address of a router, which does not pass their calls on to us.
    ///
    /// @param seen   the address that they see
    /// @param ours   the address of this computer behind the router
    /// @param port   the port to forward
    /// @param proven whether a call failed; else nobody tried
    /// @param asked  whether port mapping is switched on, and did not help
    record BehindRouter(InetAddress seen, InetAddress ours, int port, boolean proven, boolean asked) implements Finding {
        @Override
        public Level level() {
            return proven ? Level.PROBLEM : Level.NOTE;
        }
    }

    /// At the address where a contact sees us, something else answers on our port.
    record AnotherAnswers(PeerAddress where) implements Finding {
        @Override
        public Level level() {
            return Level.PROBLEM;
        }
    }

    /// Calls of contacts to our port get no answer: a firewall drops them.
    ///
    /// @param line see [Firewall#line]
    record FirewallDrops(int port, Firewall firewall, String line) implements Finding {
        @Override
        public Level level() {
            return Level.PROBLEM;
        }
    }

    /// Calls of contacts to our port are refused although we listen: a firewall rejects them.
    ///
    /// @param line see [Firewall#line]
    record FirewallRejects(int port, Firewall firewall, String line) implements Finding {
        @Override
        public Level level() {
            return Level.PROBLEM;
        }
    }

    /// A firewall is active on this computer, and nobody has reached us so far.
    ///
    /// @param line see [Firewall#line]
    record FirewallMayBlock(int port, Firewall firewall, String line) implements Finding {
        @Override
        public Level level() {
            return Level.NOTE;
        }
    }

    /// The router passes calls to this address on to us.
    record PortMapped(PeerAddress external) implements Finding {
        @Override
        public Level level() {
            return Level.GOOD;
        }
    }

    /// The person switched port mapping on, but the router does not map our port.
    record NotMapped(int port) implements Finding {
        @Override
        public Level level() {
            return Level.NOTE;
        }
    }

    // --- clocks and announcements

    /// The clock of this computer is wrong: those of all contacts differ from it in the same direction.
    ///
    /// @param contacts how many they are, at least two
    /// @param ahead    by how much they are ahead; negative if they are behind
    record OwnClockWrong(int contacts, Duration ahead) implements Finding {
        @Override
        public Level level() {
            return Level.NOTE;
        }
    }

    /// The clock of a contact differs from ours; which of the two is wrong is not known.
    ///
    /// @param ahead by how much the clock of the contact is ahead; negative if it is behind
    record ClocksDiffer(PeerId contact, Duration ahead) implements Finding {
        @Override
        public Level level() {
            return Level.NOTE;
        }
    }

    /// No announcement of another computer arrives, so that *Nearby* stays empty.
    record MulticastBlocked() implements Finding {
        @Override
        public Level level() {
            return Level.NOTE;
        }
    }

    // --- another computer, which the person could not add

    /// A connection to the address can be made now.
    record TargetAnswers(PeerAddress target) implements Finding {
        @Override
        public Level level() {
            return Level.GOOD;
        }
    }

    /// The other computer refuses the connection.
    record TargetRefuses(PeerAddress target) implements Finding {
        @Override
        public Level level() {
            return Level.PROBLEM;
        }
    }

    /// The other computer, or a firewall on the way to it, does not answer.
    record TargetSilent(PeerAddress target) implements Finding {
        @Override
        public Level level() {
            return Level.PROBLEM;
        }
    }

    /// The address belongs to a private network that this computer is not in.
    ///
    /// @param ours our address
    record WrongNetwork(PeerAddress target, InetAddress ours) implements Finding {
        @Override
        public Level level() {
            return Level.PROBLEM;
        }
    }

    /// The address is in our network, but no computer answers there, not even below the level of a firewall: it is off, or the network keeps its devices apart.
    record Isolated(PeerAddress target) implements Finding {
        @Override
        public Level level() {
            return Level.PROBLEM;
        }
    }

    /// The system has no way to the address.
    record NoWay(PeerAddress target) implements Finding {
        @Override
        public Level level() {
            return Level.PROBLEM;
        }
    }

    /// No computer with this name was found.
    record UnknownTarget(String host) implements Finding {
        @Override
        public Level level() {
            return Level.PROBLEM;
        }
    }
}
