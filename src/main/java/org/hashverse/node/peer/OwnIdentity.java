package org.hashverse.node.peer;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hashverse.chat.Invite;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Self;
import org.hashverse.node.kit.Background;
import org.hashverse.node.kit.Events;
import org.hashverse.node.kit.NodeSetup;
import org.hashverse.store.profile.Preset;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.network.OwnAddresses;

/// Our key, name, addresses and settings. Node thread only.
public final class OwnIdentity {
    /// New at each start, so that two programs with the same key can be told apart.
    public final String instance = MessageId.random().hex();
    /// Our key.
    public final PeerId id;
    /// Our invites with a limit.
    public final IssuedInvites issued;
    private final Path folder;
    private final Preset preset;
    /// The host given to bind, as others see it: without a zone. Empty for all interfaces.
    private final Optional<String> shownHost;
    /// The IP address given to bind. Empty for all interfaces, and for a host name, which is not looked up here.
    private final Optional<InetAddress> boundIp;
    /// Who may become a contact in this run, in place of the setting.
    private final Optional<Settings.Accept> acceptOverride;
    private final Events events;
    private final Background background;
    private Settings settings;
    private int port;
    private Optional<Integer> portTaken = Optional.empty();
    private List<String> hosts = List.of();
    /// The address at which a router passes calls on to us.
    private Optional<PeerAddress> external = Optional.empty();

    /// @param setup gives the profile, the host to bind, and who may become a contact in this run
    public OwnIdentity(PeerId id, NodeSetup setup, Events events, Background background) {
        this.id = id;
        issued = new IssuedInvites(setup.profile().peers().issued(), this::tellSelf);
        folder = setup.profile().folder();
        preset = setup.profile().preset();
        var toBind = setup.host().map(host -> new PeerAddress(host, PeerAddress.DEFAULT_PORT));
        boundIp = toBind.flatMap(PeerAddress::ip).filter(ip -> !ip.isAnyLocalAddress());
        shownHost = toBind.filter(address -> !address.literal() || boundIp.isPresent()).map(address -> address.withoutZone().host());
        acceptOverride = setup.accept();
        settings = setup.profile().settings();
        this.events = events;
        this.background = background;
    }

    /// Notes the port on which we listen, and tells subscribers. Saves it as the setting too if no other program has the port that we wanted.
    ///
    /// @param taken the port that we wanted but another program uses; empty if we have the port that we wanted
    public void listening(int port, Optional<Integer> taken) {
        this.port = port;
        portTaken = taken;
        if (taken.isEmpty() && settings.port() != port) change(s -> s.withPort(port));
        tellSelf();
    }

    /// Notes the addresses of this computer, and tells subscribers if they changed. Returns whether they changed.
    public boolean noteHosts(List<String> latest) {
        if (hosts.equals(latest)) return false;
        hosts = latest;
        tellSelf();
        return true;
    }

    /// Notes the address at which a router passes calls on to us, or that there is none any more, and tells subscribers.
    public void noteExternal(Optional<PeerAddress> latest) {
        external = latest;
        tellSelf();
    }

    /// The present settings.
    public Settings settings() {
        return settings;
    }

    /// Which peers become contacts without a decision of the person.
    public Settings.Accept accept() {
        return acceptOverride.orElse(settings.accept());
    }

    /// Changes settings, saves them and tells subscribers. Settings that an administrator locked stay.
    public void change(UnaryOperator<Settings> change) {
        var before = settings;
        settings = preset.enforce(Objects.requireNonNull(change.apply(before)));
        if (settings.equals(before)) return;
        background.saveSettings(settings);
        events.tell(new NodeEvent.SettingsChanged(settings));
        if (!settings.name().equals(before.name()) || !settings.token().equals(before.token()) || !settings.reach().forwarded().equals(before.reach().forwarded())) tellSelf();
    }

    /// Replaces the token of our invite, saves it and tells subscribers.
    public void renewInvite() {
        change(present -> present.withToken(Settings.newToken()));
    }

    private void tellSelf() {
        events.tell(new NodeEvent.SelfChanged(view()));
    }

    /// The port on which we listen.
    public int port() {
        return port;
    }

    /// The port that we wanted but another program uses; empty if we have the port that we wanted.
    public Optional<Integer> portTaken() {
        return portTaken;
    }

    /// The IP address given to bind; empty for all interfaces, and for a host name.
    public Optional<InetAddress> bound() {
        return boundIp;
    }

    /// The addresses at which others may reach us, at most as many as an invite holds: the best one of this computer, then those of a forwarded port and of the router, which may be
    /// the only ones that work from elsewhere, then the others. The loopback address only if it was given to bind.
    public List<PeerAddress> addresses() {
        var all = new LinkedHashSet<PeerAddress>();
        var here = shownHost.map(List::of).orElse(hosts).stream().map(host -> new PeerAddress(host, port)).toList();
        here.stream().findFirst().ifPresent(all::add);
        settings.reach().forwarded().ifPresent(all::add);
        external.ifPresent(all::add);
        all.addAll(here);
        return all.stream().limit(Invite.MAX_ADDRESSES).toList();
    }

    /// Whether an address leads back to this node.
    public boolean ours(InetSocketAddress address) {
        if (address.getPort() != port) return false;
        if (boundIp.isEmpty()) return OwnAddresses.ours(address.getAddress()).orElse(false); // a call that reaches us ends all the same, because our own key answers
        // a call to 0.0.0.0 goes to the loopback address
        return address.getAddress().equals(boundIp.get()) || address.getAddress().isAnyLocalAddress() && boundIp.get().isLoopbackAddress();
    }

    /// Whether a typed address leads back to this node. False for a host name, because names are not looked up here, unless it is that of the forwarded port.
    public boolean ours(PeerAddress address) {
        if (external.filter(address::equals).isPresent() || settings.reach().forwarded().filter(address::equals).isPresent()) return true;
        return address.ip().filter(ip -> ours(new InetSocketAddress(ip, address.port()))).isPresent();
    }

    /// Whether we may call an address that a peer named. Not if it is 0.0.0.0, a multicast address or our own. Not if it reaches less far than the address of the peer
    /// that named it: there another computer of our network would answer. A host name always passes, because it is not looked up here.
    ///
    /// @param namedFrom where the peer that named it is connected from
    public boolean mayCall(PeerAddress address, InetSocketAddress namedFrom) {
        if (!address.literal()) return true;
        var ip = address.ip().orElseThrow();
        if (ip.isMulticastAddress() || ip.isAnyLocalAddress()) return false;
        return AddressScope.of(ip).compareTo(AddressScope.of(namedFrom.getAddress())) >= 0 && !ours(address);
    }

    /// Those of the addresses named by a peer that we may call, each once. Host names are left out, because a look-up would tell a name server about the peer.
    ///
    /// @param namedFrom see [#mayCall]
    /// @param most      how many are kept, the first ones
    public List<PeerAddress> callable(List<PeerAddress> named, InetSocketAddress namedFrom, int most) {
        return named.stream().filter(PeerAddress::literal).filter(address -> mayCall(address, namedFrom)).distinct().limit(most).toList();
    }

    /// What subscribers are told of us.
    public Self view() {
        var all = new ArrayList<>(addresses());
        boolean network = !all.isEmpty();
        if (!network) all.add(new PeerAddress("127.0.0.1", port));
        var invite = new Invite(id, all, Optional.of(settings.name()), Optional.of(settings.token()));
        return new Self(id, settings.name(), port, all.getFirst(), all.subList(1, all.size()), network, portTaken, invite, folder, preset.locked(), issued.all());
    }
}
