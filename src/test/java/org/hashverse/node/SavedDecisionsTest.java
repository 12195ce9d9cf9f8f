package org.hashverse.node;

import static org.hashverse.node.TestNode.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.hashverse.TestPorts;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.store.profile.Profile;
import org.hashverse.store.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person was told about a peer is on the disk: a kill at the moment of the answer does not undo it.
class SavedDecisionsTest {
    @TempDir
    private Path folder;
    @TempDir
    private Path copy;

    private Standing onDisk(PeerId peer) throws Exception {
        for (var name : List.of("identity.pem", "peers.json")) Files.copy(folder.resolve(name), copy.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        try (var profile = Profile.open(copy)) {
            return profile.peers().peers().stream().filter(one -> one.id().equals(peer)).findFirst().orElseThrow().standing();
        }
    }

    @Test
    void whoeverWasAddedOrAcceptedIsAContactAfterAKill() throws Exception {
        try (var ana = TestNode.in(folder, "Ana", Settings.Accept.ASK, TestPorts.free()); var bo = TestNode.open("Bo"); var chen = TestNode.open("Chen")) {
            assertInstanceOf(AddOutcome.Connected.class, get(ana.node.add(bo.address())));
            assertEquals(Standing.CONTACT, onDisk(bo.id()));
            get(chen.node.add(ana.address()));
            ana.awaitPeer(chen.id(), peer -> peer.standing() == Standing.STRANGER);
            assertTrue(get(ana.node.accept(chen.id())));
            assertEquals(Standing.CONTACT, onDisk(chen.id()));
            assertTrue(get(ana.node.block(bo.id())));
            assertEquals(Standing.BLOCKED, onDisk(bo.id()));
            assertTrue(get(ana.node.remove(chen.id())));
            assertEquals(Standing.REMOVED, onDisk(chen.id()));
        }
    }
}
