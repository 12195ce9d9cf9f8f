package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hashverse.chat.PeerAddress;
import org.hashverse.store.Profile;
import org.hashverse.transport.Papers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MyselfTest {
    @TempDir
    private Path folder;

    @Test
    void interfacesThatChangeAreToldOnceAndNoneIsNoNetwork() throws Exception {
        var told = new ArrayList<NodeEvent>();
        var events = new Events(100, Runnable::run);
        try (var profile = Profile.open(folder); var background = new Background(profile, TestLimits.STORE.retry(), Runnable::run, events)) {
            events.subscribe(Runnable::run, told::add);
            var myself = new Myself(Papers.good().id(), NodeSetup.of(profile, Optional.empty(), Optional.empty()), events, background);
            myself.listening(8_000, Optional.empty());
            told.clear();
            assertTrue(myself.hosts(List.of("10.0.0.7", "fd00::7")), "whoever is called back is called now");
            assertFalse(myself.hosts(List.of("10.0.0.7", "fd00::7")));
            assertEquals(1, told.size());
            assertTrue(myself.view().network());
            assertEquals(List.of(new PeerAddress("10.0.0.7", 8_000), new PeerAddress("fd00::7", 8_000)), myself.addresses());
            assertTrue(myself.hosts(List.of()));
            assertFalse(((NodeEvent.SelfChanged) told.getLast()).self().network());
            assertEquals(new PeerAddress("127.0.0.1", 8_000), myself.view().address());
        }
    }

    @Test
    void nobodysAddressIsOursUnlessWeListenOnASingleNetworkCard() throws Exception {
        record Case(Optional<String> bound, boolean nobodys, boolean loopback) {}
        for (var one : List.of(new Case(Optional.empty(), true, true), new Case(Optional.of("0.0.0.0"), true, true), new Case(Optional.of("::"), true, true),
                new Case(Optional.of("127.0.0.1"), true, true), new Case(Optional.of("10.0.0.7"), false, false))) {
            var events = new Events(100, Runnable::run);
            try (var profile = Profile.open(folder); var background = new Background(profile, TestLimits.STORE.retry(), Runnable::run, events)) {
                var setup = new NodeSetup(profile, one.bound, Optional.empty(), Optional.empty(), Limits.PRODUCT, NodeClock.SYSTEM);
                var myself = new Myself(Papers.good().id(), setup, events, background);
                myself.listening(8_000, Optional.empty());
                for (var host : List.of("0.0.0.0", "::")) {
                    assertEquals(one.nobodys, myself.ours(new PeerAddress(host, 8_000)), one + " " + host);
                    assertFalse(myself.ours(new PeerAddress(host, 8_001)));
                }
                assertEquals(one.loopback, myself.ours(new PeerAddress("127.0.0.1", 8_000)), one.toString());
            }
        }
    }
}
