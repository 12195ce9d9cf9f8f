package org.hashverse.node.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hashverse.chat.Invite;
import org.hashverse.chat.PeerAddress;
import org.hashverse.node.TestLimits;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.kit.Background;
import org.hashverse.node.kit.Events;
import org.hashverse.node.kit.Limits;
import org.hashverse.node.kit.NodeClock;
import org.hashverse.node.kit.NodeSetup;
import org.hashverse.node.kit.RetryPause;
import org.hashverse.store.profile.Profile;
import org.hashverse.transport.Papers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnIdentityTest {
    @TempDir
    private Path folder;

    @Test
    void changedInterfacesAreToldOnceAndNoInterfaceMeansNoNetwork() throws Exception {
        var told = new ArrayList<NodeEvent>();
        var events = new Events(100, Runnable::run);
        try (var profile = Profile.open(folder); var background = new Background(profile, new RetryPause(TestLimits.STORE.retry(), System::nanoTime), Runnable::run, events)) {
            events.subscribe(Runnable::run, told::add);
            var myself = new OwnIdentity(Papers.good().id(), NodeSetup.of(profile, Optional.empty(), Optional.empty()), events, background);
            myself.listening(8_000, Optional.empty());
            told.clear();
            assertTrue(myself.noteHosts(List.of("10.0.0.7", "fd00::7")), "the addresses changed, so contacts are called");
            assertFalse(myself.noteHosts(List.of("10.0.0.7", "fd00::7")));
            assertEquals(1, told.size());
            assertTrue(myself.view().network());
            assertEquals(List.of(new PeerAddress("10.0.0.7", 8_000), new PeerAddress("fd00::7", 8_000)), myself.addresses());
            assertTrue(myself.noteHosts(List.of()));
            assertFalse(((NodeEvent.SelfChanged) told.getLast()).self().network());
            assertEquals(new PeerAddress("127.0.0.1", 8_000), myself.view().address());
        }
    }

    @Test
    void theAddressOfAllInterfacesIsOursUnlessWeListenOnOneNetworkCard() throws Exception {
        record Case(Optional<String> bound, boolean nobodys, boolean loopback) {}
        for (var one : List.of(new Case(Optional.empty(), true, true), new Case(Optional.of("0.0.0.0"), true, true), new Case(Optional.of("::"), true, true),
                new Case(Optional.of("127.0.0.1"), true, true), new Case(Optional.of("10.0.0.7"), false, false))) {
            var events = new Events(100, Runnable::run);
            try (var profile = Profile.open(folder); var background = new Background(profile, new RetryPause(TestLimits.STORE.retry(), System::nanoTime), Runnable::run, events)) {
                var setup = new NodeSetup(profile, one.bound, Optional.empty(), Optional.empty(), Limits.PRODUCT, NodeClock.SYSTEM);
                var myself = new OwnIdentity(Papers.good().id(), setup, events, background);
                myself.listening(8_000, Optional.empty());
                for (var host : List.of("0.0.0.0", "::")) {
                    assertEquals(one.nobodys, myself.ours(new PeerAddress(host, 8_000)), one + " " + host);
                    assertFalse(myself.ours(new PeerAddress(host, 8_001)));
                }
                assertEquals(one.loopback, myself.ours(new PeerAddress("127.0.0.1", 8_000)), one.toString());
            }
        }
    }

    private interface Check {
        void of(OwnIdentity myself);
    }

    private void bound(String host, Check check) throws Exception {
        var events = new Events(100, Runnable::run);
        try (var profile = Profile.open(folder); var background = new Background(profile, new RetryPause(TestLimits.STORE.retry(), System::nanoTime), Runnable::run, events)) {
            var setup = new NodeSetup(profile, Optional.ofNullable(host), Optional.empty(), Optional.empty(), Limits.PRODUCT, NodeClock.SYSTEM);
            var myself = new OwnIdentity(Papers.good().id(), setup, events, background);
            myself.listening(8_000, Optional.empty());
            check.of(myself);
        }
    }

    @Test
    void aNodeBoundToAllInterfacesGivesTheirAddresses() throws Exception {
        for (var all : new String[] {null, "0.0.0.0", "::", "[::]"}) bound(all, myself -> {
            myself.noteHosts(List.of("10.0.0.7", "169.254.1.2"));
            assertEquals(List.of(new PeerAddress("10.0.0.7", 8_000), new PeerAddress("169.254.1.2", 8_000)), myself.addresses());
            assertEquals(myself.addresses(), myself.view().invite().addresses());
            assertTrue(myself.view().network());
        });
    }

    @Test
    void theLoopbackAddressIsGivenOnlyIfItWasBoundOrThereIsNoOther() throws Exception {
        bound(null, myself -> {
            myself.noteHosts(List.of("169.254.1.2"));
            assertEquals(List.of(new PeerAddress("169.254.1.2", 8_000)), myself.view().invite().addresses());
            myself.noteHosts(List.of());
            assertEquals(List.of(new PeerAddress("127.0.0.1", 8_000)), myself.view().invite().addresses());
        });
        bound("127.0.0.1", myself -> {
            myself.noteHosts(List.of("10.0.0.7"));
            assertEquals(List.of(new PeerAddress("127.0.0.1", 8_000)), myself.view().invite().addresses());
            myself.noteHosts(List.of());
            assertTrue(myself.view().network(), "the host that was given to bind is an address to give to others");
        });
    }

    @Test
    void theAddressOfAForwardedPortStandsSecondAndLeadsBackToUs() throws Exception {
        var forwarded = new PeerAddress("home.example.org", 9_000);
        bound(null, myself -> {
            myself.noteHosts(List.of("10.0.0.7", "fd00::7"));
            assertFalse(myself.ours(forwarded));
            myself.change(settings -> settings.withReach(settings.reach().withForwarded(Optional.of(forwarded))));
            assertEquals(List.of(new PeerAddress("10.0.0.7", 8_000), forwarded, new PeerAddress("fd00::7", 8_000)), myself.view().invite().addresses());
            assertTrue(myself.ours(forwarded));
            myself.noteHosts(IntStream.rangeClosed(1, Invite.MAX_ADDRESSES).mapToObj(i -> "10.0.0." + i).toList());
            assertEquals(Invite.MAX_ADDRESSES, myself.addresses().size());
            assertEquals(forwarded, myself.addresses().get(1));
            myself.noteHosts(List.of());
            assertEquals(List.of(forwarded), myself.view().invite().addresses());
            assertTrue(myself.view().network());
            myself.noteHosts(List.of("10.0.0.7"));
            myself.change(settings -> settings.withReach(settings.reach().withForwarded(Optional.of(new PeerAddress("10.0.0.7", 8_000)))));
            assertEquals(List.of(new PeerAddress("10.0.0.7", 8_000)), myself.addresses(), "each address once");
        });
    }

    @Test
    void aNodeBoundToAnAddressWithAZoneGivesItWithoutTheZone() throws Exception {
        bound("fe80::1%Unplugged7", myself -> {
            assertEquals(List.of(new PeerAddress("fe80::1", 8_000)), myself.addresses());
            assertEquals(myself.view().invite(), Invite.parse(myself.view().invite().toString()));
            assertTrue(myself.ours(new PeerAddress("fe80::1", 8_000)));
            assertTrue(myself.ours(new PeerAddress("fe80::1%Other8", 8_000)));
        });
    }

    @Test
    void privateAddressesAreNotAcceptedFromOutsideOfTheirNetwork() throws Exception {
        record Case(String teller, List<String> taken, List<String> left) {}
        var publics = List.of("93.184.216.34", "2606:2800:220:1::1", "64:ff9b::8.8.8.8", "2002:808:808::1");
        var privates = List.of("10.0.0.9", "172.16.0.9", "172.31.0.9", "192.168.0.9", "100.64.0.9", "100.127.0.9", "fc00::9", "fd00::9", "::ffff:10.0.0.9", "64:ff9b::10.0.0.9", "::10.0.0.9", "2002:a00:9::1");
        var linkLocals = List.of("169.254.0.9", "fe80::9");
        var host = List.of("127.0.0.9", "::1", "64:ff9b::127.0.0.1", "::127.0.0.1", "2002:7f00:1::1");
        bound("203.0.113.1", myself -> {
            for (var one : List.of(new Case("8.8.8.8", publics, join(privates, linkLocals, host)), new Case("2001:4860::1", publics, join(privates, linkLocals, host)),
                    new Case("172.32.0.1", publics, privates), new Case("100.128.0.1", publics, privates),
                    new Case("10.0.0.1", join(publics, privates), join(linkLocals, host)), new Case("fd00::1", join(publics, privates), join(linkLocals, host)),
                    new Case("169.254.0.1", join(publics, privates, linkLocals), host), new Case("127.0.0.1", join(publics, privates, linkLocals, host), List.of()),
                    new Case("127.0.0.1", List.of(), List.of("0.0.0.0", "::", "224.0.0.1", "ff02::1", "203.0.113.1")))) {
                var teller = new InetSocketAddress(InetAddress.ofLiteral(one.teller), 1);
                for (var named : one.taken) assertTrue(myself.mayCall(new PeerAddress(named, 8_000), teller), one.teller + " names " + named);
                for (var named : one.left) assertFalse(myself.mayCall(new PeerAddress(named, 8_000), teller), one.teller + " names " + named);
            }
        });
    }

    @SafeVarargs
    private static List<String> join(List<String>... lists) {
        var all = new ArrayList<String>();
        for (var list : lists) all.addAll(list);
        return all;
    }
}
