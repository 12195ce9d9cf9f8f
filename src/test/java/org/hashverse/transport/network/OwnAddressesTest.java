package org.hashverse.transport.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hashverse.transport.network.OwnAddresses.Candidate;
import org.hashverse.chat.PeerAddress;
import org.junit.jupiter.api.Test;

class OwnAddressesTest {
    private static Candidate card(String address) {
        return new Candidate(InetAddress.ofLiteral(address), false);
    }

    private static Candidate bridge(String address) {
        return new Candidate(InetAddress.ofLiteral(address), true);
    }

    private static List<String> sorted(String route, Candidate... candidates) {
        return OwnAddresses.sorted(Arrays.asList(candidates), route == null ? null : InetAddress.ofLiteral(route));
    }

    @Test
    void theDefaultRouteComesFirstBridgesLateAndLinkLocalLast() {
        assertEquals(List.of("10.0.0.7", "192.168.0.7", "fd00::7", "172.17.0.1", "169.254.1.2"),
                sorted("10.0.0.7", card("169.254.1.2"), bridge("172.17.0.1"), card("fd00::7"), card("192.168.0.7"), card("10.0.0.7"), card("fe80::7")));
    }

    @Test
    void anIpv6LinkLocalAddressIsListedIfThereIsNoOther() {
        assertEquals(List.of("169.254.1.2"), sorted(null, card("169.254.1.2"), card("fe80::7")));
        assertEquals(List.of("fe80::7"), sorted(null, card("fe80::7")));
        assertEquals(List.of("169.254.1.2"), sorted("169.254.1.2", card("169.254.1.2")));
    }

    @Test
    void addressesThatNobodyCanReachAreNotListed() {
        assertEquals(List.of(), sorted("127.0.0.1", card("127.0.0.1"), card("::1"), card("224.0.0.1"), card("0.0.0.0"), card("::")));
    }

    @Test
    void ifTheSystemDoesNotTellItsInterfacesNothingIsKnown() throws IOException {
        OwnAddresses.Lister failing = () -> {
            throw new SocketException("Too many open files");
        };
        assertEquals(Optional.empty(), OwnAddresses.list(failing));
        assertEquals(Optional.empty(), OwnAddresses.ours(InetAddress.ofLiteral("192.0.2.7"), failing));
        assertEquals(Optional.of(true), OwnAddresses.ours(InetAddress.ofLiteral("127.0.0.2"), failing), "loopback needs no interface");
        assertEquals(Optional.of(List.of()), OwnAddresses.list(Stream::empty));
        assertEquals(Optional.of(false), OwnAddresses.ours(InetAddress.ofLiteral("192.0.2.7"), Stream::empty));
    }

    @Test
    void theAddressesOfTheInterfacesAreOurs() throws IOException {
        for (var each : NetworkInterface.networkInterfaces().toList())
            for (var address : Collections.list(each.getInetAddresses())) assertEquals(Optional.of(true), OwnAddresses.ours(address));
        assertEquals(Optional.of(false), OwnAddresses.ours(InetAddress.ofLiteral("192.0.2.7")));
    }

    @Test
    void aZoneNamesAnInterfaceAndWithoutThatInterfaceThereIsNoAddress() {
        assertEquals(List.of(), OwnAddresses.resolved(new PeerAddress("fe80::1%Unplugged7", 8000)));
        assertEquals(List.of(InetAddress.ofLiteral("10.0.0.9")), OwnAddresses.resolved(new PeerAddress("10.0.0.9", 8000)));
        assertEquals(List.of(InetAddress.ofLiteral("fd00::9")), OwnAddresses.resolved(new PeerAddress("fd00::9", 8000)));
    }

    @Test
    void aHostIsOursByNumberAndNameAndTheErrorForAnotherListsOurs() throws IOException {
        assertEquals(InetAddress.ofLiteral("127.0.0.1"), OwnAddresses.of("127.0.0.1"));
        assertTrue(OwnAddresses.of("localhost").isLoopbackAddress());
        assertTrue(OwnAddresses.of("0.0.0.0").isAnyLocalAddress());
        for (var other : List.of("192.0.2.7", "fe80::1%Unplugged7", "nobody-has-this-name.invalid")) {
            var error = assertThrows(IOException.class, () -> OwnAddresses.of(other));
            assertTrue(error.getMessage().startsWith(other + " is not an address of this computer; its addresses are "), error.getMessage());
            assertFalse(error.getMessage().endsWith(" "));
        }
    }
}
