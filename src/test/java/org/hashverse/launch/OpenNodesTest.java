package org.hashverse.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hashverse.TestPorts;
import org.hashverse.chat.Invite;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Standing;
import org.hashverse.node.Node;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.store.profile.Preset;
import org.hashverse.store.settings.Setting;
import org.hashverse.store.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command line, an administrator's settings and a profile together decide how a node starts.
class OpenNodesTest {
    @TempDir
    Path temp;

    private CommandLine.Run line(String... words) throws CommandLine.Misuse {
        var all = new ArrayList<>(List.of("--console", "--name", "Chen"));
        all.addAll(List.of(words));
        return assertInstanceOf(CommandLine.Run.class, CommandLine.parse(all));
    }

    private Preset preset(Settings values, Set<Setting> locked, Invite... invites) {
        return new Preset(Optional.of(temp.resolve("hashverse.json")), values, locked, locked, List.of(invites));
    }

    private static List<Peer> contacts(Node node) throws Exception {
        var peers = new ArrayList<Peer>();
        TestNode.get(node.history().conversations()); // requests before this one are done now
        try (var _ = node.subscribe(Runnable::run, event -> { if (event instanceof NodeEvent.PeerChanged(var peer)) peers.add(peer); })) {
            TestNode.get(node.history().conversations());
        }
        return peers.stream().filter(peer -> peer.standing() == Standing.CONTACT).toList();
    }

    @Test
    void aCommandLineThatContradictsALockIsRefusedBeforeAnythingIsCreated() throws Exception {
        var port = preset(Settings.defaults("").withPort(9000), Set.of(Setting.PORT));
        try (var nodes = new OpenNodes(() -> port)) {
            var refused = assertThrows(IOException.class, () -> nodes.start(temp.resolve("ana"), line("127.0.0.1", "9001"), TestFront.NOBODY));
            assertEquals("port 9000 is set by your administrator in " + temp.resolve("hashverse.json") + "; start without 9001", refused.getMessage());
        }
        var ask = preset(Settings.defaults("").withAccept(Settings.Accept.ASK), Set.of(Setting.ACCEPT));
        try (var nodes = new OpenNodes(() -> ask)) {
            var refused = assertThrows(IOException.class, () -> nodes.start(temp.resolve("ana"), line("--accept", "anyone"), TestFront.NOBODY));
            assertEquals("accept ask is set by your administrator in " + temp.resolve("hashverse.json") + "; start without --accept anyone", refused.getMessage());
        }
        assertFalse(Files.exists(temp.resolve("ana")));
        line("127.0.0.1", "9000", "--accept", "anyone").checkLocked(port); // a line that agrees with the lock is accepted
        line("127.0.0.1", "9001", "--accept", "ask").checkLocked(ask);
    }

    @Test
    void aBrokenPresetStartsNothing() throws Exception {
        var file = temp.resolve("hashverse.json");
        Files.writeString(file, "{");
        try (var nodes = new OpenNodes(() -> Preset.read(file))) {
            assertThrows(Preset.Broken.class, () -> nodes.start(temp.resolve("ana"), line(), TestFront.NOBODY));
        }
        assertFalse(Files.exists(temp.resolve("ana")));
    }

    @Test
    void presetInvitesAreAddedOnceWithTheirTokenAndNotAfterARemoval() throws Exception {
        try (var bo = TestNode.in(temp.resolve("bo"), "Bo", Settings.Accept.ASK, 0)) {
            var invite = bo.await(NodeEvent.SelfChanged.class, told -> told.self().port() != 0).self().invite();
            var here = new Invite(invite.key(), List.of(bo.address()), Optional.of(new PeerName("Teacher")), invite.token());
            var preset = preset(Settings.defaults(""), Set.of(), here);
            var folder = temp.resolve("chen");
            var line = line("127.0.0.1", "" + TestPorts.free());
            try (var nodes = new OpenNodes(() -> preset)) {
                var node = nodes.start(folder, line, TestFront.NOBODY);
                assertEquals(List.of(bo.id()), contacts(node).stream().map(Peer::id).toList());
                bo.await(NodeEvent.PeerChanged.class, told -> told.peer().id().equals(node.id()) && told.peer().standing() == Standing.CONTACT && told.peer().connected());
                assertTrue(TestNode.get(node.remove(bo.id())));
            }
            try (var nodes = new OpenNodes(() -> preset)) {
                assertEquals(List.of(), contacts(nodes.start(folder, line, TestFront.NOBODY)));
            }
        }
    }

    @Test
    void aPresetContactThatIsOfflineAtTheFirstStartIsAddedToo() throws Exception {
        var away = new PeerAddress("127.0.0.1", TestPorts.free());
        var key = PeerId.of(new byte[32]);
        var preset = preset(Settings.defaults(""), Set.of(), new Invite(key, List.of(away), Optional.of(new PeerName("Teacher")), Optional.empty()));
        var folder = temp.resolve("chen");
        var line = line("127.0.0.1", "" + TestPorts.free());
        for (int start = 0; start < 2; start++) {
            try (var nodes = new OpenNodes(() -> preset)) {
                var contact = contacts(nodes.start(folder, line, TestFront.NOBODY)).getFirst();
                assertEquals(key, contact.id());
                assertEquals("Teacher", contact.name().text());
            }
        }
    }

    @Test
    void aPresetContactThatComesLaterStillGetsTheToken() throws Exception {
        int port = TestPorts.free();
        Invite invite;
        try (var bo = TestNode.in(temp.resolve("bo"), "Bo", Settings.Accept.ASK, port)) {
            invite = new Invite(bo.id(), List.of(bo.address()), Optional.empty(), bo.self().invite().token());
        }
        var preset = preset(Settings.defaults(""), Set.of(), invite);
        var folder = temp.resolve("chen");
        var line = line("127.0.0.1", "" + TestPorts.free());
        try (var nodes = new OpenNodes(() -> preset)) {
            contacts(nodes.start(folder, line, TestFront.NOBODY)); // nobody is there
        }
        try (var nodes = new OpenNodes(() -> preset)) {
            var chen = nodes.start(folder, line, TestFront.NOBODY);
            contacts(chen);
            try (var bo = TestNode.in(temp.resolve("bo"), "Bo", Settings.Accept.ASK, port)) {
                bo.await(NodeEvent.PeerChanged.class, told -> told.peer().id().equals(chen.id()) && told.peer().connected() && told.peer().standing() == Standing.CONTACT);
            }
        }
    }

    @Test
    void aGuestDoesNotAddPresetContacts() throws Exception {
        var key = PeerId.of(new byte[32]);
        var preset = preset(Settings.defaults(""), Set.of(), new Invite(key, List.of(new PeerAddress("127.0.0.1", TestPorts.free())), Optional.empty(), Optional.empty()));
        try (var nodes = new OpenNodes(() -> preset)) {
            assertEquals(List.of(), contacts(nodes.start(temp.resolve("guest"), line("--guest", "127.0.0.1", "" + TestPorts.free()), TestFront.NOBODY)));
        }
    }
}
