package org.hashverse.transport.reach;

import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.hashverse.transport.OwnAddresses;

/// The networks that this computer is in.
public final class OwnNetworks {
    /// Most addresses that are listed.
    static final int MOST = 32;
    // names that Linux, macOS, BSD and the usual programs give the interface of a VPN
    private static final Pattern VPN = Pattern.compile("(tun|tap|wg|ppp|utun|ipsec|gpd|zt|ts|tailscale|nordlynx|proton|mullvad|cscotun|vpn).*|.*(vpn|wireguard|tailscale|zerotier).*");

    private OwnNetworks() {}

    /// One address of this computer, and the network that it is in.
    ///
    /// @param card    name of the network interface
    /// @param address our address there
    /// @param prefix  length of the network's prefix in bits
    /// @param vpn     whether the interface looks like that of a VPN
    /// @param bridge  whether the interface is a bridge of containers or virtual machines
    public record Place(String card, InetAddress address, int prefix, boolean vpn, boolean bridge) {
        /// Whether an address is in the network of this place.
        public boolean contains(InetAddress other) {
            var ours = address.getAddress();
            var theirs = other.getAddress();
            if (ours.length != theirs.length) return false;
            for (int bit = 0; bit < prefix; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((ours[bit / 8] & mask) != (theirs[bit / 8] & mask)) return false;
            }
            return true;
        }
    }

    /// The addresses of all interfaces that are up, at most [#MOST], without loopback and multicast addresses. IPv6 link-local addresses are left out: every interface
    /// has one.
    public static List<Place> list() {
        var places = new ArrayList<Place>();
        try {
            for (var card : Collections.list(NetworkInterface.getNetworkInterfaces()))
                if (up(card)) for (var at : card.getInterfaceAddresses()) if (counts(at) && places.size() < MOST) places.add(place(card, at));
        } catch (SocketException unknown) {
            return List.of();
        }
        return List.copyOf(places);
    }

    private static boolean counts(InterfaceAddress at) {
        var ip = at.getAddress();
        return !ip.isLoopbackAddress() && !ip.isMulticastAddress() && !(ip.isLinkLocalAddress() && ip.getAddress().length > 4);
    }

    private static Place place(NetworkInterface card, InterfaceAddress at) {
        return new Place(card.getName(), at.getAddress(), at.getNetworkPrefixLength(), vpn(card.getName()) || vpn(card.getDisplayName()) || pointToPoint(card),
                OwnAddresses.bridge(card.getName()));
    }

    /// Whether an interface with this name looks like that of a VPN.
    static boolean vpn(String name) {
        return name != null && VPN.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }

    // an interface that is being unplugged fails here; the others must still be listed
    private static boolean up(NetworkInterface card) {
        try {
            return card.isUp() && !card.isLoopback();
        } catch (SocketException gone) {
            return false;
        }
    }

    private static boolean pointToPoint(NetworkInterface card) {
        try {
            return card.isPointToPoint();
        } catch (SocketException gone) {
            return false;
        }
    }
}
