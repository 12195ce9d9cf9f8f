package org.hashverse.node.api;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.Invite;
import org.hashverse.chat.IssuedInvite;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.store.settings.Setting;

/// Our own name, key and addresses at one moment.
///
/// @param id        our key
/// @param name      our name
/// @param port      the port on which we listen
/// @param address   the address to give to others: the host given to bind, or the address of the default route; the loopback address if there is none
/// @param more      further addresses of this computer, container bridges last
/// @param network   whether there is an address to give to others; always true if a host was given to bind
/// @param portTaken the port that we wanted but another program uses; empty if we have the port that we wanted
/// @param invite    our standing invite: any number of peers may use it until it is renewed
/// @param folder    the folder of the profile
/// @param locked    settings that an administrator locked; they cannot be changed
/// @param issued    our invites with a limit, the newest last
public record Self(PeerId id, PeerName name, int port, PeerAddress address, List<PeerAddress> more, boolean network, Optional<Integer> portTaken, Invite invite,
                   Path folder, Set<Setting> locked, List<IssuedInvite> issued) {
    /// Copies the list.
    public Self {
        issued = List.copyOf(issued);
    }

    /// A node without invites with a limit.
    public Self(PeerId id, PeerName name, int port, PeerAddress address, List<PeerAddress> more, boolean network, Optional<Integer> portTaken, Invite invite, Path folder, Set<Setting> locked) {
        this(id, name, port, address, more, network, portTaken, invite, folder, locked, List.of());
    }

    /// The link of one of our invites with a limit.
    public Invite invite(IssuedInvite limited) {
        return invite.withToken(limited.token());
    }
}
