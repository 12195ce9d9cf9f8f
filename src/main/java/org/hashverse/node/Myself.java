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
import org.hashverse.store.Preset;
import org.hashverse.store.Settings;
import org.hashverse.transport.OwnAddresses;

/// Who and where we are. Node thread only.
final class Myself {
    /// New at each start, so that two programs with one key can be told apart.
    final String instance = MessageId.random().hex();
    final PeerId id;
    private final Path folder;
    private final Preset preset;
    private final Optional<String> boundHost;
    private final Optional<Settings.Accept> acceptNow;
    private final Events events;
    private final Background background;
    private Settings settings;
    private int port;
    private Optional<Integer> portTaken = Optional.empty();
    private List<String> hosts = List.of();

    Myself(PeerId id, NodeSetup setup, Events events, Background background) {
        this.id = id;
        folder = setup.profile().folder();
        preset = setup.profile().preset();
        boundHost = setup.host();
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

    private void tell() {
        events.tell(new NodeEvent.SelfChanged(view()));
    }

    int port() {
        return port;
    }

    /// Where others may reach us, best first, at most as many as an invite holds.
    List<PeerAddress> addresses() {
        if (boundHost.isPresent()) return List.of(new PeerAddress(boundHost.get(), port));
        return hosts.stream().limit(Invite.MAX_ADDRESSES).map(host -> new PeerAddress(host, port)).toList();
    }

    /// Whether an address leads back to this node.
    boolean ours(InetSocketAddress address) {
        if (address.getPort() != port) return false;
        var bound = boundHost.map(InetAddress::ofLiteral);
        if (bound.filter(host -> !host.isAnyLocalAddress()).isEmpty()) return OwnAddresses.ours(address.getAddress());
        // calling nobody's address means calling the loopback
        return address.getAddress().equals(bound.get()) || address.getAddress().isAnyLocalAddress() && bound.get().isLoopbackAddress();
    }

    /// The same for a typed address, as far as can be said without a look-up.
    boolean ours(PeerAddress address) {
        return address.literal() && ours(new InetSocketAddress(InetAddress.ofLiteral(address.host()), address.port()));
    }

    /// Whether an address that a peer named can be of use to us: not one of a single cable, of nobody, of ourselves, and not
    /// this computer's own unless the teller is on it.
    boolean useful(PeerAddress address, InetSocketAddress teller) {
        if (!address.literal()) return true;
        var ip = InetAddress.ofLiteral(address.host());
        if (ip.isLinkLocalAddress() || ip.isMulticastAddress() || ip.isAnyLocalAddress()) return false;
        if (ip.isLoopbackAddress() && !teller.getAddress().isLoopbackAddress()) return false;
        return !ours(address);
    }

    Self view() {
        var all = new ArrayList<>(addresses());
        boolean network = !all.isEmpty();
        if (!network) all.add(new PeerAddress("127.0.0.1", port));
        var invite = new Invite(id, all, Optional.of(settings.name()), Optional.of(settings.token()));
        return new Self(id, settings.name(), port, all.getFirst(), all.subList(1, all.size()), network, portTaken, invite, folder, preset.locked());
    }
}
