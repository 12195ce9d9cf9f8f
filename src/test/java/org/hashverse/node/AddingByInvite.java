package org.hashverse.node;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hashverse.chat.Invite;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Standing;
import org.hashverse.store.profile.PeerBook;
import org.hashverse.store.profile.PeerRecord;
import org.hashverse.store.profile.Profile;
import org.hashverse.store.settings.Settings;
import org.junit.jupiter.api.io.TempDir;

/// Opens a node called Ana, reads and writes the peers in its profile, and makes invites for it.
abstract class AddingByInvite {
    @TempDir
    Path folder;

    static Invite invite(PeerId key, List<PeerAddress> addresses) {
        return new Invite(key, addresses, Optional.of(new PeerName("Cy")), Optional.of("0123456789abcdef"));
    }

    TestNode ana() throws Exception {
        return TestNode.in(folder, "Ana", Settings.Accept.ASK, 0, AttackedNode.patient());
    }

    List<PeerRecord> book() throws Exception {
        try (var profile = Profile.open(folder)) {
            return profile.peers().peers();
        }
    }

    void saved(PeerRecord... peers) throws Exception {
        try (var profile = Profile.open(folder)) {
            profile.save(new PeerBook(List.of(peers), List.of()));
        }
    }

    static PeerRecord record(PeerId id, Standing standing, PeerAddress... addresses) {
        return new PeerRecord(id, standing, new PeerName("Old Cy"), Optional.empty(), Optional.empty(), List.of(addresses), Optional.empty(), Optional.empty(), true, false, true, 0);
    }
}
