package org.hashverse.console;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.console.words.ConsoleLine;
import org.hashverse.node.api.DoctorReport;
import org.hashverse.node.api.Finding;

/// Formats the report of the doctor as lines. The sentences are those of the window in English.
final class DoctorLines {
    private static final String ALLOW = " Allow Hashverse with this command, as an administrator: ";
    private static final String USES = " uses port ";

    private DoctorLines() {}

    /// The lines of a report.
    ///
    /// @param name what a contact is called
    static List<String> of(DoctorReport report, Function<PeerId, String> name) {
        var lines = new ArrayList<String>();
        for (var finding : report.findings()) lines.add("finding " + word(finding.level()) + " " + ConsoleLine.text(sentence(finding, name)));
        lines.add("findings " + lines.size() + " " + word(report.verdict()));
        return lines;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /// What was found, and the one thing to do.
    static String sentence(Finding finding, Function<PeerId, String> name) {
        return switch (finding) {
            case Finding.Listening(int port) -> "Hashverse listens on port " + port + ".";
            case Finding.NotListening(int port) -> "Port " + port + " does not answer on this computer. Quit Hashverse and start it again.";
            case Finding.PortTaken(int wanted, int port, var program) -> program.map(taker -> taker + USES + wanted + ", so Hashverse listens on " + port
                    + ". Give others your present address, or close " + taker + " and start Hashverse again.").orElseGet(() -> "Another program" + USES + wanted
                    + ", so Hashverse listens on " + port + ". Give others your present address, or close that program and start Hashverse again.");
            case Finding.OnlyThisComputer(_) -> "Hashverse was started for this computer only, so no other computer can call it. Start it again without an address.";
            case Finding.AddressGone(var host) -> "Hashverse listens at " + host + " only, and this computer no longer has that address. Start Hashverse again without an address.";
            case Finding.NoNetwork() -> "This computer is not connected to a network. Plug in a cable or join a Wi-Fi.";
            case Finding.SeveralNetworks(var places) -> "This computer is in several networks: " + places.stream().map(DoctorLines::place).collect(Collectors.joining(", "))
                    + ". Give others the address of the network that they are in too.";
            case Finding.VpnFirst(var vpn, var local) -> "A VPN (" + vpn.interfaceName() + ") comes before your own network, so others are told the address " + host(vpn.address())
                    + ". Give people on your own network the address " + host(local) + ".";
            case Finding.NobodyToAsk() -> "No connected contact could say whether it reaches you. Connect to a contact on another computer, then check again.";
            case Finding.SeenAt(var address) -> "Contacts see you at " + host(address) + ".";
            case Finding.Reached(int contacts) -> (contacts == 1 ? "One contact has" : contacts + " contacts have") + " reached this computer.";
            case Finding.ChecksDeclined() -> "Your contacts do not call back when they are asked to. Ask one of them to allow it in Settings → Network.";
            case Finding.BehindRouter(var seen, var ours, int port, boolean proven, boolean asked) -> "Others see you at " + host(seen) + (proven
                    ? ", the address of a router, and their calls end there. " + (asked ? forward(port, ours) : "Switch on that the router passes calls on to you: Settings → Network.")
                    : ", the address of a router. If calls from outside do not arrive, f" + forward(port, ours).substring(1));
            case Finding.AnotherAnswers(var where) -> "At " + where + ", another program or computer answers instead of yours. If a router forwards that port, let it forward to this computer.";
            case Finding.FirewallDrops(int port, _, var line) -> "Calls to port " + port + " of this computer get no answer: its firewall probably drops them." + allow(port, line);
            case Finding.FirewallRejects(int port, _, var line) -> "Calls to port " + port + " of this computer are refused although Hashverse listens: its firewall probably rejects them."
                    + allow(port, line);
            case Finding.FirewallMayBlock(int port, _, var line) -> "The firewall of this computer is on and may block port " + port + "." + allow(port, line);
            case Finding.PortMapped(var external) -> "The router passes calls to " + external + " on to this computer.";
            case Finding.NotMapped(int port) -> "The router did not open port " + port + ", although Hashverse asked it to. Allow PCP or NAT-PMP in the router.";
            case Finding.OwnClockWrong(int contacts, var ahead) -> "The clock of this computer differs from those of " + contacts + " contacts by " + length(ahead)
                    + ". Let the system set date and time by itself.";
            case Finding.ClocksDiffer(var contact, var ahead) -> "The clocks of this computer and of " + name.apply(contact) + " differ by " + length(ahead) + ". Set the one that is wrong.";
            case Finding.MulticastBlocked() -> "No announcement of another computer arrives here, so Nearby stays empty. Send an invite instead: guest Wi-Fi and VPNs often block announcements.";
            case Finding.TargetAnswers(var target) -> target.host() + " answers on port " + target.port() + " now. Try again.";
            case Finding.TargetRefuses(var target) -> target.host() + " answers, but Hashverse is not listening on port " + target.port() + ". Start it there and compare the port.";
            case Finding.TargetSilent(var target) -> "Nobody answered at " + target.host() + ", port " + target.port() + ". Is Hashverse running there? Its firewall may block port "
                    + target.port() + ": allow it there, or let them add you.";
            case Finding.WrongNetwork(var target, var ours) -> target.host() + " is in another network than this computer, which is " + host(ours) + ". Join the same network or VPN.";
            case Finding.Isolated(var target) -> target.host() + " is in your network, but no computer answers there. If it is switched on, the network keeps its devices apart, "
                    + "as guest Wi-Fi does: use another network.";
            case Finding.NoWay(var target) -> "This computer has no way to " + target.host() + ". Ask for another of their addresses, or for an invite.";
            case Finding.UnknownTarget(var host) -> "No computer called " + host + " was found. Check the spelling or use its number, like 10.0.0.9.";
        };
    }

    private static String allow(int port, String line) {
        return line.isEmpty() ? " Allow incoming TCP connections to port " + port + " in the firewall." : ALLOW + line;
    }

    private static String forward(int port, InetAddress ours) {
        return "Forward TCP port " + port + " to " + host(ours) + " in the router.";
    }

    private static String place(Finding.OwnAddress own) {
        return host(own.address()) + " (" + own.interfaceName() + (own.vpn() ? ", probably a VPN)" : ")");
    }

    private static String host(InetAddress address) {
        return PeerAddress.of(address, PeerAddress.DEFAULT_PORT).host();
    }

    private static String length(Duration difference) {
        var length = difference.abs();
        if (length.toMinutes() < 60) return length.toMinutes() + " min";
        return length.toHours() < 24 ? length.toHours() + " h" : length.toDays() + " d";
    }
}
