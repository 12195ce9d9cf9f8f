package org.hashverse.transport.network;

import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The networks that this computer is in.
public final class OwnNetworks {
    /// Most addresses that are listed.
    static final int MOST_NETWORKS = 32;
    // names that Linux, macOS, BSD and the usual programs give the interface of a VPN
    private static final Pattern VPN = Pattern.compile("(tun|tap|wg|ppp|utun|ipsec|gpd|zt|ts|tailscale|nordlynx|proton|mullvad|cscotun|vpn).*|.*(vpn|wireguard|tailscale|zerotier).*");

    private OwnNetworks() {}

    /// The addresses of all interfaces that are up, at most [#MOST_NETWORKS], without loopback and multicast addresses. IPv6 link-local addresses are left out: every interface
    /// has one.
    public static List<OwnNetwork> list() {
        var networks = new ArrayList<OwnNetwork>();
        for (var each : OwnAddresses.interfaces(false))
            for (var at : each.getInterfaceAddresses()) if (counts(at) && networks.size() < MOST_NETWORKS) networks.add(network(each, at));
        return List.copyOf(networks);
    }

    private static boolean counts(InterfaceAddress at) {
        var ip = at.getAddress();
        return !ip.isLoopbackAddress() && !ip.isMulticastAddress() && !(ip.isLinkLocalAddress() && ip.getAddress().length > 4);
    }

    private static OwnNetwork network(NetworkInterface of, InterfaceAddress at) {
        boolean vpn = vpn(of.getName()) || vpn(of.getDisplayName()) || pointToPoint(of);
        return new OwnNetwork(of.getName(), at.getAddress(), at.getNetworkPrefixLength(), vpn, OwnAddresses.bridge(of.getName()));
    }

    /// Whether an interface with this name looks like that of a VPN.
    static boolean vpn(String name) {
        return name != null && VPN.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }

    private static boolean pointToPoint(NetworkInterface of) {
        try {
            return of.isPointToPoint();
        } catch (SocketException gone) {
            return false;
        }
    }
}
