package org.hashverse.node;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hashverse.chat.Invite;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.store.profile.Preset;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.OwnAddresses;

/// Who and where we are. Node thread only.
final class OwnIdentity {
    /// New at each start, so that two programs with one key can be told apart.
    final String instance = MessageId.random().hex();
    final PeerId id;
    private final Path folder;
    private final Preset preset;
    /// The host that was asked for; empty for all interfaces, however that was asked for.
    private final Optional<String> boundHost;
    private final Optional<InetAddress> bound;
    private final Optional<Settings.Accept> acceptNow;
    private final Events events;
    private final Background background;
    private Settings settings;
    private int port;
    private Optional<Integer> portTaken = Optional.empty();
    private List<String> hosts = List.of();

    OwnIdentity(PeerId id, NodeSetup setup, Events events, Background background) {
        this.id = id;
        folder = setup.profile().folder();
        preset = setup.profile().preset();
        var asked = setup.host().map(host -> new PeerAddress(host, PeerAddress.DEFAULT_PORT));
        bound = asked.flatMap(PeerAddress::ip).filter(ip -> !ip.isAnyLocalAddress());
        boundHost = asked.filter(host -> !host.literal() || bound.isPresent()).map(host -> host.withoutZone().host());
        acceptNow = setup.accept();
        settings = setup.profile().settings();
        this.events = events;
        this.background = background;
    }

    /// We listen now. `taken` is the port that was wanted.
    void listening(int port, Optional<Integer> taken) {
        this.port = port;
        portTaken = taken;
        if (taken.isEmpty() && settings.port() != port) change(s -> s.withPort(port));
        tell();
    }

    /// The interfaces changed, or were looked at for the first time. Whether they are others than before.
    boolean hosts(List<String> latest) {
        if (hosts.equals(latest)) return false;
        hosts = latest;
        tell();
        return true;
    }

    Settings settings() {
        return settings;
    }

    Settings.Accept accept() {
        return acceptNow.orElse(settings.accept());
    }

    void change(UnaryOperator<Settings> change) {
        var before = settings;
        settings = preset.enforce(Objects.requireNonNull(change.apply(before)));
        if (settings.equals(before)) return;
        background.saveSettings(settings);
        events.tell(new NodeEvent.SettingsChanged(settings));
        if (!settings.name().equals(before.name()) || !settings.token().equals(before.token())) tell();
    }

    /// Makes the present invite's token void and a new one.
    void renewInvite() {
        change(known -> known.withToken(Settings.newToken()));
    }

    private void tell() {
        events.tell(new NodeEvent.SelfChanged(view()));
    }

    int port() {
        return port;
    }

    /// Where others may reach us, best first, at most as many as an invite holds; never the loopback address unless it was asked for.
    List<PeerAddress> addresses() {
        if (boundHost.isPresent()) return List.of(new PeerAddress(boundHost.get(), port));
        return hosts.stream().limit(Invite.MAX_ADDRESSES).map(host -> new PeerAddress(host, port)).toList();
    }

    /// Whether an address leads back to this node.
    boolean ours(InetSocketAddress address) {
        if (address.getPort() != port) return false;
        if (bound.isEmpty()) return OwnAddresses.ours(address.getAddress());
        // calling nobody's address means calling the loopback
        return address.getAddress().equals(bound.get()) || address.getAddress().isAnyLocalAddress() && bound.get().isLoopbackAddress();
    }

    /// The same for a typed address, as far as can be said without a look-up.
    boolean ours(PeerAddress address) {
        return address.ip().filter(ip -> ours(new InetSocketAddress(ip, address.port()))).isPresent();
    }

    /// Whether an address that a peer named can be of use to us: not one of nobody, not of ourselves, and none that is private to a network from outside of
    /// which the peer speaks to us. There it would be somebody else's, and the peer would have us call what it cannot call itself.
    boolean useful(PeerAddress address, InetSocketAddress teller) {
        if (!address.literal()) return true;
        var ip = address.ip().orElseThrow();
        if (ip.isMulticastAddress() || ip.isAnyLocalAddress()) return false;
        return AddressReach.of(ip).compareTo(AddressReach.of(teller.getAddress())) >= 0 && !ours(address);
    }

    Self view() {
        var all = new ArrayList<>(addresses());
        boolean network = !all.isEmpty();
        if (!network) all.add(new PeerAddress("127.0.0.1", port));
        var invite = new Invite(id, all, Optional.of(settings.name()), Optional.of(settings.token()));
        return new Self(id, settings.name(), port, all.getFirst(), all.subList(1, all.size()), network, portTaken, invite, folder, preset.locked());
    }
}
