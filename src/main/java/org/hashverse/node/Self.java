package org.hashverse.node;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.Invite;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.store.settings.Setting;

/// Ourselves at one moment.
///
/// @param id       our key
/// @param name     what we call ourselves
/// @param port     where we listen
/// @param address  what to give to others: the bound address or the default route's; the loopback address with no network
/// @param more     further addresses of this computer, container bridges last
/// @param network  whether any interface beside loopback is up
/// @param portTaken the port that was wanted and used by another program, if so
/// @param invite   the link to give to others
/// @param folder   the profile's, in which all that is kept lies
/// @param locked   settings that an administrator set for this computer: changing them changes nothing
public record Self(PeerId id, PeerName name, int port, PeerAddress address, List<PeerAddress> more, boolean network, Optional<Integer> portTaken, Invite invite,
                   Path folder, Set<Setting> locked) {}
